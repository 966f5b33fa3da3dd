-- +goose Up
-- Apart from 0044, so that nobody waits while the rows are looked through.
alter table divergence validate constraint divergence_for_user;
alter table divergence validate constraint divergence_answered_for;
alter table reference_value validate constraint reference_value_for_user;
