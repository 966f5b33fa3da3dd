package rollup_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/testcity"
)

// filled is a city of 32 counties with every figure of 40 elements in six years approved.
func filled(t testing.TB) (*testcity.City, int) {
	c := testcity.Open(t)
	c.Enlarge(32, 40)
	conn := c.Owner()
	for _, sql := range []string{
		`set session_replication_role = replica`,
		`insert into figure (city_id, id, element, area_code, area_path, year, category, line, support, plans, level, tenant_id, revision, approved_revision, state)
			select e.city_id, gen_random_uuid(), e.code, a.code, a.path, y, 'total', 'HC', '{}', '{}', 'county', t.id, 1, 1, 'approved'
			from element e join area a on a.city_id = e.city_id and a.level in ('county', 'municipal')
			join tenant t on t.city_id = a.city_id and t.slug = '330400-hc', generate_series(2020, 2025) y where e.code like 'e0%'`,
		`insert into figure_revision (city_id, area_path, line, support, plans, figure_id, revision, tenant_id, value, origin, entered_by, entered_at)
			select f.city_id, f.area_path, f.line, '{}', '{}', f.id, 1, f.tenant_id, 1000 + (f.year * 31 + ascii(f.element) * 7 + length(f.area_code) + abs(hashtext(f.id::text)) % 997), 'page',
			(select id from app_user u where u.tenant_id = f.tenant_id limit 1), now() from figure f`,
		`analyze`,
	} {
		_, err := conn.Exec(t.Context(), sql)
		require.NoError(t, err)
	}
	return c, c.Count(`select count(*) from figure`)
}

func recompute(t testing.TB, c *testcity.City) int {
	changed, err := db.Write(t.Context(), c.Store, access.Rollup(testcity.Code), func(tx *db.Tx) (int, error) {
		return rollup.Recompute(context.WithoutCancel(t.Context()), tx, testcity.Large)
	})
	require.NoError(t, err)
	return changed
}

// BenchmarkRecompute computes a plan from its figures alone: with every cell changing, and with none.
func BenchmarkRecompute(b *testing.B) {
	c, figures := filled(b)
	rate := func(b *testing.B) {
		b.ReportMetric(float64(figures)*float64(b.N)/b.Elapsed().Seconds(), "figures/s")
	}
	b.Run("changing", func(b *testing.B) {
		conn := c.Owner()
		for b.Loop() {
			b.StopTimer()
			_, err := conn.Exec(b.Context(), `update rollup_cell set numerator = -1, value = -1 where plan = 'large-1'`)
			require.NoError(b, err)
			b.StartTimer()
			require.Positive(b, recompute(b, c))
		}
		rate(b)
	})
	b.Run("standing", func(b *testing.B) {
		for b.Loop() {
			require.Zero(b, recompute(b, c))
		}
		rate(b)
	})
}
