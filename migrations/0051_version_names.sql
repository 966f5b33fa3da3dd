-- +goose Up
-- What a city and its lines are called is kept with the definitions: every page names them, and they hardly ever change.
create trigger raise_definitions after insert or update or delete on city for each statement execute function raise_definitions();
create trigger raise_definitions after insert or update or delete on line for each statement execute function raise_definitions();
