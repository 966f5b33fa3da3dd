package worker_test

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/history"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/filestore"
	"github.com/liangce/liangce/internal/tenant"
	"github.com/liangce/liangce/internal/testcity"
	"github.com/liangce/liangce/internal/worker"
)

// manyRows is a file of past figures of the demonstration city, every element of every area that reports it, year by year backwards. The
// city gets every element a second time, as a yearbook has far more than a plan.
func manyRows(b *testing.B, c *testcity.City, most int) string {
	b.Helper()
	_, err := c.Owner().Exec(b.Context(), `insert into element (city_id, code, name, name_en, unit, kind, level, period_basis, line, support, plans, divisions, inferred)
		select city_id, code || '-2', name || '（二）', name_en || ' (2)', unit, kind, level, period_basis, line, support, plans, divisions, inferred from element where city_id = $1`, testcity.Code)
	require.NoError(b, err)
	var text strings.Builder
	text.WriteString("年份,地区,数据元,分类,数值,说明\n")
	testcity.Do(c, cityOffice, func(ctx context.Context, tx *db.Tx) (struct{}, error) {
		elements, err := plan.Elements(ctx, tx)
		require.NoError(b, err)
		areas, err := tenant.Areas(ctx, tx)
		require.NoError(b, err)
		rows := 0
		for year := 2019; year >= 1949; year-- {
			for _, e := range elements {
				for _, a := range areas {
					if rows < most && e.AskedOf(a.Level) {
						fmt.Fprintf(&text, "%d,%s,%s,,%d,\n", year, a.Code, e.Code, year%2)
						rows++
					}
				}
			}
		}
		require.Equal(b, most, rows)
		return struct{}{}, nil
	})
	return text.String()
}

// BenchmarkImport checks and takes in 50 000 rows; rows/s is of the taking alone.
func BenchmarkImport(b *testing.B) {
	const most = 50_000
	for b.Loop() {
		b.StopTimer()
		c := testcity.Demo(b)
		files, err := filestore.Open(b.TempDir())
		require.NoError(b, err)
		in, err := files.Receive(bytes.NewReader([]byte(manyRows(b, c, most))), 16<<20)
		require.NoError(b, err)
		require.NoError(b, in.Keep())
		i := testcity.Do(c, cityStats, func(ctx context.Context, tx *db.Tx) (history.Import, error) {
			return history.Ask(ctx, tx, history.File{Name: "历年.csv", Size: in.Size, SHA256: in.SHA256}, "统计年鉴")
		})
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := b.Elapsed()
		b.StartTimer()
		_, err = worker.TakeIn(b.Context(), c.Store, files)
		require.NoError(b, err)
		checked := b.Elapsed()
		b.StopTimer()
		testcity.Do(c, cityOffice, func(ctx context.Context, tx *db.Tx) (history.Import, error) { return history.Take(ctx, tx, i.ID) })
		b.StartTimer()
		_, err = worker.TakeIn(b.Context(), c.Store, files)
		require.NoError(b, err)
		b.StopTimer()
		runtime.ReadMemStats(&after)
		b.ReportMetric(most/(checked-start).Seconds(), "checked/s")
		b.ReportMetric(most/(b.Elapsed()-checked).Seconds(), "taken/s")
		b.ReportMetric(float64(after.Sys)/(1<<20), "MB")
		done := testcity.Do(c, cityOffice, func(ctx context.Context, tx *db.Tx) (history.Import, error) { return history.Get(ctx, tx, i.ID) })
		require.Equal(b, history.Done, done.State)
		require.Equal(b, most, done.Fresh+done.Refused)
		require.Equal(b, done.Fresh, c.Count(`select count(*) from figure_revision where origin = 'import'`))
		b.StartTimer()
	}
}
