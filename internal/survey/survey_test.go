package survey_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/survey"
	"github.com/liangce/liangce/internal/testcity"
)

const (
	office       = "330400-wcwc/signer"
	countyOffice = "330481-wcwc/signer"
	clerk        = "330400-hc/reporter"
)

func words(zh, en string) survey.Words { return survey.Words{ZH: zh, EN: en} }

func questions() []survey.Question {
	return []survey.Question{
		{Kind: survey.Satisfaction, Words: words("总体满意吗", "Are you content?"), Required: true},
		{Kind: survey.Single, Words: words("年龄", "Age"), Options: []survey.Option{{Words: words("三十以下", "Below 30")}, {Words: words("三十以上", "Above 30")}}},
		{Kind: survey.Multiple, Words: words("关心什么", "What matters"), Options: []survey.Option{{Words: words("健康", "Health")}, {Words: words("教育", "Education")}, {Words: words("就业", "Work")}}},
		{Kind: survey.Text, Words: words("建议", "Advice")},
	}
}

func entry() survey.Entry {
	return survey.Entry{Plan: testcity.Women, Year: 2025, Title: words("妇女满意度", "Women's satisfaction"), Questions: questions()}
}

func try(c *testcity.City, user string, fn func(context.Context, *db.Tx) (survey.Survey, error)) (survey.Survey, error) {
	return testcity.Try(c, user, fn)
}

func put(c *testcity.City, user string, e survey.Entry) (survey.Survey, error) {
	return try(c, user, func(ctx context.Context, tx *db.Tx) (survey.Survey, error) { return survey.Put(ctx, tx, e) })
}

func open(c *testcity.City, user string, s survey.Survey) (survey.Survey, error) {
	return try(c, user, func(ctx context.Context, tx *db.Tx) (survey.Survey, error) {
		return survey.Open(ctx, tx, s.ID, s.Revision)
	})
}

func closed(t *testing.T, c *testcity.City, user, id string) survey.Survey {
	t.Helper()
	s, err := try(c, user, func(ctx context.Context, tx *db.Tx) (survey.Survey, error) {
		s, err := survey.Get(ctx, tx, id)
		require.NoError(t, err)
		return survey.Close(ctx, tx, id, s.Revision)
	})
	require.NoError(t, err)
	return s
}

// opened is a survey of the city's office that everybody can answer.
func opened(t *testing.T, c *testcity.City) survey.Survey {
	t.Helper()
	s, err := put(c, office, entry())
	require.NoError(t, err)
	s, err = open(c, office, s)
	require.NoError(t, err)
	return s
}

func begin(t *testing.T, c *testcity.City, s survey.Survey, token string) (survey.Sheet, error) {
	t.Helper()
	return db.Read(t.Context(), c.Store, access.Respondent(testcity.Code), func(tx *db.Tx) (survey.Sheet, error) {
		return survey.Begin(t.Context(), tx, *s.Key, token)
	})
}

func answer(t *testing.T, c *testcity.City, s survey.Survey, r survey.Reply) error {
	t.Helper()
	_, err := db.Write(t.Context(), c.Store, access.Respondent(testcity.Code), func(tx *db.Tx) (struct{}, error) {
		return struct{}{}, survey.Answer(t.Context(), tx, *s.Key, r)
	})
	return err
}

func score(n int) map[string]survey.Said { return map[string]survey.Said{"q1": {Score: n}} }

// people answer the public link, each with a token of their own.
func people(t *testing.T, c *testcity.City, s survey.Survey, area string, scores ...int) {
	t.Helper()
	for i, n := range scores {
		sheet, err := begin(t, c, s, "")
		require.NoError(t, err)
		said := score(n)
		said["q4"] = survey.Said{Text: fmt.Sprintf("建议 %s %d", area, i)}
		require.NoError(t, answer(t, c, s, survey.Reply{Token: sheet.Token, Area: area, Said: said}))
	}
}

func times(n, score int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = score
	}
	return out
}

func result(c *testcity.City, user, id string) (survey.Result, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (survey.Result, error) { return survey.Read(ctx, tx, id) })
}

