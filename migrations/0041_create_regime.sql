-- +goose Up
-- A city's own way of doing it, as its file says it: the bodies with their names, the chain of approval, the periods, the words for
-- grades and ratings. It is read whole and written whole. A city without a row goes the usual way.
create table city_regime (
  city_id text not null,
  says jsonb not null,
  loaded_at timestamptz not null,
  primary key (city_id)
);
alter table city_regime enable row level security;
alter table city_regime force row level security;
grant select, insert, update on city_regime to liangce_app;
create policy city_regime_read on city_regime for select
  using (city_id = current_setting('app.city', true));
create policy city_regime_add on city_regime for insert
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader');
create policy city_regime_change on city_regime for update
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader')
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader');

-- Why a figure may be returned. A reason that was given once stays for the history; retired, it is not offered any more.
create table return_reason (
  city_id text not null,
  code text not null check (code ~ '^[A-Z][A-Z0-9_]{0,31}$'),
  place int not null,
  name text not null check (btrim(name) <> ''),
  name_en text not null check (btrim(name_en) <> ''),
  needs_words boolean not null default false,
  retired boolean not null default false,
  primary key (city_id, code)
);
alter table return_reason enable row level security;
alter table return_reason force row level security;
grant select, insert, update, delete on return_reason to liangce_app;
create policy return_reason_read on return_reason for select
  using (city_id = current_setting('app.city', true));
create policy return_reason_load on return_reason for all
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader')
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader');

-- The chain that the figures of a year go through, as it was when the year's first round was opened. Plans share figures, so a year
-- has one chain; and what is under way is not moved by a file that changes.
create table year_step (
  city_id text not null,
  year int not null,
  level text not null check (level in ('county', 'city')),
  place int not null check (place > 0),
  stage text not null check (stage in ('department_review', 'county_sign_off', 'line_check', 'city_sign_off')),
  from_state text not null check (from_state in ('submitted', 'reviewed', 'county_signed', 'line_checked')),
  to_state text not null check (to_state in ('reviewed', 'county_signed', 'line_checked', 'approved')),
  duties text[] not null check (cardinality(duties) > 0 and duties <@ array['reviewer', 'office', 'statistics', 'line']),
  name text not null,
  name_en text not null,
  primary key (city_id, year, level, place),
  unique (city_id, year, level, from_state)
);
alter table year_step enable row level security;
alter table year_step force row level security;
grant select, insert on year_step to liangce_app;
create policy year_step_read on year_step for select
  using (city_id = current_setting('app.city', true));
-- Whoever opens a round, which its own policy decides, writes down the chain with it.
create policy year_step_add on year_step for insert
  with check (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'loader'
      or (current_setting('app.narrow', true) = ''
        and current_setting('app.lo', true) = city_id || '/'
        and '*' = any (nullif(current_setting('app.lines', true), '')::text[]))));

-- The names that a tenant had before, each until a day: what was signed or printed then keeps the name of its day.
alter table tenant add column former jsonb not null default '[]';

-- What there is already went the usual way.
alter table city no force row level security;
alter table round no force row level security;
alter table return_reason no force row level security;
alter table year_step no force row level security;
insert into return_reason (city_id, code, place, name, name_en, needs_words)
  select city.city_id, r.code, r.place, r.name, r.name_en, r.code = 'OTHER' from city, (values
    ('WRONG_VALUE', 1, '数值有误', 'Wrong value'),
    ('WRONG_DEFINITION', 2, '口径不符', 'Wrong definition'),
    ('NEEDS_EXPLANATION', 3, '需要说明', 'Needs an explanation'),
    ('OTHER', 4, '其他', 'Other')) as r (code, place, name, name_en);
insert into year_step (city_id, year, level, place, stage, from_state, to_state, duties, name, name_en)
  select y.city_id, y.year, s.* from (select distinct city_id, year from round) y, (values
    ('county', 1, 'department_review', 'submitted', 'reviewed', '{reviewer}'::text[], '部门审核', 'Department review'),
    ('county', 2, 'county_sign_off', 'reviewed', 'county_signed', '{office,statistics}'::text[], '县级签核', 'County sign-off'),
    ('county', 3, 'line_check', 'county_signed', 'line_checked', '{line}'::text[], '条线核对', 'Line check'),
    ('county', 4, 'city_sign_off', 'line_checked', 'approved', '{office,statistics}'::text[], '市级签核', 'City sign-off'),
    ('city', 1, 'department_review', 'submitted', 'reviewed', '{reviewer}'::text[], '部门审核', 'Department review'),
    ('city', 2, 'city_sign_off', 'reviewed', 'approved', '{office,statistics}'::text[], '市级签核', 'City sign-off')
  ) as s (level, place, stage, from_state, to_state, duties, name, name_en);
alter table city force row level security;
alter table round force row level security;
alter table return_reason force row level security;
alter table year_step force row level security;

-- Which reasons there are is a city's own now.
alter table sign_off drop constraint sign_off_reason_code_check;
alter table sign_off add constraint sign_off_reason foreign key (city_id, reason_code) references return_reason (city_id, code) not valid;
