-- +goose Up
-- The indicator whose value is the target's own. Like the codes beside it, it is the catalogue's to keep right.
alter table prose_target add column measured_by text;
