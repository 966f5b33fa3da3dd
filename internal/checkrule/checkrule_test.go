package checkrule_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/checkrule"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/check"
	"github.com/liangce/liangce/internal/testcity"
	"github.com/liangce/liangce/internal/tryout"
)

const office, statistics = "330400-wcwc/signer", "330400-stat/signer"

func draft(change ...func(*checkrule.Draft)) checkrule.Draft {
	d := checkrule.Draft{
		Code: "K-1", Grade: check.C, Elements: db.TextArray{testcity.Births}, Expression: "value > 1000", ValidFrom: 2024,
		Sentence: "“{element}”为 {value}。", SentenceEN: "{element} is {value}.", Note: "测试",
	}
	for _, c := range change {
		c(&d)
	}
	return d
}

func propose(c *testcity.City, user string, over int, d checkrule.Draft) (checkrule.Rule, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (checkrule.Rule, error) {
		return checkrule.Propose(ctx, tx, over, d)
	})
}

func enforce(c *testcity.City, user string, version int) (checkrule.Rule, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (checkrule.Rule, error) {
		return tryout.Enforce(ctx, tx, "K-1", version)
	})
}

func retire(c *testcity.City, user string, version int) (checkrule.Rule, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (checkrule.Rule, error) {
		return checkrule.Retire(ctx, tx, "K-1", version)
	})
}

// inForce are the versions that check a year, as a county's clerk is checked by them.
func inForce(c *testcity.City, year int) []int {
	rules := testcity.Do(c, "330481-hc/reporter", func(ctx context.Context, tx *db.Tx) ([]checkrule.Rule, error) { return checkrule.For(ctx, tx, year) })
	var versions []int
	for _, r := range rules {
		versions = append(versions, r.Version)
	}
	return versions
}

func TestOneBodyProposesTheOtherPutsIntoForce(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	r, err := propose(c, statistics, 0, draft())
	require.NoError(t, err)
	require.Equal(t, checkrule.Drafted, r.State)
	require.Empty(t, inForce(c, 2025), "a draft checks nothing")
	_, err = enforce(c, statistics, 1)
	require.Equal(t, "FOUR_EYES.other_body", string(fault.FourEyes)+"."+testcity.Reason(err))
	r, err = enforce(c, office, 1)
	require.NoError(t, err)
	require.Equal(t, checkrule.InForce, r.State)
	require.NotNil(t, r.Tested)
	require.Equal(t, []int{1}, inForce(c, 2025))
	require.Empty(t, inForce(c, 2023), "from 2024 on")
	_, err = enforce(c, office, 1)
	require.Equal(t, fault.ReasonCheckRule, testcity.Reason(err))
	_, err = retire(c, statistics, 1)
	require.NoError(t, err)
	require.Empty(t, inForce(c, 2025))
	_, err = retire(c, statistics, 1)
	require.Equal(t, fault.ReasonCheckRule, testcity.Reason(err))
	require.Equal(t, 3, c.Count("select count(*) from audit_entry where action like 'check_rule.%' and object = 'K-1/1'"))
}

func TestAYearIsCheckedByTheVersionForIt(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	until := 2025
	for over, d := range []checkrule.Draft{
		draft(), draft(func(d *checkrule.Draft) { d.ValidFrom, d.ValidTo, d.Expression = 2025, &until, "value > 2000" }),
	} {
		_, err := propose(c, office, over, d)
		require.NoError(t, err)
		_, err = enforce(c, statistics, over+1)
		require.NoError(t, err)
	}
	require.Equal(t, []int{1}, inForce(c, 2024))
	require.Equal(t, []int{2}, inForce(c, 2025))
	require.Equal(t, []int{1}, inForce(c, 2026))
	_, err := propose(c, office, 1, draft())
	require.True(t, fault.Has(err, fault.StaleRevision), "somebody was faster")
	_, err = retire(c, office, 2)
	require.NoError(t, err)
	require.Empty(t, inForce(c, 2024), "a rule is retired whole")
}

func TestWhoMayNot(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	_, err := propose(c, statistics, 0, draft())
	require.NoError(t, err)
	for user, reason := range map[string]string{
		"330481-wcwc/signer": fault.ReasonArea, "330400-hc/reviewer": fault.ReasonSigners, "330481-hc/reporter": fault.ReasonArea, "330400-stat/viewer": fault.ReasonRole,
	} {
		_, err := propose(c, user, 1, draft())
		require.Equal(t, reason, testcity.Reason(err), user)
		_, err = enforce(c, user, 1)
		require.Equal(t, reason, testcity.Reason(err), user)
		_, err = retire(c, user, 1)
		require.Equal(t, reason, testcity.Reason(err), user)
	}
	list := func(user string) int {
		return len(testcity.Do(c, user, checkrule.List))
	}
	require.Equal(t, 1, list(office))
	require.Zero(t, list("330481-hc/reporter"), "drafts are between the two bodies")
}

