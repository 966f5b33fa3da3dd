package signoff_test

import (
	"context"
	"encoding/base64"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/check"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/testcity"
)

func queue(c *testcity.City, user string, first int, after string) (*signoff.Page, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (*signoff.Page, error) {
		return signoff.Queue(ctx, tx, testcity.Women, 2025, first, after)
	})
}

// filled is a round in which the two counties have reported everything of three lines, of which CA fell due first.
func filled(t *testing.T) *testcity.City {
	t.Helper()
	c := testcity.Open(t)
	testcity.Do(c, "330400-wcwc/signer", func(ctx context.Context, tx *db.Tx) (round.Opening, error) {
		due := time.Date(2026, 3, 31, 0, 0, 0, 0, time.UTC)
		return round.OpenRound(ctx, tx, round.Terms{Plan: testcity.Women, Year: 2025, Due: due, ByLine: map[string]time.Time{"CA": due.AddDate(0, -1, 0)}})
	})
	for _, county := range []string{testcity.Haining, testcity.Pinghu} {
		// What falls due first is reported last, so that no other order looks like the queue's.
		for _, part := range []struct {
			tenant   string
			elements []string
		}{{"-hc", []string{testcity.Births, testcity.Deaths, testcity.Exams, testcity.Clinic}}, {"-edu", []string{testcity.Pupils}}, {"-ca", []string{testcity.Trained, testcity.Assembly}}} {
			d := c.Desk(county+part.tenant, testcity.Women, 2025)
			for _, e := range part.elements {
				c.Pass(county+part.tenant+"/reviewer", d.Report(e, "1"))
			}
		}
	}
	return c
}

func TestAQueueInPages(t *testing.T) {
	t.Parallel()
	c := filled(t)
	all, err := queue(c, "330481-wcwc/signer", 50, "")
	require.NoError(t, err)
	require.Len(t, all.Items, 7)
	require.Equal(t, 7, all.Total)
	require.False(t, all.Next)
	for i, item := range all.Items {
		require.Equal(t, testcity.Haining, item.Figure.AreaCode)
		require.Equal(t, chain.CountySignOff, item.Stage)
		require.Equal(t, item.Figure.Element, item.Element.Code)
		require.Equal(t, i < 2, item.Figure.Line == "CA", "the oldest deadline comes first")
	}
	var ids []string
	after := ""
	for pages := 1; ; pages++ {
		page, err := queue(c, "330481-wcwc/signer", 3, after)
		require.NoError(t, err)
		require.Equal(t, 7, page.Total)
		for _, i := range page.Items {
			ids = append(ids, i.Figure.ID)
		}
		if after = page.End; !page.Next {
			require.Equal(t, 3, pages)
			break
		}
	}
	var want []string
	for _, i := range all.Items {
		want = append(want, i.Figure.ID)
	}
	require.Equal(t, want, ids, "pages joined are the whole, nothing twice and nothing left out")
	beyond, err := queue(c, "330481-wcwc/signer", 3, after)
	require.NoError(t, err)
	require.Empty(t, beyond.Items)
	require.Equal(t, 7, beyond.Total)
}

func TestAPageKeepsItsPlaceWhileTheQueueMoves(t *testing.T) {
	t.Parallel()
	c := filled(t)
	first, err := queue(c, "330481-wcwc/signer", 3, "")
	require.NoError(t, err)
	c.Pass("330481-wcwc/signer", &first.Items[0].Figure)
	second, err := queue(c, "330481-wcwc/signer", 50, first.End)
	require.NoError(t, err)
	require.Len(t, second.Items, 4, "what was decided on the first page moves nothing off the second")
	require.Equal(t, 6, second.Total)
}

