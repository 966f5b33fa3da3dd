-- +goose Up
-- A level's evaluation of a plan, on one snapshot. "asked" are the tenants that were asked for a self-evaluation (none before they
-- were), "panel" the experts, "work" and each self-evaluation's "results" what tasks and units had come to when it was made.
create table score_sheet (
  city_id text not null,
  version int not null check (version > 0),
  items jsonb not null,
  note text not null,
  tenant_id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (city_id, version),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, made_by) references app_user (city_id, id)
);
alter table score_sheet enable row level security;
alter table score_sheet force row level security;
grant select, insert on score_sheet to liangce_app;
create policy score_sheet_read on score_sheet for select
  using (city_id = current_setting('app.city', true)
    and current_setting('app.lo', true) <> '');
create policy score_sheet_add on score_sheet for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and made_by::text = current_setting('app.user', true)
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and current_setting('app.lo', true) = city_id || '/');

create table evaluation (
  city_id text not null,
  id uuid not null,
  plan text not null,
  kind text not null check (kind in ('annual', 'midterm', 'final')),
  year int not null,
  area_code text not null,
  area_path text collate "C" not null,
  tenant_id uuid not null,
  snapshot_id uuid not null,
  state text not null check (state in ('draft', 'collecting', 'scoring', 'concluded', 'published')),
  revision int not null check (revision > 0),
  due date,
  asked text[] not null default '{}',
  panel text[] not null default '{}',
  sheet_version int,
  work jsonb not null,
  steps jsonb not null,
  primary key (city_id, id),
  unique (city_id, id, tenant_id),
  unique (city_id, plan, kind, year, area_code),
  check (state = 'draft' or due is not null),
  foreign key (city_id, plan) references plan (city_id, plan),
  foreign key (city_id, area_code) references area (city_id, code),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, snapshot_id) references snapshot (city_id, id),
  foreign key (city_id, sheet_version) references score_sheet (city_id, version)
);
alter table evaluation enable row level security;
alter table evaluation force row level security;
grant select, insert on evaluation to liangce_app;
grant update (state, revision, due, asked, panel, sheet_version, steps) on evaluation to liangce_app;
-- Offices and statistics read those of their area, whoever is asked reads what it is asked for, and all of the city what is published.
create policy evaluation_read on evaluation for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'evaluation'
      or (current_setting('app.lo', true) <> ''
        and (state = 'published'
          or current_setting('app.tenant', true) = any (asked)
          or ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
            and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)))
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plan = any (nullif(current_setting('app.plans', true), '')::text[])))));
create policy evaluation_add on evaluation for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and area_path = current_setting('app.lo', true)
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and state = 'draft');
create policy evaluation_change on evaluation for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true))
  with check (city_id = current_setting('app.city', true)
    and tenant_id::text = current_setting('app.tenant', true));

-- A tenant's own account. "body" is what it writes, "sent" what it last submitted: others read that.
create table self_evaluation (
  city_id text not null,
  evaluation uuid not null,
  tenant_id uuid not null,
  owner uuid not null,
  plan text not null,
  area_path text collate "C" not null,
  state text not null check (state in ('missing', 'draft', 'submitted', 'returned')),
  revision int not null check (revision >= 0),
  results jsonb not null,
  body jsonb,
  sent jsonb,
  remark text not null default '',
  written_by uuid,
  submitted_by uuid,
  submitted_at timestamptz,
  first_submitted_at timestamptz,
  returned_by uuid,
  primary key (city_id, evaluation, tenant_id),
  check (state in ('missing', 'draft') or sent is not null),
  foreign key (city_id, evaluation, owner) references evaluation (city_id, id, tenant_id),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, written_by) references app_user (city_id, id),
  foreign key (city_id, submitted_by) references app_user (city_id, id),
  foreign key (city_id, returned_by) references app_user (city_id, id)
);
create index self_evaluation_tenant on self_evaluation (city_id, tenant_id);
alter table self_evaluation enable row level security;
alter table self_evaluation force row level security;
grant select, insert on self_evaluation to liangce_app;
grant update (state, revision, body, sent, remark, written_by, submitted_by, submitted_at, first_submitted_at, returned_by) on self_evaluation to liangce_app;
create policy self_evaluation_read on self_evaluation for select
  using (city_id = current_setting('app.city', true)
    and (tenant_id::text = current_setting('app.tenant', true)
      or ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
        and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plan = any (nullif(current_setting('app.plans', true), '')::text[])))));
create policy self_evaluation_add on self_evaluation for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and owner::text = current_setting('app.tenant', true)
    and state = 'missing' and body is null and sent is null);
create policy self_evaluation_change on self_evaluation for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and (tenant_id::text = current_setting('app.tenant', true) or owner::text = current_setting('app.tenant', true)))
  with check (city_id = current_setting('app.city', true)
    and ((tenant_id::text = current_setting('app.tenant', true) and written_by::text = current_setting('app.user', true))
      or (tenant_id::text = current_setting('app.tenant', true) and submitted_by::text = current_setting('app.user', true))
      or (owner::text = current_setting('app.tenant', true) and state = 'returned' and returned_by::text = current_setting('app.user', true))));

-- An expert's card, and the scores on it. "revealed" is set for all of an evaluation at once, when the last expert has submitted.
create table score_card (
  city_id text not null,
  evaluation uuid not null,
  expert uuid not null,
  area_path text collate "C" not null,
  revision int not null check (revision > 0),
  submitted_at timestamptz,
  revealed boolean not null default false,
  primary key (city_id, evaluation, expert),
  check (not revealed or submitted_at is not null),
  foreign key (city_id, evaluation) references evaluation (city_id, id),
  foreign key (city_id, expert) references app_user (city_id, id)
);
alter table score_card enable row level security;
alter table score_card force row level security;
grant select, insert on score_card to liangce_app;
grant update (revision, submitted_at, revealed) on score_card to liangce_app;
create policy score_card_read on score_card for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'evaluation'
      or expert::text = current_setting('app.user', true)
      or ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
        and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true))
      or (revealed and '*' = any (nullif(current_setting('app.lines', true), '')::text[]))));
