-- +goose Up
-- For whom a stand-in recorded a value of its own, answered one, or entered or accepted what another source says; null where people
-- acted on their own.
alter table divergence add column for_user uuid;
alter table divergence add constraint divergence_for_user foreign key (city_id, for_user) references app_user (city_id, id) not valid;
alter table divergence add column answered_for uuid;
alter table divergence add constraint divergence_answered_for foreign key (city_id, answered_for) references app_user (city_id, id) not valid;
grant update (answered_for) on divergence to liangce_app;
alter table reference_value add column for_user uuid;
alter table reference_value add constraint reference_value_for_user foreign key (city_id, for_user) references app_user (city_id, id) not valid;
