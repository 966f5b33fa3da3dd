package migrations_test

import (
	"context"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/testdb"
)

var update = flag.Bool("update", false, "write schema.txt anew")

func connect(t *testing.T) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), testdb.New(t).OwnerURL)
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

func ask(t *testing.T, conn *pgx.Conn, sql string) []string {
	t.Helper()
	rows, err := conn.Query(t.Context(), sql)
	require.NoError(t, err)
	lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
	require.NoError(t, err)
	return lines
}

// ours are the relations that the migrations make; goose keeps its own table of what has run.
const ours = `select oid, relname::text, relkind, relrowsecurity, relforcerowsecurity, relowner from pg_class
	where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') and relname <> 'goose_db_version'`

// schema asks the catalog for everything that the migrations decide, relation by relation, in an order of its own.
const schema = `with ours as (` + ours + `), said as (
	select relname, 0 as kind, 0 as place, case relkind when 'v' then 'view ' else 'table ' end || relname
		|| case when relkind = 'v' then '' when relforcerowsecurity and relrowsecurity then ', row security forced' else ', WITHOUT ROW SECURITY' end as line from ours
	union all
	select relname, 1, attnum, '  ' || attname || ' ' || format_type(atttypid, atttypmod)
		|| case when attcollation not in (0, 100) then ' collate ' || (select quote_ident(collname) from pg_collation c where c.oid = attcollation) else '' end
		|| case when attnotnull then ' not null' else '' end || coalesce(' default ' || pg_get_expr(adbin, adrelid), '')
		from ours join pg_attribute on attrelid = ours.oid and attnum > 0 and not attisdropped left join pg_attrdef on adrelid = attrelid and adnum = attnum
	union all
	select relname, 2, 0, '  ' || conname || ': ' || pg_get_constraintdef(c.oid) from ours join pg_constraint c on conrelid = ours.oid where contype <> 'n'
	union all
	select relname, 3, 0, '  ' || pg_get_indexdef(indexrelid) from ours join pg_index on indrelid = ours.oid
		where not exists (select from pg_constraint where conindid = indexrelid)
	union all
	select relname, 4, 0, '  policy ' || polname || ' for ' || case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
		|| coalesce(' using ' || pg_get_expr(polqual, polrelid), '') || coalesce(' with check ' || pg_get_expr(polwithcheck, polrelid), '')
		from ours join pg_policy on polrelid = ours.oid
	union all
	select relname, 5, 0, '  grant ' || lower(string_agg(privilege_type, ', ' order by privilege_type)) || ' to ' || grantee
		from ours join information_schema.role_table_grants g on g.table_schema = 'public' and g.table_name = relname where grantee in ('liangce_app', 'PUBLIC') group by relname, grantee
	union all
	select relname, 6, 0, '  grant ' || lower(privilege_type) || ' (' || string_agg(column_name, ', ' order by column_name) || ') to ' || grantee
		from ours join information_schema.column_privileges g on g.table_schema = 'public' and g.table_name = relname
		where grantee in ('liangce_app', 'PUBLIC') and not exists (select from information_schema.role_table_grants t where t.table_schema = 'public'
			and t.table_name = relname and t.grantee = g.grantee and t.privilege_type = g.privilege_type) group by relname, privilege_type, grantee
	union all
	select relname, 7, 0, pg_get_viewdef(oid) from ours where relkind = 'v'
	union all
	select proname::text, 8, 0, pg_get_functiondef(oid) || '  may be called by ' || coalesce(array_to_string(proacl, ', '), 'everybody')
		from pg_proc where pronamespace = 'public'::regnamespace
) select line from said order by relname, kind, place, line collate "C"`

// TestSchemaIsWhatTheFileSays keeps the whole schema readable in one file, and shows in a review what a migration changes.
func TestSchemaIsWhatTheFileSays(t *testing.T) {
	t.Parallel()
	conn := connect(t)
	var owner string
	require.NoError(t, conn.QueryRow(t.Context(), "select current_user").Scan(&owner))
	made := strings.Join(ask(t, conn, schema), "\n") + "\n"
	made = "# Written from the catalog by `go test ./migrations -update`; not to be edited.\n" + strings.ReplaceAll(made, owner+"=", "owner=")
	made = strings.ReplaceAll(made, "/"+owner, "/owner")
	if *update {
		require.NoError(t, os.WriteFile("schema.txt", []byte(made), 0o600))
		return
	}
	kept, err := os.ReadFile("schema.txt")
	require.NoError(t, err)
	require.Equal(t, string(kept), made, "the migrations make another schema: go test ./migrations -update")
}

