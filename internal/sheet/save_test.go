package sheet_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/testcity"
)

func ptr(s string) *string { return &s }

func opened(t *testing.T) (*testcity.City, testcity.Desk) {
	t.Helper()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	return c, c.Desk("330481-hc", testcity.Women, 2025)
}

func correct(c *testcity.City, tenant string, year int, corrections ...sheet.Correction) sheet.Changed {
	return testcity.Do(c, tenant+"/reporter", func(ctx context.Context, tx *db.Tx) (sheet.Changed, error) {
		s, err := sheet.Read(ctx, tx, testcity.Women, year)
		if err != nil {
			return sheet.Changed{}, err
		}
		return sheet.Correct(ctx, tx, s.ID.String(), corrections, "page")
	})
}

// refusedAt gives the refusals of a request by obligation.
func refusedAt(problems []sheet.Problem) map[string]string {
	out := map[string]string{}
	for _, p := range problems {
		if p.Refused != nil {
			out[p.Obligation] = string(p.Refused.Code) + "." + p.Refused.Reason()
		}
	}
	return out
}

func TestASheetHoldsAllThatIsOwed(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	s := d.Sheet()
	require.Equal(t, sheet.Open, s.State)
	require.Equal(t, "2026-03-31T15:59:59Z", s.Deadline.UTC().Format("2006-01-02T15:04:05Z"))
	var cells []string
	for _, cell := range s.Cells {
		require.Nil(t, cell.Figure)
		require.Empty(t, cell.Problems, "nothing is missing that was never there")
		require.True(t, cell.Open && cell.Mine)
		cells = append(cells, cell.Element.Code+"/"+cell.Category)
	}
	require.Equal(t, []string{"deaths/total", "births/total", "births/male", "births/female", "exams/total", "clinic/total"}, cells, "in the catalogue's order")
	none := c.Desk("330481-stat", testcity.Women, 2025).Sheet()
	require.Empty(t, none.Cells)
	require.Equal(t, sheet.Approved, none.State, "a tenant that owes nothing has done all")
	require.Nil(t, none.Deadline)
}

func TestSavingIsAllOrNone(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	stale := d.Entry(testcity.Exams, testcity.Haining, figure.Total, "50", "")
	d.Save(stale) // from here on the entry names a revision that is not the newest
	fine := d.Entry(testcity.Deaths, testcity.Haining, figure.Total, "1", "")
	wrong := d.Entry(testcity.Births, testcity.Haining, figure.Total, "1,234", "")
	alien := c.Desk("330481-edu", testcity.Women, 2025).Entry(testcity.Pupils, testcity.Haining, figure.Total, "9", "")
	cases := []struct {
		reason  string
		entries []sheet.Entry
		want    map[string]string
	}{
		{"one value that is no number", []sheet.Entry{fine, wrong}, map[string]string{wrong.Obligation: "INVALID_VALUE.separators"}},
		{"one stale cell", []sheet.Entry{stale, fine}, map[string]string{stale.Obligation: "STALE_REVISION."}},
		{"one cell of another tenant", []sheet.Entry{fine, alien}, map[string]string{alien.Obligation: "FORBIDDEN.owner"}},
		{"all of it at once, each named", []sheet.Entry{wrong, stale, fine, alien}, map[string]string{
			wrong.Obligation: "INVALID_VALUE.separators", stale.Obligation: "STALE_REVISION.", alien.Obligation: "FORBIDDEN.owner",
		}},
		{"a cell that is there twice", []sheet.Entry{fine, fine}, map[string]string{fine.Obligation: "INVALID_VALUE.two_values"}},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			before := c.In(t).Count(`select count(*) from figure_revision`)
			require.Equal(t, k.want, refusedAt(d.Save(k.entries...).Problems))
			require.Equal(t, before, c.In(t).Count(`select count(*) from figure_revision`))
			require.Nil(t, d.Figure(testcity.Deaths))
		})
	}
	require.Empty(t, d.Save(fine).Problems, "the good one alone is saved")
}

func TestWhatACellTakes(t *testing.T) {
	t.Parallel()
	_, d := opened(t)
	cell := d.Cell(testcity.Deaths, testcity.Haining, figure.Total).Obligation.ID
	long := make([]rune, 2001)
	for i := range long {
		long[i] = '说'
	}
	cases := []struct {
		reason string
		entry  sheet.Entry
		want   string
	}{
		{"neither a value nor an empty state", sheet.Entry{}, "INVALID_VALUE.no_value"},
		{"both", sheet.Entry{Value: ptr("1"), Emptiness: ptr("withheld")}, "INVALID_VALUE.two_values"},
		{"an empty state that there is not", sheet.Entry{Emptiness: ptr("unknown")}, "INVALID_VALUE.emptiness"},
		{"a full-width digit", sheet.Entry{Value: ptr("\uff11\uff12")}, "INVALID_VALUE.full_width"},
		{"an explanation as long as a book", sheet.Entry{Value: ptr("1"), Explanation: string(long)}, "INVALID_VALUE.too_long"},
		{"a category that the element has not", sheet.Entry{Value: ptr("1"), Category: "male"}, "FORBIDDEN.owner"},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			e := k.entry
			e.Obligation = cell
			if e.Category == "" {
				e.Category = figure.Total
			}
			require.Equal(t, map[string]string{cell: k.want}, refusedAt(d.Save(e).Problems))
		})
	}
}

