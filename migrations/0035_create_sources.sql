-- +goose Up
-- Outside systems that deliver figures and counts of events. What they deliver is a proposal to whoever reports: no source enters a
-- figure. A city's catalogue says which sources there are and what each may deliver; only the loader writes that.
create table source (
  city_id text not null references city,
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  name_en text not null,
  line text not null,
  tenant_id uuid not null,
  every text not null check (every in ('month', 'quarter', 'year')),
  elements text[] not null default '{}',
  areas text[] not null default '{}',
  tasks text[] not null default '{}',
  note text not null default '',
  note_en text not null default '',
  inferred boolean not null,
  enabled boolean not null default true,
  last_at timestamptz,
  last_as_of date,
  primary key (city_id, code),
  unique (city_id, code, tenant_id),
  foreign key (city_id, tenant_id) references tenant (city_id, id)
);
alter table source enable row level security;
alter table source force row level security;
grant select, insert, update on source to liangce_app;
-- Which sources there are, and how fresh each is, everybody of the city may know.
create policy source_read on source for select
  using (city_id = current_setting('app.city', true));
create policy source_add on source for insert
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader');
create policy source_change on source for update
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'loader'
      or current_setting('app.narrow', true) = 'feed' and code = current_setting('app.source', true)))
  with check (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'loader'
      or current_setting('app.narrow', true) = 'feed' and code = current_setting('app.source', true)));

-- What a source counts besides figures, month by month and area by area, and the tasks ("plan/code") whose work it shows. Of a
-- sensitive kind small counts are shown to its owner alone.
create table source_kind (
  city_id text not null,
  source text not null,
  kind text not null check (kind ~ '^[a-z0-9_]+$'),
  name text not null,
  name_en text not null,
  unit text not null,
  unit_en text not null,
  tasks text[] not null default '{}',
  sensitive boolean not null,
  primary key (city_id, source, kind),
  foreign key (city_id, source) references source (city_id, code)
);
alter table source_kind enable row level security;
alter table source_kind force row level security;
grant select, insert, update, delete on source_kind to liangce_app;
create policy source_kind_read on source_kind for select
  using (city_id = current_setting('app.city', true));
create policy source_kind_write on source_kind for all
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader')
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader');

-- The sender's own names for what the catalogue calls otherwise: of fields (an element in a category) and of areas. Those without
-- a person came with the catalogue; the others the owner added for what had not fitted.
create table source_name (
  city_id text not null,
  source text not null,
  tenant_id uuid not null,
  subject text not null check (subject in ('field', 'area')),
  name text not null check (name ~ '^[A-Za-z0-9_.:-]{1,64}$'),
  element text,
  category text,
  area_code text,
  set_by uuid,
  set_at timestamptz not null,
  primary key (city_id, source, subject, name),
  foreign key (city_id, source, tenant_id) references source (city_id, code, tenant_id) on update cascade,
  foreign key (city_id, element) references element (city_id, code),
  foreign key (city_id, area_code) references area (city_id, code),
  foreign key (city_id, set_by) references app_user (city_id, id),
  constraint source_name_says_what check (case subject
    when 'field' then element is not null and category is not null and area_code is null
    else area_code is not null and element is null and category is null end)
);
alter table source_name enable row level security;
alter table source_name force row level security;
grant select, insert, update, delete on source_name to liangce_app;
create policy source_name_read on source_name for select
  using (city_id = current_setting('app.city', true));
create policy source_name_load on source_name for all
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader' and set_by is null)
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'loader' and set_by is null);
create policy source_name_add on source_name for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and set_by::text = current_setting('app.user', true));
create policy source_name_change on source_name for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true))
  with check (city_id = current_setting('app.city', true)
    and tenant_id::text = current_setting('app.tenant', true)
    and set_by::text = current_setting('app.user', true));

