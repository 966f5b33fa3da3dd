-- +goose Up
-- Apart from 0013, so that nobody waits while the rows are looked through.
alter table notice validate constraint notice_kind_check;
