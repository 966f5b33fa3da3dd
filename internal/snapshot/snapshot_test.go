package snapshot_test

import (
	"context"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/testcity"
)

func opened(t *testing.T) *testcity.City {
	t.Helper()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	return c
}

func publish(c *testcity.City, user string) (*snapshot.Snapshot, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (*snapshot.Snapshot, error) {
		return snapshot.Publish(ctx, tx, testcity.Women, 2025)
	})
}

func published(c *testcity.City) *snapshot.Snapshot {
	s, err := publish(c, "330400-wcwc/signer")
	if err != nil {
		panic(err)
	}
	return s
}

// value is an indicator's value in 2025, or why there is none; provisional values carry a mark.
func value(c *testcity.City, indicator, area string, basis rollup.Basis) string {
	table := testcity.Do(c, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) (*rollup.Table, error) {
		return rollup.Read(ctx, tx, rollup.Query{Plan: testcity.Women, Area: area, Years: []int{2025}, Basis: basis})
	})
	for i, ind := range table.Indicators {
		if ind.Code != indicator {
			continue
		}
		r := table.At(i, 0, 0)
		if r.Emptiness != nil {
			return *r.Emptiness
		}
		if r.Provisional {
			return r.Value.Decimal.String() + "?"
		}
		return r.Value.Decimal.String()
	}
	return "no such indicator"
}

func desk(c *testcity.City, tenant string) testcity.Desk { return c.Desk(tenant, testcity.Women, 2025) }

func approve(c *testcity.City, tenant, element, value string) *figure.Figure {
	d := desk(c, tenant)
	return d.Approve(d.Report(element, value))
}

// correct carries a correction of an approved figure as far as its submission.
func correct(c *testcity.City, tenant string, f *figure.Figure, value, reason string) {
	d := desk(c, tenant)
	testcity.Do(c, tenant+"/reporter", func(ctx context.Context, tx *db.Tx) (sheet.Changed, error) {
		ref := sheet.Ref{FigureID: f.ID, Revision: f.Newest.Revision}
		return sheet.Correct(ctx, tx, d.Sheet().ID.String(), []sheet.Correction{{Ref: ref, Value: &value, Reason: reason}}, "page")
	})
	d.Submit()
}

func errata(c *testcity.City, user string) []snapshot.Erratum {
	return testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]snapshot.Erratum, error) {
		return snapshot.Errata(ctx, tx, testcity.Women, 2025)
	})
}

func TestPublishingFreezesWhatIsApproved(t *testing.T) {
	t.Parallel()
	c := opened(t)
	approve(c, "330481-hc", testcity.Clinic, "1")
	desk(c, "330482-hc").Report(testcity.Clinic, "0")
	require.Equal(t, "not_reported", value(c, "W4", testcity.Code, rollup.Published), "before publishing there is nothing")
	s := published(c)
	require.Equal(t, 1, s.Edition)
	require.Equal(t, c.Actor("330400-wcwc/signer").UserID, s.PublishedBy)
	require.Equal(t, "100?", value(c, "W4", testcity.Code, rollup.Published), "what is not approved yet is missing, and the value provisional")
	require.Equal(t, "not_reported", value(c, "W4", testcity.Pinghu, rollup.Published))

	r := testcity.Do(c, "330481-ca/viewer", func(ctx context.Context, tx *db.Tx) (round.Round, error) {
		return round.Get(ctx, tx, testcity.Women, 2025)
	})
	require.Equal(t, round.Published, r.State)
	require.Equal(t, s.ID, *r.SnapshotID)
	for _, user := range []string{"330481-ca/viewer", "330482-stat/viewer", "330400-wcwc/viewer"} {
		told := testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]notice.Notice, error) { return notice.List(ctx, tx, 1) })
		require.Equal(t, notice.RoundPublished, told[0].Kind, user)
	}
	years := testcity.Do(c, "330481-ca/viewer", func(ctx context.Context, tx *db.Tx) ([]int, error) {
		years, _, err := snapshot.Years(ctx, tx, testcity.Women)
		return years, err
	})
	require.Equal(t, []int{2025}, years)
	require.Equal(t, 1, c.Count(`select count(*) from audit_entry where action = 'publish_round' and (detail ->> 'edition')::int = 1`))

	f := desk(c, "330482-hc").Figure(testcity.Clinic)
	desk(c, "330482-hc").Approve(f)
	require.Equal(t, "50", value(c, "W4", testcity.Code, rollup.Approved), "a late figure still goes its way")
	require.Equal(t, "100?", value(c, "W4", testcity.Code, rollup.Published))
	require.Empty(t, errata(c, "330400-wcwc/viewer"), "what was not published cannot be wrong there")
}

