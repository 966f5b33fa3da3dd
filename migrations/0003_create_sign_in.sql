-- +goose Up
-- What signing in needs and nobody else may read. The directory finds a tenant's city from its slug before any city is known.
create table tenant_directory (
  slug text primary key,
  city_id text not null,
  tenant_id uuid not null
);
alter table tenant_directory enable row level security;
alter table tenant_directory force row level security;
grant select, insert, update on tenant_directory to liangce_app;
create policy tenant_directory_read on tenant_directory for select
  using (current_setting('app.narrow', true) = 'sign_in' or (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader')));
create policy tenant_directory_add on tenant_directory for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy tenant_directory_change on tenant_directory for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));

create table credential (
  city_id text not null,
  user_id uuid not null,
  password_hash text not null,
  failures int not null default 0,
  blocked_until timestamptz,
  primary key (city_id, user_id),
  foreign key (city_id, user_id) references app_user (city_id, id)
);
alter table credential enable row level security;
alter table credential force row level security;
grant select, insert, update on credential to liangce_app;
create policy credential_read on credential for select
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('sign_in', 'loader'));
create policy credential_add on credential for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('loader'));
create policy credential_change on credential for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('sign_in', 'loader'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('sign_in', 'loader'));

-- A refresh token is used once; its successor belongs to the same family, and a second use ends the family.
create table refresh_token (
  city_id text not null,
  token_hash text not null,
  family uuid not null,
  user_id uuid not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (city_id, token_hash),
  foreign key (city_id, user_id) references app_user (city_id, id)
);
create index refresh_token_family on refresh_token (city_id, family);
alter table refresh_token enable row level security;
alter table refresh_token force row level security;
grant select, insert, update, delete on refresh_token to liangce_app;
create policy refresh_token_use on refresh_token for all
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('sign_in', 'reminder'))
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) in ('sign_in', 'reminder'));

-- The same request twice acts once: the answer of the first is given again.
create table request (
  city_id text not null,
  user_id uuid not null,
  request_id text not null,
  body_hash text not null,
  answer jsonb,
  at timestamptz not null,
  primary key (city_id, user_id, request_id)
);
alter table request enable row level security;
alter table request force row level security;
grant select, insert, update, delete on request to liangce_app;
create policy request_own on request for all
  using (city_id = current_setting('app.city', true)
    and (user_id::text = current_setting('app.user', true) or current_setting('app.narrow', true) = 'reminder'))
  with check (city_id = current_setting('app.city', true)
    and user_id::text = current_setting('app.user', true));
