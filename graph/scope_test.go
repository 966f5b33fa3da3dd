package graph_test

import (
	"context"
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
)

// scope is what one tenant may see, as the database's owner reads it off the grants: by queries of the test's own, which share
// no line with the policies or with package access.
type scope struct {
	// ids are all ids that may stand in an answer, of whatever kind.
	ids map[string]bool
	// areas are the codes of the subtree, lines the departments in it that lie on the lines.
	areas, tenants map[string]bool
	// colleagues are the tenants whose work may be read: of the lines, or with a part in a task in which one of the lines has one.
	colleagues map[string]bool
	// work are their reports, "plan year item tenant".
	work map[string]bool
	// accounts are their self-evaluations, "evaluation tenant".
	accounts map[string]bool
	// indicators are "plan/code" of the lines and plans, elements the codes of the lines.
	indicators, elements map[string]bool
	// published are "plan/year" that the whole city may see.
	published map[string]bool
	audit     map[int64]bool
	// foreign are the words that belong to other cities alone.
	foreign []string
}

// The tenant is $1 in each; every query starts from its grant.
const (
	granted = `with g as (select * from tenant_grant where tenant_id = $1) `
	ofLine  = ` (g.lines is null or x.line = any (g.lines) or x.support && g.lines) `
	ofPlans = ` (g.plans is null or x.plans && g.plans) `

	idsInScope = granted + `select x.id::text from figure x join g using (city_id) where starts_with(x.area_path, g.area_path) and` + ofLine + `and` + ofPlans + `
		union select x.id::text from divergence x join g using (city_id) where starts_with(x.area_path, g.area_path) and` + ofLine + `and` + ofPlans + `
		union select id::text from obligation where tenant_id = $1
		union select id::text from notice where tenant_id = $1
		union select unnest(array[id::text, lender::text, stand_in::text]) from delegation where tenant_id = $1
		union select x.id::text from snapshot x join g using (city_id)
		union select x.id::text from progress_report x join g using (city_id) where starts_with(x.area_path, g.area_path) and` + ofLine + `
		union select x.id::text from supervision x join g using (city_id) where starts_with(x.area_path, g.area_path) and` + ofLine + `
		union select x.id::text from organisation_record x join g using (city_id) where starts_with(x.area_path, g.area_path)
			and (g.lines is null or x.area_path = g.area_path)
		union select x.id::text from record_file x join g using (city_id) where starts_with(x.area_path, g.area_path)
			and (g.lines is null or x.area_path = g.area_path)
		union select x.id::text from survey x join g using (city_id) where x.state = 'closed' or starts_with(x.area_path, g.area_path) and g.lines is null
		union select x.id::text from evidence x join progress_report r on r.id = x.report join g on g.city_id = x.city_id
			where starts_with(x.area_path, g.area_path) and` + ofLine + `and (r.sent is not null or r.tenant_id = $1)
		union select u.id::text from app_user u join tenant x on x.id = u.tenant_id join g on g.city_id = u.city_id
			where starts_with(x.area_path, g.area_path) and (g.lines is null or x.line = any (g.lines))
		union select unnest(array[x.id::text] || x.panel) from evaluation x join g using (city_id) where` + ofEvaluation + `
		union select x.id::text from report_run x join g using (city_id) where x.published or g.lines is null and starts_with(x.area_path, g.area_path)
		union select unnest(array[x.id::text, x.thread::text]) from talk_remark x join g using (city_id) where starts_with(x.area_path, g.area_path) and` + ofLine + `and` + ofPlans + `
		union select x.id::text from cell_file x join g using (city_id) where starts_with(x.area_path, g.area_path) and` + ofLine + `and` + ofPlans + `
		union select x.id::text from history_import x join g using (city_id) where g.lines is null and g.area_path = x.city_id || '/'
		union select x.id::text from source_item x join g using (city_id) where x.tenant_id::text = $1::text
			or x.state = 'taken' and starts_with(x.area_path, g.area_path) and (g.lines is null or x.line = any (g.lines))
		union select unnest(array[x.id::text, i.obligation_id::text]) from extension x join extension_item i on i.extension_id = x.id join g on g.city_id = x.city_id
			where x.tenant_id::text = $1::text or g.lines is null and starts_with(x.area_path, g.area_path)
		union select x.id::text from chase x join g using (city_id) where x.tenant_id::text = $1::text or g.lines is null and starts_with(x.area_path, g.area_path)
		union select x.id::text from score_dispute x join g using (city_id) where g.lines is null and starts_with(x.area_path, g.area_path)
		union select $1::text`
	ofEvaluation    = ` (x.state = 'published' or $1::text = any (x.asked) or g.lines is null and starts_with(x.area_path, g.area_path)) `
	accountsInScope = granted + `select x.evaluation || ' ' || t.slug from self_evaluation x join g using (city_id) join tenant t on t.id = x.tenant_id
		where x.tenant_id::text = $1::text or g.lines is null and starts_with(x.area_path, g.area_path)`
	areasInScope   = granted + `select x.code from area x join g using (city_id) where starts_with(x.path, g.area_path)`
	tenantsInScope = granted + `select x.slug from tenant x join g using (city_id) where starts_with(x.area_path, g.area_path)
		and (g.lines is null or x.line = any (g.lines) or exists (select from obligation o
			where o.city_id = x.city_id and o.tenant_id = x.id and o.support && g.lines))`
	colleaguesInScope = granted + `, items as (select city_id, array_append(support, lead) as lines from task union all select city_id, array[lead] from project)
		select x.slug from tenant x join g using (city_id) where starts_with(x.area_path, g.area_path) and (g.lines is null or x.line = any (g.lines)
			or exists (select from items i where i.city_id = x.city_id and x.line = any (i.lines) and i.lines && g.lines))`
	workInScope = granted + `select concat_ws(' ', x.plan, x.year, x.item, t.slug) from progress_report x join g using (city_id) join tenant t on t.id = x.tenant_id
		where starts_with(x.area_path, g.area_path) and` + ofLine
	indicatorsInScope = granted + `select x.plan || '/' || x.code from indicator x join g using (city_id)
		where (g.lines is null or x.lead = any (g.lines) or x.support && g.lines) and (g.plans is null or x.plan = any (g.plans))`
	elementsInScope = granted + `select x.code from element x join g using (city_id) where` + ofLine + `and` + ofPlans
	publishedYears  = granted + `select x.plan || '/' || x.year from round x join g using (city_id) where x.state = 'published'`
	auditInScope    = granted + `select x.seq from audit_entry x join g using (city_id) where starts_with(x.area_path, g.area_path) and` + ofLine + `and` + ofPlans
	// Of another city's words those that this one has too tell nothing; a region sees its members' names.
	foreignWords = `select w from (` + words + ` where city_id <> (select city_id from tenant where id = $1)
		except ` + words + ` where city_id = (select city_id from tenant where id = $1)
		except select unnest(array['"' || member || '"', name, name_en]) from region_member where city_id = (select city_id from tenant where id = $1)) x (w) where w <> ''`
	words = `select w from (select city_id, '"' || code || '"' from area union select city_id, name from area where level in ('city', 'county')
		union select city_id, slug from tenant union select city_id, unnest(array[name, name_en]) from tenant where ` + ofCity + `
		union select city_id, title from plan union select city_id, title_en from plan union select city_id, plan from plan
		union select city_id, unnest(array[name, name_en]) from city where ` + ofCity + `) v (city_id, w)`
	// What a province, the nation and their offices are called is known to everybody, and stands on the forms of the schemes.
	ofCity = `city_id not in (select city_id from region)`
)

