package survey_test

import (
	"context"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/survey"
	"github.com/liangce/liangce/internal/testcity"
)

func TestResultsByArea(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	s := opened(t, c)
	people(t, c, s, testcity.Haining, append(times(9, 5), times(3, 2)...)...)
	people(t, c, s, testcity.Pinghu, append(times(10, 4), times(5, 3)...)...)
	_, err := result(c, office, s.ID)
	require.Equal(t, fault.ReasonSurveyState, reason(t, err), "while answers come in, each could be told from the one before")
	late, err := begin(t, c, s, "")
	require.NoError(t, err)
	closed(t, c, office, s.ID)
	require.Equal(t, fault.ReasonSurveyState, reason(t, answer(t, c, s, survey.Reply{Token: late.Token, Area: testcity.Haining, Said: score(5)})))

	r, err := result(c, office, s.ID)
	require.NoError(t, err)
	first := r.Questions[0]
	require.Equal(t, 27, first.Overall.Size)
	require.Equal(t, []int{0, 3, 5, 10, 9}, first.Overall.Counts)
	require.Equal(t, "70.4", first.Overall.Satisfied.Of.String())
	require.Equal(t, []int{12, 15}, []int{first.Areas[0].Size, first.Areas[1].Size})
	require.Equal(t, "75", first.Areas[0].Satisfied.Of.String())
	require.True(t, first.Areas[0].Satisfied.Low.LessThan(decimal.NewFromInt(75)))
	require.Len(t, r.Questions[3].Texts, 27)
	require.True(t, r.Questions[1].Overall.Hidden, "nobody answered it")
	for _, other := range []string{"330400-stat/viewer", countyOffice, "330482-edu/viewer"} {
		r, err := result(c, other, s.ID)
		require.NoError(t, err, "a closed survey is read in the whole city")
		require.Empty(t, r.Questions[3].Texts, "%s: what people wrote is told to the owner alone", other)
		require.Equal(t, 27, r.Questions[0].Overall.Size)
	}
}

func TestSmallGroupsAreNotTold(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	s := opened(t, c)
	people(t, c, s, testcity.Haining, times(4, 5)...)
	people(t, c, s, testcity.Pinghu, times(15, 3)...)
	closed(t, c, office, s.ID)
	r, err := result(c, office, s.ID)
	require.NoError(t, err)
	first := r.Questions[0]
	require.Equal(t, []survey.Group{{AreaCode: testcity.Haining, Hidden: true}, {AreaCode: testcity.Pinghu, Hidden: true}}, first.Areas, "the total less the one would be the other")
	require.Equal(t, 19, first.Overall.Size)

	few := opened(t, c)
	people(t, c, few, testcity.Pinghu, times(9, 3)...)
	closed(t, c, office, few.ID)
	r, err = result(c, office, few.ID)
	require.NoError(t, err)
	require.Equal(t, survey.Group{AreaCode: testcity.Code, Hidden: true}, r.Questions[0].Overall)
	require.Empty(t, r.Questions[3].Texts)
}

func TestAResultBecomesAFigureThroughTheSheet(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	s := opened(t, c)
	people(t, c, s, testcity.Haining, times(12, 5)...)
	people(t, c, s, testcity.Pinghu, times(12, 2)...)
	closed(t, c, office, s.ID)
	places := func(user string) []sheet.Cell {
		return testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]sheet.Cell, error) {
			return survey.Places(ctx, tx, s.ID)
		})
	}
	require.Empty(t, places(clerk), "there is no round yet")
	c.OpenRound(testcity.Women, 2025)
	own := places(clerk)
	require.Len(t, own, 1)
	require.Equal(t, testcity.Rate, own[0].Element.Code)
	require.Empty(t, places(office), "an office reports nothing")
	adopt := func(user, question, obligation string) (sheet.Saved, error) {
		return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (sheet.Saved, error) {
			return survey.Adopt(ctx, tx, s.ID, question, obligation, 0, "page")
		})
	}
	for reasonOf, k := range map[string]struct{ user, question, obligation, want string }{
		"a question without a scale": {clerk, "q2", own[0].Obligation.ID, fault.ReasonUnknown},
		"a figure of nobody's":       {clerk, "q1", "no such", fault.ReasonOwner},
		"another tenant's":           {"330400-edu/reporter", "q1", own[0].Obligation.ID, fault.ReasonOwner},
		"a reviewer's":               {"330400-hc/reviewer", "q1", own[0].Obligation.ID, fault.ReasonOwner},
	} {
		_, err := adopt(k.user, k.question, k.obligation)
		require.Equal(t, k.want, reason(t, err), reasonOf)
	}
	_, err := adopt(clerk, "q1", own[0].Obligation.ID)
	require.NoError(t, err)
	f := c.Desk("330400-hc", testcity.Women, 2025).Figure(testcity.Rate)
	require.Equal(t, "50", f.Newest.Val().Dec.String())
	require.Equal(t, "draft", string(f.State))
	require.Contains(t, *f.Newest.Explanation, "妇女满意度")
	require.Contains(t, *f.Newest.Explanation, "样本量 24")
	_, err = adopt(clerk, "q1", own[0].Obligation.ID)
	require.NoError(t, err)
}

func TestNobodyReachesAnswers(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	s := opened(t, c)
	people(t, c, s, testcity.Haining, 5)
	count := func(a access.Actor, sql string) (n int64) {
		n, err := db.Write(t.Context(), c.Store, a, func(tx *db.Tx) (int64, error) {
			var n int64
			return n, tx.DB.Raw(sql).Scan(&n).Error
		})
		require.NoError(t, err)
		return n
	}
	const answers, spent, drafts = `select count(*) from survey_answer`, `select count(*) from survey_token where tenant_id is null`, `select count(*) from survey where state = 'draft'`
	_, err := put(c, office, entry())
	require.NoError(t, err)
	for _, user := range []string{office, clerk, "330481-wcwc/signer", "330400-wcwc/admin"} {
		require.Zero(t, count(c.Actor(user), answers), user)
		require.Zero(t, count(c.Actor(user), spent), user)
	}
	require.Zero(t, count(access.Respondent(testcity.Code), answers), "who answers reads no answers")
	require.Zero(t, count(access.Respondent(testcity.Code), drafts))
	require.EqualValues(t, 1, count(access.Tally(testcity.Code), answers))
	require.Zero(t, count(access.Tally(testcity.Code), `select count(*) from survey_token`), "who counts knows no tokens")
	require.Equal(t, 1, c.Count(`select count(*) from information_schema.columns where table_name = 'survey_answer' and column_name not in ('city_id', 'id', 'survey_id', 'area_code')`),
		"an answer is what was said and where, and nothing else")
	for reasonOf, sql := range map[string]string{
		"overwrite an answer": `update survey_answer set said = '{}'`, "delete one": `delete from survey_answer`, "unspend a token": `update survey_token set spent = false`,
	} {
		for _, actor := range []access.Actor{c.Actor(office), access.Respondent(testcity.Code)} {
			hit, err := db.Write(t.Context(), c.Store, actor, func(tx *db.Tx) (int64, error) {
				done := tx.DB.Exec(sql)
				return done.RowsAffected, done.Error
			})
			require.True(t, err != nil || hit == 0, "%s", reasonOf)
		}
	}
	_, err = testcity.Try(c, office, func(ctx context.Context, tx *db.Tx) (survey.Sheet, error) { return survey.Begin(ctx, tx, *s.Key, "") })
	require.True(t, fault.Has(err, fault.Forbidden), "nobody answers in an office's name: %v", err)
}
