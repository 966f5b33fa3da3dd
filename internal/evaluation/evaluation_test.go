package evaluation_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/tenant"
	"github.com/liangce/liangce/internal/testcity"
)

const (
	cityOffice   = "330400-wcwc/signer"
	countyOffice = "330481-wcwc/signer"
	health       = "330400-hc/reporter"
	clerk        = "330481-hc/reporter"
	first        = "330400-wcwc/evaluator"
	second       = "330400-stat/evaluator"
	haining      = "330481"
)

// published is the small city with 2025 of its women's plan published; Haining's births and deaths are approved.
func published(t *testing.T) *testcity.City {
	t.Helper()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	d := c.Desk("330481-hc", testcity.Women, 2025)
	d.Approve(d.Report(testcity.Births, "2000"))
	d.Approve(d.Report(testcity.Deaths, "10"))
	publish(c)
	return c
}

func publish(c *testcity.City) {
	testcity.Do(c, cityOffice, func(ctx context.Context, tx *db.Tx) (*snapshot.Snapshot, error) {
		return snapshot.Publish(ctx, tx, testcity.Women, 2025)
	})
}

func create(c *testcity.City, user string, kind evaluation.Kind, year int) (evaluation.Evaluation, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (evaluation.Evaluation, error) {
		return evaluation.Create(ctx, tx, testcity.Women, kind, year)
	})
}

func made(t *testing.T, c *testcity.City, kind evaluation.Kind) string {
	t.Helper()
	e, err := create(c, cityOffice, kind, 2025)
	require.NoError(t, err)
	return e.ID
}

// act runs a verb that answers only whether it was refused.
func act(c *testcity.City, user string, fn func(context.Context, *db.Tx) error) error {
	_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (struct{}, error) { return struct{}{}, fn(ctx, tx) })
	return err
}

func get(c *testcity.City, user, id string) (evaluation.Evaluation, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (evaluation.Evaluation, error) {
		return evaluation.Get(ctx, tx, id)
	})
}

func current(t *testing.T, c *testcity.City, id string) evaluation.Evaluation {
	t.Helper()
	e, err := get(c, cityOffice, id)
	require.NoError(t, err)
	return e
}

func advance(t *testing.T, c *testcity.City, id string, to evaluation.State) error {
	t.Helper()
	e := current(t, c, id)
	due := c.Now().AddDate(0, 0, 14)
	return act(c, cityOffice, func(ctx context.Context, tx *db.Tx) error {
		return evaluation.Advance(ctx, tx, id, e.Revision, to, &due)
	})
}

func self(t *testing.T, c *testcity.City, user, id, slug string) evaluation.Self {
	t.Helper()
	return testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) (evaluation.Self, error) {
		_, s, err := evaluation.SelfOf(ctx, tx, id, slug)
		return s, err
	})
}

var account = evaluation.Account{Achievements: "完成两癌检查", Problems: "覆盖不足", Measures: "扩大筛查"}

func saveSelf(c *testcity.City, user, id string, revision int, a evaluation.Account) error {
	return act(c, user, func(ctx context.Context, tx *db.Tx) error { return evaluation.SaveSelf(ctx, tx, id, revision, a) })
}

func submitSelf(c *testcity.City, user, id string, revision int) error {
	return act(c, user, func(ctx context.Context, tx *db.Tx) error { return evaluation.SubmitSelf(ctx, tx, id, revision) })
}

func handedIn(t *testing.T, c *testcity.City, user, id string) {
	t.Helper()
	s := self(t, c, user, id, "")
	require.NoError(t, saveSelf(c, user, id, s.Revision, account))
	require.NoError(t, submitSelf(c, user, id, s.Revision+1))
}

// scoring is an evaluation with two experts and a sheet of two items that is being scored.
func scoring(t *testing.T, c *testcity.City) string {
	t.Helper()
	id := made(t, c, evaluation.Final)
	items := []evaluation.SheetItem{{Code: "work", Name: "工作", Weight: decimal.NewFromInt(60)}, {Code: "data", Name: "数据", Weight: decimal.NewFromInt(40)}}
	require.NoError(t, addSheet(c, cityOffice, 0, items))
	require.NoError(t, advance(t, c, id, evaluation.Collecting))
	require.NoError(t, prepare(t, c, id, []string{first, second}, 1))
	c.Move(c.Now().AddDate(0, 0, 16))
	require.NoError(t, advance(t, c, id, evaluation.Scoring))
	return id
}