func TestACorrectionAfterPublishing(t *testing.T) {
	t.Parallel()
	c := opened(t)
	f := approve(c, "330481-hc", testcity.Clinic, "1")
	approve(c, "330482-hc", testcity.Clinic, "1")
	first := published(c)
	values := func(submitted, approved, published, reason string) {
		t.Helper()
		require.Equal(t, []string{submitted, approved, published}, []string{
			value(c, "W4", testcity.Code, rollup.Submitted), value(c, "W4", testcity.Code, rollup.Approved), value(c, "W4", testcity.Code, rollup.Published),
		}, reason)
	}
	values("100", "100", "100", "all bases agree")
	correct(c, "330481-hc", f, "0", "诊所已停业")
	values("50", "100", "100", "the approved value stands while the correction goes through the chain")
	require.Empty(t, errata(c, "330400-wcwc/viewer"))
	desk(c, "330481-hc").Approve(c.Figure(f.ID))
	values("50", "50", "100", "the snapshot stays as it was")

	listed := errata(c, "330482-wcwc/viewer")
	require.Empty(t, listed, "the figure is out of its scope")
	listed = errata(c, "330481-wcwc/viewer")
	require.Len(t, listed, 1)
	require.Equal(t, []string{testcity.Clinic, testcity.Haining, "1", "0", "诊所已停业"}, []string{
		listed[0].Element, listed[0].AreaCode, listed[0].Published.Decimal.String(), listed[0].Approved.Decimal.String(), *listed[0].Reason,
	})
	require.Equal(t, c.Now(), listed[0].At.UTC())

	second := published(c)
	require.Equal(t, 2, second.Edition)
	values("50", "50", "50", "a new edition says it as it is")
	require.Empty(t, errata(c, "330481-wcwc/viewer"))
	require.Equal(t, 1, c.Count(`select count(*) from snapshot_cell where snapshot_id = $1 and indicator = 'W4' and area_code = '330400' and value = 100`, first.ID), "the first edition is still there")
	both := testcity.Do(c, "330481-ca/viewer", func(ctx context.Context, tx *db.Tx) (map[string]snapshot.Snapshot, error) {
		return snapshot.ByIDs(ctx, tx, []string{first.ID, second.ID})
	})
	require.Len(t, both, 2)
}

func TestACorrectionBackToTheSameValueIsNoErratum(t *testing.T) {
	t.Parallel()
	c := opened(t)
	f := approve(c, "330481-hc", testcity.Clinic, "1")
	published(c)
	for _, value := range []string{"0", "1"} {
		correct(c, "330481-hc", f, value, "复核")
		f = desk(c, "330481-hc").Approve(c.Figure(f.ID))
	}
	require.Empty(t, errata(c, "330400-wcwc/viewer"))
}

// approveWithout approves a figure whose department does not consent to publishing it.
func approveWithout(c *testcity.City, tenant string, f *figure.Figure) *figure.Figure {
	no := false
	signers := testcity.Signers(f, tenant)
	c.Decide(signers[0], signoff.Decision{FigureID: f.ID, Revision: f.Newest.Revision, Outcome: figure.Pass, Consent: &no, Comment: "涉及个人"})
	for _, user := range signers[1:] {
		f = c.Pass(user, f)
	}
	return f
}

