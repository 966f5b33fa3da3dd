package rollup_test

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/target"
	"github.com/liangce/liangce/internal/testcity"
)

// told is what a cell tells its reader.
type told struct {
	Known                                            bool
	Value, Display, Empty, Verdict, Chinese, English string
	Reported, Expected, Missing                      string
	Signed, Nearly                                   bool
}

func tableCell(i plan.Indicator, r *rollup.Result) told {
	if r == nil {
		return told{}
	}
	missing, _ := json.Marshal([]string(r.Missing))
	out := told{Known: true, Display: orNone(r.Display), Empty: orNone(r.Emptiness), Reported: strconv.Itoa(r.Reported), Expected: strconv.Itoa(r.Expected), Missing: string(missing)}
	if r.Value.Valid {
		out.Value = r.Value.Decimal.String()
	}
	if verdict, reason, signed, ok := r.Stands("zh-CN"); ok {
		out.Verdict, out.Chinese, out.Signed, out.Nearly = string(verdict), reason, signed, rollup.Item(i, *r).Nearly()
		_, out.English, _, _ = r.Stands("en")
	}
	return out
}

func orNone(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

func denseCell(t *testing.T, sayings *rollup.Sayings, c rollup.DenseCell) told {
	t.Helper()
	out := told{
		Known: c.Known, Value: string(c.Value), Display: string(c.Display), Empty: string(c.Empty), Verdict: string(c.Verdict),
		Reported: string(c.Reported), Expected: string(c.Expected), Missing: string(c.Missing), Signed: c.Signed, Nearly: c.Nearly,
	}
	if c.Verdict != nil {
		var err error
		out.Chinese, err = c.Words("zh-CN", sayings)
		require.NoError(t, err)
		out.English, err = c.Words("en", sayings)
		require.NoError(t, err)
	}
	return out
}

// signOne has the office say over one verdict that the target is met.
func signOne(t *testing.T, c *testcity.City) {
	t.Helper()
	const office = "330400-wcwc/signer"
	table := read(c, office, rollup.Query{Plan: "jiaxing-women-14-5", Area: "330400", Years: []int{2024}, Basis: rollup.Approved})
	at := slices.IndexFunc(table.Cells, func(r *rollup.Result) bool {
		return r.Verdict != nil && r.Verdict.Judgeable() && *r.Verdict != target.Met
	})
	require.GreaterOrEqual(t, at, 0)
	of := rollup.Case{Plan: table.Plan.Code, Indicator: table.Indicators[at].Code, Area: "330400", Year: 2024}
	testcity.Do(c, office, func(ctx context.Context, tx *db.Tx) (bool, error) {
		return true, rollup.Judge(ctx, tx, of, target.Met, "监测口径调整，经会商按达标认定 \"会商纪要\"")
	})
}

func TestTheDenseFormSaysWhatTheTableSays(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	signOne(t, c)
	seen := map[string]int{}
	for _, user := range []string{"330400-wcwc/viewer", "330400-hc/viewer", "330481-wcwc/viewer", "330481-edu/reporter"} {
		for _, code := range []string{"jiaxing-women-14-5", "jiaxing-children-14-5"} {
			for _, basis := range []rollup.Basis{rollup.Submitted, rollup.Approved, rollup.Published} {
				compare(t, c, user, rollup.Query{Plan: code, Basis: basis, Area: "330400", Years: []int{2025, 2020, 2021, 2024, 2024}, Depth: 1}, seen)
			}
			compare(t, c, user, rollup.Query{Plan: code, Basis: rollup.Approved, Area: "330481", Years: []int{2024, 2019}}, seen)
		}
	}
	for _, kind := range []string{"unseen", "met", "signed", "nearly", "needs_judgement", "not_applicable", "not_reported"} {
		require.Positive(t, seen[kind], "%s among %v", kind, seen)
	}
}

func compare(t *testing.T, c *testcity.City, user string, q rollup.Query, seen map[string]int) {
	t.Helper()
	table, sayings := read(c, user, q), rollup.NewSayings()
	dense, err := rollup.ReadDense(t.Context(), c.Store, c.Actor(user), q)
	require.NoError(t, err)
	require.Equal(t, table.Years, dense.Years)
	require.Len(t, dense.Cells, len(table.Cells))
	for n, r := range table.Cells {
		at := n / len(table.Years)
		i, a := at/len(table.Areas), at%len(table.Areas)
		if n%len(table.Years) == 0 {
			require.Equal(t, table.Indicators[i].Code+table.Areas[a].Code, string(dense.Indicators[i].Code)+dense.Areas[a].Code)
		}
		want := tableCell(table.Indicators[i], r)
		if got := denseCell(t, sayings, dense.Cells[n]); got != want {
			require.Equal(t, want, got, "%s %s %s %s %d", user, q.Basis, table.Indicators[i].Code, table.Areas[a].Code, table.Years[n%len(table.Years)])
		}
		seen[want.Verdict]++
		seen[want.Empty]++
		for kind, is := range map[string]bool{"unseen": !want.Known, "signed": want.Signed, "nearly": want.Nearly} {
			if is {
				seen[kind]++
			}
		}
	}
}

func TestTheDenseFormOfNothing(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	for _, tc := range []struct {
		q    rollup.Query
		code fault.Code
	}{
		{rollup.Query{Plan: "no-plan", Area: testcity.Code, Years: []int{2025}, Basis: rollup.Approved}, fault.NotFound},
		{rollup.Query{Plan: testcity.Women, Area: "330999", Years: []int{2025}, Basis: rollup.Approved}, fault.NotFound},
		{rollup.Query{Plan: testcity.Women, Area: testcity.Code, Basis: rollup.Approved}, fault.InvalidInput},
		{rollup.Query{Plan: testcity.Women, Area: testcity.Code, Years: []int{2025}, Basis: rollup.Approved, Depth: 2}, fault.InvalidInput},
	} {
		_, err := rollup.ReadDense(t.Context(), c.Store, c.Actor("330481-hc/viewer"), tc.q)
		f, ok := fault.As(err)
		require.True(t, ok, "%v", err)
		require.Equal(t, tc.code, f.Code)
	}
}