func addSheet(c *testcity.City, user string, newest int, items []evaluation.SheetItem) error {
	return act(c, user, func(ctx context.Context, tx *db.Tx) error {
		return evaluation.AddScoreSheet(ctx, tx, newest, items, "初版")
	})
}

func prepare(t *testing.T, c *testcity.City, id string, experts []string, version int) error {
	t.Helper()
	var panel []string
	for _, user := range experts {
		panel = append(panel, c.Actor(user).UserID)
	}
	e := current(t, c, id)
	return act(c, cityOffice, func(ctx context.Context, tx *db.Tx) error {
		return evaluation.Prepare(ctx, tx, id, e.Revision, panel, &version)
	})
}

// card gives every area the same points on each item; without an item's code nothing on it.
func card(points map[string]string) []evaluation.Score {
	var out []evaluation.Score
	for _, area := range []string{"330400", haining, "330482"} {
		for _, item := range []string{"work", "data"} {
			if p, said := points[item]; said {
				out = append(out, evaluation.Score{AreaCode: area, Item: item, Points: decimal.RequireFromString(p)})
			}
		}
	}
	return out
}

func saveScores(c *testcity.City, user, id string, revision int, points map[string]string, submit bool) error {
	return act(c, user, func(ctx context.Context, tx *db.Tx) error {
		return evaluation.SaveScores(ctx, tx, id, revision, card(points), submit)
	})
}

func standings(t *testing.T, c *testcity.City, user, id string) *evaluation.Standings {
	t.Helper()
	return testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) (*evaluation.Standings, error) {
		e, err := evaluation.Get(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		return evaluation.ReadStandings(ctx, tx, e)
	})
}

func TestWhoMakesAnEvaluationOfWhat(t *testing.T) {
	t.Parallel()
	c := published(t)
	cases := []struct {
		why, user string
		kind      evaluation.Kind
		year      int
		want      string
	}{
		{"a department runs none", health, evaluation.Annual, 2025, fault.ReasonOffice},
		{"nor statistics", "330400-stat/signer", evaluation.Annual, 2025, fault.ReasonOffice},
		{"nor a viewer of the office", "330400-wcwc/viewer", evaluation.Annual, 2025, fault.ReasonRole},
		{"a year that is not published", cityOffice, evaluation.Annual, 2024, fault.ReasonNotPublished},
		{"a year outside the plan", cityOffice, evaluation.Annual, 2026, fault.ReasonYearOfKind},
		{"the base year is nobody's work", cityOffice, evaluation.Annual, 2020, fault.ReasonYearOfKind},
		{"the final one is of the target year", cityOffice, evaluation.Final, 2024, fault.ReasonYearOfKind},
		{"the midterm one is not", cityOffice, evaluation.Midterm, 2025, fault.ReasonYearOfKind},
		{"a kind that there is not", cityOffice, "weekly", 2025, fault.ReasonUnknown},
		{"the city's final one", cityOffice, evaluation.Final, 2025, "none"},
		{"an annual one beside it", cityOffice, evaluation.Annual, 2025, "none"},
		{"once each", cityOffice, evaluation.Final, 2025, fault.ReasonEvaluationExists},
		{"a county's own", countyOffice, evaluation.Final, 2025, "none"},
	}
	for _, k := range cases {
		_, err := create(c, k.user, k.kind, k.year)
		require.Equal(t, k.want, testcity.Reason(err), k.why)
	}
}

// TestAnEvaluationRestsOnItsEdition: what is corrected and published again changes nothing in it, and is told beside it.
func TestAnEvaluationRestsOnItsEdition(t *testing.T) {
	t.Parallel()
	c := published(t)
	id := made(t, c, evaluation.Final)
	e := current(t, c, id)
	frozen := func() string {
		table := testcity.Do(c, cityOffice, func(ctx context.Context, tx *db.Tx) (*rollup.Table, error) { return evaluation.Frozen(ctx, tx, e) })
		for a, area := range table.Areas {
			if area.Code == haining {
				return *table.At(0, a, 0).Display
			}
		}
		return ""
	}
	errata := func(user string) []evaluation.Erratum {
		return testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]evaluation.Erratum, error) {
			table, err := evaluation.Frozen(ctx, tx, e)
			if err != nil {
				return nil, err
			}
			return evaluation.Errata(ctx, tx, e, table)
		})
	}
	require.Equal(t, "5.00", frozen(), "10 of 2000 births, per thousand")
	require.Empty(t, errata(cityOffice))

	c.Desk("330481-hc", testcity.Women, 2025).Correct(testcity.Deaths, "20")
	publish(c)
	require.Equal(t, "5.00", frozen(), "the second edition is not its own")
	found := errata(cityOffice)
	require.NotEmpty(t, found)
	require.Equal(t, "5.00 10.00", *found[len(found)-1].Frozen.Display+" "+*found[len(found)-1].Now.Display)
}

