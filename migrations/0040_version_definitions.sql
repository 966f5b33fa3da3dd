-- +goose Up
-- What an element or an indicator means changes: how it was defined until which data year stands beside how it is defined now,
-- and every element of any of these definitions is in elements.
alter table element add column definition text;
alter table element add column definition_en text;
alter table element add column first_year int;
alter table element add column last_year int;
alter table element add column earlier jsonb not null default '[]';
alter table indicator add column definition text;
alter table indicator add column definition_en text;
alter table indicator add column earlier jsonb not null default '[]';
alter table indicator add column elements text[] not null default '{}';
alter table indicator no force row level security;
update indicator set elements = array_remove(array[numerator, denominator, count, entitled], null);
alter table indicator force row level security;

-- An area exists for some data years; null is no bound. A change of areas says what became what, and from which data year on.
alter table area add column first_year int;
alter table area add column last_year int;
create table area_change (
  city_id text not null references city,
  number int not null,
  day date not null,
  first_year int not null,
  kind text not null check (kind in ('merge', 'split', 'rename', 'transfer')),
  before text[] not null,
  after text[] not null,
  name_before text,
  name_before_en text,
  why text not null,
  why_en text not null,
  primary key (city_id, number)
);
alter table area_change enable row level security;
alter table area_change force row level security;
grant select, insert, update, delete on area_change to liangce_app;
create policy area_change_read on area_change for select
  using (city_id = current_setting('app.city', true));
create policy area_change_add on area_change for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy area_change_change on area_change for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy area_change_drop on area_change for delete
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));

-- A bridge says how values of the earlier definition become values of the new one: new = earlier × factor + shift. The city's
-- statistics records it, in revisions; the newest counts, and one without a factor takes it back.
create table bridge (
  city_id text not null,
  plan text not null,
  indicator text not null,
  year int not null,
  revision int not null,
  factor numeric check (factor > 0),
  shift numeric,
  basis text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (city_id, plan, indicator, year, revision),
  foreign key (city_id, plan, indicator) references indicator (city_id, plan, code),
  foreign key (city_id, recorded_by) references app_user (city_id, id),
  check ((factor is null) = (shift is null))
);
alter table bridge enable row level security;
alter table bridge force row level security;
grant select, insert on bridge to liangce_app;
create policy bridge_read on bridge for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'rollup', 'public', 'reminder', 'snapshot')
      or '*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy bridge_add on bridge for insert
  with check (city_id = current_setting('app.city', true)
    and recorded_by::text = current_setting('app.user', true)
    and current_setting('app.lo', true) = city_id || '/'
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
