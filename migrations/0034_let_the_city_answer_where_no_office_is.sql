-- +goose Up
-- A request for more time is answered by the office of its area, or by the city's where the area had none when it was asked.
alter table extension add column by_city boolean not null default false;
alter table extension_item add column by_city boolean not null default false;
drop policy extension_answer on extension;
create policy extension_answer on extension for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and case when by_city then city_id || '/' else area_path end = current_setting('app.lo', true)
    and asked_by::text <> current_setting('app.user', true)
    and state = 'open')
  with check (city_id = current_setting('app.city', true)
    and answered_by::text = current_setting('app.user', true)
    and state <> 'open');
-- Who may answer a request closes what it is about.
drop policy extension_item_close on extension_item;
create policy extension_item_close on extension_item for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[])
    and case when by_city then city_id || '/' else area_path end = current_setting('app.lo', true)
    and open)
  with check (city_id = current_setting('app.city', true)
    and not open);
