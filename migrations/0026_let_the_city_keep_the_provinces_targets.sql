-- +goose Up
-- The city's office keeps, in the place of its own area, what the province asks of the city beside the city's own plan.
drop policy own_target_add on own_target;
create policy own_target_add on own_target for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and signed_by::text = current_setting('app.user', true)
    and area_path = current_setting('app.lo', true)
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
      or plan = any (nullif(current_setting('app.plans', true), '')::text[])));
