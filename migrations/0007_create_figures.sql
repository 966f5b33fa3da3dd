-- +goose Up
-- A figure says where its current revision stands. Values live only in figure_revision, which nobody can change and which
-- only the owning tenant can extend: a signer can move a figure along, never alter it.
create table figure (
  city_id text not null,
  id uuid not null,
  element text not null,
  area_code text not null,
  area_path text collate "C" not null,
  line text not null,
  support text[] not null default '{}',
  plans text[] not null default '{}',
  year int not null,
  category text not null,
  level text not null check (level in ('county', 'city')),
  tenant_id uuid not null,
  revision int not null check (revision > 0),
  state text not null check (state in ('draft', 'submitted', 'reviewed', 'county_signed', 'line_checked', 'approved', 'returned', 'withdrawn')),
  approved_revision int,
  approved_at timestamptz,
  due date,
  primary key (city_id, id),
  unique (city_id, element, area_code, year, category),
  unique (city_id, id, tenant_id),
  foreign key (city_id, element) references element (city_id, code),
  foreign key (city_id, area_code) references area (city_id, code),
  foreign key (city_id, tenant_id) references tenant (city_id, id)
);
create index figure_state on figure (city_id, year, state);
alter table figure enable row level security;
alter table figure force row level security;
grant select, insert, update on figure to liangce_app;
create policy figure_read on figure for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'rollup', 'reminder', 'snapshot')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plans && nullif(current_setting('app.plans', true), '')::text[]))));
create policy figure_add on figure for insert
  with check (city_id = current_setting('app.city', true)
    and tenant_id::text = current_setting('app.tenant', true)
    and current_setting('app.narrow', true) = '');
create policy figure_change on figure for update
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plans && nullif(current_setting('app.plans', true), '')::text[]))))
  with check (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plans && nullif(current_setting('app.plans', true), '')::text[]))));

-- Append-only: the application role has no update or delete but for the scope columns, which follow the catalogue.
create table figure_revision (
  city_id text not null,
  figure_id uuid not null,
  revision int not null,
  area_path text collate "C" not null,
  line text not null,
  support text[] not null default '{}',
  plans text[] not null default '{}',
  tenant_id uuid not null,
  value numeric,
  emptiness text check (emptiness in ('not_reported', 'not_applicable', 'not_collected', 'withheld')),
  explanation text,
  correction_reason text,
  origin text not null check (origin in ('page', 'excel', 'api', 'feed')),
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (city_id, figure_id, revision),
  unique (city_id, figure_id, revision, entered_by),
  foreign key (city_id, figure_id, tenant_id) references figure (city_id, id, tenant_id),
  foreign key (city_id, entered_by) references app_user (city_id, id),
  check ((value is null) = (emptiness is not null))
);
alter table figure_revision enable row level security;
alter table figure_revision force row level security;
grant select, insert on figure_revision to liangce_app;
grant update (support, plans) on figure_revision to liangce_app;
create policy figure_revision_read on figure_revision for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'rollup', 'reminder', 'snapshot')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plans && nullif(current_setting('app.plans', true), '')::text[]))));
create policy figure_revision_add on figure_revision for insert
  with check (city_id = current_setting('app.city', true)
    and tenant_id::text = current_setting('app.tenant', true)
    and current_setting('app.narrow', true) = ''
    and entered_by::text = current_setting('app.user', true));
create policy figure_revision_rescope on figure_revision for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));

alter table figure add foreign key (city_id, id, revision) references figure_revision (city_id, figure_id, revision) deferrable initially deferred;
alter table figure add foreign key (city_id, id, approved_revision) references figure_revision (city_id, figure_id, revision);

-- One decision of one tenant on one revision. Four eyes holds here too: the signer is not the one who entered the revision.
create table sign_off (
  city_id text not null,
  id uuid not null,
  figure_id uuid not null,
  revision int not null,
  area_path text collate "C" not null,
  line text not null,
  support text[] not null default '{}',
  plans text[] not null default '{}',
  entered_by uuid not null,
  stage text not null check (stage in ('department_review', 'county_sign_off', 'line_check', 'city_sign_off')),
  duty text not null check (duty in ('reviewer', 'office', 'statistics', 'line')),
  tenant_id uuid not null,
  by_user uuid not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('PASS', 'RETURN')),
  reason_code text check (reason_code in ('WRONG_VALUE', 'WRONG_DEFINITION', 'NEEDS_EXPLANATION', 'OTHER')),
  comment text,
  due date,
  consent boolean,
  primary key (city_id, id),
  unique (city_id, figure_id, revision, stage, duty),
  foreign key (city_id, figure_id, revision, entered_by) references figure_revision (city_id, figure_id, revision, entered_by),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, by_user) references app_user (city_id, id),
  constraint four_eyes check (by_user <> entered_by),
  check ((outcome = 'RETURN') = (reason_code is not null))
);
create index sign_off_tenant on sign_off (city_id, tenant_id, at desc);
alter table sign_off enable row level security;
alter table sign_off force row level security;
grant select, insert on sign_off to liangce_app;
grant update (support, plans) on sign_off to liangce_app;
create policy sign_off_read on sign_off for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader', 'snapshot')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plans && nullif(current_setting('app.plans', true), '')::text[]))));
create policy sign_off_add on sign_off for insert
  with check (city_id = current_setting('app.city', true)
    and tenant_id::text = current_setting('app.tenant', true)
    and current_setting('app.narrow', true) = ''
    and by_user::text = current_setting('app.user', true));
create policy sign_off_rescope on sign_off for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));

-- A signer's own value beside the reported one.
create table divergence (
  city_id text not null,
  id uuid not null,
  figure_id uuid not null,
  revision int not null,
  area_path text collate "C" not null,
  line text not null,
  support text[] not null default '{}',
  plans text[] not null default '{}',
  owner_id uuid not null,
  tenant_id uuid not null,
  by_user uuid not null,
  at timestamptz not null,
  value numeric not null,
  comment text not null,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  resolution text check (resolution in ('accepted', 'corrected')),
  resolved_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, figure_id, revision) references figure_revision (city_id, figure_id, revision),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, by_user) references app_user (city_id, id)
);
create index divergence_figure on divergence (city_id, figure_id);
create unique index divergence_open on divergence (city_id, figure_id, tenant_id) where resolution is null;
alter table divergence enable row level security;
alter table divergence force row level security;
grant select, insert on divergence to liangce_app;
grant update (answer, answered_by, answered_at, resolution, resolved_at, support, plans) on divergence to liangce_app;
create policy divergence_read on divergence for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('loader')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plans && nullif(current_setting('app.plans', true), '')::text[]))));
create policy divergence_add on divergence for insert
  with check (city_id = current_setting('app.city', true)
    and tenant_id::text = current_setting('app.tenant', true)
    and current_setting('app.narrow', true) = ''
    and by_user::text = current_setting('app.user', true));
create policy divergence_change on divergence for update
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.tenant', true) in (tenant_id::text, owner_id::text) or current_setting('app.narrow', true) = 'loader'));
