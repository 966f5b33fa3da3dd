-- +goose Up
-- The catalogue: what a plan prints, and what we inferred to make it countable (marked, until an office confirms it).
create table plan (
  city_id text not null references city,
  plan text not null,
  title text not null,
  title_en text not null,
  area_code text not null,
  baseline_year int not null,
  target_year int not null,
  first_year int not null,
  source text not null,
  content_hash text not null,
  primary key (city_id, plan),
  foreign key (city_id, area_code) references area (city_id, code)
);
alter table plan enable row level security;
alter table plan force row level security;
grant select, insert, update, delete on plan to liangce_app;
create policy plan_read on plan for select
  using (current_setting('app.narrow', true) = 'front' or city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'rollup', 'public', 'reminder', 'snapshot')
      or '*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy plan_add on plan for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy plan_change on plan for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy plan_drop on plan for delete
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));

create table domain (
  city_id text not null,
  plan text not null,
  code text not null,
  number int not null,
  name text not null,
  name_en text not null,
  name_in_table text,
  primary key (city_id, plan, code),
  foreign key (city_id, plan) references plan (city_id, plan)
);
alter table domain enable row level security;
alter table domain force row level security;
grant select, insert, update, delete on "domain" to liangce_app;
create policy domain_read on domain for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'rollup', 'public', 'reminder', 'snapshot')
      or '*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy domain_add on domain for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy domain_change on domain for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy domain_drop on domain for delete
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));

-- An element belongs to the city, not to a plan: live births are asked once and used by indicators of both plans.
create table element (
  city_id text not null references city,
  code text not null,
  name text not null,
  name_en text not null,
  unit text not null,
  kind text not null check (kind in ('count', 'decimal', 'flag')),
  level text not null check (level in ('county', 'county_flag', 'city')),
  period_basis text not null,
  line text not null,
  support text[] not null default '{}',
  plans text[] not null default '{}',
  categories text[] not null default '{total}',
  minimum numeric,
  maximum numeric,
  inferred boolean not null,
  primary key (city_id, code),
  foreign key (city_id, line) references line (city_id, code)
);
alter table element enable row level security;
alter table element force row level security;
grant select, insert, update, delete on element to liangce_app;
create policy element_read on element for select
  using (city_id = current_setting('app.city', true));
create policy element_add on element for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy element_change on element for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy element_drop on element for delete
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));

create table indicator (
  city_id text not null,
  plan text not null,
  code text not null,
  number int not null,
  domain text not null,
  name text not null,
  name_en text not null,
  unit text not null,
  precision int not null check (precision between 0 and 6),
  direction text not null check (direction in ('higher_better', 'lower_better', 'neutral_band', 'coverage')),
  method text not null check (method in ('ratio_of_sums', 'sum', 'share_of_counties', 'share_of_units', 'city_only', 'city_survey')),
  numerator text,
  denominator text,
  count text,
  multiplier numeric not null,
  gross boolean not null default false,
  cumulative_from int,
  min_denominator numeric,
  period_basis text not null,
  lead text not null,
  support text[] not null default '{}',
  notes text[] not null default '{}',
  notes_en text[] not null default '{}',
  inferred boolean not null,
  primary key (city_id, plan, code),
  foreign key (city_id, plan, domain) references domain (city_id, plan, code),
  foreign key (city_id, numerator) references element (city_id, code),
  foreign key (city_id, denominator) references element (city_id, code),
  foreign key (city_id, count) references element (city_id, code),
  foreign key (city_id, lead) references line (city_id, code),
  check ((count is null) = (numerator is not null and denominator is not null)),
  check (cardinality(notes) = cardinality(notes_en))
);
alter table indicator enable row level security;
alter table indicator force row level security;
grant select, insert, update, delete on indicator to liangce_app;
create policy indicator_read on indicator for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'rollup', 'public', 'reminder', 'snapshot')
      or '*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy indicator_add on indicator for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy indicator_change on indicator for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy indicator_drop on indicator for delete
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));

-- A target belongs to an indicator, an area and a plan, so one indicator can be held against several.
create table target (
  city_id text not null,
  plan text not null,
  indicator text not null,
  area_code text not null,
  baseline_value numeric,
  baseline_printed text not null,
  type text not null,
  op text,
  value numeric,
  in_year_of_change numeric,
  other_years numeric,
  printed text not null,
  merged_from text,
  primary key (city_id, plan, indicator, area_code),
  foreign key (city_id, plan, indicator) references indicator (city_id, plan, code),
  foreign key (city_id, area_code) references area (city_id, code)
);
alter table target enable row level security;
alter table target force row level security;
grant select, insert, update, delete on target to liangce_app;
create policy target_read on target for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'rollup', 'public', 'reminder', 'snapshot')
      or '*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy target_add on target for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy target_change on target for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy target_drop on target for delete
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));

create table task (
  city_id text not null,
  plan text not null,
  code text not null,
  domain text not null,
  number int not null,
  heading text not null,
  heading_en text not null,
  lead text not null,
  support text[] not null default '{}',
  inferred boolean not null,
  primary key (city_id, plan, code),
  foreign key (city_id, plan, domain) references domain (city_id, plan, code),
  foreign key (city_id, lead) references line (city_id, code)
);
alter table task enable row level security;
alter table task force row level security;
grant select, insert, update, delete on task to liangce_app;
create policy task_read on task for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'rollup', 'public', 'reminder', 'snapshot')
      or '*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy task_add on task for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy task_change on task for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy task_drop on task for delete
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));

create table project (
  city_id text not null,
  plan text not null,
  code text not null,
  number int not null,
  name text not null,
  name_en text not null,
  lead text not null,
  tasks text[] not null default '{}',
  inferred boolean not null,
  primary key (city_id, plan, code),
  foreign key (city_id, plan) references plan (city_id, plan),
  foreign key (city_id, lead) references line (city_id, code)
);
alter table project enable row level security;
alter table project force row level security;
grant select, insert, update, delete on project to liangce_app;
create policy project_read on project for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'rollup', 'public', 'reminder', 'snapshot')
      or '*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy project_add on project for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy project_change on project for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy project_drop on project for delete
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));

-- The targets in the prose of tasks and projects.
create table prose_target (
  city_id text not null,
  plan text not null,
  code text not null,
  number int not null,
  task text,
  project text,
  name text not null,
  name_en text not null,
  type text not null,
  op text,
  value numeric,
  unit text,
  printed text not null,
  note text,
  units text,
  units_total int,
  indicators text[] not null default '{}',
  primary key (city_id, plan, code),
  foreign key (city_id, plan, task) references task (city_id, plan, code),
  foreign key (city_id, plan, project) references project (city_id, plan, code),
  check ((task is null) <> (project is null))
);
alter table prose_target enable row level security;
alter table prose_target force row level security;
grant select, insert, update, delete on prose_target to liangce_app;
create policy prose_target_read on prose_target for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'rollup', 'public', 'reminder', 'snapshot')
      or '*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy prose_target_add on prose_target for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy prose_target_change on prose_target for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy prose_target_drop on prose_target for delete
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));

create table article (
  city_id text not null,
  plan text not null,
  number int not null,
  heading text not null,
  heading_en text not null,
  primary key (city_id, plan, number),
  foreign key (city_id, plan) references plan (city_id, plan)
);
alter table article enable row level security;
alter table article force row level security;
grant select, insert, update, delete on article to liangce_app;
create policy article_read on article for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'rollup', 'public', 'reminder', 'snapshot')
      or '*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy article_add on article for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy article_change on article for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy article_drop on article for delete
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
