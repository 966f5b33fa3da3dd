-- +goose Up
-- Which definitions a city has: another value after every transaction that changed what figures mean, what they enter and how they
-- are judged. Whoever holds something made of definitions alone asks for it, and reads them again where it is another. Triggers
-- raise it, so no writer can forget to; it is a random value and no count, so none comes again after a restore or a change of hosts.
-- A writer of figures holds the row while it works, so that nobody redefines a figure under its hands.
create table definition_version (
  city_id text primary key references city (city_id),
  version uuid not null
);
alter table definition_version enable row level security;
alter table definition_version force row level security;
grant select, insert, update on definition_version to liangce_app;
create policy definition_version_raise on definition_version for all
  using (city_id = current_setting('app.city', true))
  with check (city_id = current_setting('app.city', true));

-- +goose StatementBegin
create function raise_definitions() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  -- Row security lets nobody but the owner of the database write without naming a city; that may concern any.
  if coalesce(current_setting('app.city', true), '') = '' then
    update public.definition_version set version = gen_random_uuid();
  else
    insert into public.definition_version (city_id, version) values (current_setting('app.city', true), gen_random_uuid())
      on conflict (city_id) do update set version = excluded.version;
  end if;
  return null;
end $$;
-- +goose StatementEnd

insert into definition_version (city_id, version) select city_id, gen_random_uuid() from city;

create trigger raise_definitions after insert or update or delete on area for each statement execute function raise_definitions();
create trigger raise_definitions after insert or update or delete on area_change for each statement execute function raise_definitions();
create trigger raise_definitions after insert or update or delete on bridge for each statement execute function raise_definitions();
create trigger raise_definitions after insert or update or delete on check_rule for each statement execute function raise_definitions();
create trigger raise_definitions after insert or update or delete on city_regime for each statement execute function raise_definitions();
create trigger raise_definitions after insert or update or delete on element for each statement execute function raise_definitions();
create trigger raise_definitions after insert or update or delete on indicator for each statement execute function raise_definitions();
create trigger raise_definitions after insert or update or delete on plan for each statement execute function raise_definitions();
create trigger raise_definitions after insert or update or delete on return_reason for each statement execute function raise_definitions();
-- Each delivery notes when it came, which defines nothing.
create trigger raise_definitions after insert or delete
  or update of code, name, name_en, line, tenant_id, every, elements, areas, tasks, note, note_en, inferred, enabled
  on source for each statement execute function raise_definitions();
create trigger raise_definitions after insert or update or delete on source_kind for each statement execute function raise_definitions();
create trigger raise_definitions after insert or update or delete on target for each statement execute function raise_definitions();
create trigger raise_definitions after insert or update or delete on term_change for each statement execute function raise_definitions();
create trigger raise_definitions after insert or update or delete on tolerance for each statement execute function raise_definitions();
create trigger raise_definitions after insert or update or delete on year_step for each statement execute function raise_definitions();
