package progress_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/progress"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/testcity"
)

const (
	clerk      = "330481-hc/reporter"
	supporter  = "330481-edu/reporter"
	office     = "330481-wcwc/signer"
	cityOffice = "330400-wcwc/signer"
)

// task is the report of Haining's health department on the task that it leads.
var task = progress.Key{Plan: testcity.Women, Year: 2025, Item: "D1.1"}

func opened(t *testing.T) *testcity.City {
	t.Helper()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	return c
}

func at(key progress.Key, tenant string) progress.Key {
	key.Tenant = tenant
	return key
}

func page(c *testcity.City, user string, key progress.Key) (*progress.Page, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (*progress.Page, error) { return progress.Read(ctx, tx, key) })
}

func see(t *testing.T, c *testcity.City, user string, key progress.Key) *progress.Page {
	t.Helper()
	p, err := page(c, user, key)
	require.NoError(t, err)
	return p
}

func save(c *testcity.City, user string, key progress.Key, revision int, b progress.Body) error {
	_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (string, error) { return progress.Save(ctx, tx, key, revision, b) })
	return err
}

type verb func(context.Context, *db.Tx, string, int) (progress.Key, error)

func act(c *testcity.City, user string, r progress.Report, do verb) error {
	_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (progress.Key, error) { return do(ctx, tx, r.ID, r.Revision) })
	return err
}

func review(v progress.Verdict) verb {
	return func(ctx context.Context, tx *db.Tx, id string, revision int) (progress.Key, error) {
		return progress.Review(ctx, tx, id, revision, v)
	}
}

func rating(r progress.Rating) *progress.Rating { return &r }

func words() progress.Body {
	return progress.Body{Done: "已做 ", Results: "成效", Problems: "问题", Next: "下一步", SelfRating: rating(progress.UnderWay)}
}

// reported takes a report to submitted.
func reported(t *testing.T, c *testcity.City, user string, key progress.Key, b progress.Body) progress.Report {
	t.Helper()
	require.NoError(t, save(c, user, key, see(t, c, user, key).Report.Revision, b))
	require.NoError(t, act(c, user, see(t, c, user, key).Report, progress.Submit))
	return see(t, c, user, key).Report
}

func TestAReportGoesFromTheClerkToTheOffice(t *testing.T) {
	t.Parallel()
	c := opened(t)
	blank := see(t, c, clerk, task)
	require.Equal(t, progress.Missing, blank.Report.State)
	require.Equal(t, []string{"save"}, blank.May)

	require.NoError(t, save(c, clerk, task, 0, words()))
	draft := see(t, c, clerk, task)
	require.Equal(t, progress.Draft, draft.Report.State)
	require.Equal(t, "已做", draft.Report.Body.Done, "blanks around a text are nobody's words")
	require.Empty(t, see(t, c, office, at(task, "330481-hc")).Report.Shown(c.Actor(office)).Done, "a draft is its writer's alone")
	require.True(t, fault.Has(act(c, office, draft.Report, review(progress.Verdict{Outcome: progress.Pass, Rating: rating(progress.Done)})), fault.WrongState))

	require.NoError(t, act(c, clerk, draft.Report, progress.Submit))
	sent := see(t, c, office, at(task, "330481-hc"))
	require.Equal(t, []string{"review", "supervise"}, sent.May)
	require.Equal(t, "已做", sent.Report.Shown(c.Actor(office)).Done)
	require.True(t, fault.Has(save(c, clerk, task, sent.Report.Revision, words()), fault.WrongState), "what is on its way is not written on")

	require.NoError(t, act(c, office, sent.Report, review(progress.Verdict{Outcome: progress.Return, Remark: "请补充成效数据。"})))
	told := testcity.Do(c, "330481-hc/viewer", func(ctx context.Context, tx *db.Tx) ([]notice.Notice, error) { return notice.List(ctx, tx, 1) })
	require.Equal(t, notice.ReportReturned, told[0].Kind)

	again := words()
	again.Results = "培训 300 人"
	require.NoError(t, save(c, clerk, task, see(t, c, clerk, task).Report.Revision, again))
	require.Equal(t, "成效", see(t, c, office, at(task, "330481-hc")).Report.Shown(c.Actor(office)).Results, "others read what was submitted, not what is being mended")
	r := reported(t, c, clerk, task, again)
	require.NoError(t, act(c, office, r, review(progress.Verdict{Outcome: progress.Pass, Rating: rating(progress.UnderWay)})))
	done := see(t, c, cityOffice, at(task, "330481-hc"))
	require.Equal(t, progress.Accepted, done.Report.State)
	require.Equal(t, progress.UnderWay, *done.Report.Rating)
	require.Empty(t, done.May, "nothing is left to do")
	require.Equal(t, 4, c.Count(`select count(*) from audit_entry where object = $1`, "report/"+r.ID), "two submissions, a return, and an acceptance are on record, drafts are not")
}

