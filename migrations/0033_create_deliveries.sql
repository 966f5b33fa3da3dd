-- +goose Up
-- How people are reached outside the page, and what was sent to them.

-- A notice may be for some people of its tenant only: those who hold a role.
alter table notice add column for_role text;
alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in ('figure_returned', 'divergence_recorded', 'divergence_answered',
  'round_opened', 'round_published', 'deadline', 'report_returned', 'supervised', 'supervision_answered',
  'self_evaluation_asked', 'self_evaluation_returned', 'scores_asked', 'score_disputed', 'score_ruled', 'evaluation_published',
  'extension_asked', 'extension_granted', 'extension_refused', 'chased', 'remark_mentioned', 'late_for_long', 'duty_vacant')) not valid;

-- Where a person gets mail; "since" is from when, so that switching it on does not send what is old.
create table contact (
  city_id text not null,
  user_id uuid not null,
  tenant_id uuid not null,
  email text not null,
  by_mail boolean not null,
  since timestamptz,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (city_id, user_id),
  foreign key (city_id, user_id) references app_user (city_id, id),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, set_by) references app_user (city_id, id),
  constraint contact_has_an_address check (not by_mail or email <> '' and since is not null)
);
alter table contact enable row level security;
alter table contact force row level security;
grant select, insert on contact to liangce_app;
grant update (email, by_mail, since, set_by, set_at) on contact to liangce_app;
create policy contact_read on contact for select
  using (city_id = current_setting('app.city', true)
    and (tenant_id::text = current_setting('app.tenant', true) or current_setting('app.narrow', true) = 'reminder'));
create policy contact_add on contact for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and set_by::text = current_setting('app.user', true));
create policy contact_change on contact for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true))
  with check (city_id = current_setting('app.city', true)
    and set_by::text = current_setting('app.user', true));

-- What a tenant has set for all its people: quiet hours in minutes of China's day, and where its group's robot is.
create table outlet (
  city_id text not null,
  tenant_id uuid not null,
  quiet_from int not null check (quiet_from between 0 and 1439),
  quiet_to int not null check (quiet_to between 0 and 1439),
  quiet_weekends boolean not null,
  robot_host text not null default '',
  robot_since timestamptz,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (city_id, tenant_id),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, set_by) references app_user (city_id, id),
  check ((robot_host = '') = (robot_since is null))
);
alter table outlet enable row level security;
alter table outlet force row level security;
grant select, insert on outlet to liangce_app;
grant update (quiet_from, quiet_to, quiet_weekends, robot_host, robot_since, set_by, set_at) on outlet to liangce_app;
create policy outlet_read on outlet for select
  using (city_id = current_setting('app.city', true)
    and (tenant_id::text = current_setting('app.tenant', true) or current_setting('app.narrow', true) = 'reminder'));
create policy outlet_add on outlet for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and set_by::text = current_setting('app.user', true));
create policy outlet_change on outlet for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true))
  with check (city_id = current_setting('app.city', true)
    and set_by::text = current_setting('app.user', true));

-- The robot's address and secret, with which anybody could post: no person reads them back, only the machine actor that sends.
create table robot (
  city_id text not null,
  tenant_id uuid not null,
  address text not null check (address <> ''),
  secret text not null,
  primary key (city_id, tenant_id),
  foreign key (city_id, tenant_id) references tenant (city_id, id)
);
alter table robot enable row level security;
alter table robot force row level security;
grant select, insert, update, delete on robot to liangce_app;
create policy robot_use on robot for all
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'reminder')
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'reminder');

-- What was sent, or waits to be: one message to one person by mail, or to a tenant's robot (no user). Its text is made from the
-- notices when it is sent. "lease" is until when the worker that sends it is believed to be at it.
create table delivery (
  city_id text not null,
  id uuid not null,
  tenant_id uuid not null,
  area_path text collate "C" not null,
  user_id uuid,
  channel text not null check (channel in ('mail', 'robot')),
  day date not null,
  notices uuid[] not null check (cardinality(notices) > 0),
  state text not null check (state in ('queued', 'sent', 'failed', 'given_up')),
  tries int not null default 0,
  error text not null default '',
  created_at timestamptz not null,
  next_at timestamptz not null,
  lease timestamptz,
  sent_at timestamptz,
  primary key (city_id, id),
  unique nulls not distinct (city_id, tenant_id, user_id, channel, day),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, user_id) references app_user (city_id, id),
  check ((channel = 'mail') = (user_id is not null)),
  check ((state = 'sent') = (sent_at is not null))
);
create index delivery_waiting on delivery (city_id, channel, next_at) where state in ('queued', 'failed');
alter table delivery enable row level security;
alter table delivery force row level security;
grant select, insert on delivery to liangce_app;
grant update (state, tries, error, next_at, lease, sent_at) on delivery to liangce_app;
-- A tenant sees what was sent to it, offices and statistics what was sent in their area; the machine actor that sends, all.
create policy delivery_read on delivery for select
  using (city_id = current_setting('app.city', true)
    and (tenant_id::text = current_setting('app.tenant', true)
      or current_setting('app.narrow', true) = 'reminder'
      or ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
        and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true))));
create policy delivery_add on delivery for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = 'reminder'
    and state = 'queued');
create policy delivery_send on delivery for update
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'reminder')
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'reminder');
