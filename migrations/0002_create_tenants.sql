-- +goose Up
-- A city is the root of isolation: its GB/T 2260 code leads every key and every policy. Policies read plain
-- transaction-local settings: app.city, app.tenant, app.user, app.narrow (a named machine actor, '' for a person),
-- app.lo and app.hi (the area range), app.lines and app.plans ('{*}' for all).
create table city (
  city_id text primary key,
  name text not null,
  name_en text not null,
  demonstration boolean not null default false,
  created_at timestamptz not null default now()
);
alter table city enable row level security;
alter table city force row level security;
grant select, insert, update on city to liangce_app;
create policy city_read on city for select
  using (city_id = current_setting('app.city', true) or current_setting('app.narrow', true) in ('reminder', 'front'));
create policy city_add on city for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy city_change on city for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));

-- The area tree. path holds the codes from the city down, each followed by a slash, so a subtree is a range in C collation.
create table area (
  city_id text not null references city,
  code text not null,
  path text collate "C" not null,
  parent text,
  level text not null check (level in ('city', 'county', 'municipal', 'town')),
  name text not null,
  name_en text not null,
  inferred boolean not null default false,
  primary key (city_id, code),
  unique (city_id, path),
  foreign key (city_id, parent) references area (city_id, code)
);
alter table area enable row level security;
alter table area force row level security;
grant select, insert, update on area to liangce_app;
create policy area_read on area for select
  using (city_id = current_setting('app.city', true));
create policy area_add on area for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy area_change on area for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));

create table line (
  city_id text not null references city,
  code text not null,
  name text not null,
  name_en text not null,
  primary key (city_id, code)
);
alter table line enable row level security;
alter table line force row level security;
grant select, insert, update on line to liangce_app;
create policy line_read on line for select
  using (city_id = current_setting('app.city', true));
create policy line_add on line for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy line_change on line for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));

create table tenant (
  city_id text not null references city,
  id uuid not null,
  slug text not null,
  kind text not null check (kind in ('office', 'statistics', 'department')),
  name text not null,
  name_en text not null,
  area_code text not null,
  area_path text collate "C" not null,
  line text,
  accent text,
  primary key (city_id, id),
  unique (city_id, slug),
  foreign key (city_id, area_code) references area (city_id, code),
  foreign key (city_id, line) references line (city_id, code),
  check ((kind = 'office') = (line is null))
);
create unique index tenant_owner on tenant (city_id, area_code, line) where line is not null;
alter table tenant enable row level security;
alter table tenant force row level security;
grant select, insert, update on tenant to liangce_app;
create policy tenant_read on tenant for select
  using (city_id = current_setting('app.city', true));
create policy tenant_add on tenant for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy tenant_change on tenant for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));

-- What a tenant may see and do: an area subtree × lines × plans; null means all.
create table tenant_grant (
  city_id text not null,
  tenant_id uuid not null,
  area_path text collate "C" not null,
  lines text[],
  plans text[],
  primary key (city_id, tenant_id),
  foreign key (city_id, tenant_id) references tenant (city_id, id)
);
alter table tenant_grant enable row level security;
alter table tenant_grant force row level security;
grant select, insert, update on tenant_grant to liangce_app;
create policy tenant_grant_read on tenant_grant for select
  using (city_id = current_setting('app.city', true)
    and tenant_id::text = current_setting('app.tenant', true)
    or city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('sign_in', 'loader'));
create policy tenant_grant_add on tenant_grant for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy tenant_grant_change on tenant_grant for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));

create table app_user (
  city_id text not null,
  id uuid not null,
  tenant_id uuid not null,
  username text not null,
  name text not null,
  roles text[] not null,
  disabled boolean not null default false,
  primary key (city_id, id),
  unique (city_id, tenant_id, username),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  check (roles <@ array['viewer', 'reporter', 'reviewer', 'signer', 'evaluator', 'tenant_admin', 'operator'])
);
alter table app_user enable row level security;
alter table app_user force row level security;
grant select, insert, update on app_user to liangce_app;
create policy app_user_read on app_user for select
  using (city_id = current_setting('app.city', true));
create policy app_user_add on app_user for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy app_user_change on app_user for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
