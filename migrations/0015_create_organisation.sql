-- +goose Up
-- What the plan's organisation articles ask of offices and departments. Each row is one revision of a record: a change, and a
-- withdrawal with its reason, add a row and mark the one before as superseded; nothing is overwritten or deleted.
create table organisation_record (
  city_id text not null,
  id uuid not null,
  revision int not null check (revision > 0),
  plan text not null,
  kind text not null check (kind in ('implementation_plan', 'budget_line', 'resolution', 'plan_link', 'deed', 'participation', 'ranking')),
  year int not null,
  tenant_id uuid not null,
  area_code text not null,
  area_path text collate "C" not null,
  title text not null default '',
  body text not null default '',
  number text not null default '',
  source text not null default '',
  day date,
  state text check (state in ('drafting', 'issued', 'revised', 'planned', 'under_way', 'done')),
  purpose text check (purpose in ('plan', 'committee')),
  organ text check (organ in ('government', 'committee')),
  planned numeric check (planned >= 0),
  spent numeric check (spent >= 0),
  people int check (people >= 0),
  place int check (place > 0),
  places int check (places >= place),
  withdrawn text check (btrim(withdrawn) <> ''),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  primary key (city_id, id, revision),
  check (case kind
    when 'implementation_plan' then title <> '' and day is not null and state in ('drafting', 'issued', 'revised')
    when 'budget_line' then source <> '' and purpose is not null and planned is not null
    when 'resolution' then title <> '' and body <> '' and day is not null and organ is not null
    when 'plan_link' then title <> '' and body <> '' and day is not null
    when 'deed' then title <> '' and people is not null and state in ('planned', 'under_way', 'done')
    when 'participation' then title <> '' and body <> '' and day is not null and people is not null
    else source <> '' and body <> '' and place is not null and places is not null end),
  foreign key (city_id, plan) references plan (city_id, plan),
  foreign key (city_id, area_code) references area (city_id, code),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, recorded_by) references app_user (city_id, id)
);
create unique index organisation_record_counts on organisation_record (city_id, id) where superseded_at is null;
create index organisation_record_plan on organisation_record (city_id, plan, year) where superseded_at is null;
alter table organisation_record enable row level security;
alter table organisation_record force row level security;
grant select, insert on organisation_record to liangce_app;
grant update (superseded_at) on organisation_record to liangce_app;
-- An office reads its area with everything below, a department what stands at its own area.
create policy organisation_record_read on organisation_record for select
  using (city_id = current_setting('app.city', true)
    and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
    and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
      or area_path = current_setting('app.lo', true))
    and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy organisation_record_add on organisation_record for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and recorded_by::text = current_setting('app.user', true)
    and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
    and (kind = 'implementation_plan' or '*' = any (nullif(current_setting('app.lines', true), '')::text[]))
    and (kind <> 'ranking' or area_path = city_id || '/'));
create policy organisation_record_supersede on organisation_record for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and superseded_at is null)
  with check (city_id = current_setting('app.city', true)
    and tenant_id::text = current_setting('app.tenant', true)
    and superseded_at is not null);