func TestTheEmptyStatesAndZeroAreKeptApart(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	cases := []struct{ reason, text string }{
		{"not yet reported", string(quantity.NotReported)},
		{"not applicable", string(quantity.NotApplicable)},
		{"not collected this year", string(quantity.NotCollected)},
		{"withheld", string(quantity.Withheld)},
		{"zero is a value", "0"},
		{"exact to the last digit", "12345678901234567890.123456789012"},
	}
	for i, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			d.Save(d.Entry(testcity.Deaths, testcity.Haining, figure.Total, k.text, ""))
			cell := d.Cell(testcity.Deaths, testcity.Haining, figure.Total)
			require.Equal(t, i+1, cell.Figure.Newest.Revision, "each is another content")
			require.Equal(t, k.text, shown(cell))
			require.Equal(t, 1, c.In(t).Count(`select count(*) from figure_revision where revision = $1 and coalesce(emptiness, value::text) = $2`, i+1, k.text))
		})
	}
}

func TestOnlyAChangeMakesARevision(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	steps := []struct {
		reason, value, explanation string
		want                       int
	}{
		{"the first", "11", "", 1},
		{"the same again", "11", "", 1},
		{"the same number in other words", "11.0", "", 1},
		{"an explanation is a change", "11", "已核实", 2},
		{"the same with blanks around it", "11", " 已核实 ", 2},
		{"another value", "12", "已核实", 3},
	}
	for _, k := range steps {
		d.Save(d.Entry(testcity.Deaths, testcity.Haining, figure.Total, k.value, k.explanation))
		require.Equal(t, k.want, d.Figure(testcity.Deaths).Newest.Revision, k.reason)
	}
	require.Equal(t, 3, c.Count(`select count(*) from figure_revision`), "the older ones are still there")
	require.Equal(t, chain.Draft, d.Figure(testcity.Deaths).State)
}

func TestSavingIsRefused(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	c.Found("330500")
	own := d.Sheet().ID.String()
	sent := d.Report(testcity.Deaths, "1")
	entry := d.Entry(testcity.Deaths, testcity.Haining, figure.Total, "2", "")
	save := func(user, id string) (sheet.Saved, error) {
		return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (sheet.Saved, error) {
			return sheet.Save(ctx, tx, id, []sheet.Entry{entry}, "page")
		})
	}
	cases := []struct {
		reason, user, id string
		code             fault.Code
	}{
		{"to a reviewer of the same tenant", "330481-hc/reviewer", own, fault.Forbidden},
		{"to a signer of the county", "330481-wcwc/signer", own, fault.Forbidden},
		{"to statistics' own reporter", "330481-stat/reporter", own, fault.NotFound},
		{"to the city's department of the line", "330400-hc/reporter", own, fault.NotFound},
		{"to another city, which answers as for none", "330500-hc/reporter", own, fault.NotFound},
		{"for a round that is not open", "330481-hc/reporter", testcity.Women + ":2024:" + c.Actor("330481-hc/reporter").TenantID, fault.NotFound},
		{"for what is no id", "330481-hc/reporter", "nonsense", fault.NotFound},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			_, err := save(k.user, k.id)
			require.True(t, fault.Has(err, k.code), "%v", err)
		})
	}
	saved, err := save("330481-hc/reporter", own)
	require.NoError(t, err)
	require.Equal(t, map[string]string{entry.Obligation: "WRONG_STATE.state"}, refusedAt(saved.Problems), "what is on its way is taken back first")
	require.Equal(t, "1", c.Figure(sent.ID).Newest.Value.Decimal.String())
	_, err = testcity.Try(c, "330481-hc/reporter", func(ctx context.Context, tx *db.Tx) (sheet.Saved, error) {
		e := d.Entry(testcity.Exams, testcity.Haining, figure.Total, "1", "a\x00b")
		return sheet.Save(ctx, tx, own, []sheet.Entry{e}, "page")
	})
	require.True(t, fault.Has(err, fault.InvalidInput), "what no database keeps is the caller's mistake, not ours: %v", err)
}