func TestWhoIsAskedAndWhatTheyHaveComeTo(t *testing.T) {
	t.Parallel()
	c := published(t)
	id := made(t, c, evaluation.Final)
	_, err := get(c, health, id)
	require.True(t, fault.Has(err, fault.NotFound), "a draft is the office's own")
	require.NoError(t, advance(t, c, id, evaluation.Collecting))

	heads := testcity.Do(c, cityOffice, func(ctx context.Context, tx *db.Tx) ([]string, error) {
		e, err := evaluation.Get(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		selves, err := evaluation.Selves(ctx, tx, e)
		if err != nil {
			return nil, err
		}
		all, err := tenant.Tenants(ctx, tx)
		var slugs []string
		for _, s := range selves {
			for _, t := range all {
				if t.ID == s.TenantID {
					slugs = append(slugs, t.Slug)
				}
			}
		}
		slices.Sort(slugs)
		return slugs, err
	})
	require.Equal(t, []string{"330400-ca", "330400-edu", "330400-hc", "330400-stat", "330481-wcwc", "330482-wcwc"}, heads,
		"the departments of the city, and each county by its office")
	_, err = get(c, health, id)
	require.NoError(t, err)
	_, err = get(c, clerk, id)
	require.True(t, fault.Has(err, fault.NotFound), "a county's department is asked by its county")

	county := self(t, c, countyOffice, id, "").Results
	require.Equal(t, 2, county.Figures.InTime, "an office stands for its area")
	require.Positive(t, county.Indicators.Led)
	require.Contains(t, self(t, c, countyOffice, id, "").Prefill(current(t, c, id), fault.English), "in time 2")
	require.Equal(t, 1, c.Count(`select count(*) from notice n join tenant t on t.id = n.tenant_id where n.kind = 'self_evaluation_asked' and t.slug = '330400-hc'`))
	_, _, err = evaluationOf(c, health, id, "330481-wcwc")
	require.True(t, fault.Has(err, fault.NotFound), "another's account is not a department's to read")
}

func evaluationOf(c *testcity.City, user, id, slug string) (evaluation.Evaluation, evaluation.Self, error) {
	var s evaluation.Self
	e, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (e evaluation.Evaluation, err error) {
		e, s, err = evaluation.SelfOf(ctx, tx, id, slug)
		return e, err
	})
	return e, s, err
}

func TestASelfEvaluationGoesThereAndBack(t *testing.T) {
	t.Parallel()
	c := published(t)
	id := made(t, c, evaluation.Annual)
	require.NoError(t, advance(t, c, id, evaluation.Collecting))
	require.Equal(t, fault.ReasonReportEmpty, testcity.Reason(submitSelf(c, health, id, 0)), "nothing is no account")
	require.NoError(t, saveSelf(c, health, id, 0, evaluation.Account{Achievements: "一"}))
	require.Equal(t, "STALE_REVISION", testcity.Reason(saveSelf(c, health, id, 0, account)), "a colleague has written meanwhile")
	require.Equal(t, fault.ReasonReportEmpty, testcity.Reason(submitSelf(c, health, id, 1)))
	require.Empty(t, self(t, c, cityOffice, id, "330400-hc").Shown(c.Actor(cityOffice)), "a draft is its tenant's own")
	require.Equal(t, evaluation.SelfMissing, self(t, c, cityOffice, id, "330400-hc").StateFor(c.Actor(cityOffice)))
	require.NoError(t, saveSelf(c, health, id, 1, account))
	require.NoError(t, submitSelf(c, health, id, 2))
	require.Equal(t, account, self(t, c, cityOffice, id, "330400-hc").Shown(c.Actor(cityOffice)))
	require.Equal(t, fault.ReasonSelfEvaluation, testcity.Reason(saveSelf(c, health, id, 3, account)), "what is handed in is handed in")
	require.Equal(t, fault.ReasonRole, testcity.Reason(saveSelf(c, "330400-hc/viewer", id, 3, account)))

	back := func(user, remark string) error {
		return act(c, user, func(ctx context.Context, tx *db.Tx) error {
			return evaluation.ReturnSelf(ctx, tx, id, "330400-hc", 3, remark)
		})
	}
	require.Equal(t, fault.ReasonRequired, testcity.Reason(back(cityOffice, " ")))
	require.Equal(t, fault.ReasonRole, testcity.Reason(back("330400-wcwc/viewer", "请补充")))
	require.NoError(t, back(cityOffice, "请补充数据"))
	s := self(t, c, health, id, "")
	require.Equal(t, "returned 请补充数据", s.State+" "+s.Remark)
	changed := account
	changed.Problems = "改过"
	require.NoError(t, saveSelf(c, health, id, 4, changed))
	require.Equal(t, account, self(t, c, cityOffice, id, "330400-hc").Shown(c.Actor(cityOffice)), "until it is handed in again, the old one is read")
	require.NoError(t, submitSelf(c, health, id, 5))
}

