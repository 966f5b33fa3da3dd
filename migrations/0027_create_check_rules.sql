-- +goose Up
-- Checks that a city writes itself. What a version says is never changed; it only moves from draft to in force to retired. What the
-- catalogue brings has no proposer and is in force at once; what a body of the city proposes, the other one puts into force.
create table check_rule (
  city_id text not null,
  code text not null check (code ~ '^[A-Z0-9][A-Z0-9-]{0,31}$'),
  version int not null check (version > 0),
  grade text not null check (grade in ('A', 'B', 'C', 'D')),
  elements text[] not null default '{}',
  indicators text[] not null default '{}',
  expression text not null check (btrim(expression) <> ''),
  sentence text not null check (btrim(sentence) <> ''),
  sentence_en text not null check (btrim(sentence_en) <> ''),
  note text not null check (btrim(note) <> ''),
  valid_from int not null,
  valid_to int,
  state text not null check (state in ('draft', 'in_force', 'retired')),
  proposed_tenant uuid,
  proposed_by uuid,
  proposed_at timestamptz not null,
  enforced_tenant uuid,
  enforced_by uuid,
  enforced_at timestamptz,
  flagged int,
  tested int,
  retired_tenant uuid,
  retired_by uuid,
  retired_at timestamptz,
  primary key (city_id, code, version),
  foreign key (city_id, proposed_tenant) references tenant (city_id, id),
  foreign key (city_id, proposed_by) references app_user (city_id, id),
  foreign key (city_id, enforced_tenant) references tenant (city_id, id),
  foreign key (city_id, enforced_by) references app_user (city_id, id),
  foreign key (city_id, retired_tenant) references tenant (city_id, id),
  foreign key (city_id, retired_by) references app_user (city_id, id),
  constraint check_rule_is_of_elements_or_indicators check ((cardinality(elements) = 0) <> (cardinality(indicators) = 0)),
  constraint check_rule_years check (valid_to is null or valid_to >= valid_from),
  constraint check_rule_states check (case state
    when 'draft' then enforced_at is null and retired_at is null
    when 'in_force' then enforced_at is not null and retired_at is null
    else retired_at is not null and retired_by is not null and retired_tenant is not null end),
  constraint check_rule_four_eyes check (case
    when proposed_by is null then proposed_tenant is null and enforced_by is null and enforced_tenant is null
    when enforced_at is null then enforced_by is null and enforced_tenant is null
    else coalesce(enforced_by <> proposed_by and enforced_tenant <> proposed_tenant, false) end)
);
alter table check_rule enable row level security;
alter table check_rule force row level security;
grant select, insert on check_rule to liangce_app;
grant update (state, enforced_tenant, enforced_by, enforced_at, flagged, tested, retired_tenant, retired_by, retired_at) on check_rule to liangce_app;
-- Everybody whose figures are checked reads what they are checked by; drafts are for the two bodies of the city that decide on them.
create policy check_rule_read on check_rule for select
  using (city_id = current_setting('app.city', true)
    and (state <> 'draft' or current_setting('app.narrow', true) = 'loader'
      or (current_setting('app.lo', true) = city_id || '/' and '*' = any (nullif(current_setting('app.lines', true), '')::text[]))));
create policy check_rule_bring on check_rule for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = 'loader'
    and state = 'in_force' and proposed_by is null);
create policy check_rule_propose on check_rule for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and state = 'draft'
    and proposed_tenant::text = current_setting('app.tenant', true)
    and proposed_by::text = current_setting('app.user', true)
    and current_setting('app.lo', true) = city_id || '/'
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[]));
create policy check_rule_decide on check_rule for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and state <> 'retired'
    and current_setting('app.lo', true) = city_id || '/'
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[]))
  with check (city_id = current_setting('app.city', true)
    and case state
      when 'in_force' then enforced_tenant::text = current_setting('app.tenant', true) and enforced_by::text = current_setting('app.user', true)
      else state = 'retired' and retired_tenant::text = current_setting('app.tenant', true) and retired_by::text = current_setting('app.user', true) end);
