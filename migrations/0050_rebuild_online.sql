-- +goose Up
-- Most figures say the same on both bases, for their newest revision is the approved one: whoever reads both bases takes them once.
create or replace view rollup_inputs with (security_invoker = true) as
select f.city_id, b.basis, f.element, f.area_code, f.area_path, f.year, f.category, f.id as figure_id, f.state,
  r.revision, r.value, r.emptiness, r.entered_by, r.entered_at,
  coalesce(f.approved_revision = f.revision, false) and f.state in ('submitted', 'reviewed', 'county_signed', 'line_checked', 'approved') as on_both
from figure f
cross join (values ('SUBMITTED'), ('APPROVED')) as b (basis)
join figure_revision r on r.city_id = f.city_id and r.figure_id = f.id
  and r.revision = case
    when b.basis = 'SUBMITTED' and f.state in ('submitted', 'reviewed', 'county_signed', 'line_checked', 'approved') then f.revision
    else f.approved_revision end;

-- What a rebuild of a plan's roll-ups has proved so far, so that one that was stopped goes on: by indicator, under the version of the
-- definitions that it was proved by. A finished rebuild leaves nothing behind.
create table rollup_rebuilt (
  city_id text not null,
  plan text not null,
  indicator text not null,
  definitions uuid not null,
  at timestamptz not null,
  primary key (city_id, plan, indicator),
  foreign key (city_id, plan, indicator) references indicator (city_id, plan, code) on delete cascade
);
alter table rollup_rebuilt enable row level security;
alter table rollup_rebuilt force row level security;
grant select, insert, update, delete on rollup_rebuilt to liangce_app;
create policy rollup_rebuilt_keep on rollup_rebuilt for all
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'rollup')
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'rollup');
