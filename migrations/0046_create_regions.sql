-- +goose Up
-- A province or the nation is a scope of its own, as a city is: tenants and users hang on its row in city, and its code leads
-- its keys. It collects nothing; its cells are made of what its members' approved values say.
alter table area drop constraint area_level_check;
-- squawk-ignore constraint-missing-not-valid
alter table area add constraint area_level_check check (level in ('nation', 'province', 'city', 'county', 'municipal', 'town'));

-- version is raised with every change of a cell: it is in the keys of kept answers, and tells the region above that it is behind.
create table region (
  city_id text primary key references city,
  parent text check (parent <> city_id),
  version bigint not null default 0
);
alter table region enable row level security;
alter table region force row level security;
grant select, insert, update on region to liangce_app;
create policy region_read on region for select
  using (city_id = current_setting('app.city', true)
    or current_setting('app.narrow', true) = 'region' and current_setting('app.city', true) = '');
create policy region_add on region for insert
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader');
create policy region_change on region for update
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) in ('loader', 'region'))
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) in ('loader', 'region'));

-- What a region compares: formulas over the elements that the members' plans share. One that does not add up says why.
create table region_indicator (
  city_id text not null references region,
  code text not null,
  number int not null,
  name text not null,
  name_en text not null,
  unit text not null,
  precision int not null check (precision >= 0),
  direction text not null,
  method text not null check (method in ('ratio_of_sums', 'sum', 'share_of_counties', 'city_only')),
  numerator text,
  denominator text,
  count text,
  multiplier numeric not null,
  no_total text,
  no_total_en text,
  primary key (city_id, code),
  check ((count is null) = (numerator is not null) and (numerator is null) = (denominator is null)),
  check ((method = 'ratio_of_sums') = (numerator is not null)),
  check ((method = 'city_only') = (no_total is not null) and (no_total is null) = (no_total_en is null))
);
alter table region_indicator enable row level security;
alter table region_indicator force row level security;
grant select, insert, update, delete on region_indicator to liangce_app;
create policy region_indicator_read on region_indicator for select
  using (city_id = current_setting('app.city', true));
create policy region_indicator_load on region_indicator for all
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader')
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader');

-- What is directly below a region, under its name there: row security hides the member's own row. taken is the state of the member
-- that its cells here were made of.
create table region_member (
  city_id text not null references region,
  member text not null check (member <> city_id),
  name text not null,
  name_en text not null,
  taken text not null default '',
  primary key (city_id, member)
);
alter table region_member enable row level security;
alter table region_member force row level security;
grant select, insert, update on region_member to liangce_app;
create policy region_member_read on region_member for select
  using (city_id = current_setting('app.city', true)
    or current_setting('app.narrow', true) = 'region' and current_setting('app.city', true) = '');
create policy region_member_add on region_member for insert
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'region');
create policy region_member_change on region_member for update
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) in ('loader', 'region'))
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) in ('loader', 'region'));

-- A member's value by a region's formula, and the region's own under its own code. reported and expected count the areas that figures
-- come from. A member that has no such indicator has no row.
create table region_cell (
  city_id text not null,
  indicator text not null,
  year int not null,
  member text not null,
  numerator numeric,
  denominator numeric,
  value numeric,
  display text,
  emptiness text check (emptiness in ('not_reported', 'not_applicable', 'not_collected', 'withheld', 'other_definition')),
  reported int not null,
  expected int not null,
  provisional boolean not null,
  primary key (city_id, indicator, year, member),
  foreign key (city_id, indicator) references region_indicator (city_id, code) on delete cascade,
  check ((value is null) = (emptiness is not null) and (value is null) = (display is null))
);
alter table region_cell enable row level security;
alter table region_cell force row level security;
grant select, insert, update, delete on region_cell to liangce_app;
create policy region_cell_read on region_cell for select
  using (city_id = current_setting('app.city', true));
create policy region_cell_write on region_cell for all
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'region')
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'region');

-- The one machine that carries values up reads of a city what the city's own values are and how they are defined; of all cities
-- together, by their versions, only which have moved.
create policy rollup_cell_carry on rollup_cell for select
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'region'
    and basis = 'APPROVED' and area_code = city_id);
create policy indicator_carry on indicator for select
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'region');
create policy plan_version_carry on plan_version for select
  using ((city_id = current_setting('app.city', true) or current_setting('app.city', true) = '')
    and current_setting('app.narrow', true) = 'region');
alter policy city_read on city
  using (city_id = current_setting('app.city', true)
    or current_setting('app.narrow', true) in ('reminder', 'front')
    or current_setting('app.narrow', true) = 'region' and current_setting('app.city', true) = '');
