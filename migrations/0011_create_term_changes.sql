-- +goose Up
-- Some targets are harder in a year in which leaderships change, and each area has its own calendar.
create table term_change (
  city_id text not null,
  plan text not null,
  indicator text not null,
  area_code text not null,
  year int not null,
  primary key (city_id, plan, indicator, area_code, year),
  foreign key (city_id, plan, indicator) references indicator (city_id, plan, code),
  foreign key (city_id, area_code) references area (city_id, code)
);
alter table term_change enable row level security;
alter table term_change force row level security;
grant select, insert, update, delete on term_change to liangce_app;
create policy term_change_read on term_change for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'rollup', 'public', 'reminder', 'snapshot')
      or '*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy term_change_add on term_change for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy term_change_change on term_change for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy term_change_drop on term_change for delete
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