func TestAQueueIsAskedRightly(t *testing.T) {
	t.Parallel()
	c, _ := opened(t)
	encode := base64.RawURLEncoding.EncodeToString
	cases := []struct {
		reason string
		first  int
		after  string
	}{
		{"no page of nothing", 0, ""},
		{"nor of everything", 501, ""},
		{"no cursor", 10, "%%%"},
		{"a cursor without an id", 10, encode([]byte("2026-01-01T00:00:00Z"))},
		{"a cursor without a time", 10, encode([]byte("today 01a20cb5-0000-7000-8000-000000000000"))},
		{"a cursor whose id is none", 10, encode([]byte("2026-01-01T00:00:00Z 01a20cb5-0000-7000-8000-00000000000x"))},
		{"a cursor that is a statement", 10, encode([]byte("2026-01-01T00:00:00Z '; drop table figure; --            "))},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			_, err := queue(c.In(t), "330481-wcwc/signer", k.first, k.after)
			require.True(t, fault.Has(err, fault.InvalidInput), "%v", err)
		})
	}
	_, err := testcity.Try(c, "330481-wcwc/signer", func(ctx context.Context, tx *db.Tx) (*signoff.Page, error) {
		return signoff.Queue(ctx, tx, testcity.Women, 2024, 10, "")
	})
	require.True(t, fault.Has(err, fault.NotFound))
}

func TestWhoseQueueHoldsWhat(t *testing.T) {
	t.Parallel()
	c := filled(t)
	cases := []struct {
		reason, user string
		want         int
	}{
		{"county statistics has what its office has", "330481-stat/signer", 7},
		{"the next county has its own", "330482-wcwc/signer", 7},
		{"the city's bodies wait for the counties", "330400-wcwc/signer", 0},
		{"so does the line", "330400-hc/reviewer", 0},
		{"a reviewer has nothing left", "330481-hc/reviewer", 0},
		{"a reporter never has", "330481-hc/reporter", 0},
		{"nor a viewer", "330481-wcwc/viewer", 0},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			page, err := queue(c.In(t), k.user, 50, "")
			require.NoError(t, err)
			require.Len(t, page.Items, k.want)
			require.Equal(t, k.want, page.Total)
			counted := testcity.Do(c.In(t), k.user, signoff.Count)
			if k.want == 0 {
				require.Empty(t, counted)
				return
			}
			require.Equal(t, []signoff.Waiting{{Plan: testcity.Women, Year: 2025, Stage: chain.CountySignOff, Count: k.want}}, counted)
		})
	}
}

func TestAQueueShowsWhatTheChecksFound(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2024)
	c.OpenRound(testcity.Women, 2025)
	c.Desk("330481-edu", testcity.Women, 2024).Report(testcity.Pupils, "100")
	c.Desk("330481-edu", testcity.Women, 2025).Report(testcity.Pupils, "150")
	page, err := queue(c, "330481-edu/reviewer", 10, "")
	require.NoError(t, err)
	require.Len(t, page.Items, 1)
	item := page.Items[0]
	require.Equal(t, "100", item.LastYear.Dec.String())
	require.Len(t, item.Problems, 1)
	require.Equal(t, "JUMP", string(item.Problems[0].Code))
	require.Equal(t, "数据已核实无误", *item.Figure.Newest.Explanation, "with the reporter's explanation, which a PASS accepts")
	require.Equal(t, figure.Total, item.Figure.Category)
}

// TestAReviewerSeesWhatDoesNotFitADraft: what a department has typed since beside what waits for its reviewer is compared with it.
func TestAReviewerSeesWhatDoesNotFitADraft(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	d := c.Desk("330481-hc", testcity.Women, 2025)
	d.Report(testcity.Deaths, "4")
	d.Save(d.Entry(testcity.Births, testcity.Haining, figure.Total, "3", ""))
	page, err := queue(c, "330481-hc/reviewer", 50, "")
	require.NoError(t, err)
	require.Len(t, page.Items, 1)
	require.Len(t, page.Items[0].Problems, 1)
	require.Equal(t, check.NumeratorExceedsDenominator, page.Items[0].Problems[0].Code)
}
