package rollup_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/target"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/testcity"
)

const demoWomen = "jiaxing-women-14-5"

// insured is a target of full coverage, which a head count cannot settle.
func insured(area string) rollup.Case {
	return rollup.Case{Plan: demoWomen, Indicator: "W16", Area: area, Year: 2024}
}

func judge(c *testcity.City, user string, of rollup.Case, status target.Status, reason string) error {
	_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (struct{}, error) {
		return struct{}{}, rollup.Judge(ctx, tx, of, status, reason)
	})
	return err
}

func standing(c *testcity.City, user string, of rollup.Case, basis rollup.Basis) rollup.Result {
	t := testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) (*rollup.Table, error) {
		return rollup.Read(ctx, tx, rollup.Query{Plan: of.Plan, Area: of.Area, Years: []int{of.Year}, Basis: basis})
	})
	for n, i := range t.Indicators {
		if i.Code == of.Indicator && t.At(n, 0, 0) != nil {
			return *t.At(n, 0, 0)
		}
	}
	return rollup.Result{}
}

func TestAnOfficeSignsAJudgementBesideTheVerdict(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	of := insured("330400")
	const signer = "330400-wcwc/signer"
	require.Equal(t, target.NeedsJudgement, standing(c, signer, of, rollup.Approved).Standing().Status())
	require.NoError(t, judge(c, signer, of, target.Met, "医保部门提供参保率 99.8%，已核对。"))
	r := standing(c, signer, of, rollup.Approved)
	require.Equal(t, target.Met, r.Standing().Status(), "what is signed counts")
	require.Equal(t, target.NeedsJudgement, *r.Verdict, "and the computed verdict stays beside it")
	require.False(t, r.Outdated())
	require.Equal(t, target.NeedsJudgement, standing(c, signer, insured("330481"), rollup.Approved).Standing().Status(), "a county's is another")
	require.Equal(t, target.NeedsJudgement, standing(c, "330481-hc/viewer", of, rollup.Published).Standing().Status(), "what is published stays as it was")

	require.NoError(t, judge(c, signer, of, target.OnTrack, "仍有灵活就业人员未参保。"))
	require.Equal(t, target.OnTrack, standing(c, signer, of, rollup.Approved).Standing().Status(), "the newest counts")
	require.Equal(t, 2, c.Count(`select count(*) from judgement where indicator = 'W16'`), "and the earlier one is kept")
	require.Equal(t, 2, c.Count(`select count(*) from audit_entry where action = 'judgement.sign'`))

	testcity.Do(c, signer, func(ctx context.Context, tx *db.Tx) (*snapshot.Snapshot, error) {
		return snapshot.Publish(ctx, tx, demoWomen, 2024)
	})
	require.Equal(t, target.OnTrack, standing(c, "330481-hc/viewer", of, rollup.Published).Standing().Status(), "a new edition freezes it")
}

func TestJudgementOfAnotherValueDoesNotCount(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	of := insured("330481")
	require.NoError(t, judge(c, "330481-wcwc/signer", of, target.Met, "本县已全部参保。"))
	_, err := c.Owner().Exec(t.Context(), `update rollup_cell set value = value + 1 where indicator = 'W16' and area_code = '330481' and year = 2024`)
	require.NoError(t, err)
	r := standing(c, "330481-wcwc/signer", of, rollup.Approved)
	require.Equal(t, target.NeedsJudgement, r.Standing().Status())
	require.True(t, r.Outdated(), "and the page says so")
}

func TestJudgementsThatCannotStand(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	city := insured("330400")
	open := city
	open.Year = 2025
	unknown := city
	unknown.Indicator = "W99"
	for _, refused := range []struct {
		reason, user string
		of           rollup.Case
		status       target.Status
		words        string
		code         fault.Code
	}{
		{"statistics judges nothing", "330400-stat/signer", city, target.Met, "已核对", fault.Forbidden},
		{"nor does a department", "330400-hc/reviewer", city, target.Met, "已核对", fault.Forbidden},
		{"a county's office judges not the city", "330481-wcwc/signer", city, target.Met, "已核对", fault.Forbidden},
		{"nor another county", "330481-wcwc/signer", insured("330482"), target.Met, "已核对", fault.Forbidden},
		{"without words", "330400-wcwc/signer", city, target.Met, "  ", fault.InvalidInput},
		{"not a judgement", "330400-wcwc/signer", city, target.NeedsJudgement, "已核对", fault.InvalidInput},
		{"an incomplete year has no verdict", "330400-wcwc/signer", open, target.Met, "已核对", fault.WrongState},
		{"no such indicator", "330400-wcwc/signer", unknown, target.Met, "已核对", fault.NotFound},
	} {
		require.True(t, fault.Has(judge(c, refused.user, refused.of, refused.status, refused.words), refused.code), refused.reason)
	}
	require.Zero(t, c.Count(`select count(*) from judgement`))
}

func TestOutlookAndWarnings(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	q := rollup.Query{Plan: demoWomen, Area: "330400", Years: []int{2024}, Basis: rollup.Approved}
	foresee := func(user, indicator string) (*rollup.Outlook, error) {
		return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (*rollup.Outlook, error) {
			return rollup.Foresee(ctx, tx, q, indicator)
		})
	}
	o, err := foresee("330400-wcwc/viewer", "W07")
	require.NoError(t, err)
	require.Equal(t, 5, o.Points)
	require.Equal(t, target.Reaches, o.Prospect, "62.27, 64.2, 66.3, 68, 69.6 go on to more than 70")
	require.Equal(t, "71.66", o.Projected.StringFixed(2), "62.334 and five times 1.866, the middles of heights and slopes")
	require.Equal(t, "0.4", o.Verdict.Required.StringFixed(1), "from 69.6 in a year")

	steps, err := foresee("330400-wcwc/viewer", "W14")
	require.NoError(t, err)
	require.Nil(t, steps.Projected, "leaderships move in steps, and no line foretells them")

	_, err = foresee("330400-wcwc/viewer", "W99")
	require.True(t, fault.Has(err, fault.NotFound))

	warned := testcity.Do(c, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) ([]rollup.Warning, error) {
		return rollup.Warnings(ctx, tx, q)
	})
	kinds := map[string][]target.AlertKind{}
	for _, w := range warned {
		kinds[w.Indicator.Code] = append(kinds[w.Indicator.Code], w.Kind)
	}
	require.Contains(t, kinds["W09"], target.WorseningTwice, "52.1, 51.9, 51.6")
	require.NotContains(t, kinds, "W07")
}

func TestCountiesWithFewCasesAreJudgedOverThreeYears(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	of := rollup.Case{Plan: demoWomen, Indicator: "W02", Area: "330483", Year: 2024}
	r := standing(c, "330400-wcwc/viewer", of, rollup.Approved)
	require.NotNil(t, r.Verdict)
	require.Contains(t, r.Says("en"), "2022", "one death among few births says nothing of a year")
}
