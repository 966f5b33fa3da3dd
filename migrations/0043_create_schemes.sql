-- +goose Up
-- A statistical scheme is collected as a plan is: rounds, obligations, sheets and values refer to its row here. It has no goals, so
-- nothing that judges a plan asks for it.
alter table plan add column scheme boolean not null default false;

-- What the head of a scheme's forms prints. What nobody has confirmed is empty, and shown as such.
create table scheme (
  city_id text not null,
  plan text not null,
  scope text not null check (scope in ('national', 'provincial', 'city')),
  issuer text not null,
  issuer_en text not null,
  approver text not null,
  approver_en text not null,
  approval text not null,
  valid_from date,
  valid_to date,
  inferred boolean not null,
  primary key (city_id, plan),
  foreign key (city_id, plan) references plan (city_id, plan),
  check (valid_from <= valid_to)
);
alter table scheme enable row level security;
alter table scheme force row level security;
grant select, insert, update, delete on scheme to liangce_app;
create policy scheme_read on scheme for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader')
      or '*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy scheme_load on scheme for all
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader')
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader');

-- A form is printed whole, so its rows are read and written whole; each names the measure of the scheme that it shows.
create table scheme_form (
  city_id text not null,
  plan text not null,
  code text not null,
  place int not null,
  number text not null,
  name text not null,
  name_en text not null,
  level text not null check (level in ('county', 'city')),
  period text not null,
  period_en text not null,
  inferred boolean not null,
  rows jsonb not null,
  primary key (city_id, plan, code),
  foreign key (city_id, plan) references scheme (city_id, plan)
);
alter table scheme_form enable row level security;
alter table scheme_form force row level security;
grant select, insert, update, delete on scheme_form to liangce_app;
create policy scheme_form_read on scheme_form for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader')
      or '*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy scheme_form_load on scheme_form for all
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader')
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader');
