package graph_test

import (
	"testing"

	"github.com/google/uuid"
)

// bringHistory has the statistics of each city bring a file of past figures, which is somewhere on its way, and gives the one of the first.
func bringHistory(t *testing.T, w *world, state string) string {
	t.Helper()
	id := uuid.NewString()
	w.owner(t, `insert into history_import (city_id, id, name, size, sha256, source, tenant_id, asked_by, asked_at, state, total, done, fresh, taken_tenant, taken_by, taken_at)
		select s.city_id, case when s.city_id = '330400' then $1::uuid else gen_random_uuid() end, '历年.csv', 1, repeat('0', 64), '统计年鉴', s.id, su.id, now(), $2, 10, 10, 10,
			case when $2 = 'taking' then o.id end, case when $2 = 'taking' then ou.id end, case when $2 = 'taking' then now() end
		from tenant s join tenant o on o.city_id = s.city_id and o.slug = s.city_id || '-wcwc'
			join app_user su on su.tenant_id = s.id and su.username = 'signer' join app_user ou on ou.tenant_id = o.id and ou.username = 'signer'
		where s.slug = s.city_id || '-stat'`, id, state)
	w.owner(t, `insert into history_problem (city_id, import_id, line, number, grade, code, said)
		select city_id, id, 2, 0, 'A', 'INVALID_VALUE', '{"zh-CN": "年份不能识别", "en": "no year"}' from history_import where not exists (select from history_problem p where p.import_id = id)`)
	return id
}
