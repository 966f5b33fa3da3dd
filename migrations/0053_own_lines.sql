-- +goose Up
-- A department reads a sheet of hundreds of figures, and each, with its revision, asked seven settings, two of them taken apart as
-- lists: almost half of what it took. What its own line reports is asked for first now, by three; who sees a whole city is asked two.
alter policy figure_read on figure
  using (city_id = current_setting('app.city', true)
    and (line = current_setting('app.own', true) and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
      or current_setting('app.whole', true) = 'yes'
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and (strpos(current_setting('app.lines', true), '*') > 0
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and (strpos(current_setting('app.plans', true), '*') > 0
          or plans && nullif(current_setting('app.plans', true), '')::text[]))
      or current_setting('app.narrow', true) in ('loader', 'rollup', 'reminder', 'snapshot')));
alter policy figure_revision_read on figure_revision
  using (city_id = current_setting('app.city', true)
    and (line = current_setting('app.own', true) and area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
      or current_setting('app.whole', true) = 'yes'
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and (strpos(current_setting('app.lines', true), '*') > 0
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and (strpos(current_setting('app.plans', true), '*') > 0
          or plans && nullif(current_setting('app.plans', true), '')::text[]))
      or current_setting('app.narrow', true) in ('loader', 'rollup', 'reminder', 'snapshot')));
