-- +goose Up
-- A year's collection for a plan, and what each tenant owes in it.
create table round (
  city_id text not null,
  plan text not null,
  year int not null,
  state text not null check (state in ('open', 'published')),
  due date not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  snapshot_id uuid,
  primary key (city_id, plan, year),
  foreign key (city_id, plan) references plan (city_id, plan),
  foreign key (city_id, opened_by) references app_user (city_id, id)
);
alter table round enable row level security;
alter table round force row level security;
grant select, insert, update on round to liangce_app;
create policy round_read on round for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'reminder', 'rollup', 'public')
      or '*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy round_add on round for insert
  with check (city_id = current_setting('app.city', true)
    and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy round_change on round for update
  using (city_id = current_setting('app.city', true)
    and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])))
  with check (city_id = current_setting('app.city', true)
    and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));

-- An obligation names an element and an area; its figure is shared by all plans that use the element in that year.
create table obligation (
  city_id text not null,
  id uuid not null,
  plan text not null,
  year int not null,
  element text not null,
  area_code text not null,
  area_path text collate "C" not null,
  line text not null,
  support text[] not null default '{}',
  tenant_id uuid not null,
  deadline timestamptz not null,
  primary key (city_id, id),
  unique (city_id, plan, year, element, area_code),
  foreign key (city_id, plan, year) references round (city_id, plan, year),
  foreign key (city_id, element) references element (city_id, code),
  foreign key (city_id, area_code) references area (city_id, code),
  foreign key (city_id, tenant_id) references tenant (city_id, id)
);
create index obligation_sheet on obligation (city_id, tenant_id, plan, year);
alter table obligation enable row level security;
alter table obligation force row level security;
grant select, insert, update on obligation to liangce_app;
create policy obligation_read on obligation for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'reminder', 'rollup')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plan = any (nullif(current_setting('app.plans', true), '')::text[])))));
create policy obligation_add on obligation for insert
  with check (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'reminder', 'rollup')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plan = any (nullif(current_setting('app.plans', true), '')::text[])))));
create policy obligation_change on obligation for update
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plan = any (nullif(current_setting('app.plans', true), '')::text[])))))
  with check (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plan = any (nullif(current_setting('app.plans', true), '')::text[])))));
