-- +goose Up
-- What is said at a figure's place, also before anything is stored there. Whoever may read the figure reads it; nothing that was
-- said is changed: a remark is taken back with its words kept, a thread is settled at a moment, and what is said later opens it again.
create table talk_thread (
  city_id text not null,
  id uuid not null,
  element text not null,
  area_code text not null,
  year int not null,
  category text not null,
  area_path text collate "C" not null,
  line text not null,
  support text[] not null default '{}',
  plans text[] not null default '{}',
  owner_id uuid not null,
  tenant_id uuid not null,
  by_user uuid not null,
  at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  settled_tenant uuid,
  primary key (city_id, id),
  foreign key (city_id, element) references element (city_id, code),
  foreign key (city_id, area_code) references area (city_id, code),
  foreign key (city_id, owner_id) references tenant (city_id, id),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, by_user) references app_user (city_id, id),
  foreign key (city_id, settled_by) references app_user (city_id, id),
  foreign key (city_id, settled_tenant) references tenant (city_id, id),
  check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (settled_tenant is null))
);
create index talk_thread_place on talk_thread (city_id, element, area_code, year, category);
alter table talk_thread enable row level security;
alter table talk_thread force row level security;
grant select, insert on talk_thread to liangce_app;
grant update (settled_at, settled_by, settled_tenant, support, plans) on talk_thread to liangce_app;
create policy talk_thread_read on talk_thread for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plans && nullif(current_setting('app.plans', true), '')::text[]))));
create policy talk_thread_add on talk_thread for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and by_user::text = current_setting('app.user', true)
    and (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
      and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
        or line = any (nullif(current_setting('app.lines', true), '')::text[])
        or support && nullif(current_setting('app.lines', true), '')::text[])
      and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
        or plans && nullif(current_setting('app.plans', true), '')::text[])));
-- Who opened it, and who answers for the figure.
create policy talk_thread_settle on talk_thread for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and current_setting('app.tenant', true) in (tenant_id::text, owner_id::text))
  with check (city_id = current_setting('app.city', true)
    and settled_tenant::text = current_setting('app.tenant', true)
    and settled_by::text = current_setting('app.user', true));
create policy talk_thread_rescope on talk_thread for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));

create table talk_remark (
  city_id text not null,
  id uuid not null,
  thread uuid not null,
  element text not null,
  area_code text not null,
  year int not null,
  category text not null,
  area_path text collate "C" not null,
  line text not null,
  support text[] not null default '{}',
  plans text[] not null default '{}',
  tenant_id uuid not null,
  by_user uuid not null,
  at timestamptz not null,
  words text not null check (btrim(words) <> ''),
  mentions uuid[] not null default '{}',
  withdrawn_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, thread) references talk_thread (city_id, id),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, by_user) references app_user (city_id, id)
);
create index talk_remark_place on talk_remark (city_id, element, area_code, year, category, at);
alter table talk_remark enable row level security;
alter table talk_remark force row level security;
grant select, insert on talk_remark to liangce_app;
grant update (withdrawn_at, support, plans) on talk_remark to liangce_app;
create policy talk_remark_read on talk_remark for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plans && nullif(current_setting('app.plans', true), '')::text[]))));
create policy talk_remark_add on talk_remark for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and by_user::text = current_setting('app.user', true)
    and (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
      and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
        or line = any (nullif(current_setting('app.lines', true), '')::text[])
        or support && nullif(current_setting('app.lines', true), '')::text[])
      and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
        or plans && nullif(current_setting('app.plans', true), '')::text[])));
create policy talk_remark_withdraw on talk_remark for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and by_user::text = current_setting('app.user', true))
  with check (city_id = current_setting('app.city', true)
    and by_user::text = current_setting('app.user', true));
create policy talk_remark_rescope on talk_remark for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));

-- Up to when a tenant has read what is said at a place.
create table talk_seen (
  city_id text not null,
  tenant_id uuid not null,
  element text not null,
  area_code text not null,
  year int not null,
  category text not null,
  at timestamptz not null,
  primary key (city_id, tenant_id, element, area_code, year, category),
  foreign key (city_id, tenant_id) references tenant (city_id, id)
);
alter table talk_seen enable row level security;
alter table talk_seen force row level security;
grant select, insert, update on talk_seen to liangce_app;
create policy talk_seen_own on talk_seen for all
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true));

-- A stamped form, a page of the ledger: what shows where a figure comes from. Its bytes lie under their digest, outside the
-- database. What was removed stays on record.
create table cell_file (
  city_id text not null,
  id uuid not null,
  element text not null,
  area_code text not null,
  year int not null,
  category text not null,
  area_path text collate "C" not null,
  line text not null,
  support text[] not null default '{}',
  plans text[] not null default '{}',
  tenant_id uuid not null,
  name text not null check (btrim(name) <> ''),
  media_type text not null,
  size bigint not null check (size > 0),
  sha256 text not null check (length(sha256) = 64),
  added_by uuid not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, element) references element (city_id, code),
  foreign key (city_id, area_code) references area (city_id, code),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, added_by) references app_user (city_id, id)
);
create index cell_file_place on cell_file (city_id, element, area_code, year, category) where removed_at is null;
alter table cell_file enable row level security;
alter table cell_file force row level security;
grant select, insert on cell_file to liangce_app;
grant update (removed_at, support, plans) on cell_file to liangce_app;
create policy cell_file_read on cell_file for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plans && nullif(current_setting('app.plans', true), '')::text[]))));
create policy cell_file_add on cell_file for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and added_by::text = current_setting('app.user', true)
    and (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
      and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
        or line = any (nullif(current_setting('app.lines', true), '')::text[])
        or support && nullif(current_setting('app.lines', true), '')::text[])
      and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
        or plans && nullif(current_setting('app.plans', true), '')::text[])));
create policy cell_file_remove on cell_file for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true))
  with check (city_id = current_setting('app.city', true)
    and tenant_id::text = current_setting('app.tenant', true));
create policy cell_file_rescope on cell_file for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
