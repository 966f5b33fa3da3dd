-- Prints the statements that distribute a migrated, still empty database over a Citus cluster by city, in their order. They follow from the
-- catalogue, so a table that a later migration adds is among them:
--
--   psql -qAt -f tools/citus/statements.sql "$DATABASE_URL" > distribute.sql
--   psql -v ON_ERROR_STOP=1 -f distribute.sql "$DATABASE_URL"
--
-- Lines that begin with -- TO BE SETTLED name what Citus refuses; with one of them the run ends.
with tables as (
	select c.oid, c.oid::regclass::text as name, exists (
		select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p'
			and (select attnum from pg_attribute where attrelid = c.oid and attname = 'city_id') = any (k.conkey)) as of_city
	from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'goose_db_version'
), keys as (
	select k.*, t.name, pg_get_constraintdef(k.oid) as definition, p.of_city as parent_of_city
	from pg_constraint k join tables t on t.oid = k.conrelid join tables p on p.oid = k.confrelid where k.contype = 'f' and k.conparentid = 0
), statements (step, statement) as (
	select 0, 'create extension if not exists citus;'
	-- A key without the city's code can be unique on one node only.
	union all select 1, format('-- TO BE SETTLED: %s of %s does not hold city_id, so it cannot be unique over all nodes', i.relname, t.name)
		from tables t join pg_index x on x.indrelid = t.oid and x.indisunique join pg_class i on i.oid = x.indexrelid
		where t.of_city and not (select attnum from pg_attribute where attrelid = t.oid and attname = 'city_id') = any (x.indkey::int2[])
	union all select 1, format('-- TO BE SETTLED: policy %s of %s asks a table', polname, t.name)
		from pg_policy p join tables t on t.oid = p.polrelid
		where coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), '') ~* '\mselect\M'
	union all select 2, format('alter table %s drop constraint %I;', name, conname) from keys
	union all select 3, format('select create_reference_table(%L);', name) from tables where not of_city
	union all select 4, format('select create_distributed_table(%L, %L);', name, 'city_id') from tables where name = 'city'
	union all select 5, format('select create_distributed_table(%L, %L, colocate_with => %L);', name, 'city_id', 'city') from tables where of_city and name <> 'city'
	union all select 6, format('alter table %s add constraint %I %s;', name, conname, definition) from keys
	-- What every transaction says of itself has to reach the nodes that its rows are on.
	union all select 7, format('alter database %I set citus.propagate_set_commands = %L;', current_database(), 'local')
)
select statement from statements order by step, statement;