func reason(t *testing.T, err error) string {
	t.Helper()
	f, ok := fault.As(err)
	require.True(t, ok, "%v", err)
	require.NotContains(t, f.Text(fault.Chinese)+f.Text(fault.English), "…", "a finished sentence")
	return f.Reason()
}

func TestQuestionsStandOnceTheSurveyIsOpen(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	s, err := put(c, office, entry())
	require.NoError(t, err)
	change := entry()
	change.ID, change.Revision, change.Questions = s.ID, s.Revision, questions()[:1]
	changed, err := put(c, office, change)
	require.NoError(t, err)
	require.Len(t, changed.Form.Questions, 1)
	_, err = put(c, office, change)
	require.True(t, fault.Has(err, fault.StaleRevision), "a colleague was faster: %v", err)
	for _, other := range []string{"330400-wcwc/viewer", "330400-stat/signer"} {
		change.Revision = changed.Revision
		_, err = put(c, other, change)
		require.True(t, fault.Has(err, fault.Forbidden), "%s: %v", other, err)
	}
	for _, other := range []string{countyOffice, clerk} {
		_, err = put(c, other, change)
		require.True(t, fault.Has(err, fault.NotFound), "%s sees no draft of the city's: %v", other, err)
	}
	now, err := open(c, office, changed)
	require.NoError(t, err)
	require.Regexp(t, `^330400-[0-9a-f]{32}$`, *now.Key)
	change.Revision = now.Revision
	_, err = put(c, office, change)
	require.Equal(t, fault.ReasonSurveyState, reason(t, err))
	_, err = open(c, office, now)
	require.Equal(t, fault.ReasonSurveyState, reason(t, err))
	require.Equal(t, survey.Closed, closed(t, c, office, s.ID).State)
	require.Equal(t, 4, c.Count(`select count(*) from audit_entry where object = $1`, "survey/"+s.ID))
}

func TestADraftCanBeThrownAwayByItsOfficeOnly(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	discard := func(user string, s survey.Survey) error {
		_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (string, error) { return survey.Discard(ctx, tx, s.ID, s.Revision) })
		return err
	}
	draft, err := put(c, office, entry())
	require.NoError(t, err)
	require.True(t, fault.Has(discard("330400-stat/signer", draft), fault.Forbidden))
	require.True(t, fault.Has(discard(countyOffice, draft), fault.NotFound))
	stale := draft
	stale.Revision = 9
	require.True(t, fault.Has(discard(office, stale), fault.StaleRevision))
	require.NoError(t, discard(office, draft))
	require.Zero(t, c.Count(`select count(*) from survey where id = $1::uuid`, draft.ID))
	require.Equal(t, 1, c.Count(`select count(*) from audit_entry where action = 'discard_survey' and object = $1`, "survey/"+draft.ID))
	asked := opened(t, c)
	require.Equal(t, fault.ReasonSurveyState, reason(t, discard(office, asked)), "what people may have answered stays")

	_, err = testcity.Try(c, office, func(ctx context.Context, tx *db.Tx) (int64, error) {
		done := tx.DB.WithContext(ctx).Exec(`delete from survey`)
		return done.RowsAffected, done.Error
	})
	require.NoError(t, err)
	require.Equal(t, 1, c.Count(`select count(*) from survey where id = $1::uuid`, asked.ID), "nor does anything past the verbs remove it")
}

func TestWhatCannotBeAsked(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	for _, k := range []struct {
		reason string
		edit   func(*survey.Entry)
		want   string
	}{
		{"a survey has a title", func(e *survey.Entry) { e.Title.ZH = " " }, fault.ReasonRequired},
		{"a title is a line", func(e *survey.Entry) { e.Title.ZH = strings.Repeat("长", 201) }, fault.ReasonTooLong},
		{"a question has words", func(e *survey.Entry) { e.Questions[0].Words.ZH = "" }, fault.ReasonRequired},
		{"a kind of its own", func(e *survey.Entry) { e.Questions[0].Kind = "slider" }, fault.ReasonUnknown},
		{"a choice of one is none", func(e *survey.Entry) { e.Questions[1].Options = e.Questions[1].Options[:1] }, fault.ReasonRange},
		{"a scale has no options", func(e *survey.Entry) { e.Questions[0].Options = e.Questions[1].Options }, fault.ReasonNotAsked},
		{"nobody answers forty-one questions", func(e *survey.Entry) { e.Questions = make([]survey.Question, 41) }, fault.ReasonRange},
		{"a year of the plan", func(e *survey.Entry) { e.Year = 2035 }, fault.ReasonRange},
	} {
		t.Run(k.reason, func(t *testing.T) {
			e := entry()
			k.edit(&e)
			_, err := put(c.In(t), office, e)
			require.Equal(t, k.want, reason(t, err))
		})
	}
	for want, edit := range map[string]func(*survey.Entry){
		fault.ReasonSurveyEmpty: func(e *survey.Entry) { e.Questions = nil },
		fault.ReasonEnglish:     func(e *survey.Entry) { e.Questions[1].Options[0].Words.EN = "" },
	} {
		e := entry()
		edit(&e)
		s, err := put(c, office, e)
		require.NoError(t, err, "a draft may lack it")
		_, err = open(c, office, s)
		require.Equal(t, want, reason(t, err))
	}
}