func (w *world) asOwner(t *testing.T) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), w.database.OwnerURL)
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

func scopeOf(t *testing.T, owner *pgx.Conn, tenant string) *scope {
	t.Helper()
	set := func(query string) map[string]bool { return setOf(list[string](t, owner, query, tenant)) }
	return &scope{
		ids: set(idsInScope), areas: set(areasInScope), tenants: set(tenantsInScope), colleagues: set(colleaguesInScope), work: set(workInScope), accounts: set(accountsInScope), indicators: set(indicatorsInScope), elements: set(elementsInScope),
		published: set(publishedYears), audit: setOf(list[int64](t, owner, auditInScope, tenant)),
		foreign: list[string](t, owner, foreignWords, tenant),
	}
}

// list reads one column, in an order that is the same each time.
func list[T string | int64](t *testing.T, owner *pgx.Conn, query string, args ...any) []T {
	t.Helper()
	rows, err := owner.Query(t.Context(), query, args...)
	require.NoError(t, err)
	all, err := pgx.CollectRows(rows, pgx.RowTo[T])
	require.NoError(t, err)
	slices.Sort(all)
	return all
}

func setOf[T comparable](all []T) map[T]bool {
	set := make(map[T]bool, len(all))
	for _, one := range all {
		set[one] = true
	}
	return set
}