// TestTheDatabaseHoldsFourEyes: what the verbs refuse, the rows refuse too.
func TestTheDatabaseHoldsFourEyes(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	_, err := propose(c, statistics, 0, draft())
	require.NoError(t, err)
	const enforceSQL = "update check_rule set state = 'in_force', enforced_at = now(), enforced_tenant = cast(@tenant as uuid), enforced_by = cast(@user as uuid)"
	sql := func(user, text string) error {
		_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (struct{}, error) {
			named := strings.NewReplacer("@tenant", "'"+tx.Actor.TenantID+"'", "@user", "'"+tx.Actor.UserID+"'")
			return struct{}{}, tx.DB.WithContext(ctx).Exec(named.Replace(text)).Error
		})
		return err
	}
	require.ErrorContains(t, sql(statistics, enforceSQL), "check_rule_four_eyes")
	other := c.Actor(office)
	require.ErrorContains(t, sql(statistics, "update check_rule set state = 'in_force', enforced_at = now(), enforced_tenant = '"+other.TenantID+"', enforced_by = '"+other.UserID+"'"), "row-level security", "in another's name")
	require.ErrorContains(t, sql(statistics, "update check_rule set expression = 'value > 1'"), "permission denied", "a version is never changed")
	require.ErrorContains(t, sql(statistics, "delete from check_rule"), "permission denied")
	require.NoError(t, sql("330481-wcwc/signer", enforceSQL), "a county's office finds no row to change")
	require.Empty(t, inForce(c, 2025))
	insert := func(state, who string) string {
		return `insert into check_rule (city_id, code, version, grade, elements, expression, sentence, sentence_en, note, valid_from, state, proposed_tenant, proposed_by, proposed_at)
			values ('330400', 'K-2', 1, 'A', '{births}', 'value > 0', 'x', 'x', 'x', 2020, '` + state + `', ` + who + `, now())`
	}
	require.ErrorContains(t, sql("330481-wcwc/signer", insert("draft", "@tenant, @user")), "row-level security", "not a county's")
	require.ErrorContains(t, sql(statistics, insert("draft", "null, null")), "row-level security", "only the catalogue brings what is in force at once")
}

func TestWhatIsWrongWithADraft(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	for reason, change := range map[string]func(*checkrule.Draft){
		fault.ReasonExpression: func(d *checkrule.Draft) { d.Expression = "value > lats" },
		fault.ReasonMalformed:  func(d *checkrule.Draft) { d.SentenceEN = "no hole" },
		fault.ReasonUnknown:    func(d *checkrule.Draft) { d.Sentence, d.SentenceEN = "{nothing}", "{nothing}" },
		fault.ReasonRequired:   func(d *checkrule.Draft) { d.Note = " " },
		fault.ReasonRange:      func(d *checkrule.Draft) { d.ValidFrom = 1 },
		fault.ReasonTooLong:    func(d *checkrule.Draft) { d.Note = string(make([]rune, 501)) + "x" },
	} {
		_, err := propose(c, statistics, 0, draft(change))
		require.Equal(t, reason, testcity.Reason(err))
	}
	for _, change := range []func(*checkrule.Draft){
		func(d *checkrule.Draft) { d.Code = "小" }, func(d *checkrule.Draft) { d.Grade = "E" }, func(d *checkrule.Draft) { d.Elements = nil },
		func(d *checkrule.Draft) { d.Indicators = db.TextArray{"p/x"} }, func(d *checkrule.Draft) { d.Elements = db.TextArray{"nothing"} },
		func(d *checkrule.Draft) { d.Elements, d.Indicators = nil, db.TextArray{"nothing/X"} },
		func(d *checkrule.Draft) { last := 2023; d.ValidTo = &last },
	} {
		_, err := propose(c, statistics, 0, draft(change))
		require.True(t, fault.Has(err, fault.InvalidInput))
	}
	_, err := propose(c, statistics, 0, draft(func(d *checkrule.Draft) { d.Expression = "value > lats" }))
	f, _ := fault.As(err)
	require.Contains(t, f.Text(fault.Chinese), "表达式第 9 个字符处：没有“lats”这个词")
}

func TestTheCatalogueDoesNotUndoTheCity(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	load := func(drafts ...checkrule.Draft) []string {
		changed, err := db.Write(t.Context(), c.Store, access.Loader(testcity.Code), func(tx *db.Tx) ([]string, error) { return checkrule.Load(t.Context(), tx, drafts) })
		require.NoError(t, err)
		return changed
	}
	require.Equal(t, []string{"K-1"}, load(draft()))
	require.Equal(t, []int{1}, inForce(c, 2025))
	require.Empty(t, load(draft()), "nothing new")
	other := func(d *checkrule.Draft) { d.Expression = "value > 5" }
	require.Equal(t, []string{"K-1"}, load(draft(other)))
	require.Equal(t, []int{2}, inForce(c, 2025))
	_, err := enforce(c, office, 2)
	require.Error(t, err, "it is in force")
	_, err = retire(c, office, 2)
	require.NoError(t, err)
	require.Empty(t, load(draft()), "the city has retired it")
	require.Empty(t, inForce(c, 2025))
	_, err = propose(c, office, 2, draft())
	require.NoError(t, err)
	require.Empty(t, load(draft(other)), "the city has its own")
}