func TestATokenGivesOneAnswer(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	s := opened(t, c)
	sheet, err := begin(t, c, s, "")
	require.NoError(t, err)
	require.Len(t, sheet.Areas, 2, "people live in counties, not in the city's own institutions")
	require.Zero(t, c.Count(`select count(*) from survey_token`), "looking leaves no trace")
	r := survey.Reply{Token: sheet.Token, Area: testcity.Haining, Said: score(5)}

	// All find the token unspent before one of them spends it.
	owner := c.Owner()
	held, err := owner.Begin(t.Context())
	require.NoError(t, err)
	_, err = held.Exec(t.Context(), `lock table survey_token in share mode`)
	require.NoError(t, err)
	var wait sync.WaitGroup
	errs := make([]error, 6)
	for i := range errs {
		wait.Go(func() { errs[i] = answer(t, c, s, r) })
	}
	require.Eventually(t, func() bool {
		var waiting int
		err := held.QueryRow(t.Context(), `select count(*) from pg_locks where not granted and relation = 'survey_token'::regclass`).Scan(&waiting)
		return err == nil && waiting == len(errs)
	}, 20*time.Second, 5*time.Millisecond)
	require.NoError(t, held.Commit(t.Context()))
	wait.Wait()
	taken := 0
	for _, err := range errs {
		if err == nil {
			taken++
		} else {
			require.Equal(t, fault.ReasonSurveyAnswered, reason(t, err))
		}
	}
	require.Equal(t, 1, taken)
	require.Equal(t, 1, c.Count(`select count(*) from survey_answer`))
	again, err := begin(t, c, s, sheet.Token)
	require.NoError(t, err)
	require.True(t, again.Answered)

	other, err := begin(t, c, s, "")
	require.NoError(t, err)
	forged := []byte(other.Token)
	forged[3] ^= 1
	for reasonOf, token := range map[string]string{"none": "", "of no kind": "abc", "forged": string(forged), "a one-time link's that is none": "AAAAAAAAAAAAAAAAAAAAAA"} {
		require.Equal(t, fault.ReasonSurveyToken, reason(t, answer(t, c, s, survey.Reply{Token: token, Area: testcity.Haining, Said: score(5)})), reasonOf)
	}
	second := opened(t, c)
	require.Equal(t, fault.ReasonSurveyToken, reason(t, answer(t, c, second, survey.Reply{Token: other.Token, Area: testcity.Haining, Said: score(5)})), "another survey's token")
	c.Move(c.Now().Add(13 * time.Hour))
	require.Equal(t, fault.ReasonSurveyToken, reason(t, answer(t, c, s, survey.Reply{Token: other.Token, Area: testcity.Haining, Said: score(5)})), "too old")
	anew, err := begin(t, c, s, other.Token)
	require.NoError(t, err)
	require.NotEqual(t, other.Token, anew.Token)
	require.NoError(t, answer(t, c, s, survey.Reply{Token: anew.Token, Area: testcity.Pinghu, Said: score(1)}))
}

