-- +goose Up
-- A published round: frozen cells, which every tenant of the city may read, and frozen figures, which keep the scope of figures.
create table snapshot (
  city_id text not null,
  id uuid not null,
  plan text not null,
  year int not null,
  edition int not null,
  published_by uuid not null,
  published_at timestamptz not null,
  primary key (city_id, id),
  unique (city_id, plan, year, edition),
  foreign key (city_id, plan, year) references round (city_id, plan, year),
  foreign key (city_id, published_by) references app_user (city_id, id)
);
alter table snapshot enable row level security;
alter table snapshot force row level security;
grant select, insert on snapshot to liangce_app;
create policy snapshot_read on snapshot for select
  using (city_id = current_setting('app.city', true) or current_setting('app.narrow', true) = 'front');
create policy snapshot_add on snapshot for insert
  with check (city_id = current_setting('app.city', true)
    and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));

-- Both tables are new and empty, so nothing is scanned.
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid
alter table round add foreign key (city_id, snapshot_id) references snapshot (city_id, id);
create table snapshot_cell (
  city_id text not null,
  snapshot_id uuid not null,
  indicator text not null,
  area_code text not null,
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
  primary key (city_id, snapshot_id, area_code, indicator),
  foreign key (city_id, snapshot_id) references snapshot (city_id, id)
);
alter table snapshot_cell enable row level security;
alter table snapshot_cell force row level security;
grant select, insert on snapshot_cell to liangce_app;
create policy snapshot_cell_read on snapshot_cell for select
  using (city_id = current_setting('app.city', true));
create policy snapshot_cell_add on snapshot_cell for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('snapshot'));

create table snapshot_figure (
  city_id text not null,
  snapshot_id uuid not null,
  figure_id uuid not null,
  element text not null,
  area_code text not null,
  area_path text collate "C" not null,
  line text not null,
  support text[] not null default '{}',
  plans text[] not null default '{}',
  year int not null,
  category text not null,
  revision int not null,
  value numeric,
  emptiness text,
  primary key (city_id, snapshot_id, figure_id),
  foreign key (city_id, snapshot_id) references snapshot (city_id, id),
  foreign key (city_id, figure_id, revision) references figure_revision (city_id, figure_id, revision)
);
alter table snapshot_figure enable row level security;
alter table snapshot_figure force row level security;
grant select, insert on snapshot_figure to liangce_app;
grant update (support, plans) on snapshot_figure to liangce_app;
create policy snapshot_figure_read on snapshot_figure for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'snapshot')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plans && nullif(current_setting('app.plans', true), '')::text[]))));
create policy snapshot_figure_add on snapshot_figure for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('snapshot'));
-- The frozen values stay; who may read them follows the catalogue.
create policy snapshot_figure_rescope on snapshot_figure for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
