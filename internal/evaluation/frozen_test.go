package evaluation_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/progress"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/testcity"
)

// done has Haining's health department report on a task, and its office rate it.
func done(c *testcity.City, item string, rating progress.Rating) {
	key := progress.Key{Plan: testcity.Women, Year: 2025, Item: item}
	id := testcity.Do(c, clerk, func(ctx context.Context, tx *db.Tx) (string, error) {
		return progress.Save(ctx, tx, key, 0, progress.Body{Done: "已做", Next: "下一步", SelfRating: &rating})
	})
	testcity.Do(c, clerk, func(ctx context.Context, tx *db.Tx) (progress.Key, error) { return progress.Submit(ctx, tx, id, 1) })
	testcity.Do(c, countyOffice, func(ctx context.Context, tx *db.Tx) (progress.Key, error) {
		return progress.Review(ctx, tx, id, 2, progress.Verdict{Outcome: progress.Pass, Rating: &rating})
	})
}

func TestHowFarTheWorkWas(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	done(c, "D1.1", progress.Done)
	done(c, "P1", progress.Delayed)
	publish(c)
	e := current(t, c, made(t, c, evaluation.Final))
	require.Equal(t, []evaluation.Work{
		{Domain: "D1", Kind: progress.KindTask, Owed: 6, Done: 1},
		{Kind: progress.KindProject, Owed: 6, Delayed: 1},
	}, e.Work, "two tasks and two projects, each owed by the city's department and two counties'")
	require.Equal(t, 5, e.Work[0].Unrated())
}

func TestWhatIsWithheldIsNoErratum(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	d := c.Desk("330481-hc", testcity.Women, 2025)
	d.Approve(d.Report(testcity.Births, "2000"))
	f, no := d.Report(testcity.Deaths, "10"), false
	signers := testcity.Signers(f, "330481-hc")
	c.Decide(signers[0], signoff.Decision{FigureID: f.ID, Revision: f.Newest.Revision, Outcome: figure.Pass, Consent: &no, Comment: "涉及个人"})
	for _, user := range signers[1:] {
		f = c.Pass(user, f)
	}
	publish(c)
	e := current(t, c, made(t, c, evaluation.Final))
	errata := testcity.Do(c, cityOffice, func(ctx context.Context, tx *db.Tx) ([]evaluation.Erratum, error) {
		frozen, err := evaluation.Frozen(ctx, tx, e)
		if err != nil {
			return nil, err
		}
		return evaluation.Errata(ctx, tx, e, frozen)
	})
	for _, erratum := range errata {
		require.NotEqual(t, "withheld", deref(erratum.Frozen.Emptiness), "an erratum would tell what was withheld")
	}
}

func deref(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

func TestAnAccountIsLateByItsFirstSubmission(t *testing.T) {
	t.Parallel()
	c := published(t)
	id := made(t, c, evaluation.Annual)
	require.NoError(t, advance(t, c, id, evaluation.Collecting))
	handedIn(t, c, health, id)
	late := func(slug string) bool { return self(t, c, cityOffice, id, slug).Late(current(t, c, id), c.Now()) }
	require.False(t, late("330400-edu"), "the day has not come")
	c.Move(c.Now().AddDate(0, 0, 16))
	require.False(t, late("330400-hc"), "it came in time")
	require.True(t, late("330400-edu"))
	handedIn(t, c, "330400-edu/reporter", id)
	require.True(t, late("330400-edu"), "it came too late")
}
