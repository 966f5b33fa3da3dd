-- +goose Up
-- Figures of years that were never collected here may be brought in from the books: entered by one body of the city, taken by the
-- other. "import" tells them from what a reporter typed. The new constraint binds what comes; 0030 looks at what is there.
alter table figure_revision drop constraint figure_revision_origin_check;
alter table figure_revision add constraint figure_revision_origin_check check (origin in ('page', 'excel', 'api', 'feed', 'import')) not valid;

-- A file of past figures on its way in. A worker reads it ("checking"), the other body has it taken ("taking"), a worker takes it in
-- pieces; "done" rows of its file are behind it, counted in the transaction that took them. "lease" is until when the worker that took it
-- up is believed to be at it, "turn" which worker that is, "tries" how often it was taken up without getting further.
create table history_import (
  city_id text not null,
  id uuid not null,
  name text not null check (btrim(name) <> ''),
  size bigint not null check (size > 0),
  sha256 text not null check (length(sha256) = 64),
  source text not null check (btrim(source) <> ''),
  tenant_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  state text not null check (state in ('checking', 'checked', 'taking', 'done', 'cancelled', 'failed')),
  total int not null default 0,
  done int not null default 0,
  fresh int not null default 0,
  changed int not null default 0,
  same int not null default 0,
  refused int not null default 0,
  doubted int not null default 0,
  first_year int,
  last_year int,
  turn int not null default 0,
  tries int not null default 0,
  lease timestamptz,
  reason text not null default '',
  params jsonb not null default '{}',
  taken_tenant uuid,
  taken_by uuid,
  taken_at timestamptz,
  ended_by uuid,
  ended_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, asked_by) references app_user (city_id, id),
  foreign key (city_id, taken_tenant) references tenant (city_id, id),
  foreign key (city_id, taken_by) references app_user (city_id, id),
  foreign key (city_id, ended_by) references app_user (city_id, id),
  constraint four_eyes check (taken_by <> asked_by and taken_tenant <> tenant_id),
  check ((taken_by is null) = (taken_at is null) and (taken_by is null) = (taken_tenant is null)),
  check (state not in ('taking', 'done') or taken_by is not null)
);
create index history_import_waiting on history_import (asked_at) where state in ('checking', 'taking');
alter table history_import enable row level security;
alter table history_import force row level security;
grant select, insert on history_import to liangce_app;
grant update (state, total, done, fresh, changed, same, refused, doubted, first_year, last_year, turn, tries, lease, reason, params, taken_tenant, taken_by, taken_at,
  ended_by, ended_at) on history_import to liangce_app;
-- Those who see all lines of the whole city read them; a worker finds what waits in all cities.
create policy history_import_read on history_import for select
  using ((city_id = current_setting('app.city', true)
      and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
      and current_setting('app.lo', true) = city_id || '/')
    or current_setting('app.narrow', true) = 'history');
create policy history_import_ask on history_import for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and current_setting('app.lo', true) = city_id || '/'
    and tenant_id::text = current_setting('app.tenant', true)
    and asked_by::text = current_setting('app.user', true)
    and state = 'checking' and total = 0 and done = 0 and taken_by is null);
create policy history_import_decide on history_import for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and current_setting('app.lo', true) = city_id || '/')
  with check (city_id = current_setting('app.city', true)
    and (state = 'taking' and taken_by::text = current_setting('app.user', true) and taken_tenant::text = current_setting('app.tenant', true)
      or state = 'cancelled' and ended_by::text = current_setting('app.user', true)));
create policy history_import_work on history_import for update
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'history')
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'history');

-- What is wrong with a row of the file, or doubtful in it; a row with a problem of grade A is left out.
create table history_problem (
  city_id text not null,
  import_id uuid not null,
  line int not null,
  number int not null,
  grade text not null check (grade in ('A', 'B', 'C', 'D')),
  code text not null,
  said jsonb not null,
  primary key (city_id, import_id, line, number),
  foreign key (city_id, import_id) references history_import (city_id, id)
);
alter table history_problem enable row level security;
alter table history_problem force row level security;
grant select, insert on history_problem to liangce_app;
create policy history_problem_read on history_problem for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'history'
      or ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
        and current_setting('app.lo', true) = city_id || '/')));
create policy history_problem_add on history_problem for insert
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'history');

-- The machine actor "history" enters the figures of an import that was taken, and nothing else: never over what a reporter entered.
create policy figure_history_read on figure for select
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'history');
create policy figure_history_add on figure for insert
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'history');
create policy figure_history_change on figure for update
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'history')
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'history' and state = 'approved');
create policy figure_revision_history_read on figure_revision for select
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'history');
create policy figure_revision_history_add on figure_revision for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = 'history'
    and origin = 'import');
create policy sign_off_history_add on sign_off for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = 'history'
    and stage = 'city_sign_off' and outcome = 'PASS');