-- With what a source signs. The secret is in no table: it is derived from the id of the key. A key may be for some of the source's
-- elements and areas only; none named means all of them. Two are valid at once, so that one can be changed for another.
create table source_key (
  city_id text not null,
  id text not null unique check (id ~ '^[a-z0-9]{16,40}$'),
  source text not null,
  tenant_id uuid not null,
  slot int not null check (slot in (1, 2)),
  note text not null default '',
  elements text[] not null default '{}',
  areas text[] not null default '{}',
  made_by uuid not null,
  made_at timestamptz not null,
  revoked_by uuid,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, source, tenant_id) references source (city_id, code, tenant_id) on update cascade,
  foreign key (city_id, made_by) references app_user (city_id, id),
  foreign key (city_id, revoked_by) references app_user (city_id, id),
  check ((revoked_by is null) = (revoked_at is null))
);
create unique index source_key_slot on source_key (city_id, source, slot) where revoked_at is null;
alter table source_key enable row level security;
alter table source_key force row level security;
grant select, insert on source_key to liangce_app;
grant update (revoked_by, revoked_at, last_used_at) on source_key to liangce_app;
-- A request names its key before anybody knows the city.
create policy source_key_read on source_key for select
  using (current_setting('app.narrow', true) = 'feed'
    or city_id = current_setting('app.city', true) and tenant_id::text = current_setting('app.tenant', true));
create policy source_key_add on source_key for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and made_by::text = current_setting('app.user', true)
    and revoked_at is null and last_used_at is null);
create policy source_key_revoke on source_key for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and revoked_at is null)
  with check (city_id = current_setting('app.city', true)
    and revoked_by::text = current_setting('app.user', true));
create policy source_key_use on source_key for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = 'feed' and source = current_setting('app.source', true)
    and revoked_at is null)
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = 'feed' and revoked_at is null);

-- Each delivery once, with the answer that it got: the same again gets the same. Of one that was refused nothing but the reason is here.
create table source_delivery (
  city_id text not null,
  source text not null,
  delivery text not null check (delivery ~ '^[A-Za-z0-9_-]{1,64}$'),
  tenant_id uuid not null,
  key_id text not null,
  sha256 text not null check (length(sha256) = 64),
  at timestamptz not null,
  as_of date,
  records int not null default 0,
  taken int not null default 0,
  quarantined int not null default 0,
  refused text not null default '',
  answer text,
  primary key (city_id, source, delivery),
  foreign key (city_id, source, tenant_id) references source (city_id, code, tenant_id) on update cascade,
  foreign key (city_id, key_id) references source_key (city_id, id)
);
create index source_delivery_at on source_delivery (city_id, source, at desc);
alter table source_delivery enable row level security;
alter table source_delivery force row level security;
grant select, insert on source_delivery to liangce_app;
grant update (as_of, records, taken, quarantined, refused, answer) on source_delivery to liangce_app;
-- The owner's, and of those who see all lines of the whole city.
create policy source_delivery_read on source_delivery for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'feed' and source = current_setting('app.source', true)
      or tenant_id::text = current_setting('app.tenant', true)
      or ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
        and current_setting('app.lo', true) = city_id || '/')));
create policy source_delivery_add on source_delivery for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = 'feed' and source = current_setting('app.source', true));
create policy source_delivery_answer on source_delivery for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = 'feed' and source = current_setting('app.source', true)
    and answer is null)
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = 'feed' and source = current_setting('app.source', true));

