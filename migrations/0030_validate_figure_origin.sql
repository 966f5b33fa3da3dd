-- +goose Up
-- Apart from 0029, so that nobody waits while the rows are looked through.
alter table figure_revision validate constraint figure_revision_origin_check;
