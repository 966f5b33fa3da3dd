-- +goose Up
-- Who sees a whole city, its leaders above all, reads a board of more than a thousand cells, and each asked six settings: a third
-- of what the board took. One setting says so now, and is asked first. Whoever sees less is asked one more than before.
alter policy rollup_cell_read on rollup_cell
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.whole', true) = 'yes'
      or current_setting('app.narrow', true) in ('rollup', 'loader', 'snapshot')
      or (area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and (strpos(current_setting('app.lines', true), '*') > 0
          or line = any (nullif(current_setting('app.lines', true), '')::text[])
          or support && nullif(current_setting('app.lines', true), '')::text[])
        and (strpos(current_setting('app.plans', true), '*') > 0
          or plan = any (nullif(current_setting('app.plans', true), '')::text[])))));