// TestWhatIsPublishedWithoutConsentDoesNotTell: neither the figure nor a difference of values gives it away.
func TestWhatIsPublishedWithoutConsentDoesNotTell(t *testing.T) {
	t.Parallel()
	c := opened(t)
	for tenant, births := range map[string]string{"330481-hc": "100", "330482-hc": "300"} {
		approve(c, tenant, testcity.Births, births)
	}
	municipal := desk(c, "330400-hc")
	for _, element := range []string{testcity.Births, testcity.Deaths} {
		municipal.Approve(municipal.ReportOf(element, testcity.Municipal, "not_applicable"))
	}
	approve(c, "330482-hc", testcity.Deaths, "3")
	kept := approveWithout(c, "330481-hc", desk(c, "330481-hc").Report(testcity.Deaths, "5"))
	published(c)
	cases := []struct {
		reason, area string
		basis        rollup.Basis
		want         string
	}{
		{"inside, the county's value stands", testcity.Haining, rollup.Approved, "50"},
		{"and the city's is of all", testcity.Code, rollup.Approved, "20"},
		{"published, the county's is withheld", testcity.Haining, rollup.Published, "withheld"},
		{"and the city's does without it, flagged", testcity.Code, rollup.Published, "10?"},
		{"the other county's is untouched", testcity.Pinghu, rollup.Published, "10"},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) { require.Equal(t, k.want, value(c.In(t), "W1", k.area, k.basis)) })
	}
	require.Equal(t, 1, c.Count(`select count(*) from snapshot_cell where indicator = 'W1' and area_code = '330400' and missing = '{330481}' and verdict is null and numerator = 3`))
	require.Equal(t, 1, c.Count(`select count(*) from snapshot_figure where figure_id = $1 and value is null and emptiness = 'withheld'`, kept.ID))
	require.Zero(t, c.Count(`select count(*) from snapshot_cell where provisional <> (reported < expected)`))
	correct(c, "330481-hc", kept, "6", "漏报")
	approveWithout(c, "330481-hc", c.Figure(kept.ID))
	require.Empty(t, errata(c, "330481-wcwc/viewer"), "what is withheld is no erratum")

	correct(c, "330481-hc", c.Figure(kept.ID), "4", "更正")
	desk(c, "330481-hc").Approve(c.Figure(kept.ID))
	published(c)
	require.Equal(t, "40", value(c, "W1", testcity.Haining, rollup.Published), "consent given with a later revision counts for it")
}

// TestARunningTotalKeepsWhatWasWithheldBefore: a figure of an earlier year is not told by a later year's sum.
func TestARunningTotalKeepsWhatWasWithheldBefore(t *testing.T) {
	t.Parallel()
	c := opened(t)
	var kept *figure.Figure
	for year := 2021; year <= 2025; year++ {
		if year < 2025 {
			c.OpenRound(testcity.Women, year)
		}
		d := c.Desk("330481-ca", testcity.Women, year)
		f := d.Report(testcity.Trained, "10")
		if year == 2023 {
			kept = approveWithout(c, "330481-ca", f)
			continue
		}
		d.Approve(f)
	}
	published(c)
	require.Equal(t, "50", value(c, "W5", testcity.Haining, rollup.Approved))
	require.Equal(t, "withheld", value(c, "W5", testcity.Haining, rollup.Published))
	require.Equal(t, 1, c.Count(`select count(*) from snapshot_figure where figure_id = $1 and year = 2023 and value is null and emptiness = 'withheld'`, kept.ID))
	require.Equal(t, 4, c.Count(`select count(*) from snapshot_figure where element = 'trained' and value = 10`))
}

func TestPublishingIsRefused(t *testing.T) {
	t.Parallel()
	c := opened(t)
	c.Found("330500")
	cases := []struct {
		reason, user string
		code         fault.Code
	}{
		{"to a county's office", "330481-wcwc/signer", fault.Forbidden},
		{"to statistics", "330400-stat/signer", fault.Forbidden},
		{"to the office's administrator", "330400-wcwc/admin", fault.Forbidden},
		{"to a department", "330400-hc/reviewer", fault.Forbidden},
		{"of a round that another city has not opened", "330500-wcwc/signer", fault.NotFound},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			_, err := publish(c.In(t), k.user)
			require.True(t, fault.Has(err, k.code), "%v", err)
		})
	}
	require.Zero(t, c.Count(`select count(*) from snapshot`))
	for _, machine := range []access.Actor{access.Loader(testcity.Code), access.Snapshot(testcity.Code)} {
		_, err := db.Write(t.Context(), c.Store, machine, func(tx *db.Tx) (*snapshot.Snapshot, error) {
			return snapshot.Publish(t.Context(), tx, testcity.Women, 2025)
		})
		require.True(t, fault.Has(err, fault.Forbidden), "nor does a machine publish: %v", err)
	}
}

