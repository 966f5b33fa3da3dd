-- +goose Up
-- Deadlines as people live with them: more time that is asked for and granted, who was late, and who was chased.

-- The deadline in force is the one that was there; where an office has granted more time, the first one stays beside it.
alter table obligation add column first_deadline timestamptz;

-- When a figure was first submitted. Null for what was submitted before this was recorded: there the entry of its first value
-- counts, as it did.
alter table figure add column submitted_at timestamptz;

-- A tenant's request for more time. The committee office of its area answers it, never the person who asked.
create table extension (
  city_id text not null,
  id uuid not null,
  plan text not null,
  year int not null,
  tenant_id uuid not null,
  area_path text collate "C" not null,
  reason text not null check (char_length(btrim(reason)) >= 6),
  until date not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  state text not null check (state in ('open', 'granted', 'refused')),
  granted_until date,
  words text not null default '',
  answered_by uuid,
  answered_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, plan, year) references round (city_id, plan, year),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, asked_by) references app_user (city_id, id),
  foreign key (city_id, answered_by) references app_user (city_id, id),
  constraint extension_another_answers check (answered_by <> asked_by),
  constraint extension_says_what check (case state
    when 'open' then answered_by is null and answered_at is null and granted_until is null
    when 'granted' then answered_by is not null and answered_at is not null and granted_until is not null
    else answered_by is not null and answered_at is not null and granted_until is null and btrim(words) <> '' end)
);
create index extension_round on extension (city_id, plan, year, asked_at desc);
alter table extension enable row level security;
alter table extension force row level security;
grant select, insert on extension to liangce_app;
grant update (state, granted_until, words, answered_by, answered_at) on extension to liangce_app;
-- The tenant reads its own, offices and statistics those of their area.
create policy extension_read on extension for select
  using (city_id = current_setting('app.city', true)
    and (tenant_id::text = current_setting('app.tenant', true)
      or ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
        and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)))
    and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy extension_ask on extension for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and asked_by::text = current_setting('app.user', true)
    and area_path = current_setting('app.lo', true)
    and state = 'open'
    and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy extension_answer on extension for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and area_path = current_setting('app.lo', true)
    and asked_by::text <> current_setting('app.user', true)
    and state = 'open')
  with check (city_id = current_setting('app.city', true)
    and answered_by::text = current_setting('app.user', true)
    and state <> 'open');

-- What a request is about. An obligation stands in one open request at most.
create table extension_item (
  city_id text not null,
  extension_id uuid not null,
  obligation_id uuid not null,
  tenant_id uuid not null,
  area_path text collate "C" not null,
  open boolean not null,
  primary key (city_id, extension_id, obligation_id),
  foreign key (city_id, extension_id) references extension (city_id, id),
  foreign key (city_id, obligation_id) references obligation (city_id, id)
);
create unique index extension_item_open on extension_item (city_id, obligation_id) where open;
alter table extension_item enable row level security;
alter table extension_item force row level security;
grant select, insert on extension_item to liangce_app;
grant update (open) on extension_item to liangce_app;
create policy extension_item_read on extension_item for select
  using (city_id = current_setting('app.city', true)
    and (tenant_id::text = current_setting('app.tenant', true)
      or ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
        and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true))));
create policy extension_item_ask on extension_item for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and area_path = current_setting('app.lo', true)
    and open);
create policy extension_item_close on extension_item for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and area_path = current_setting('app.lo', true)
    and open)
  with check (city_id = current_setting('app.city', true)
    and not open);

-- Who chased whom, when and for what. A second time on one day needs words of its own.
create table chase (
  city_id text not null,
  id uuid not null,
  plan text not null,
  year int not null,
  tenant_id uuid not null,
  area_path text collate "C" not null,
  by_tenant uuid not null,
  by_user uuid not null,
  at timestamptz not null,
  day date not null,
  obligations uuid[] not null check (cardinality(obligations) > 0),
  overdue int not null check (overdue >= 0),
  words text not null,
  notice_id uuid not null,
  primary key (city_id, id),
  foreign key (city_id, plan, year) references round (city_id, plan, year),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, by_tenant) references tenant (city_id, id),
  foreign key (city_id, by_user) references app_user (city_id, id),
  foreign key (city_id, notice_id) references notice (city_id, id)
);
create unique index chase_once_a_day on chase (city_id, plan, year, tenant_id, day) where words = '';
create index chase_round on chase (city_id, plan, year, at desc);
alter table chase enable row level security;
alter table chase force row level security;
grant select, insert on chase to liangce_app;
create policy chase_read on chase for select
  using (city_id = current_setting('app.city', true)
    and (tenant_id::text = current_setting('app.tenant', true)
      or ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
        and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)))
    and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
create policy chase_send on chase for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and by_tenant::text = current_setting('app.tenant', true)
    and by_user::text = current_setting('app.user', true)
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
    and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));

-- A sender that wants to know whether it was read is named, and sees the notice.
alter table notice add column sender uuid;
create policy notice_receipt on notice for select
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and sender::text = current_setting('app.tenant', true));

-- What tenants are told of it.
alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in ('figure_returned', 'divergence_recorded', 'divergence_answered',
  'round_opened', 'round_published', 'deadline', 'report_returned', 'supervised', 'supervision_answered',
  'self_evaluation_asked', 'self_evaluation_returned', 'scores_asked', 'score_disputed', 'score_ruled', 'evaluation_published',
  'extension_asked', 'extension_granted', 'extension_refused', 'chased')) not valid;
