-- +goose Up
-- Satisfaction surveys. Answers are anonymous: an answer has no person, no address, no time and no token, its id is random,
-- and no person's scope reads it; the machine actor "respondent" adds answers, "tally" counts them, and neither does both.
create table survey (
  city_id text not null,
  id uuid not null,
  revision int not null check (revision > 0),
  plan text not null,
  year int not null,
  tenant_id uuid not null,
  area_code text not null,
  area_path text collate "C" not null,
  title text not null check (btrim(title) <> ''),
  title_en text not null default '',
  form jsonb not null,
  state text not null check (state in ('draft', 'open', 'closed')),
  -- The part of the public link that nobody guesses, and what the tokens of that link are signed with.
  key text check (length(key) >= 30),
  seal bytea check (length(seal) >= 32),
  answered int not null default 0 check (answered >= 0),
  changed_by uuid not null,
  changed_at timestamptz not null,
  opened_at timestamptz,
  closed_at timestamptz,
  primary key (city_id, id),
  check ((state = 'draft') = (key is null) and (key is null) = (seal is null) and (key is null) = (opened_at is null)),
  check ((state = 'closed') = (closed_at is not null)),
  check (state <> 'draft' or answered = 0),
  foreign key (city_id, plan) references plan (city_id, plan),
  foreign key (city_id, area_code) references area (city_id, code),
  foreign key (city_id, tenant_id) references tenant (city_id, id),
  foreign key (city_id, changed_by) references app_user (city_id, id)
);
create unique index survey_link on survey (city_id, key) where key is not null;
create index survey_plan on survey (city_id, plan, year);
alter table survey enable row level security;
alter table survey force row level security;
grant select, insert on survey to liangce_app;
grant update (revision, title, title_en, form, state, key, seal, answered, changed_by, changed_at, opened_at, closed_at) on survey to liangce_app;
-- Offices and statistics read what is asked in their area; a survey that is closed, every tenant of the city, for its result may
-- be a figure that the tenant owes.
create policy survey_read on survey for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'respondent' and state in ('open', 'closed')
      or current_setting('app.narrow', true) = ''
      and (state = 'closed' and current_setting('app.lo', true) <> ''
        or area_path >= current_setting('app.lo', true) and area_path < current_setting('app.hi', true)
        and '*' = any (nullif(current_setting('app.lines', true), '')::text[]))
      and ('*' = any (nullif(current_setting('app.plans', true), '')::text[])
        or plan = any (nullif(current_setting('app.plans', true), '')::text[]))));
create policy survey_add on survey for insert
  with check (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and state = 'draft'
    and tenant_id::text = current_setting('app.tenant', true)
    and changed_by::text = current_setting('app.user', true)
    and area_path = current_setting('app.lo', true)
    and '*' = any (nullif(current_setting('app.lines', true), '')::text[]));
create policy survey_change on survey for update
  using (city_id = current_setting('app.city', true)
    and current_setting('app.narrow', true) = ''
    and tenant_id::text = current_setting('app.tenant', true)
    and state in ('draft', 'open'))
  with check (city_id = current_setting('app.city', true)
    and tenant_id::text = current_setting('app.tenant', true)
    and changed_by::text = current_setting('app.user', true));
create policy survey_answered on survey for update
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'respondent' and state = 'open')
  with check (city_id = current_setting('app.city', true) and state = 'open');

-- Tokens by their hashes: those given out singly, from the start, those of the public link once they are spent.
create table survey_token (
  city_id text not null,
  survey_id uuid not null,
  hash text not null check (length(hash) = 64),
  area_code text,
  -- Of the city's actor that gives it out; null where the public link made it.
  tenant_id uuid,
  spent boolean not null,
  primary key (city_id, survey_id, hash),
  check (tenant_id is not null or spent),
  foreign key (city_id, survey_id) references survey (city_id, id),
  foreign key (city_id, area_code) references area (city_id, code),
  foreign key (city_id, tenant_id) references tenant (city_id, id)
);
alter table survey_token enable row level security;
alter table survey_token force row level security;
grant select, insert on survey_token to liangce_app;
grant update (spent) on survey_token to liangce_app;
create policy survey_token_read on survey_token for select
  using (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'respondent' or tenant_id::text = current_setting('app.tenant', true)));
create policy survey_token_add on survey_token for insert
  with check (city_id = current_setting('app.city', true)
    and (current_setting('app.narrow', true) = 'respondent' and tenant_id is null and spent
      or current_setting('app.narrow', true) = '' and tenant_id::text = current_setting('app.tenant', true) and not spent));
create policy survey_token_spend on survey_token for update
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'respondent' and not spent)
  with check (city_id = current_setting('app.city', true) and spent);

create table survey_answer (
  city_id text not null,
  id uuid not null,
  survey_id uuid not null,
  area_code text not null,
  said jsonb not null check (pg_column_size(said) < 16384),
  primary key (city_id, survey_id, id),
  foreign key (city_id, survey_id) references survey (city_id, id),
  foreign key (city_id, area_code) references area (city_id, code)
);
alter table survey_answer enable row level security;
alter table survey_answer force row level security;
grant select, insert on survey_answer to liangce_app;
create policy survey_answer_read on survey_answer for select
  using (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'tally');
create policy survey_answer_add on survey_answer for insert
  with check (city_id = current_setting('app.city', true) and current_setting('app.narrow', true) = 'respondent');
