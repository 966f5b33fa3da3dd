-- +goose Up
-- The service works as liangce_app: it owns nothing and cannot bypass row security, so a forgotten filter shows nothing.
-- Its password is set by the migration runner, which alone knows the owner's connection. Roles are shared by all databases
-- of a server, hence the guard.
-- +goose StatementBegin
do $$
begin
  if not exists (select from pg_roles where rolname = 'liangce_app') then
    create role liangce_app login nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
-- +goose StatementEnd
revoke create on schema public from public;
grant usage on schema public to liangce_app;