func TestAWithdrawnReportIsTheClerksAgain(t *testing.T) {
	t.Parallel()
	c := opened(t)
	r := reported(t, c, clerk, task, words())
	require.True(t, fault.Has(act(c, supporter, r, progress.Withdraw), fault.Forbidden))
	require.NoError(t, act(c, clerk, r, progress.Withdraw))
	r = see(t, c, clerk, task).Report
	require.Equal(t, progress.Draft, r.State)
	require.NoError(t, act(c, clerk, r, progress.Submit))
	r = see(t, c, clerk, task).Report
	require.NoError(t, act(c, office, r, review(progress.Verdict{Outcome: progress.Pass, Rating: rating(progress.UnderWay)})))
	require.True(t, fault.Has(act(c, clerk, see(t, c, clerk, task).Report, progress.Withdraw), fault.WrongState), "what was accepted stays")
}

func TestWhatIsRefused(t *testing.T) {
	t.Parallel()
	c := opened(t)
	long := words()
	long.Problems = strings.Repeat("难", 4001)
	invented := words()
	invented.SelfRating = rating("splendid")
	funds := words()
	funds.FundsPlanned = new(decimal.RequireFromString("1.5"))
	finer := words()
	finer.FundsSpent = new(decimal.RequireFromString("1.005"))
	cases := []struct {
		reason string
		do     func() error
		want   fault.Code
	}{
		{"a text without end", func() error { return save(c, clerk, task, 0, long) }, fault.InvalidInput},
		{"a rating that there is not", func() error { return save(c, clerk, task, 0, invented) }, fault.InvalidInput},
		{"a task has no funds", func() error { return save(c, clerk, task, 0, funds) }, fault.InvalidInput},
		{"funds finer than yuan", func() error {
			return save(c, clerk, progress.Key{Plan: testcity.Women, Year: 2025, Item: "P1"}, 0, finer)
		}, fault.InvalidInput},
		{"an item that there is not", func() error {
			return save(c, clerk, progress.Key{Plan: testcity.Women, Year: 2025, Item: "D9"}, 0, words())
		}, fault.NotFound},
		{"a department without a part", func() error { return save(c, "330481-ca/reporter", task, 0, words()) }, fault.NotFound},
		{"an office reports on nothing", func() error { return save(c, office, task, 0, words()) }, fault.NotFound},
		{"a reviewer does not write", func() error { return save(c, "330481-hc/reviewer", task, 0, words()) }, fault.Forbidden},
		{"a year whose round is not open", func() error {
			return save(c, clerk, progress.Key{Plan: testcity.Women, Year: 2024, Item: "D1.1"}, 0, words())
		}, fault.WrongState},
		{"a revision that there is not", func() error { return save(c, clerk, task, 3, words()) }, fault.StaleRevision},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) { require.True(t, fault.Has(k.do(), k.want), "%v", k.do()) })
	}
	require.Zero(t, c.Count(`select count(*) from progress_report`))
}

func TestTwoColleaguesDoNotOverwriteEachOther(t *testing.T) {
	t.Parallel()
	c := opened(t)
	require.NoError(t, save(c, clerk, task, 0, words()))
	require.True(t, fault.Has(save(c, clerk, task, 0, words()), fault.StaleRevision), "begun already")
	require.NoError(t, save(c, clerk, task, 1, words()))
	require.True(t, fault.Has(save(c, clerk, task, 1, words()), fault.StaleRevision))
}

func TestAnIncompleteReportIsNotSubmitted(t *testing.T) {
	t.Parallel()
	c := opened(t)
	for _, lack := range []func(*progress.Body){
		func(b *progress.Body) { b.Done = " " }, func(b *progress.Body) { b.Next = "" }, func(b *progress.Body) { b.SelfRating = nil },
	} {
		b := words()
		lack(&b)
		require.NoError(t, save(c, clerk, task, see(t, c, clerk, task).Report.Revision, b))
		require.True(t, fault.Has(act(c, clerk, see(t, c, clerk, task).Report, progress.Submit), fault.InvalidInput))
	}
}

func TestAReviewNeedsItsReason(t *testing.T) {
	t.Parallel()
	c := opened(t)
	r := reported(t, c, clerk, task, words())
	for reason, v := range map[string]progress.Verdict{
		"accepted without a rating":             {Outcome: progress.Pass},
		"rated otherwise, without saying why":   {Outcome: progress.Pass, Rating: rating(progress.Delayed)},
		"returned without saying why":           {Outcome: progress.Return},
		"a remark of blanks is none":            {Outcome: progress.Return, Remark: " \n"},
		"a rating that there is not":            {Outcome: progress.Pass, Rating: rating("splendid"), Remark: "好"},
		"a remark that nobody reads to the end": {Outcome: progress.Return, Remark: strings.Repeat("长", 2001)},
	} {
		require.True(t, fault.Has(act(c, office, r, review(v)), fault.InvalidInput), reason)
	}
	require.True(t, fault.Has(act(c, cityOffice, r, review(progress.Verdict{Outcome: progress.Pass, Rating: rating(progress.UnderWay)})), fault.Forbidden), "the county's office reviews the county's")
	require.NoError(t, act(c, office, r, review(progress.Verdict{Outcome: progress.Pass, Rating: rating(progress.Delayed), Remark: "进度慢于计划。"})))
}

