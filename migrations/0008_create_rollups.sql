-- +goose Up
-- The joint between figures and roll-ups: what figure offers, rollup reads. A value per basis, element, area, year, category.
create view rollup_inputs with (security_invoker = true) as
select f.city_id, b.basis, f.element, f.area_code, f.area_path, f.year, f.category, f.id as figure_id, f.state,
  r.revision, r.value, r.emptiness, r.entered_by, r.entered_at
from figure f
cross join (values ('SUBMITTED'), ('APPROVED')) as b (basis)
join figure_revision r on r.city_id = f.city_id and r.figure_id = f.id
  and r.revision = case
    when b.basis = 'SUBMITTED' and f.state in ('submitted', 'reviewed', 'county_signed', 'line_checked', 'approved') then f.revision
    else f.approved_revision end;
grant select on rollup_inputs to liangce_app;

-- One indicator value per area, year and basis, kept live by the narrow actor 'rollup' in the transaction that changes a figure.
create table rollup_cell (
  city_id text not null,
  plan text not null,
  basis text not null check (basis in ('SUBMITTED', 'APPROVED')),
  year int not null,
  area_code text not null,
  indicator text not null,
  area_path text collate "C" not null,
  line text not null,
  support text[] not null default '{}',
  value numeric,
  numerator numeric,
  denominator numeric,
  display text,
  emptiness text,
  reported int not null,
  expected int not null,
  missing text[] not null default '{}',
  provisional boolean not null,
  verdict text check (verdict in ('met', 'on_track', 'at_risk', 'off_track', 'worsening', 'no_data', 'needs_judgement')),
  reason jsonb,
  primary key (city_id, plan, basis, year, area_code, indicator),
  foreign key (city_id, plan, indicator) references indicator (city_id, plan, code),
  foreign key (city_id, area_code) references area (city_id, code)
);
alter table rollup_cell enable row level security;
alter table rollup_cell force row level security;
grant select, insert, update on rollup_cell to liangce_app;
create policy rollup_cell_read on rollup_cell for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('rollup', 'loader', 'snapshot')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plan = any (nullif(current_setting('app.plans', true), '')::text[])))));
create policy rollup_cell_add on rollup_cell for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('rollup', 'loader'));
create policy rollup_cell_change on rollup_cell for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('rollup', 'loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('rollup', 'loader'));

-- Raised in the transaction that changes what a plan's roll-ups say; it is part of every cache key.
create table plan_version (
  city_id text not null,
  plan text not null,
  version bigint not null,
  primary key (city_id, plan),
  foreign key (city_id, plan) references plan (city_id, plan)
);
alter table plan_version enable row level security;
alter table plan_version force row level security;
grant select, insert, update on plan_version to liangce_app;
create policy plan_version_read on plan_version for select
  using (city_id = current_setting('app.city', true));
create policy plan_version_add on plan_version for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('rollup', 'loader', 'snapshot'));
create policy plan_version_change on plan_version for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('rollup', 'loader', 'snapshot'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('rollup', 'loader', 'snapshot'));