create policy score_card_add on score_card for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and expert::text = current_setting('app.user', true)
    and not revealed);
create policy score_card_change on score_card for update
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'evaluation'
      or (expert::text = current_setting('app.user', true) and submitted_at is null)))
  with check (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'evaluation'
      or (expert::text = current_setting('app.user', true) and not revealed)));

create table score (
  city_id text not null,
  evaluation uuid not null,
  expert uuid not null,
  area_code text not null,
  area_path text collate "C" not null,
  item text not null,
  points numeric not null check (points between 0 and 100),
  remark text not null default '',
  final boolean not null default false,
  revealed boolean not null default false,
  primary key (city_id, evaluation, expert, area_code, item),
  check (final or not revealed),
  foreign key (city_id, evaluation, expert) references score_card (city_id, evaluation, expert),
  foreign key (city_id, area_code) references area (city_id, code)
);
alter table score enable row level security;
alter table score force row level security;
grant select, insert, delete on score to liangce_app;
grant update (points, remark, final, revealed) on score to liangce_app;
create policy score_read on score for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'evaluation'
      or expert::text = current_setting('app.user', true)
      or (revealed and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
        and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true))));
create policy score_add on score for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and expert::text = current_setting('app.user', true)
    and not final and not revealed);
create policy score_change on score for update
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'evaluation'
      or (expert::text = current_setting('app.user', true) and not final)))
  with check (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'evaluation'
      or (expert::text = current_setting('app.user', true) and not revealed)));
-- A draft may leave out what it had; a final score stays.
create policy score_drop on score for delete
  using (city_id = current_setting('app.city', true)
    and expert::text = current_setting('app.user', true)
    and not final);

create table score_dispute (
  city_id text not null,
  id uuid not null,
  evaluation uuid not null,
  area_code text not null,
  area_path text collate "C" not null,
  item text not null,
  words text not null check (btrim(words) <> ''),
  tenant_id uuid not null,
  raised_by uuid not null,
  raised_at timestamptz not null,
  primary key (city_id, id),
  foreign key (city_id, evaluation) references evaluation (city_id, id),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, raised_by) references app_user (city_id, id)
);
create index score_dispute_evaluation on score_dispute (city_id, evaluation);
alter table score_dispute enable row level security;
alter table score_dispute force row level security;
grant select, insert on score_dispute to liangce_app;
create policy score_dispute_read on score_dispute for select
  using (city_id = current_setting('app.city', true)
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true));
create policy score_dispute_add on score_dispute for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and raised_by::text = current_setting('app.user', true)
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true));

-- Only the office that runs the evaluation rules; of several rulings on an item the newest counts.
create table score_ruling (
  city_id text not null,
  id uuid not null,
  evaluation uuid not null,
  tenant_id uuid not null,
  area_code text not null,
  area_path text collate "C" not null,
  item text not null,
  points numeric not null check (points between 0 and 100),
  words text not null check (btrim(words) <> ''),
  ruled_by uuid not null,
  ruled_at timestamptz not null,
  primary key (city_id, id),
  foreign key (city_id, evaluation, tenant_id) references evaluation (city_id, id, tenant_id),
  foreign key (city_id, ruled_by) references app_user (city_id, id)
);
create index score_ruling_evaluation on score_ruling (city_id, evaluation);
alter table score_ruling enable row level security;
alter table score_ruling force row level security;
grant select, insert on score_ruling to liangce_app;
create policy score_ruling_read on score_ruling for select
  using (city_id = current_setting('app.city', true)
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true));
create policy score_ruling_add on score_ruling for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and ruled_by::text = current_setting('app.user', true));

-- The office's words, apart from the evaluation, so that nobody else reads them before they are published.
create table evaluation_conclusion (
  city_id text not null,
  evaluation uuid not null,
  tenant_id uuid not null,
  plan text not null,
  area_path text collate "C" not null,
  body jsonb not null,
  written_by uuid not null,
  written_at timestamptz not null,
  published boolean not null default false,
  primary key (city_id, evaluation),
  foreign key (city_id, evaluation, tenant_id) references evaluation (city_id, id, tenant_id),
  foreign key (city_id, written_by) references app_user (city_id, id)
);
alter table evaluation_conclusion enable row level security;
alter table evaluation_conclusion force row level security;
grant select, insert on evaluation_conclusion to liangce_app;
grant update (body, written_by, written_at, published) on evaluation_conclusion to liangce_app;
create policy evaluation_conclusion_read on evaluation_conclusion for select
  using (city_id = current_setting('app.city', true)
    and current_setting('app.lo', true) <> ''
    and (published
      or ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
        and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)))
    and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy evaluation_conclusion_add on evaluation_conclusion for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and written_by::text = current_setting('app.user', true)
    and not published);
create policy evaluation_conclusion_change on evaluation_conclusion for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and not published)
  with check (city_id = current_setting('app.city', true)
    and tenant_id::text = current_setting('app.tenant', true));

-- What tenants are told of it.
alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in ('figure_returned', 'divergence_recorded', 'divergence_answered',
  'round_opened', 'round_published', 'deadline', 'report_returned', 'supervised', 'supervision_answered',
  'self_evaluation_asked', 'self_evaluation_returned', 'scores_asked', 'score_disputed', 'score_ruled', 'evaluation_published')) not valid;
