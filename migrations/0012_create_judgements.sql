-- +goose Up
-- What a committee office has signed over a verdict: where numbers settle nothing, or where it judges otherwise. The newest one
-- counts; none is changed or deleted, and it names the value that it was signed over.
create table judgement (
  city_id text not null,
  id uuid not null,
  plan text not null,
  indicator text not null,
  area_code text not null,
  year int not null,
  area_path text collate "C" not null,
  line text not null,
  support text[] not null default '{}',
  status text not null check (status in ('met', 'on_track', 'at_risk', 'off_track', 'worsening', 'no_data')),
  reason text not null check (btrim(reason) <> ''),
  over text not null,
  value numeric,
  signed_by uuid not null,
  tenant_id uuid not null,
  signed_at timestamptz not null,
  superseded_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, plan, indicator) references indicator (city_id, plan, code),
  foreign key (city_id, area_code) references area (city_id, code),
  foreign key (city_id, signed_by) references app_user (city_id, id),
  foreign key (city_id, tenant_id) references tenant (city_id, id)
);
create unique index judgement_counts on judgement (city_id, plan, indicator, area_code, year) where superseded_at is null;
alter table judgement enable row level security;
alter table judgement force row level security;
grant select, insert on judgement to liangce_app;
grant update (superseded_at, line, support) on judgement to liangce_app;
create policy judgement_read on judgement for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'snapshot')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plan = any (nullif(current_setting('app.plans', true), '')::text[])))));
create policy judgement_add on judgement for insert
  with check (city_id = current_setting('app.city', true)
    and tenant_id::text = current_setting('app.tenant', true)
    and current_setting('app.narrow', true) = ''
    and signed_by::text = current_setting('app.user', true)
    and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[]));
create policy judgement_supersede on judgement for update
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'loader' or (current_setting('app.narrow', true) = ''
      and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true))))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('', 'loader'));

-- A snapshot freezes the judgement with the value that it was signed over.
alter table snapshot_cell add column judgement jsonb;
