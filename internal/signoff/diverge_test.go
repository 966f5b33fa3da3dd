package signoff_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/testcity"
)

// diverging is a figure at the county's desk with statistics' own value beside it.
func diverging(t *testing.T) (*testcity.City, testcity.Desk, *figure.Figure) {
	t.Helper()
	c, d := opened(t)
	f := c.Pass("330481-hc/reviewer", d.Report(testcity.Deaths, "5"))
	require.Empty(t, diverge(c, "330481-stat/signer", f, "6", "年报为 6").Refused)
	return c, d, f
}

func TestADivergenceStandsBesideTheFigure(t *testing.T) {
	t.Parallel()
	c, _, f := diverging(t)
	all := divergences(c, f)
	require.Len(t, all, 1)
	require.Equal(t, "6", all[0].Value.String())
	require.Nil(t, all[0].Resolution)
	require.Equal(t, "5", c.Figure(f.ID).Newest.Value.Decimal.String(), "the reported value is as it was")
	require.Equal(t, chain.Reviewed, c.Figure(f.ID).State)
	told := testcity.Do(c, "330481-hc/viewer", func(ctx context.Context, tx *db.Tx) ([]notice.Notice, error) { return notice.List(ctx, tx, 1) })
	require.Equal(t, notice.DivergenceRecorded, told[0].Kind)
	f = c.Pass("330481-wcwc/signer", f)
	require.Equal(t, chain.Reviewed, f.State, "the other body's signature does not complete the stage")
	require.Equal(t, chain.CountySignOff, waits(c, "330481-stat/signer", f), "it waits for who diverged")
}

func TestTheSignerAcceptsTheExplanation(t *testing.T) {
	t.Parallel()
	c, _, f := diverging(t)
	id := divergences(c, f)[0].ID
	answer := func(user, text string) error {
		_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (*figure.Figure, error) { return sheet.Answer(ctx, tx, id, text) })
		return err
	}
	require.Error(t, answer("330481-hc/reporter", "  "), "an answer has words")
	require.Error(t, answer("330482-hc/reporter", "是 5"), "and comes from who reported")
	require.Error(t, answer("330481-hc/viewer", "是 5"))
	require.NoError(t, answer("330481-hc/reporter", "年报多计 1 例"))
	told := testcity.Do(c, "330481-stat/viewer", func(ctx context.Context, tx *db.Tx) ([]notice.Notice, error) { return notice.List(ctx, tx, 1) })
	require.Equal(t, notice.DivergenceAnswered, told[0].Kind)
	f = c.Pass("330481-wcwc/signer", f)
	f = c.Pass("330481-stat/signer", f)
	require.Equal(t, chain.CountySigned, f.State)
	closed := divergences(c, f)[0]
	require.Equal(t, []string{"accepted", "年报多计 1 例"}, []string{*closed.Resolution, *closed.Answer})
	require.Equal(t, "6", closed.Value.String(), "both values stay in the history")
	require.Error(t, answer("330481-hc/reporter", "还有"), "what is closed is closed")
}

func TestTheReporterCorrectsTheFigure(t *testing.T) {
	t.Parallel()
	c, d, f := diverging(t)
	same := d.Entry(testcity.Deaths, testcity.Haining, figure.Total, "5", "数据已核实无误")
	require.Empty(t, d.Save(same).Problems)
	require.Equal(t, 1, c.Figure(f.ID).Newest.Revision, "saving what is there takes the figure out of no queue")
	require.Equal(t, chain.Reviewed, c.Figure(f.ID).State)

	f = d.Report(testcity.Deaths, "6")
	require.Equal(t, 2, f.Newest.Revision)
	closed := divergences(c, f)[0]
	require.Equal(t, "corrected", *closed.Resolution)
	require.Equal(t, 1, closed.Revision, "it names the revision that it was recorded beside")
	d.Approve(f)
}

func TestTheSameValueAgainCorrectsNothing(t *testing.T) {
	t.Parallel()
	c, d, f := diverging(t)
	d.Save(d.Entry(testcity.Deaths, testcity.Haining, figure.Total, "5", "与台账一致,年报有误"))
	d.Submit()
	f = c.Figure(f.ID)
	require.Equal(t, []any{2, chain.Submitted}, []any{f.Newest.Revision, f.State})
	require.Nil(t, divergences(c, f)[0].Resolution, "the value is what statistics does not share")
	f = c.Pass("330481-hc/reviewer", f)
	c.Pass("330481-stat/signer", f)
	require.Equal(t, "accepted", *divergences(c, f)[0].Resolution)
}

func TestRecordingADivergenceIsRefused(t *testing.T) {
	t.Parallel()
	c, d, f := diverging(t)
	exams := c.Pass("330481-stat/signer", c.Pass("330481-hc/reviewer", d.Report(testcity.Exams, "50")))
	draft := d.Entry(testcity.Clinic, testcity.Haining, figure.Total, "1", "")
	d.Save(draft)
	clinic := d.Figure(testcity.Clinic)
	stale := *f
	stale.Newest.Revision = 9
	cases := []struct {
		reason, user string
		figure       *figure.Figure
		comment      string
		want         string
	}{
		{"beside an open one of the same body", "330481-stat/signer", f, "又", "WRONG_STATE.divergence"},
		{"by the department", "330481-hc/reviewer", f, "不对", "FORBIDDEN.signers"},
		{"by the city's line", "330400-hc/reviewer", f, "不对", "FORBIDDEN.signers"},
		{"by the city's statistics, before its turn", "330400-stat/signer", f, "不对", "FORBIDDEN.level"},
		{"by the next county's", "330482-stat/signer", f, "不对", "FORBIDDEN."},
		{"on another revision", "330481-wcwc/signer", &stale, "不对", "STALE_REVISION."},
		{"without words", "330481-wcwc/signer", f, " ", "INVALID_VALUE.required"},
		{"after the body has passed it, for it could not accept it any more", "330481-stat/signer", exams, "不对", "WRONG_STATE.decided"},
		{"beside a draft", "330481-stat/signer", clinic, "不对", "WRONG_STATE.state"},
		{"not by the other body, which has its own value", "330481-wcwc/signer", f, "应为 7", ""},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			out := diverge(c.In(t), k.user, k.figure, "7", k.comment)
			require.Equal(t, k.want, why(signoff.Decided{Refused: out.Refused}))
			require.Equal(t, k.want == "", out.Divergence != nil)
		})
	}
	require.Len(t, divergences(c, f), 2)
}