func TestScoresAreBlindUntilAllHaveScored(t *testing.T) {
	t.Parallel()
	c := published(t)
	id := scoring(t, c)
	require.Equal(t, fault.ReasonArea, testcity.Reason(saveScores(c, "330481-wcwc/evaluator", id, 0, nil, false)), "a county's evaluator is no expert of the city's")
	require.NoError(t, saveScores(c, first, id, 0, map[string]string{"work": "80"}, false))
	require.Equal(t, fault.ReasonScoresMissing, testcity.Reason(saveScores(c, first, id, 1, map[string]string{"work": "80"}, true)))
	require.NoError(t, saveScores(c, first, id, 1, map[string]string{"work": "80", "data": "90"}, true))
	require.Equal(t, fault.ReasonScored, testcity.Reason(saveScores(c, first, id, 2, map[string]string{"work": "1"}, false)), "what is submitted stays")

	for _, user := range []string{second, cityOffice, "330400-stat/signer", countyOffice} {
		st := standings(t, c, user, id)
		require.False(t, st.Revealed, user)
		require.Empty(t, st.Results, user)
		require.Empty(t, st.OwnScores, user)
	}
	require.Len(t, standings(t, c, first, id).OwnScores, 6, "an expert reads the own ones")
	require.Equal(t, fault.ReasonExpertsMissing, testcity.Reason(advance(t, c, id, evaluation.Concluded)))
	require.Equal(t, fault.ReasonNotRevealed, testcity.Reason(dispute(c, countyOffice, id, haining, "work")))

	require.NoError(t, saveScores(c, second, id, 0, map[string]string{"work": "70", "data": "65"}, true))
	st := standings(t, c, cityOffice, id)
	require.True(t, st.Revealed)
	require.Len(t, st.Results, 3)
	require.Equal(t, "75.0", st.Results[0].Items[0].Points.Display(1))
	_, settled := st.Results[0].Total()
	require.False(t, settled, "90 and 65 are too far apart to be averaged without a word")
	require.Len(t, standings(t, c, countyOffice, id).Results, 1, "a county's office reads its own county's")
}

func dispute(c *testcity.City, user, id, area, item string) error {
	return act(c, user, func(ctx context.Context, tx *db.Tx) error {
		return evaluation.DisputeScore(ctx, tx, id, area, item, "评分偏低")
	})
}

func rule(c *testcity.City, user, id, area, item, points string) error {
	return act(c, user, func(ctx context.Context, tx *db.Tx) error {
		return evaluation.RuleScore(ctx, tx, id, area, item, decimal.RequireFromString(points), "核实材料后裁定")
	})
}

