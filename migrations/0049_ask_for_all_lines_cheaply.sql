-- +goose Up
-- Whether a reader has all lines or plans was asked of every row by making an array of the setting's text; a leader's board spent
-- two thirds of its time on that, and the planner, which takes such a comparison for rare, looked up each row by itself.
-- strpos reads the text as it is, and the planner takes "greater" for what a third of the rows meet. The settings are written by us
-- as '{*}' or as a list without '*', so it says the same; a missing or empty setting still shows nothing.
-- +goose StatementBegin
do $$
declare
  asked constant text := $re$\('\*'::text = ANY \(\(NULLIF\(current_setting\('app\.(lines|plans)'::text, true\), ''::text\)\)::text\[\]\)\)$re$;
  cheap constant text := $re$(strpos(current_setting('app.\1'::text, true), '*'::text) > 0)$re$;
  p record;
begin
  for p in
    select tablename, policyname, qual, with_check from pg_policies
    where schemaname = current_schema() and (qual ~ asked or with_check ~ asked)
  loop
    execute format('alter policy %I on %I', p.policyname, p.tablename)
      || coalesce(' using (' || regexp_replace(p.qual, asked, cheap, 'g') || ')', '')
      || coalesce(' with check (' || regexp_replace(p.with_check, asked, cheap, 'g') || ')', '');
  end loop;
end
$$;
-- +goose StatementEnd
