package sheet_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/source"
	"github.com/liangce/liangce/internal/testcity"
)

// feed makes a source of the city's health department and gives what delivers values of Haining's elements.
func feed(t *testing.T, c *testcity.City) func(element, value string) {
	t.Helper()
	_, err := db.Write(t.Context(), c.Store, access.Loader(testcity.Code), func(tx *db.Tx) ([]string, error) {
		return source.Load(t.Context(), tx, []source.Draft{{Source: source.Source{
			Code: "clinics", Name: "诊疗系统", NameEN: "Clinics", Line: "HC", Every: "month", Elements: db.TextArray{testcity.Births, testcity.Deaths, testcity.Exams},
		}}})
	})
	require.NoError(t, err)
	key := testcity.Do(c, "330400-hc/admin", func(ctx context.Context, tx *db.Tx) (source.Key, error) {
		return source.MakeKey(ctx, tx, "clinics", "", nil, nil)
	})
	sent := 0
	return func(element, value string) {
		t.Helper()
		sent++
		day := time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC)
		r := source.Record{Field: element, Area: testcity.Haining, Year: 2025, AsOf: day}
		if e, err := quantity.ParseEmptiness(value); err == nil {
			r.Value, r.Why = quantity.Absent(e), source.NotSurveyed
		} else {
			r.Value = quantity.Of(decimal.RequireFromString(value))
		}
		c.Move(c.Now().Add(time.Minute))
		actor, err := source.ActorOf(t.Context(), c.Store, key)
		require.NoError(t, err)
		got, err := db.Write(t.Context(), c.Store, actor, func(tx *db.Tx) (source.Received, error) {
			p := source.Parcel{Delivery: fmt.Sprint("d", sent), SHA256: strings.Repeat("0", 64), AsOf: day, Records: []source.Record{r}}
			return source.Receive(t.Context(), tx, key, p)
		})
		require.NoError(t, err)
		require.Equal(t, 1, got.Taken, "%+v", got.Problems)
	}
}

func take(c *testcity.City, d testcity.Desk, user string, cells ...sheet.Cell) (sheet.Saved, error) {
	id := d.Sheet().ID.String()
	var takings []sheet.Taking
	for _, cell := range cells {
		k := sheet.Taking{Obligation: cell.Obligation.ID, Category: cell.Category}
		if cell.Proposal != nil {
			k.Item = cell.Proposal.Item
		}
		if cell.Figure != nil {
			k.ExpectedRevision = cell.Figure.Newest.Revision
		}
		takings = append(takings, k)
	}
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (sheet.Saved, error) { return sheet.Take(ctx, tx, id, takings) })
}

func TestAReporterTakesWhatASourceProposes(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	deliver := feed(t, c)
	cell := func() sheet.Cell { return d.Cell(testcity.Exams, testcity.Haining, figure.Total) }
	require.Nil(t, cell().Proposal)
	deliver(testcity.Exams, "50")
	require.Equal(t, "50", cell().Proposal.Value.Dec.String())
	require.Nil(t, cell().Figure, "nothing is entered by a source")
	_, err := take(c, d, "330481-hc/reviewer", cell())
	require.Equal(t, "role", testcity.Reason(err))

	saved, err := take(c, d, "330481-hc/reporter", cell())
	require.NoError(t, err)
	require.Empty(t, saved.Problems)
	got := cell()
	require.Nil(t, got.Proposal, "what is taken is proposed no longer")
	require.Equal(t, "诊疗系统", got.From.Name)
	require.Equal(t, "2025-12-31", got.From.AsOf.Format(time.DateOnly))
	require.Equal(t, []any{chain.Draft, sheet.FromFeed, c.Actor("330481-hc/reporter").UserID, "50"},
		[]any{got.Figure.State, got.Figure.Newest.Origin, got.Figure.Newest.EnteredBy, got.Figure.Newest.Value.Decimal.String()})
	d.Submit(got.Obligation.ID)
	f := d.Approve(d.Figure(testcity.Exams))
	require.Equal(t, chain.Approved, f.State, "the same approval as a person's entry, and the one who took it does not review it")

	deliver(testcity.Exams, "51")
	require.Equal(t, "51", cell().Proposal.Value.Dec.String())
	require.Equal(t, "50", cell().Figure.Newest.Value.Decimal.String(), "an approved figure stands")
	saved, err = take(c, d, "330481-hc/reporter", cell())
	require.NoError(t, err)
	require.Equal(t, map[string]string{got.Obligation.ID: "WRONG_STATE.state"}, refusedAt(saved.Problems), "it is corrected as any other, with a reason")
}

func TestAProposalWritesOverNothing(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	deliver := feed(t, c)
	d.Save(d.Entry(testcity.Exams, testcity.Haining, figure.Total, "40", "手工核实"))
	deliver(testcity.Exams, "50")
	cell := func() sheet.Cell { return d.Cell(testcity.Exams, testcity.Haining, figure.Total) }
	require.Equal(t, "40", cell().Figure.Newest.Value.Decimal.String())
	require.Equal(t, "50", cell().Proposal.Value.Dec.String(), "it stands beside it")
	looked := cell()

	deliver(testcity.Exams, "55")
	saved, err := take(c, d, "330481-hc/reporter", looked)
	require.NoError(t, err)
	require.Equal(t, map[string]string{looked.Obligation.ID: "WRONG_STATE.proposal"}, refusedAt(saved.Problems), "nobody takes what was not looked at")
	stale := cell()
	d.Save(d.Entry(testcity.Exams, testcity.Haining, figure.Total, "41", "手工核实"))
	saved, err = take(c, d, "330481-hc/reporter", stale)
	require.NoError(t, err)
	require.Equal(t, map[string]string{looked.Obligation.ID: "STALE_REVISION."}, refusedAt(saved.Problems))
	saved, err = take(c, d, "330481-hc/reporter", cell())
	require.NoError(t, err)
	require.Empty(t, refusedAt(saved.Problems))
	require.Equal(t, []string{"55", "手工核实"}, []string{cell().Figure.Newest.Value.Decimal.String(), cell().Explanation()}, "what was explained stays")

	d.Save(d.Entry(testcity.Exams, testcity.Haining, figure.Total, "42", "手工核实"))
	require.Nil(t, cell().From, "what is typed over it comes from no source")
	d.Save(d.Entry(testcity.Exams, testcity.Haining, figure.Total, "55", "手工核实"))
	require.Nil(t, cell().Proposal, "the same value needs no taking")
}

func TestAProposalOfNoValue(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	feed(t, c)(testcity.Deaths, "not_collected")
	saved, err := take(c, d, "330481-hc/reporter", d.Cell(testcity.Deaths, testcity.Haining, figure.Total))
	require.NoError(t, err)
	require.Empty(t, refusedAt(saved.Problems))
	cell := d.Cell(testcity.Deaths, testcity.Haining, figure.Total)
	require.Equal(t, "本年未开展该项调查。", cell.Explanation())
	require.Equal(t, []string{cell.Obligation.ID}, d.Submit(cell.Obligation.ID).Submitted, "its reason explains it")
	require.Nil(t, c.Desk("330482-hc", testcity.Women, 2025).Cell(testcity.Deaths, testcity.Pinghu, figure.Total).Proposal)
}
