-- +goose Up
-- A document of what is recorded under an organisation article. It belongs to the record, whatever its revision; its bytes lie under
-- their digest, outside the database. What was removed stays on record.
create table record_file (
  city_id text not null,
  id uuid not null,
  record uuid not null,
  plan text not null,
  tenant_id uuid not null,
  area_path text collate "C" not null,
  name text not null check (btrim(name) <> ''),
  media_type text not null,
  size bigint not null check (size > 0),
  sha256 text not null check (length(sha256) = 64),
  added_by uuid not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, plan) references plan (city_id, plan),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, added_by) references app_user (city_id, id)
);
create index record_file_record on record_file (city_id, record) where removed_at is null;
alter table record_file enable row level security;
alter table record_file force row level security;
grant select, insert on record_file to liangce_app;
grant update (removed_at) on record_file to liangce_app;
-- Whoever reads the record reads its files.
create policy record_file_read on record_file for select
  using (city_id = current_setting('app.city', true)
    and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
    and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
      or area_path = current_setting('app.lo', true))
    and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy record_file_add on record_file for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and added_by::text = current_setting('app.user', true));
create policy record_file_remove on record_file for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true))
  with check (city_id = current_setting('app.city', true)
    and tenant_id::text = current_setting('app.tenant', true));
