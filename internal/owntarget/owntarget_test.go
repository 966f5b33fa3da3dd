package owntarget_test

import (
	"context"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/owntarget"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/target"
	"github.com/liangce/liangce/internal/testcity"
)

const (
	women    = "jiaxing-women-14-5"
	children = "jiaxing-children-14-5"
	city     = "330400-wcwc/signer"
)

func at(indicator, area string, over int) owntarget.Place {
	return owntarget.Place{Plan: women, Indicator: indicator, Area: area, Over: over}
}

func least(value string) owntarget.Aim {
	v := decimal.RequireFromString(value)
	return owntarget.Aim{Type: "threshold_min", Value: &v, Printed: "≥" + value, Note: "县规划确定"}
}

func set(c *testcity.City, user string, at owntarget.Place, aim owntarget.Aim) (owntarget.Target, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (owntarget.Target, error) { return owntarget.Set(ctx, tx, at, aim) })
}

func withdraw(c *testcity.City, user string, at owntarget.Place) (owntarget.Target, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (owntarget.Target, error) {
		return owntarget.Withdraw(ctx, tx, at, "改随全市目标")
	})
}

func look(c *testcity.City, user, indicator string, basis rollup.Basis) *owntarget.View {
	return testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) (*owntarget.View, error) {
		return owntarget.Look(ctx, tx, women, indicator, 2024, basis)
	})
}

func compare(c *testcity.City, user, indicator, area string, basis rollup.Basis) owntarget.Row {
	for _, row := range look(c, user, indicator, basis).Rows {
		if row.Area.Code == area {
			return row
		}
	}
	return owntarget.Row{}
}

func decomposition(t *testing.T, c *testcity.City, user, indicator string) owntarget.Decomposition {
	t.Helper()
	code := women
	if strings.HasPrefix(indicator, "C") {
		code = children
	}
	all := testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]owntarget.Decomposition, error) {
		return owntarget.Decompose(ctx, tx, code)
	})
	for _, d := range all {
		if d.Indicator.Code == indicator {
			return d
		}
	}
	t.Fatalf("%s is not decomposed", indicator)
	return owntarget.Decomposition{}
}

func TestACountyHoldsItselfAgainstItsOwnTarget(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	before := compare(c, city, "W08", "330481", rollup.Published)
	require.Empty(t, before.Revisions)
	require.Nil(t, before.Standing())
	require.Nil(t, before.Own)
	_, err := set(c, "330481-wcwc/signer", at("W08", "330481", 0), least("100"))
	require.NoError(t, err)
	for _, basis := range []rollup.Basis{rollup.Approved, rollup.Published} {
		row := compare(c, "330481-hc/viewer", "W08", "330481", basis)
		require.NotNil(t, row.Own, basis)
		require.NotEqual(t, target.Met, row.Own.Status, basis)
		require.Contains(t, row.Own.Reason.Text(fault.Chinese), "100")
		require.Equal(t, *before.Result.Verdict, *row.Result.Verdict, "the city's target stays what is counted")
	}
	_, err = set(c, "330481-wcwc/signer", at("W08", "330481", 1), least("1"))
	require.NoError(t, err)
	require.Equal(t, target.Met, compare(c, city, "W08", "330481", rollup.Published).Own.Status, "the newest counts")

	_, err = set(c, "330481-wcwc/signer", at("W08", "330481", 1), least("2"))
	require.True(t, fault.Has(err, fault.StaleRevision), "%v", err)
	w, err := withdraw(c, "330481-wcwc/signer", at("W08", "330481", 2))
	require.NoError(t, err)
	require.Equal(t, 3, w.Revision)
	row := compare(c, city, "W08", "330481", rollup.Published)
	require.Len(t, row.Revisions, 3)
	require.Nil(t, row.Standing())
	require.Nil(t, row.Own)
	_, err = withdraw(c, "330481-wcwc/signer", at("W08", "330481", 3))
	require.True(t, fault.Has(err, fault.NotFound), "nothing is left to take back: %v", err)
	require.Equal(t, 3, c.Count(`select count(*) from audit_entry where action like 'own_target.%' and object like '%/W08/330481/%'`))
	require.Equal(t, 3, c.Count(`select count(*) from own_target where indicator = 'W08' and area_code = '330481'`))
}

func TestTheProvincesTargetStandsBesideTheCitys(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	above := func(user, indicator string) owntarget.Row {
		v := testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) (*owntarget.View, error) {
			return owntarget.Look(ctx, tx, women, indicator, 2024, rollup.Published)
		})
		return v.Above
	}
	before, sum := above(city, "W07"), decomposition(t, c, city, "W08")
	require.True(t, before.MaySet)
	require.False(t, above("330481-wcwc/signer", "W07").MaySet)
	_, err := set(c, city, at("W07", "330400", 0), least("71"))
	require.NoError(t, err, "the city alone has a value of it")
	_, err = set(c, city, at("W08", "330400", 0), least("99"))
	require.NoError(t, err)
	row := above("330481-hc/viewer", "W07")
	require.Equal(t, target.OnTrack, row.Own.Status, row.Own.Reason.Text(fault.Chinese))
	require.Contains(t, row.Own.Reason.Text(fault.Chinese), "71")
	require.Equal(t, *before.Result.Verdict, *row.Result.Verdict, "the plan's own target stays what is counted")
	require.Equal(t, sum, decomposition(t, c, city, "W08"), "nor does it enter the counties' sum")
	_, err = set(c, "330481-wcwc/signer", at("W07", "330400", 1), least("60"))
	require.True(t, fault.Has(err, fault.Forbidden), "%v", err)
}

