-- +goose Up
-- How far a value is on its way and from its limit stands beside its verdict: "nearly met" is counted from them.
alter table rollup_cell add column share numeric, add column distance numeric;
alter table snapshot_cell add column share numeric, add column distance numeric;
