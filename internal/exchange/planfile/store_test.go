package planfile_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
	"github.com/liangce/liangce/internal/testdb"
)

// What a file says is what the store gives back: the catalogues that come with the product go through the database.
func TestRealCataloguesComeBackFromTheStore(t *testing.T) {
	store, err := db.Open(t.Context(), testdb.New(t).AppURL, 2)
	require.NoError(t, err)
	t.Cleanup(store.Close)
	ctx := t.Context()
	for _, folder := range []string{"jiaxing", "huzhou"} {
		c := city(t, folder)
		loader := access.Loader(c.City.CityID)
		_, err := db.Write(ctx, store, loader, func(tx *db.Tx) (struct{}, error) {
			return struct{}{}, tenant.Open(ctx, tx, c.Opening)
		})
		require.NoError(t, err)
		for _, want := range c.Plans {
			put := func() plan.Change {
				change, err := db.Write(ctx, store, loader, func(tx *db.Tx) (plan.Change, error) { return plan.Put(ctx, tx, want) })
				require.NoError(t, err)
				return change
			}
			require.True(t, put().Changed)
			require.False(t, put().Changed, "the same file again")
			got, err := db.Read(ctx, store, loader, func(tx *db.Tx) (*plan.Catalogue, error) { return plan.Load(ctx, tx, want.Plan.Code) })
			require.NoError(t, err)
			same(t, want, *got)
		}
	}
}

func same(t *testing.T, want, got plan.Catalogue) {
	t.Helper()
	require.Equal(t, want.Plan.Title, got.Plan.Title)
	require.Equal(t, []string(want.Borrowed), []string(got.Borrowed))
	require.Len(t, got.Elements, len(want.Elements))
	for n, e := range want.Elements {
		require.True(t, e.SameAs(got.Elements[n]), "%s at place %d is %s", e.Code, n, got.Elements[n].Code)
	}
	codes := func(c plan.Catalogue) (out []string) {
		for _, i := range c.Indicators {
			out = append(out, i.Code)
		}
		for _, task := range c.Tasks {
			out = append(out, task.Code)
		}
		for _, project := range c.Projects {
			out = append(out, project.Code)
		}
		for _, target := range c.ProseTargets {
			out = append(out, target.Code)
		}
		return out
	}
	require.Equal(t, codes(want), codes(got), "all rows, in the order of the file")
	for _, target := range want.Targets {
		stored, ok := got.TargetOf(target.Indicator, target.AreaCode)
		require.True(t, ok, target.Indicator)
		require.Equal(t, target.Printed, stored.Printed)
		require.Equal(t, target.Value == nil, stored.Value == nil, target.Indicator)
		require.True(t, target.Value == nil || target.Value.Equal(*stored.Value), target.Indicator)
	}
}