func TestDisputesAndRulings(t *testing.T) {
	t.Parallel()
	c := published(t)
	id := scoring(t, c)
	require.NoError(t, saveScores(c, first, id, 0, map[string]string{"work": "80", "data": "90"}, true))
	require.NoError(t, saveScores(c, second, id, 0, map[string]string{"work": "70", "data": "80"}, true))
	total := func(user string) string {
		for _, r := range standings(t, c, user, id).Results {
			if r.Area.Code == haining {
				sum, settled := r.Total()
				if !settled {
					return "open"
				}
				return sum.StringFixed(1)
			}
		}
		return ""
	}
	require.Equal(t, "79.0", total(cityOffice), "0.6 × 75 + 0.4 × 85")
	require.Equal(t, "NOT_FOUND", testcity.Reason(dispute(c, clerk, id, haining, "work")), "a department that was not asked knows nothing of it")
	require.Equal(t, fault.ReasonArea, testcity.Reason(dispute(c, "330482-wcwc/signer", id, haining, "work")))
	require.NoError(t, dispute(c, countyOffice, id, haining, "work"))
	require.Equal(t, "open", total(cityOffice))
	c.Move(c.Now().Add(time.Hour))
	require.Equal(t, fault.ReasonArea, testcity.Reason(rule(c, countyOffice, id, haining, "work", "85")), "nobody rules on the own score")
	require.Equal(t, fault.ReasonRange, testcity.Reason(rule(c, cityOffice, id, haining, "work", "100.5")))
	require.NoError(t, rule(c, cityOffice, id, haining, "work", "85"))
	require.Equal(t, "85.0", total(countyOffice), "0.6 × 85 + 0.4 × 85")
	require.Len(t, standings(t, c, cityOffice, id).Results[1].Items[0].Scores, 2, "the experts' scores stay beside the ruling")
	c.Move(c.Now().Add(time.Hour))
	require.NoError(t, dispute(c, countyOffice, id, haining, "work"))
	require.Equal(t, "open", total(cityOffice), "what is disputed again waits for another ruling")
	require.Equal(t, fault.ReasonOpenDisputes, testcity.Reason(advance(t, c, id, evaluation.Concluded)))
}

func TestTheWayToPublication(t *testing.T) {
	t.Parallel()
	c := published(t)
	id := made(t, c, evaluation.Final)
	require.Equal(t, fault.ReasonEvaluation, testcity.Reason(advance(t, c, id, evaluation.Scoring)), "one state at a time")
	require.NoError(t, advance(t, c, id, evaluation.Collecting))
	require.Equal(t, fault.ReasonSelfMissing, testcity.Reason(advance(t, c, id, evaluation.Scoring)), "the day has not passed")
	for _, user := range []string{health, "330400-edu/reporter", "330400-ca/reporter", "330400-stat/reporter", countyOffice, "330482-wcwc/signer"} {
		handedIn(t, c, user, id)
	}
	require.Equal(t, fault.ReasonNoPanel, testcity.Reason(advance(t, c, id, evaluation.Scoring)), "a final one needs experts")
	require.NoError(t, addSheet(c, cityOffice, 0, []evaluation.SheetItem{{Code: "work", Name: "工作", Weight: decimal.NewFromInt(100)}}))
	require.Equal(t, fault.ReasonExpert, testcity.Reason(prepare(t, c, id, []string{health}, 1)), "a reporter is no expert")
	require.NoError(t, prepare(t, c, id, []string{first}, 1))
	require.NoError(t, advance(t, c, id, evaluation.Scoring))
	require.Equal(t, fault.ReasonEvaluation, testcity.Reason(saveSelf(c, health, id, 2, account)), "the accounts are closed")
	require.Equal(t, fault.ReasonPanel, testcity.Reason(saveScores(c, second, id, 0, map[string]string{"work": "80"}, false)), "who is not named does not score")
	require.NoError(t, saveScores(c, first, id, 0, map[string]string{"work": "80.5"}, true))
	require.Equal(t, fault.ReasonNoConclusion, testcity.Reason(advance(t, c, id, evaluation.Concluded)))
	write := func() error {
		e := current(t, c, id)
		return act(c, cityOffice, func(ctx context.Context, tx *db.Tx) error {
			return evaluation.WriteConclusion(ctx, tx, id, e.Revision, evaluation.Conclusion{Overview: "总体", Achievements: "成效", Problems: "问题", Suggestions: "建议"})
		})
	}
	require.NoError(t, write())
	read := func(user string) *evaluation.Conclusion {
		return testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) (*evaluation.Conclusion, error) {
			e, err := evaluation.Get(ctx, tx, id)
			if err != nil {
				return nil, err
			}
			return evaluation.ReadConclusion(ctx, tx, e)
		})
	}
	require.Nil(t, read(health), "nobody else reads it before it is published")
	require.NotNil(t, read("330400-stat/signer"), "but statistics, the other body of the level")
	require.NoError(t, advance(t, c, id, evaluation.Concluded))
	require.Equal(t, fault.ReasonEvaluation, testcity.Reason(write()), "what is concluded stays")
	require.NoError(t, advance(t, c, id, evaluation.Published))
	require.Equal(t, "总体", read(clerk).Overview, "then every tenant of the city does")
	require.Len(t, current(t, c, id).Steps, 5)
	require.Equal(t, 5, c.Count(`select count(*) from audit_entry where action in ('create_evaluation', 'advance_evaluation')`))
}

