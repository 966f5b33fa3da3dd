-- +goose Up
-- A bulk load fills tables faster than autovacuum looks at them, and a plan made for an empty table loops over every row. The
-- application role may not ANALYZE what it does not own, so it may ask the owner to, and nothing else.
-- +goose StatementBegin
create function gather_statistics() returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  analyze public.obligation, public.figure, public.figure_revision, public.sign_off, public.rollup_cell, public.snapshot_cell, public.snapshot_figure;
end $$;
-- +goose StatementEnd
revoke all on function gather_statistics() from public;
grant execute on function gather_statistics() to liangce_app;