func TestWhoSetsATarget(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	for _, user := range []string{city, "330481-wcwc/viewer", "330482-wcwc/signer", "330481-stat/signer", "330481-hc/reporter"} {
		_, err := set(c, user, at("W08", "330481", 0), least("90"))
		require.True(t, fault.Has(err, fault.Forbidden), "%s: %v", user, err)
	}
}

func TestATargetThatSaysNothingIsRefused(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	cases := map[string]func(*owntarget.Aim){
		"another direction": func(a *owntarget.Aim) { a.Type = "threshold_max" },
		"unknown type":      func(a *owntarget.Aim) { a.Type = "milestone" },
		"no number":         func(a *owntarget.Aim) { a.Value = nil },
		"a superfluous one": func(a *owntarget.Aim) { a.Type = "keep_vs_baseline" },
		"no baseline":       func(a *owntarget.Aim) { a.Type, a.Value = "keep_vs_baseline", nil },
		"more than all":     func(a *owntarget.Aim) { v := decimal.NewFromInt(101); a.Value = &v },
		"nothing printed":   func(a *owntarget.Aim) { a.Printed = " " },
		"no reason":         func(a *owntarget.Aim) { a.Note = "" },
	}
	for name, spoil := range cases {
		aim := least("90")
		spoil(&aim)
		_, err := set(c, "330481-wcwc/signer", at("W08", "330481", 0), aim)
		require.True(t, fault.Has(err, fault.InvalidInput), "%s: %v", name, err)
	}
	few, below := least("90"), decimal.NewFromInt(-1)
	few.Type, few.Value = "threshold_max", &below
	_, err := set(c, "330481-wcwc/signer", at("W02", "330481", 0), few)
	require.Equal(t, fault.ReasonLeast, testcity.Reason(err), "of 100 000 there may be more than 100: %v", err)
	_, err = set(c, "330481-wcwc/signer", at("W99", "330481", 0), least("90"))
	require.True(t, fault.Has(err, fault.NotFound), "%v", err)
}

func TestTheCountiesTargetsTogether(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	none := decomposition(t, c, city, "W08")
	require.Equal(t, target.Undecided, none.Answer)
	counties := none.Missing
	require.Len(t, counties, none.Of)
	require.Contains(t, none.Text(fault.Chinese), "海宁市")
	require.Contains(t, none.Text(fault.English), "Haining")
	for n, county := range counties {
		_, err := set(c, county+"-wcwc/signer", at("W08", county, 0), least("100"))
		require.NoError(t, err)
		if n == 0 {
			require.Equal(t, counties[1:], decomposition(t, c, city, "W08").Missing)
		}
	}
	all := decomposition(t, c, city, "W08")
	require.Equal(t, target.Enough, all.Answer)
	require.Equal(t, len(counties), all.Set)
	for _, county := range counties {
		_, err := set(c, county+"-wcwc/signer", at("W08", county, 1), least("1"))
		require.NoError(t, err)
	}
	short := decomposition(t, c, city, "W08")
	require.Equal(t, target.NotEnough, short.Answer)
	require.Regexp(t, "市本级", short.Text(fault.Chinese), "the city's own institutions count as they are, and it is said")
	require.True(t, short.Together.GreaterThan(decimal.NewFromInt(1)), "%v", short.Together)
	require.Equal(t, short, decomposition(t, c, "330481-hc/viewer", "W08"), "all who ask get the same answer")
	_, err := withdraw(c, counties[0]+"-wcwc/signer", at("W08", counties[0], 2))
	require.NoError(t, err)
	follows := decomposition(t, c, city, "W08")
	require.Equal(t, target.NotEnough, follows.Answer)
	require.Equal(t, len(counties)-1, follows.Set)
	require.True(t, follows.Together.GreaterThan(*short.Together), "it counts at the city's: %v", follows.Together)
}

func TestWhatIsShown(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	_, err := set(c, "330481-wcwc/signer", at("W08", "330481", 0), least("90"))
	require.NoError(t, err)
	v := look(c, "330481-wcwc/signer", "W08", rollup.Published)
	require.Equal(t, []target.Type{target.ThresholdMin, target.IncreaseVsBaseline, target.KeepVsBaseline}, v.Offered)
	require.Len(t, v.Rows, v.Decomposition.Of, "the counties, without the city and its own institutions")
	for _, row := range v.Rows {
		require.Equal(t, row.Area.Code == "330481", row.MaySet, row.Area.Code)
		require.Equal(t, row.Area.Code == "330481", row.Standing() != nil, row.Area.Code)
	}
	require.Empty(t, look(c, city, "W01", rollup.Published).Rows, "the city alone has a value")
	require.Nil(t, look(c, city, "W01", rollup.Published).Decomposition)
}

// What the city's institutions have is counted as it was published, and only where it applies to them: from a sum of targets that
// all know, anything else could be told.
func TestTheCitysOwnInstitutions(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	before := decomposition(t, c, city, "C01")
	require.Contains(t, before.Text(fault.English), "having no target")
	_, err := c.Owner().Exec(t.Context(), `update rollup_cell set value = 99 where indicator = 'C01' and area_code = '330401' and value is not null`)
	require.NoError(t, err)
	require.Equal(t, before, decomposition(t, c, city, "C01"))

	nursery := owntarget.Place{Plan: children, Indicator: "C06", Area: "330481"}
	_, err = set(c, "330481-wcwc/signer", nursery, least("4.9"))
	require.NoError(t, err)
	enough := decomposition(t, c, city, "C06")
	require.Equal(t, target.Enough, enough.Answer)
	require.Empty(t, enough.Notes, "they have no nursery places")
}
