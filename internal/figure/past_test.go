package figure_test

import (
	"context"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/testcity"
)

// TestPastFiguresAreLockedInOneOrder whatever order they are brought in: who waits for the first of them holds none of the others.
func TestPastFiguresAreLockedInOneOrder(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	reporter, signer := c.Actor("330481-hc/reporter"), c.Actor("330400-stat/signer")
	agreed := figure.Agreement{EnteredBy: reporter.UserID, TenantID: signer.TenantID, ByUser: signer.UserID, Duty: chain.Statistics, Why: "更正"}
	var past []figure.Past
	for year := 1990; year < 1993; year++ {
		past = append(past, figure.Past{
			Key:   figure.Key{Element: testcity.Deaths, AreaCode: testcity.Haining, Year: year, Category: figure.Total},
			Scope: figure.Scope{AreaPath: reporter.AreaPath, Line: "HC"}, Level: chain.County, TenantID: reporter.TenantID, Value: quantity.Of(decimal.NewFromInt(1)),
		})
	}
	bring := func(past []figure.Past) error {
		_, err := db.Write(t.Context(), c.Store, signer, func(tx *db.Tx) (struct{}, error) {
			return struct{}{}, figure.Bring(t.Context(), tx, past, agreed)
		})
		return err
	}
	require.NoError(t, bring(past))
	stored := testcity.Do(c, "330400-stat/signer", func(ctx context.Context, tx *db.Tx) (map[figure.Key]figure.At, error) {
		return figure.Stored(ctx, tx, []figure.Key{past[0].Key, past[1].Key, past[2].Key})
	})
	for i := range past {
		past[i].FigureID, past[i].Revision = stored[past[i].Key].FigureID, stored[past[i].Key].Revision
	}
	first, err := c.Owner().Begin(t.Context())
	require.NoError(t, err)
	_, err = first.Exec(t.Context(), `select from figure where id = $1 for update`, past[0].FigureID)
	require.NoError(t, err)
	brought := make(chan error, 1)
	go func() { brought <- bring([]figure.Past{past[2], past[1], past[0]}) }()
	waits := `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
	require.Eventually(t, func() bool { return c.Count(waits) == 1 }, 20*time.Second, 10*time.Millisecond, "it waits for the first")
	free := `with free as (select id from figure where id = any ($1::uuid[]) for update skip locked) select count(*) from free`
	require.EqualValues(t, 2, c.Count(free, []string{past[1].FigureID, past[2].FigureID}), "and holds none")
	require.NoError(t, first.Rollback(t.Context()))
	require.NoError(t, <-brought)
	require.EqualValues(t, 3, c.Count(`select count(*) from figure where revision = 2 and approved_revision = 2`))
}
