package worker_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/region"
	"github.com/liangce/liangce/internal/tenant"
	"github.com/liangce/liangce/internal/testcity"
	"github.com/liangce/liangce/internal/worker"
)

func TestOneCityThatCannotBeCarriedUpHoldsNoOther(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.Found("330500")
	births := testcity.Births
	o := region.Opening{
		Opening:    tenant.Opening{City: tenant.City{CityID: "330000", Name: "省", NameEN: "Province"}, Areas: []tenant.Area{{Code: "330000", Level: tenant.LevelProvince, Name: "省", NameEN: "Province"}}},
		Indicators: []region.Indicator{{Code: "B", Name: "活产数", NameEN: "Births", Unit: "人", Direction: "higher_better", Method: "sum", Count: &births}},
	}
	_, err := db.Write(t.Context(), c.Store, access.Loader("330000"), func(tx *db.Tx) (bool, error) { return region.Load(t.Context(), tx, o) })
	require.NoError(t, err)
	const taken = `select count(*) from region_member where member = $1 and taken <> ''`
	_, err = c.Owner().Exec(t.Context(), `alter table region_cell add constraint broken check (member <> '330400')`)
	require.NoError(t, err)
	more, err := worker.CarryUp(t.Context(), c.Store)
	require.ErrorContains(t, err, "330400")
	require.True(t, more)
	require.Equal(t, []int{0, 1}, []int{c.Count(taken, "330400"), c.Count(taken, "330500")})
	more, err = worker.CarryUp(t.Context(), c.Store)
	require.Error(t, err)
	require.False(t, more, "it waits for the next interval")
	_, err = c.Owner().Exec(t.Context(), `alter table region_cell drop constraint broken`)
	require.NoError(t, err)
	_, err = worker.CarryUp(t.Context(), c.Store)
	require.NoError(t, err)
	require.Equal(t, 1, c.Count(taken, "330400"))
	more, err = worker.CarryUp(t.Context(), c.Store)
	require.NoError(t, err)
	require.False(t, more)
}
