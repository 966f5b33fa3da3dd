-- +goose Up
-- What else an evaluation's documents say, as it was when the evaluation was made: the editions of the years before, and the
-- version of the index's weights (0: the newest, for evaluations that were made before this was kept).
alter table evaluation add column earlier text[] not null default '{}', add column index_version int not null default 0;

-- The conclusion with its numbers filled in, as they were when it became final.
alter table evaluation_conclusion add column filled jsonb;
grant update (filled) on evaluation_conclusion to liangce_app;

-- A text of an evaluation's documents, with fields for its numbers. "said" is what the fields said when it was written or last
-- confirmed; where they say otherwise now, the text is marked. A text of the conclusion has its words there, and here "said" only.
create table report_text (
  city_id text not null,
  evaluation uuid not null,
  part text not null,
  plan text not null,
  area_path text collate "C" not null,
  body text,
  said jsonb not null,
  revision int not null check (revision > 0),
  written_by uuid not null,
  written_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  primary key (city_id, evaluation, part),
  check (body is null or btrim(body) <> ''),
  foreign key (city_id, evaluation) references evaluation (city_id, id),
  foreign key (city_id, written_by) references app_user (city_id, id),
  foreign key (city_id, confirmed_by) references app_user (city_id, id)
);
alter table report_text enable row level security;
alter table report_text force row level security;
grant select, insert on report_text to liangce_app;
grant update (body, said, revision, written_by, written_at, confirmed_by, confirmed_at) on report_text to liangce_app;
-- Offices and statistics read and write those of their own area; all others read the documents.
create policy report_text_read on report_text for select
  using (city_id = current_setting('app.city', true)
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
    and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy report_text_add on report_text for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and area_path = current_setting('app.lo', true)
    and written_by::text = current_setting('app.user', true)
    and confirmed_by is null);
create policy report_text_change on report_text for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and area_path = current_setting('app.lo', true))
  with check (city_id = current_setting('app.city', true)
    and (written_by::text = current_setting('app.user', true) or confirmed_by::text = current_setting('app.user', true)));

-- The making of a document: a job that a worker takes up, and its file once it is done. "lease" is until when the worker that took
-- it up is believed to be at it; then another one may begin anew.
create table report_run (
  city_id text not null,
  id uuid not null,
  evaluation uuid not null,
  kind text not null check (kind in ('monitoring', 'evaluation', 'annex')),
  plan text not null,
  area_path text collate "C" not null,
  tenant_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed')),
  step int not null default 0,
  tries int not null default 0,
  lease timestamptz,
  reason text not null default '',
  name text,
  size bigint,
  sha256 text,
  facts text,
  final boolean,
  marked int,
  made_at timestamptz,
  published boolean not null default false,
  primary key (city_id, id),
  check (state <> 'done' or (name is not null and size is not null and sha256 is not null and facts is not null and final is not null and marked is not null and made_at is not null)),
  foreign key (city_id, evaluation) references evaluation (city_id, id),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, asked_by) references app_user (city_id, id)
);
create index report_run_evaluation on report_run (city_id, evaluation);
create index report_run_waiting on report_run (asked_at) where state in ('queued', 'running');
alter table report_run enable row level security;
alter table report_run force row level security;
grant select, insert on report_run to liangce_app;
grant update (state, step, tries, lease, reason, name, size, sha256, facts, final, marked, made_at, published) on report_run to liangce_app;
-- The worker finds what waits in all cities. Offices and statistics read those of their area, and all of the city's tenants the
-- final ones of a published evaluation.
create policy report_run_read on report_run for select
  using (current_setting('app.narrow', true) = 'report'
    or (city_id = current_setting('app.city', true)
      and current_setting('app.lo', true) <> ''
      and (published
        or ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)))
      and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
        or plan = any (nullif(current_setting('app.plans', true), '')::text[]))));
create policy report_run_ask on report_run for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and area_path = current_setting('app.lo', true)
    and tenant_id::text = current_setting('app.tenant', true)
    and asked_by::text = current_setting('app.user', true)
    and state = 'queued' and not published);
create policy report_run_work on report_run for update
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'report')
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'report');