// TestNothingChangesWhatIsFrozen goes past the verbs.
func TestNothingChangesWhatIsFrozen(t *testing.T) {
	t.Parallel()
	c := opened(t)
	approve(c, "330481-hc", testcity.Clinic, "1")
	published(c)
	actors := []access.Actor{c.Actor("330400-wcwc/signer"), c.Actor("330481-hc/reporter"), access.Snapshot(testcity.Code), access.Loader(testcity.Code), access.Rollup(testcity.Code)}
	for _, a := range actors {
		for _, sql := range []string{
			`update snapshot_cell set value = 0`, `update snapshot_figure set value = 0`, `update snapshot set edition = 9`,
			`delete from snapshot_cell`, `delete from snapshot_figure`, `delete from snapshot`,
		} {
			_, err := db.Write(t.Context(), c.Store, a, func(tx *db.Tx) (struct{}, error) { return struct{}{}, tx.DB.Exec(sql).Error })
			require.True(t, db.RefusedByPolicy(err), "%s %s: %v", a.UserName, sql, err)
		}
	}
}

func TestTwoPublishersMakeTwoEditions(t *testing.T) {
	t.Parallel()
	c := opened(t)
	approve(c, "330481-hc", testcity.Clinic, "1")
	var wait sync.WaitGroup
	editions, errs := make([]int, 3), make([]error, 3)
	actor := c.Actor("330400-wcwc/signer")
	for i := range editions {
		wait.Go(func() {
			s, err := db.Write(t.Context(), c.Store, actor, func(tx *db.Tx) (*snapshot.Snapshot, error) {
				return snapshot.Publish(t.Context(), tx, testcity.Women, 2025)
			})
			if errs[i] = err; err == nil {
				editions[i] = s.Edition
			}
		})
	}
	wait.Wait()
	for _, err := range errs {
		require.NoError(t, err)
	}
	require.ElementsMatch(t, []int{1, 2, 3}, editions)
	require.Equal(t, 1, c.Count(`select count(*) from round r join snapshot s on s.id = r.snapshot_id where s.edition = 3`), "the round points to the newest")
}

// TestFiguresAndValuesOfASnapshotBelongTogether publishes while figures are being approved: whatever is frozen, the frozen
// values are those of the frozen figures.
func TestFiguresAndValuesOfASnapshotBelongTogether(t *testing.T) {
	t.Parallel()
	c := opened(t)
	f := approve(c, "330481-hc", testcity.Clinic, "1")
	other := approve(c, "330482-hc", testcity.Clinic, "1")
	for i, value := range []string{"0", "1", "0", "1"} {
		for tenant, id := range map[string]string{"330481-hc": f.ID, "330482-hc": other.ID} {
			correct(c, tenant, c.Figure(id), value, "复核")
			now := c.Figure(id)
			for _, user := range testcity.Signers(now, tenant)[:5] {
				now = c.Pass(user, now)
			}
			require.Equal(t, chain.LineChecked, now.State, "round %d", i)
		}
		var wait sync.WaitGroup
		errs := make([]error, 3)
		for n, id := range []string{f.ID, other.ID} {
			decision := signoff.Decision{FigureID: id, Revision: c.Figure(id).Newest.Revision, Outcome: figure.Pass}
			actor := c.Actor("330400-stat/signer")
			wait.Go(func() {
				_, errs[n] = db.Write(t.Context(), c.Store, actor, func(tx *db.Tx) (signoff.Decided, error) {
					return signoff.Decide(t.Context(), tx, []signoff.Decision{decision})
				})
			})
		}
		publisher := c.Actor("330400-wcwc/signer")
		wait.Go(func() {
			_, errs[2] = db.Write(t.Context(), c.Store, publisher, func(tx *db.Tx) (*snapshot.Snapshot, error) {
				return snapshot.Publish(t.Context(), tx, testcity.Women, 2025)
			})
		})
		wait.Wait()
		for _, err := range errs {
			require.NoError(t, err)
		}
	}
	require.Zero(t, c.Count(`select count(*) from snapshot_cell c where c.indicator = 'W4' and c.area_code = '330400'
		and c.value <> (select 100 * sum(f.value) / count(*) from snapshot_figure f where f.snapshot_id = c.snapshot_id and f.element = 'clinic')`))
}
