-- +goose Up
-- What a yearbook or another publication says of what is reported here, as statistics enters it with its source. The newest revision
-- of a source counts and none is changed; one without a value takes it back. It is no figure: nothing is computed from it.
create table reference_value (
  city_id text not null,
  element text not null,
  area_code text not null,
  year int not null,
  category text not null,
  source text not null check (btrim(source) <> ''),
  revision int not null check (revision > 0),
  area_path text collate "C" not null,
  line text not null,
  support text[] not null default '{}',
  plans text[] not null default '{}',
  value numeric,
  -- The reported value that statistics lets stand beside its own, in the revision that says so: another one is another matter.
  accepts numeric,
  note text not null,
  tenant_id uuid not null,
  by_user uuid not null,
  at timestamptz not null,
  primary key (city_id, element, area_code, year, category, source, revision),
  foreign key (city_id, element) references element (city_id, code),
  foreign key (city_id, area_code) references area (city_id, code),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, by_user) references app_user (city_id, id),
  constraint reference_value_accepts_with_words check (accepts is null or value is not null and btrim(note) <> '')
);
alter table reference_value enable row level security;
alter table reference_value force row level security;
grant select, insert on reference_value to liangce_app;
grant update (support, plans) on reference_value to liangce_app;
-- Whoever may read the figure reads what is held against it.
create policy reference_value_read on reference_value for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plans && nullif(current_setting('app.plans', true), '')::text[]))));
create policy reference_value_add on reference_value for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and by_user::text = current_setting('app.user', true)
    and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plans && nullif(current_setting('app.plans', true), '')::text[]));
create policy reference_value_rescope on reference_value for update
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) in ('loader'));

-- How far two bodies' values of an element may lie apart before somebody has to answer, in percent; without a row, not at all. The
-- city's statistics sets it, the newest revision counts.
create table tolerance (
  city_id text not null,
  element text not null,
  revision int not null check (revision > 0),
  percent numeric not null check (percent between 0 and 100),
  note text not null check (btrim(note) <> ''),
  area_path text collate "C" not null,
  tenant_id uuid not null,
  by_user uuid not null,
  at timestamptz not null,
  primary key (city_id, element, revision),
  foreign key (city_id, element) references element (city_id, code),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, by_user) references app_user (city_id, id)
);
alter table tolerance enable row level security;
alter table tolerance force row level security;
grant select, insert on tolerance to liangce_app;
-- It is no figure: it is the same for the whole city, and everybody may know it.
create policy tolerance_read on tolerance for select
  using (city_id = current_setting('app.city', true));
create policy tolerance_add on tolerance for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and by_user::text = current_setting('app.user', true)
    and area_path = current_setting('app.lo', true)
    and area_path = city_id || '/'
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[]));
