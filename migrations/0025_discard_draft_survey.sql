-- +goose Up
-- A draft that nobody has answered may be thrown away by the office that made it.
grant delete on survey to liangce_app;
create policy survey_discard on survey for delete
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and state = 'draft');
