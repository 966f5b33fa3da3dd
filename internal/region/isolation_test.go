package region_test

import (
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/testcity"
)

// TestAProvinceSeesNothingOfACityButItsCells asks every table as somebody of the province: what row security shows is the province's own.
func TestAProvinceSeesNothingOfACityButItsCells(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.put(testcity.Code, testcity.Haining, testcity.Births, "100", 2025)
	w.put(foreign, "340181", testcity.Births, "100", 2025)
	w.carry()
	seen := w.seen(w.Actor(province+"-wcwc/viewer"), "city_id <> '"+province+"'")
	require.Empty(t, seen)
	require.Empty(t, w.seenOf(w.Actor(province+"-wcwc/viewer"), "region_cell", "member like '34%'"), "nor of another province")
	require.NotEmpty(t, w.seenOf(w.Actor(province+"-wcwc/viewer"), "region_cell", "member = '"+testcity.Code+"'"))
	require.Empty(t, w.seenOf(w.Actor(nation+"-wcwc/viewer"), "region_cell", "member like '__0_00' and member not like '__0000'"), "the nation sees provinces")
}

func TestACitySeesNothingOfARegion(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.carry()
	for _, user := range []string{"330400-wcwc/signer", "330481-hc/reporter"} {
		for _, table := range []string{"region", "region_indicator", "region_member", "region_cell"} {
			require.Empty(t, w.seenOf(w.Actor(user), table, "true"), "%s reads %s", user, table)
		}
	}
}

// TestTheMachineThatCarriesUpReadsNoFigure: of a city it sees the approved values of the city as a whole, of all cities none.
func TestTheMachineThatCarriesUpReadsNoFigure(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.put(testcity.Code, testcity.Haining, testcity.Births, "100", 2025)
	w.carry()
	carrier := access.Region(testcity.Code)
	for _, table := range []string{"figure", "figure_revision", "rollup_inputs", "obligation", "sign_off", "notice", "tenant_grant", "credential"} {
		require.Empty(t, w.seenOf(carrier, table, "true"), table)
	}
	require.NotEmpty(t, w.seenOf(carrier, "rollup_cell", "true"))
	require.Empty(t, w.seenOf(carrier, "rollup_cell", "city_id <> '330400' or area_code <> city_id or basis <> 'APPROVED'"))
	seen := w.seen(access.Region(""), "true")
	slices.Sort(seen)
	require.Equal(t, []string{"city", "plan_version", "region", "region_member"}, seen)
}

// seen are the tables in which an actor finds rows that meet a condition.
func (w *world) seen(actor access.Actor, where string) []string {
	w.t.Helper()
	rows, err := w.owner.Query(w.t.Context(), `select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')
		and relname <> 'goose_db_version' and has_table_privilege('liangce_app', oid, 'select') order by 1`)
	require.NoError(w.t, err)
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	require.NoError(w.t, err)
	require.Greater(w.t, len(tables), 40)
	var out []string
	for _, table := range tables {
		if len(w.seenOf(actor, table, where)) > 0 {
			out = append(out, table)
		}
	}
	return out
}

func (w *world) seenOf(actor access.Actor, table, where string) []int {
	w.t.Helper()
	found, err := db.Read(w.t.Context(), w.Store, actor, func(tx *db.Tx) ([]int, error) {
		var rows []int
		return rows, tx.DB.Raw(`select 1 from ` + pgx.Identifier{table}.Sanitize() + ` where ` + where + ` limit 1`).Scan(&rows).Error
	})
	require.NoError(w.t, err)
	return found
}
