-- +goose Up
-- What a plan's development index weighs: one row per version, each added by the city's committee office and none changed.
-- Version 1 is nobody's: all domains alike, until the office decides otherwise.
create table index_weights (
  city_id text not null,
  plan text not null,
  version int not null check (version > 1),
  domains jsonb not null check (jsonb_typeof(domains) = 'object'),
  indicators jsonb not null check (jsonb_typeof(indicators) = 'object'),
  least numeric not null check (least between 50 and 100),
  note text not null check (btrim(note) <> ''),
  tenant_id uuid not null,
  signed_by uuid not null,
  signed_at timestamptz not null,
  primary key (city_id, plan, version),
  foreign key (city_id, plan) references plan (city_id, plan),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, signed_by) references app_user (city_id, id)
);
alter table index_weights enable row level security;
alter table index_weights force row level security;
grant select, insert on index_weights to liangce_app;
-- Weights are no figure: whoever may read the plan reads how its index is made.
create policy index_weights_read on index_weights for select
  using (city_id = current_setting('app.city', true)
    and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy index_weights_add on index_weights for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and signed_by::text = current_setting('app.user', true)
    and current_setting('app.lo', true) = city_id || '/'
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));

-- Whether an article asks for an index; where none of a plan does, its index is the product's own addition.
alter table article add column asks_index boolean not null default false;
