-- +goose Up
-- Who stands in for whom. A colleague of the same tenant has some of a person's roles from a day to a day of China's calendar, both
-- included. Nothing is deleted: a delegation that is over ahead of its last day says so.
create table delegation (
  city_id text not null,
  id uuid not null,
  tenant_id uuid not null,
  area_path text collate "C" not null,
  lender uuid not null,
  stand_in uuid not null,
  roles text[] not null,
  first_day date not null,
  last_day date not null,
  reason text not null check (btrim(reason) <> ''),
  set_by uuid not null,
  set_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (city_id, id),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, lender) references app_user (city_id, id),
  foreign key (city_id, stand_in) references app_user (city_id, id),
  foreign key (city_id, set_by) references app_user (city_id, id),
  foreign key (city_id, ended_by) references app_user (city_id, id),
  -- Nobody stands in for themselves, and nobody gives a role to themselves, an administrator included.
  constraint delegation_to_another check (stand_in <> lender and stand_in <> set_by),
  constraint delegation_roles check (cardinality(roles) > 0 and roles <@ array['reporter', 'reviewer', 'signer', 'tenant_admin']),
  constraint delegation_days check (last_day between first_day and first_day + 365),
  constraint delegation_end check ((ended_at is null) = (ended_by is null))
);
create index delegation_tenant on delegation (city_id, tenant_id, last_day);
create index delegation_stand_in on delegation (city_id, stand_in, last_day);
create index delegation_lender on delegation (city_id, lender, last_day);
alter table delegation enable row level security;
alter table delegation force row level security;
grant select, insert on delegation to liangce_app;
grant update (ended_at, ended_by) on delegation to liangce_app;
-- "post" says what of an actor's tenant and roles policies have to know: whether it is an office, and whether an administrator.
create policy delegation_read on delegation for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('sign_in', 'reminder')
      or current_setting('app.narrow', true) = ''
      and (tenant_id::text = current_setting('app.tenant', true)
        or 'office' = any (nullif(current_setting('app.post', true), '')::text[])
        and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true))));
create policy delegation_add on delegation for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
    and set_by::text = current_setting('app.user', true)
    and (lender::text = current_setting('app.user', true)
      or 'admin' = any (nullif(current_setting('app.post', true), '')::text[])));
create policy delegation_end on delegation for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and ended_at is null
    and tenant_id::text = current_setting('app.tenant', true)
    and (lender::text = current_setting('app.user', true)
      or 'admin' = any (nullif(current_setting('app.post', true), '')::text[])))
  with check (city_id = current_setting('app.city', true)
    and ended_by::text = current_setting('app.user', true));

-- Who holds which role on a day: the one answer to it. Whoever has lent a role to a colleague who can work does not hold it then; a
-- role is lent only as far as the lender has it, also where the lender has left. It shows of delegations what its caller may read.
-- +goose StatementBegin
create function role_holders(on_day date)
returns table (city_id text, tenant_id uuid, user_id uuid, role text, lender uuid, first_day date, last_day date)
language sql stable parallel safe as $$
  select u.city_id, u.tenant_id, u.id, own.role, null::uuid, null::date, null::date
  from public.app_user u cross join unnest(u.roles) as own (role)
  where not u.disabled and not exists (
    select from public.delegation d
    join public.app_user s on s.city_id = d.city_id and s.id = d.stand_in and s.tenant_id = d.tenant_id and not s.disabled
    where d.city_id = u.city_id and d.lender = u.id and d.tenant_id = u.tenant_id and d.ended_at is null
      and on_day between d.first_day and d.last_day and own.role = any (d.roles))
  union all
  select d.city_id, d.tenant_id, s.id, lent.role, d.lender, d.first_day, d.last_day
  from public.delegation d
  join public.app_user s on s.city_id = d.city_id and s.id = d.stand_in and s.tenant_id = d.tenant_id and not s.disabled
  join public.app_user l on l.city_id = d.city_id and l.id = d.lender and l.tenant_id = d.tenant_id
  cross join unnest(d.roles) as lent (role)
  where d.ended_at is null and on_day between d.first_day and d.last_day and lent.role = any (l.roles)
$$;
-- +goose StatementEnd

-- For whom a stand-in entered or decided; null where people acted on their own.
alter table figure_revision add column for_user uuid;
alter table figure_revision add constraint figure_revision_for_user foreign key (city_id, for_user) references app_user (city_id, id) not valid;
alter table sign_off add column for_user uuid;
alter table sign_off add constraint sign_off_for_user foreign key (city_id, for_user) references app_user (city_id, id) not valid;

-- A notice may be for one person of its tenant.
alter table notice add column for_user uuid;
alter table notice add constraint notice_for_user foreign key (city_id, for_user) references app_user (city_id, id) not valid;
alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in ('figure_returned', 'divergence_recorded', 'divergence_answered',
  'round_opened', 'round_published', 'deadline', 'report_returned', 'supervised', 'supervision_answered',
  'self_evaluation_asked', 'self_evaluation_returned', 'scores_asked', 'score_disputed', 'score_ruled', 'evaluation_published',
  'extension_asked', 'extension_granted', 'extension_refused', 'chased', 'remark_mentioned', 'late_for_long', 'duty_vacant',
  'roles_lent', 'roles_back', 'duty_ending', 'delivery_quarantined')) not valid;