func TestTheBoardShowsWhoOwesWhat(t *testing.T) {
	t.Parallel()
	c := opened(t)
	board := func(user string) map[string][]string {
		b := testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) (*progress.Board, error) {
			return progress.ReadBoard(ctx, tx, testcity.Women, 2025)
		})
		out := map[string][]string{}
		for _, row := range b.Rows {
			out[row.Item.Code] = []string{}
			for _, h := range row.Heads {
				out[row.Item.Code] = append(out[row.Item.Code], h.Tenant.Slug+" "+h.Report.Role+" "+h.Report.State)
			}
		}
		return out
	}
	require.Equal(t, map[string][]string{
		"D1.1": {"330400-hc lead missing", "330481-hc lead missing", "330482-hc lead missing"},
		"D1.2": {"330400-edu lead missing", "330481-edu lead missing", "330482-edu lead missing"},
		"P1":   {"330400-hc lead missing", "330481-hc lead missing", "330482-hc lead missing"},
		"P2":   {"330400-ca lead missing", "330481-ca lead missing", "330482-ca lead missing"},
	}, board(cityOffice))
	require.Equal(t, map[string][]string{"D1.1": {"330481-hc lead missing"}, "D1.2": {}, "P1": {"330481-hc lead missing"}, "P2": {}}, board(clerk))
	reported(t, c, supporter, task, words())
	require.Equal(t, []string{"330481-edu support submitted", "330481-hc lead missing"}, board(clerk)["D1.1"], "the leading department reads what its supporters did")
	require.Empty(t, board("330482-hc/reporter")["D1.1"][1:], "the next county's does not")
}

func TestNobodyElsesReportIsSeen(t *testing.T) {
	t.Parallel()
	c := opened(t)
	r := reported(t, c, clerk, task, words())
	for _, user := range []string{"330482-hc/reporter", "330482-wcwc/signer", "330481-ca/viewer"} {
		_, err := page(c, user, at(task, "330481-hc"))
		require.True(t, fault.Has(err, fault.NotFound), user)
		_, err = testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (progress.Report, error) { return progress.Get(ctx, tx, r.ID) })
		require.True(t, fault.Has(err, fault.NotFound), user+", by id")
	}
	c.Found("330500")
	_, err := page(c, "330500-wcwc/signer", at(task, "330481-hc"))
	require.True(t, fault.Has(err, fault.NotFound))
}

func TestAPublishedYearIsClosed(t *testing.T) {
	t.Parallel()
	c := opened(t)
	r := reported(t, c, clerk, task, words())
	testcity.Do(c, cityOffice, func(ctx context.Context, tx *db.Tx) (*snapshot.Snapshot, error) {
		return snapshot.Publish(ctx, tx, testcity.Women, 2025)
	})
	require.True(t, fault.Has(act(c, clerk, r, progress.Withdraw), fault.WrongState))
	require.True(t, fault.Has(act(c, office, r, review(progress.Verdict{Outcome: progress.Pass, Rating: rating(progress.UnderWay)})), fault.WrongState))
	require.Empty(t, see(t, c, office, at(task, "330481-hc")).May)
}

func TestWhatIsOwed(t *testing.T) {
	t.Parallel()
	c := opened(t)
	owed := func(user string) progress.Owed {
		out := testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]progress.Owed, error) { return progress.OwedBy(ctx, tx) })
		if len(out) == 0 {
			return progress.Owed{}
		}
		require.Len(t, out, 1)
		return out[0]
	}
	require.Equal(t, 2, owed(clerk).ToReport, "a task and a project")
	require.Zero(t, owed("330481-hc/viewer").ToReport)
	require.Zero(t, owed(clerk).Late)
	r := reported(t, c, clerk, task, words())
	require.Equal(t, 1, owed(office).ToReview)
	require.Zero(t, owed(cityOffice).ToReview)
	require.NoError(t, act(c, office, r, review(progress.Verdict{Outcome: progress.Return, Remark: "补充"})))
	require.Equal(t, [2]int{1, 1}, [2]int{owed(clerk).ToReport, owed(clerk).Returned})
	c.Move(c.Now().AddDate(0, 6, 0))
	require.Equal(t, 2, owed(clerk).Late)
	require.Equal(t, time.Month(8), c.Now().Month())
}
