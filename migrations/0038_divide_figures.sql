-- +goose Up
-- An element says by what it is divided, with the names of the parts, and below which count of people its figures are not for
-- everybody. The list of codes that stood here says less; the catalogue writes the divisions when it is loaded again.
alter table element add column divisions jsonb not null default '[]';
alter table element add column small_cells int check (small_cells between 2 and 1000);
alter table element no force row level security;
update element set divisions = '[{"code":"sex","name":"性别","name_en":"sex","categories":[{"code":"male","name":"男","name_en":"male"},{"code":"female","name":"女","name_en":"female"}]}]'
  where categories @> '{male,female}';
alter table element force row level security;
-- squawk-ignore ban-drop-column
alter table element drop column categories;

-- What is published of the parts stands beside the totals. A hidden value tells of so few people that it is for nobody who reads
-- what is published; those who may read the figures read the approved basis. The value stays as it was frozen, whether it is
-- hidden follows the catalogue.
alter table snapshot_cell add column category text not null default 'total';
alter table snapshot_cell add column hidden boolean not null default false;
alter table snapshot_cell drop constraint snapshot_cell_pkey;
-- squawk-ignore adding-serial-primary-key-field, constraint-missing-not-valid
alter table snapshot_cell add primary key (city_id, snapshot_id, area_code, indicator, category);
revoke select on snapshot_cell from liangce_app;
grant select (city_id, snapshot_id, indicator, area_code, category, hidden) on snapshot_cell to liangce_app;
grant update (hidden) on snapshot_cell to liangce_app;
create policy snapshot_cell_hide on snapshot_cell for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('snapshot', 'loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('snapshot', 'loader'));

-- The one way to read a published value. It runs with the rights of its owner, whom row security may not bind, so it asks for
-- the city itself.
create view published_cell with (security_barrier = true) as
select c.city_id, c.snapshot_id, c.indicator, c.area_code, c.category, c.reported, c.expected, c.missing, c.provisional, c.verdict, c.hidden,
  case when not c.hidden then c.value end as value,
  case when not c.hidden then c.numerator end as numerator,
  case when not c.hidden then c.denominator end as denominator,
  case when not c.hidden then c.display end as display,
  case when c.hidden then 'withheld' else c.emptiness end as emptiness,
  case when not c.hidden then c.reason end as reason,
  case when not c.hidden then c.share end as share,
  case when not c.hidden then c.distance end as distance,
  case when c.hidden then c.judgement - 'value' - 'reason' else c.judgement end as judgement
from snapshot_cell c
where c.city_id = current_setting('app.city', true);
grant select on published_cell to liangce_app;
