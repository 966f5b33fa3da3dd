-- +goose Up
-- Apart from 0024, 0035, 0039 and 0041, so that nobody waits while the rows are looked through.
alter table figure_revision validate constraint figure_revision_source_item_fkey;
alter table figure_revision validate constraint figure_revision_of_a_source;
alter table figure_revision validate constraint figure_revision_for_user;
alter table sign_off validate constraint sign_off_for_user;
alter table sign_off validate constraint sign_off_reason;
alter table notice validate constraint notice_for_user;
alter table notice validate constraint notice_kind_check;
alter table indicator validate constraint indicator_entitled_fkey;
