-- +goose Up
-- The indicators that a task serves, and the steps that the plan names for a project.
alter table task add column indicators text[] not null default '{}';

create table milestone (
  city_id text not null,
  plan text not null,
  code text not null,
  project text not null,
  number int not null,
  name text not null,
  name_en text not null,
  primary key (city_id, plan, code),
  foreign key (city_id, plan, project) references project (city_id, plan, code)
);
alter table milestone enable row level security;
alter table milestone force row level security;
grant select, insert, update, delete on milestone to liangce_app;
create policy milestone_read on milestone for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'rollup', 'public', 'reminder', 'snapshot')
      or '*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy milestone_add on milestone for insert
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader');
create policy milestone_change on milestone for update
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader')
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader');
create policy milestone_drop on milestone for delete
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader');

-- One tenant's report on a task or project in a year. "body" is what it writes, "sent" what it last submitted: others read that.
create table progress_report (
  city_id text not null,
  id uuid not null,
  plan text not null,
  year int not null,
  item text not null,
  kind text not null check (kind in ('task', 'project')),
  tenant_id uuid not null,
  area_code text not null,
  area_path text collate "C" not null,
  line text not null,
  support text[] not null default '{}',
  role text not null check (role in ('lead', 'support')),
  state text not null check (state in ('draft', 'submitted', 'returned', 'accepted')),
  revision int not null check (revision > 0),
  body jsonb not null,
  sent jsonb,
  written_by uuid not null,
  written_at timestamptz not null,
  submitted_by uuid,
  submitted_at timestamptz,
  outcome text check (outcome in ('PASS', 'RETURN')),
  rating text check (rating in ('not_started', 'delayed', 'under_way', 'done')),
  remark text not null default '',
  reviewed_by uuid,
  reviewed_at timestamptz,
  primary key (city_id, id),
  unique (city_id, plan, year, item, tenant_id),
  check (state = 'draft' or sent is not null),
  check (state <> 'accepted' or rating is not null),
  foreign key (city_id, plan) references plan (city_id, plan),
  foreign key (city_id, area_code) references area (city_id, code),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, written_by) references app_user (city_id, id),
  foreign key (city_id, submitted_by) references app_user (city_id, id),
  foreign key (city_id, reviewed_by) references app_user (city_id, id)
);
create index progress_report_tenant on progress_report (city_id, tenant_id, year);
alter table progress_report enable row level security;
alter table progress_report force row level security;
grant select, insert on progress_report to liangce_app;
grant update (support, role, state, revision, body, sent, written_by, written_at, submitted_by, submitted_at, outcome, rating, remark, reviewed_by, reviewed_at)
  on progress_report to liangce_app;
create policy progress_report_read on progress_report for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'snapshot', 'reminder')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plan = any (nullif(current_setting('app.plans', true), '')::text[])))));
create policy progress_report_add on progress_report for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and written_by::text = current_setting('app.user', true)
    and state = 'draft');
create policy progress_report_change on progress_report for update
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'loader'
      or (current_setting('app.narrow', true) = ''
        and (tenant_id::text = current_setting('app.tenant', true)
          or ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
            and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true))))))
  with check (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'loader'
      or tenant_id::text = current_setting('app.tenant', true)
      or (reviewed_by::text = current_setting('app.user', true) and submitted_by <> reviewed_by)));

-- Files that show what was done. The bytes lie outside the database under their digest; a file that was taken away is kept as a row.
create table evidence (
  city_id text not null,
  id uuid not null,
  report uuid not null,
  plan text not null,
  tenant_id uuid not null,
  area_path text collate "C" not null,
  line text not null,
  support text[] not null default '{}',
  name text not null check (btrim(name) <> ''),
  media_type text not null,
  size bigint not null check (size > 0),
  sha256 text not null check (length(sha256) = 64),
  added_by uuid not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, report) references progress_report (city_id, id),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, added_by) references app_user (city_id, id)
);
create index evidence_report on evidence (city_id, report) where removed_at is null;
alter table evidence enable row level security;
alter table evidence force row level security;
grant select, insert on evidence to liangce_app;
grant update (support, removed_at) on evidence to liangce_app;
create policy evidence_read on evidence for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'snapshot')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plan = any (nullif(current_setting('app.plans', true), '')::text[])))));
create policy evidence_add on evidence for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and added_by::text = current_setting('app.user', true));
create policy evidence_remove on evidence for update
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'loader' or tenant_id::text = current_setting('app.tenant', true)))
  with check (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'loader' or tenant_id::text = current_setting('app.tenant', true)));

-- A reminder in writing to a tenant, with a day for the answer; the answer closes it.
create table supervision (
  city_id text not null,
  id uuid not null,
  plan text not null,
  year int not null,
  item text not null,
  tenant_id uuid not null,
  area_path text collate "C" not null,
  line text not null,
  support text[] not null default '{}',
  words text not null check (btrim(words) <> ''),
  due date not null,
  issued_by uuid not null,
  issuer uuid not null,
  issued_at timestamptz not null,
  answer text check (btrim(answer) <> ''),
  answered_by uuid,
  answered_at timestamptz,
  primary key (city_id, id),
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
  foreign key (city_id, plan) references plan (city_id, plan),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, issuer) references tenant (city_id, id),
  foreign key (city_id, issued_by) references app_user (city_id, id),
  foreign key (city_id, answered_by) references app_user (city_id, id)
);
create index supervision_tenant on supervision (city_id, tenant_id) where answered_at is null;
alter table supervision enable row level security;
alter table supervision force row level security;
grant select, insert on supervision to liangce_app;
grant update (support, answer, answered_by, answered_at) on supervision to liangce_app;
create policy supervision_read on supervision for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'snapshot', 'reminder')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plan = any (nullif(current_setting('app.plans', true), '')::text[])))));
create policy supervision_add on supervision for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and issuer::text = current_setting('app.tenant', true)
    and issued_by::text = current_setting('app.user', true)
    and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[]));
create policy supervision_answer on supervision for update
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'loader'
      or (tenant_id::text = current_setting('app.tenant', true) and answered_at is null)))
  with check (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'loader' or answered_by::text = current_setting('app.user', true)));

-- The days of a project's steps, kept by its lead department: of the plan's own steps, and of those that it added.
create table milestone_day (
  city_id text not null,
  plan text not null,
  project text not null,
  code text not null,
  name text check (btrim(name) <> ''),
  due date,
  reached date,
  note text not null default '',
  tenant_id uuid not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (city_id, plan, code),
  foreign key (city_id, plan, project) references project (city_id, plan, code),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, set_by) references app_user (city_id, id)
);
alter table milestone_day enable row level security;
alter table milestone_day force row level security;
grant select, insert on milestone_day to liangce_app;
grant update (name, due, reached, note, tenant_id, set_by, set_at) on milestone_day to liangce_app;
create policy milestone_day_read on milestone_day for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'snapshot')
      or '*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy milestone_day_add on milestone_day for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and set_by::text = current_setting('app.user', true));
create policy milestone_day_change on milestone_day for update
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = '')
  with check (city_id = current_setting('app.city', true)
    and tenant_id::text = current_setting('app.tenant', true)
    and set_by::text = current_setting('app.user', true));

-- What tenants are told of it.
alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in ('figure_returned', 'divergence_recorded', 'divergence_answered',
  'round_opened', 'round_published', 'deadline', 'report_returned', 'supervised', 'supervision_answered')) not valid;
