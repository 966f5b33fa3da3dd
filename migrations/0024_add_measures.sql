-- +goose Up
-- A measure is computed as an indicator is, and stands in no table of the plan: it counts what a target in the prose speaks of.
alter table indicator add column measure boolean not null default false;
-- The element that counts who is entitled, where the target is coverage of all of them.
alter table indicator add column entitled text;
-- No row has one yet, so there is nothing to validate.
alter table indicator add constraint indicator_entitled_fkey foreign key (city_id, entitled) references element (city_id, code) not valid;

-- What a value is held against beside its target: an indicator's or measure's value of the same year, and how far from it is still near.
alter table target add column reference text;
alter table target add column band numeric;
alter table prose_target add column reference text;
alter table prose_target add column band numeric;
-- A promise of a direction only, which the plan's own count of targets leaves out.
alter table prose_target add column further boolean not null default false;