func TestAScoreSheetIsVersioned(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	of := func(weights ...string) []evaluation.SheetItem {
		var items []evaluation.SheetItem
		for i, w := range weights {
			items = append(items, evaluation.SheetItem{Code: string(rune('a' + i)), Name: "项", Weight: decimal.RequireFromString(w)})
		}
		return items
	}
	twice := append(of("50"), of("50")...)
	require.Equal(t, fault.ReasonCityOffice, testcity.Reason(addSheet(c, countyOffice, 0, of("100"))))
	require.Equal(t, fault.ReasonWeightSum, testcity.Reason(addSheet(c, cityOffice, 0, of("60", "39.9"))))
	require.Equal(t, fault.ReasonItems, testcity.Reason(addSheet(c, cityOffice, 0, nil)))
	require.Equal(t, fault.ReasonItems, testcity.Reason(addSheet(c, cityOffice, 0, twice)), "two items of one code")
	require.Equal(t, fault.ReasonRange, testcity.Reason(addSheet(c, cityOffice, 0, of("100", "0"))))
	require.NoError(t, addSheet(c, cityOffice, 0, of("60.5", "39.5")))
	require.Equal(t, "STALE_REVISION", testcity.Reason(addSheet(c, cityOffice, 0, of("100"))))
	require.Equal(t, "STALE_REVISION", testcity.Reason(addSheet(c, cityOffice, 7, of("100"))), "a version that nobody has seen")
	require.NoError(t, addSheet(c, cityOffice, 1, of("100")))
	require.Equal(t, 2, c.Count(`select count(*) from score_sheet`))
}

// TestTheDatabaseKeepsScoresBlindAndFinal goes past the verbs.
func TestTheDatabaseKeepsScoresBlindAndFinal(t *testing.T) {
	t.Parallel()
	c := published(t)
	id := scoring(t, c)
	require.NoError(t, saveScores(c, first, id, 0, map[string]string{"work": "80", "data": "90"}, true))
	require.NoError(t, saveScores(c, second, id, 0, map[string]string{"work": "70"}, false))
	const ruling = `insert into score_ruling (city_id, id, evaluation, tenant_id, area_code, area_path, item, points, words, ruled_by, ruled_at)
		select city_id, gen_random_uuid(), id, current_setting('app.tenant')::uuid, '330481', '330400/330481/', 'work', 100, '自评', current_setting('app.user')::uuid, now() from evaluation`
	cases := []struct {
		why, user, sql string
		rows           int64 // -1: refused
	}{
		{"the office reads none", cityOffice, `select from score`, 0},
		{"nor statistics", "330400-stat/signer", `select from score`, 0},
		{"an expert reads the own", second, `select from score`, 3},
		{"what is submitted stays", first, `update score set points = 1`, 0},
		{"and is not taken away", first, `delete from score`, 0},
		{"nor submitted twice", first, `update score_card set submitted_at = now()`, 0},
		{"an expert reveals nothing", second, `update score set final = true, revealed = true`, -1},
		{"nor the office", cityOffice, `update score_card set revealed = true`, 0},
		{"a county's office does not rule for the city's", countyOffice, ruling, -1},
		{"nor writes its conclusion", "330400-stat/signer", `insert into evaluation_conclusion (city_id, evaluation, tenant_id, plan, area_path, body, written_by, written_at)
			select city_id, id, current_setting('app.tenant')::uuid, plan, area_path, '{}', current_setting('app.user')::uuid, now() from evaluation`, -1},
		{"nor leads it on", "330400-stat/signer", `update evaluation set state = 'published'`, 0},
	}
	for _, k := range cases {
		n, err := testcity.Try(c, k.user, func(ctx context.Context, tx *db.Tx) (int64, error) {
			done := tx.DB.WithContext(ctx).Exec(k.sql)
			return done.RowsAffected, done.Error
		})
		if k.rows < 0 {
			require.Error(t, err, k.why)
			continue
		}
		require.NoError(t, err, k.why)
		require.Equal(t, k.rows, n, k.why)
	}
}
