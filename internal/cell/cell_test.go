package cell_test

import (
	"context"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/attachment"
	"github.com/liangce/liangce/internal/cell"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
	"github.com/liangce/liangce/internal/testcity"
)

var deaths = figure.Key{Element: testcity.Deaths, AreaCode: testcity.Haining, Year: 2025, Category: figure.Total}

func opened(t *testing.T) *testcity.City {
	t.Helper()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2024)
	c.OpenRound(testcity.Women, 2025)
	return c
}

func at(c *testcity.City, user string, key figure.Key) (cell.Place, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (cell.Place, error) { return cell.At(ctx, tx, key) })
}

func attach(c *testcity.City, user string, key figure.Key) (cell.File, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (cell.File, error) {
		return cell.Attach(ctx, tx, cell.Ref(key), attachment.File{Name: "盖章表.pdf", MediaType: "application/pdf", SHA256: digest, Size: 9})
	})
}

const digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

func detach(c *testcity.City, user, id string) error {
	_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (cell.Place, error) { return cell.Detach(ctx, tx, id) })
	return err
}

func find(c *testcity.City, user, id string) error {
	_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (cell.File, error) { return cell.FindFile(ctx, tx, id) })
	return err
}

func TestAPlaceIsThereBeforeItsFigure(t *testing.T) {
	t.Parallel()
	c := opened(t)
	before, err := at(c, "330481-hc/viewer", deaths)
	require.NoError(t, err)
	require.Nil(t, before.Figure)
	c.Desk("330481-hc", testcity.Women, 2025).Report(testcity.Deaths, "5")
	after, err := at(c, "330400-hc/viewer", deaths)
	require.NoError(t, err)
	require.NotNil(t, after.Figure)
	require.Equal(t, before.Scope, after.Scope, "it is seen by the same before and after")
	require.Equal(t, before.Owner, after.Owner)
	for user, key := range map[string]figure.Key{
		"330482-hc/viewer": deaths, "330481-ca/viewer": deaths,
		"330481-hc/viewer": {Element: testcity.Deaths, AreaCode: testcity.Haining, Year: 2019, Category: figure.Total},
	} {
		_, err := at(c, user, key)
		require.Equal(t, string(fault.NotFound), testcity.Reason(err), user)
	}
}

func TestWhoHasAPartInAFigure(t *testing.T) {
	t.Parallel()
	c := opened(t)
	slugs := func(key figure.Key) []string {
		all := testcity.Do(c, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) ([]tenant.Tenant, error) {
			p, err := cell.At(ctx, tx, key)
			if err != nil {
				return nil, err
			}
			return p.Concerned(ctx, tx)
		})
		var out []string
		for _, one := range all {
			out = append(out, one.Slug)
		}
		return out
	}
	require.Equal(t, []string{"330400-hc", "330400-stat", "330400-wcwc", "330481-hc", "330481-stat", "330481-wcwc"}, slugs(deaths))
	city := figure.Key{Element: testcity.Rate, AreaCode: testcity.Code, Year: 2025, Category: figure.Total}
	require.Equal(t, []string{"330400-hc", "330400-stat", "330400-wcwc"}, slugs(city))
}

func TestTheYearsBefore(t *testing.T) {
	t.Parallel()
	c := opened(t)
	past := func(user string) []figure.Figure {
		return testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]figure.Figure, error) {
			p, err := cell.At(ctx, tx, deaths)
			if err != nil {
				return nil, err
			}
			return p.Past(ctx, tx)
		})
	}
	last := c.Desk("330481-hc", testcity.Women, 2024)
	last.Save(last.Entry(testcity.Deaths, testcity.Haining, figure.Total, "4", ""))
	require.Len(t, past("330481-hc/viewer"), 1)
	require.Empty(t, past("330400-hc/viewer"), "a draft is its reporter's own")
	last.Report(testcity.Deaths, "4")
	require.Equal(t, "4", past("330400-hc/viewer")[0].Newest.Value.Decimal.String())
}

func TestPapersOfAPlace(t *testing.T) {
	t.Parallel()
	c := opened(t)
	f, err := attach(c, "330481-hc/reporter", deaths)
	require.NoError(t, err)
	for _, reader := range []string{"330481-hc/viewer", "330481-stat/viewer", "330400-hc/viewer", "330400-wcwc/viewer"} {
		require.NoError(t, find(c, reader, f.ID), reader)
	}
	for _, stranger := range []string{"330482-hc/viewer", "330481-ca/viewer", "330400-ca/viewer"} {
		require.Equal(t, string(fault.NotFound), testcity.Reason(find(c, stranger, f.ID)), stranger)
	}
	_, err = attach(c, "330400-hc/reporter", deaths)
	require.Equal(t, fault.ReasonOwner, testcity.Reason(err))
	_, err = attach(c, "330481-hc/viewer", deaths)
	require.Equal(t, fault.ReasonRole, testcity.Reason(err))
	_, err = attach(c, "330482-hc/reporter", deaths)
	require.Equal(t, string(fault.NotFound), testcity.Reason(err))
	require.Equal(t, fault.ReasonOwner, testcity.Reason(detach(c, "330400-hc/reporter", f.ID)))
	require.NoError(t, detach(c, "330481-hc/reporter", f.ID))
	require.Equal(t, string(fault.NotFound), testcity.Reason(find(c, "330481-hc/viewer", f.ID)))
	require.Equal(t, 1, c.Count(`select count(*) from cell_file where removed_at is not null`), "that it was there stays on record")
	for n := range cell.MostFiles {
		_, err = attach(c, "330481-hc/reporter", deaths)
		require.NoError(t, err, strconv.Itoa(n))
	}
	_, err = attach(c, "330481-hc/reporter", deaths)
	require.Equal(t, fault.ReasonFilesMany, testcity.Reason(err))
}

func TestWhatAFigureWasApprovedWithStays(t *testing.T) {
	t.Parallel()
	c := opened(t)
	d := c.Desk("330481-hc", testcity.Women, 2025)
	f, err := attach(c, "330481-hc/reporter", deaths)
	require.NoError(t, err)
	d.Approve(d.Report(testcity.Deaths, "5"))
	require.Equal(t, fault.ReasonState, testcity.Reason(detach(c, "330481-hc/reporter", f.ID)))
	c.Move(c.Now().Add(time.Hour))
	later, err := attach(c, "330481-hc/reporter", deaths)
	require.NoError(t, err, "a paper may come later")
	require.Equal(t, fault.ReasonState, testcity.Reason(detach(c, "330481-hc/reporter", later.ID)))
}
