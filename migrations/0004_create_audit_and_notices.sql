-- +goose Up
-- The trail: append-only, hash-chained per city. The head row is locked last in a transaction, so writers queue only for the append.
create table audit_entry (
  city_id text not null references city,
  seq bigint not null,
  at timestamptz not null,
  user_id text not null,
  user_name text not null,
  tenant_id text not null,
  tenant_slug text not null,
  action text not null,
  object text not null,
  detail jsonb not null,
  area_path text collate "C" not null,
  line text not null,
  support text[] not null default '{}',
  plans text[] not null default '{}',
  prev_hash text not null,
  hash text not null,
  primary key (city_id, seq)
);
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
grant select, insert on audit_entry to liangce_app;
create policy audit_entry_read on audit_entry for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) in ('auditor')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and ('*' = any (nullif(current_setting('app.lines', true), '')::text[])
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
          or plans && nullif(current_setting('app.plans', true), '')::text[]))));
create policy audit_entry_add on audit_entry for insert
  with check (city_id = current_setting('app.city', true));

create table audit_head (
  city_id text primary key references city,
  seq bigint not null,
  hash text not null
);
alter table audit_head enable row level security;
alter table audit_head force row level security;
grant select, insert, update on audit_head to liangce_app;
create policy audit_head_move on audit_head for all
  using (city_id = current_setting('app.city', true))
  with check (city_id = current_setting('app.city', true));

-- What a tenant is told. Any actor of the city may put a notice in; each tenant sees its own.
create table notice (
  city_id text not null,
  id uuid not null,
  tenant_id uuid not null,
  at timestamptz not null,
  kind text not null check (kind in ('figure_returned', 'divergence_recorded', 'divergence_answered', 'round_opened', 'round_published', 'deadline')),
  params jsonb not null,
  plan text,
  year int,
  dedupe text not null,
  read_at timestamptz,
  primary key (city_id, id),
  unique (city_id, tenant_id, dedupe),
  foreign key (city_id, tenant_id) references tenant (city_id, id)
);
create index notice_inbox on notice (city_id, tenant_id, at desc);
alter table notice enable row level security;
alter table notice force row level security;
grant select, insert, update on notice to liangce_app;
create policy notice_read on notice for select
  using (city_id = current_setting('app.city', true)
    and tenant_id::text = current_setting('app.tenant', true)
    or city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('reminder'));
create policy notice_add on notice for insert
  with check (city_id = current_setting('app.city', true));
create policy notice_mark on notice for update
  using (city_id = current_setting('app.city', true)
    and tenant_id::text = current_setting('app.tenant', true))
  with check (city_id = current_setting('app.city', true)
    and tenant_id::text = current_setting('app.tenant', true));
