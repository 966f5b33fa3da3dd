-- +goose Up
-- What a county's committee office has set its county for an indicator of the city's plan, beside the city's target. The newest
-- revision counts and none is changed; one without a type takes the target back.
create table own_target (
  city_id text not null,
  plan text not null,
  indicator text not null,
  area_code text not null,
  revision int not null check (revision > 0),
  area_path text collate "C" not null,
  type text check (type in ('threshold_min', 'threshold_max', 'cumulative_min', 'approx', 'increase_vs_baseline', 'keep_vs_baseline')),
  strict boolean not null default false,
  value numeric,
  baseline numeric,
  printed text not null,
  note text not null check (btrim(note) <> ''),
  tenant_id uuid not null,
  signed_by uuid not null,
  signed_at timestamptz not null,
  primary key (city_id, plan, indicator, area_code, revision),
  foreign key (city_id, plan, indicator) references indicator (city_id, plan, code),
  foreign key (city_id, area_code) references area (city_id, code),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, signed_by) references app_user (city_id, id),
  constraint own_target_says_what check (case
    when type is null then value is null and baseline is null and printed = ''
    when type in ('increase_vs_baseline', 'keep_vs_baseline') then value is null and baseline is not null and btrim(printed) <> ''
    else value is not null and btrim(printed) <> '' end)
);
alter table own_target enable row level security;
alter table own_target force row level security;
grant select, insert on own_target to liangce_app;
-- A target is no figure: whoever may read the plan reads what the counties have set themselves.
create policy own_target_read on own_target for select
  using (city_id = current_setting('app.city', true)
    and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy own_target_add on own_target for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and signed_by::text = current_setting('app.user', true)
    and area_path = current_setting('app.lo', true)
    and area_path <> city_id || '/'
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