// TestWhatHoldsForEveryTable asks the catalog for exceptions; each query must find none.
func TestWhatHoldsForEveryTable(t *testing.T) {
	t.Parallel()
	conn := connect(t)
	require.Greater(t, len(ask(t, conn, `select relname from (`+ours+`) o`)), 25, "the test looks in the wrong place")
	cases := []struct{ reason, exceptions string }{
		{"every table carries its city", `select relname from (` + ours + `) o where not exists
			(select from pg_attribute a where a.attrelid = o.oid and a.attname = 'city_id' and a.attnotnull) and relkind = 'r'`},
		{"row security is on, and forced upon the owner too", `select relname from (` + ours + `) o where relkind = 'r' and not (relrowsecurity and relforcerowsecurity)`},
		{"without a policy a table could only be written by mistake", `select relname from (` + ours + `) o where relkind = 'r' and not exists (select from pg_policy where polrelid = o.oid)`},
		{"every policy asks for the city, but for the two that find it", `select relname || '.' || polname from (` + ours + `) o join pg_policy on polrelid = o.oid
			where coalesce(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) not like '%city_id = current_setting(''app.city''::text, true)%'`},
		{"a policy looks nothing up: it is judged on every row", `select relname || '.' || polname from (` + ours + `) o join pg_policy on polrelid = o.oid
			where coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), '') ~* '(select|exists)'`},
		{"a policy makes no array to ask whether a reader has all lines or plans: see 0049", `select relname || '.' || polname from (` + ours + `) o join pg_policy on polrelid = o.oid
			where coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), '') like '%''*''::text = ANY%'`},
		{"the city leads every primary key: rows of one city lie together", `select relname from (` + ours + `) o join pg_constraint on conrelid = o.oid and contype = 'p'
			join pg_attribute on attrelid = o.oid and attnum = conkey[1] where attname <> 'city_id' and relname <> 'tenant_directory'`},
		{"no key leads out of the city", `select conname from (` + ours + `) o join pg_constraint on conrelid = o.oid and contype = 'f'
			join pg_attribute on attrelid = o.oid and attnum = conkey[1] where attname <> 'city_id'`},
		{"the application role owns nothing", `select relname::text from pg_class where relowner = 'liangce_app'::regrole
			union all select proname::text from pg_proc where proowner = 'liangce_app'::regrole union all select nspname::text from pg_namespace where nspowner = 'liangce_app'::regrole`},
		{"and may neither bypass, nor create, nor take on another role", `select rolname::text from pg_roles where rolname = 'liangce_app'
			and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or exists (select from pg_auth_members where member = pg_roles.oid)
				or has_schema_privilege('liangce_app', 'public', 'create'))`},
		{"it may empty no table and set off nothing", `select table_name || ': ' || privilege_type from information_schema.role_table_grants
			where grantee in ('liangce_app', 'PUBLIC') and table_schema = 'public' and privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`},
		{"what is entered, decided, recorded or frozen stays", `select table_name || ': ' || privilege_type from information_schema.role_table_grants
			where grantee = 'liangce_app' and table_schema = 'public' and (privilege_type = 'DELETE' and table_name in ('figure', 'figure_revision', 'sign_off', 'divergence',
				'audit_entry', 'audit_head', 'snapshot', 'snapshot_cell', 'snapshot_figure', 'round', 'obligation', 'organisation_record')
			or privilege_type = 'UPDATE' and table_name in ('figure_revision', 'sign_off', 'audit_entry', 'snapshot', 'snapshot_cell', 'snapshot_figure'))`},
		{
			"a view reads with its reader's rights, but for the one that hides values, which asks for the city itself and lets no condition look behind it",
			`select c.relname::text from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false)
			and not (relname = 'published_cell' and coalesce('security_barrier=true' = any (reloptions), false)
				and pg_get_viewdef(oid) like '%WHERE (city_id = current_setting(''app.city''::text, true));')`,
		},
		{"and whose table shows no value", `select column_name::text from information_schema.column_privileges
			where grantee in ('liangce_app', 'PUBLIC') and table_name = 'snapshot_cell' and privilege_type = 'SELECT'
			and column_name not in ('city_id', 'snapshot_id', 'indicator', 'area_code', 'category', 'hidden')`},
		{"a definer's function says where it looks", `select proname::text from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and proconfig is null`},
		{"paths compare byte by byte, so that a range finds a subtree", `select relname || '.' || attname from (` + ours + `) o join pg_attribute on attrelid = o.oid and attname like '%path'
			where attcollation <> (select oid from pg_collation where collname = 'C' and collencoding = -1 limit 1) and relkind = 'r'`},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			require.Empty(t, ask(t, conn, k.exceptions))
		})
	}
}