func TestOneTimeLinks(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	s := opened(t, c)
	issue := func(user, area string, n int) ([]string, error) {
		return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) ([]string, error) {
			_, tokens, err := survey.Issue(ctx, tx, s.ID, s.Revision, area, n)
			return tokens, err
		})
	}
	tokens, err := issue(office, testcity.Haining, 3)
	require.NoError(t, err)
	require.Len(t, tokens, 3)
	require.Zero(t, c.Count(`select count(*) from survey_token where hash = any($1)`, tokens), "only hashes are kept")
	sheet, err := begin(t, c, s, tokens[0])
	require.NoError(t, err)
	require.Equal(t, []string{testcity.Haining}, []string{sheet.Areas[0].Code})
	r := survey.Reply{Token: tokens[0], Area: testcity.Pinghu, Said: score(4)}
	require.NoError(t, answer(t, c, s, r))
	require.Equal(t, 1, c.Count(`select count(*) from survey_answer where area_code = $1`, testcity.Haining), "the link's area counts, not what is claimed")
	require.Equal(t, fault.ReasonSurveyAnswered, reason(t, answer(t, c, s, r)))

	_, err = issue(office, testcity.Municipal, 1)
	require.Equal(t, fault.ReasonUnknown, reason(t, err))
	_, err = issue(office, testcity.Haining, 4998)
	require.Equal(t, fault.ReasonLinksMany, reason(t, err))
	_, err = issue("330400-wcwc/viewer", testcity.Haining, 1)
	require.True(t, fault.Has(err, fault.Forbidden), "%v", err)
	batches := testcity.Do(c, office, func(ctx context.Context, tx *db.Tx) ([]survey.Batch, error) { return survey.Batches(ctx, tx, s) })
	require.Equal(t, []survey.Batch{{AreaCode: testcity.Haining, Links: 3}}, batches)
}

func TestAnswersFitTheQuestions(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	s := opened(t, c)
	for _, k := range []struct {
		reason string
		said   map[string]survey.Said
		want   string
	}{
		{"what is required", map[string]survey.Said{}, fault.ReasonSurveyMissing},
		{"off the scale", score(6), fault.ReasonSurveyAnswer},
		{"below it", score(-1), fault.ReasonSurveyAnswer},
		{"no option", map[string]survey.Said{"q1": {Score: 3}, "q2": {Options: []string{"o9"}}}, fault.ReasonSurveyAnswer},
		{"two of one", map[string]survey.Said{"q1": {Score: 3}, "q2": {Options: []string{"o1", "o2"}}}, fault.ReasonSurveyAnswer},
		{"the same twice", map[string]survey.Said{"q1": {Score: 3}, "q3": {Options: []string{"o1", "o1"}}}, fault.ReasonSurveyAnswer},
		{"text for a scale", map[string]survey.Said{"q1": {Score: 3, Text: "好"}}, fault.ReasonSurveyAnswer},
		{"a novel", map[string]survey.Said{"q1": {Score: 3}, "q4": {Text: strings.Repeat("长", survey.MostText+1)}}, fault.ReasonSurveyAnswer},
		{"a question that is none", map[string]survey.Said{"q1": {Score: 3}, "q9": {Score: 3}}, fault.ReasonUnknown},
	} {
		t.Run(k.reason, func(t *testing.T) {
			sheet, err := begin(t, c, s, "")
			require.NoError(t, err)
			require.Equal(t, k.want, reason(t, answer(t, c, s, survey.Reply{Token: sheet.Token, Area: testcity.Haining, Said: k.said})))
		})
	}
	require.Zero(t, c.Count(`select count(*) from survey_answer`))
	require.Zero(t, c.Count(`select count(*) from survey_token`), "a refused answer spends no token")
	full := opened(t, c)
	_, err := c.Owner().Exec(t.Context(), `update survey set answered = 50000 where id = $1`, full.ID)
	require.NoError(t, err)
	sheet, err := begin(t, c, full, "")
	require.NoError(t, err)
	require.Equal(t, fault.ReasonSurveyFull, reason(t, answer(t, c, full, survey.Reply{Token: sheet.Token, Area: testcity.Haining, Said: score(3)})))
	require.Equal(t, fault.ReasonRequired, reason(t, answer(t, c, s, survey.Reply{Token: must(begin(t, c, s, "")).Token, Area: testcity.Municipal, Said: score(3)})))
}

func must(s survey.Sheet, err error) survey.Sheet {
	if err != nil {
		panic(err)
	}
	return s
}