-- One record of a delivery: a figure, or a count of events in a month. What was taken is never changed; what did not fit waits with
-- its reason until the owner has it mapped and tried again, or drops it. line and area_path are who may see it.
create table source_item (
  city_id text not null,
  id uuid not null,
  source text not null,
  tenant_id uuid not null,
  delivery text not null,
  number int not null,
  what text not null check (what in ('figure', 'event')),
  field text not null,
  area text not null,
  year int not null,
  month int not null check (month between 0 and 12),
  sent_category text not null,
  value numeric,
  emptiness text check (emptiness in ('not_applicable', 'not_collected', 'withheld')),
  why text not null,
  as_of date not null,
  at timestamptz not null,
  state text not null check (state in ('taken', 'quarantined', 'dropped')),
  reason text not null,
  params jsonb not null default '{}',
  element text,
  category text,
  kind text,
  area_code text,
  area_path text collate "C",
  line text not null,
  settled_by uuid,
  settled_at timestamptz,
  words text not null default '',
  primary key (city_id, id),
  foreign key (city_id, source, delivery) references source_delivery (city_id, source, delivery),
  foreign key (city_id, source, tenant_id) references source (city_id, code, tenant_id) on update cascade,
  foreign key (city_id, element) references element (city_id, code),
  foreign key (city_id, source, kind) references source_kind (city_id, source, kind),
  foreign key (city_id, area_code) references area (city_id, code),
  foreign key (city_id, settled_by) references app_user (city_id, id),
  check ((value is null) = (emptiness is not null)),
  check (what = 'figure' or value is not null and value >= 0 and month > 0),
  constraint source_item_taken_where check (state <> 'taken'
    or area_code is not null and area_path is not null and (what = 'figure' and element is not null and category is not null or what = 'event' and kind is not null)),
  constraint source_item_dropped_by check ((state = 'dropped') = (words <> '') and (state <> 'dropped' or settled_by is not null))
);
create index source_item_figure on source_item (city_id, element, area_code, year) where state = 'taken' and what = 'figure';
create index source_item_event on source_item (city_id, source, kind, year, month) where state = 'taken' and what = 'event';
create index source_item_waiting on source_item (city_id, source, at) where state = 'quarantined';
create index source_item_delivery on source_item (city_id, source, delivery, number);
alter table source_item enable row level security;
alter table source_item force row level security;
grant select, insert on source_item to liangce_app;
grant update (state, reason, params, element, category, kind, area_code, area_path, line, settled_by, settled_at, words) on source_item to liangce_app;
-- What was taken is seen by whoever may see a figure of that line and area; all of it by the owner. Others are told of events by the
-- machine actor, which leaves out what lets one infer a person.
create policy source_item_read on source_item for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'feed' and source = current_setting('app.source', true)
      or tenant_id::text = current_setting('app.tenant', true)
      or state = 'taken' and current_setting('app.narrow', true) = ''
        and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[]))));
-- A source's machine actor adds records of its own source, and takes them only for the elements and areas that its key is for.
create policy source_item_add on source_item for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = 'feed' and source = current_setting('app.source', true)
    and (state = 'quarantined'
      or state = 'taken' and area_code = any (nullif(current_setting('app.areas', true), '')::text[])
        and (what = 'event' or element = any (nullif(current_setting('app.elements', true), '')::text[]))));
create policy source_item_fit on source_item for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = 'feed' and source = current_setting('app.source', true)
    and state = 'quarantined')
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = 'feed' and source = current_setting('app.source', true)
    and (state = 'quarantined'
      or state = 'taken' and area_code = any (nullif(current_setting('app.areas', true), '')::text[])
        and (what = 'event' or element = any (nullif(current_setting('app.elements', true), '')::text[]))));
create policy source_item_drop on source_item for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and state = 'quarantined')
  with check (city_id = current_setting('app.city', true)
    and state = 'dropped' and settled_by::text = current_setting('app.user', true));

-- A reporter who takes a proposal enters it: the revision is the reporter's and says of which delivery it is.
alter table figure_revision add column source_item uuid;
alter table figure_revision add constraint figure_revision_source_item_fkey foreign key (city_id, source_item) references source_item (city_id, id) not valid;
alter table figure_revision add constraint figure_revision_of_a_source check (source_item is null or origin = 'feed') not valid;

-- The machine actor reads what it checks against in the scope of its lines. It moves no figure and opens no round.
create policy figure_never_by_feed on figure as restrictive for update
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) is distinct from 'feed');
create policy round_never_by_feed on round as restrictive for insert
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) is distinct from 'feed');
create policy round_unchanged_by_feed on round as restrictive for update
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) is distinct from 'feed');
create policy obligation_never_by_feed on obligation as restrictive for insert
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) is distinct from 'feed');
create policy obligation_unchanged_by_feed on obligation as restrictive for update
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) is distinct from 'feed');
