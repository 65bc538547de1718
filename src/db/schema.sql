-- Made by tools/schema-dump.ts from src/db/migrations: the schema as it stands, for reading. Never run.

create table access.area (
  id text collate "C" not null,
  level text not null,
  name text not null,
  name_key text collate "C" not null,
  since date not null,
  until date,
  PRIMARY KEY (id),
  CHECK ((until > since)),
  CHECK ((id ~ '^([0-9a-z]{3})+$'::text)),
  CHECK ((level = ANY (ARRAY['province'::text, 'city'::text, 'county'::text, 'town'::text, 'village'::text, 'group'::text, 'grid'::text, 'estate'::text, 'building'::text]))),
  CHECK ((name <> ''::text)),
  CHECK ((name_key <> ''::text))
);
CREATE INDEX area_name_key ON access.area USING btree (name_key, id);

create table access.area_code (
  area text collate "C" not null,
  scheme text not null,
  code text collate "C" not null,
  since date not null,
  until date,
  PRIMARY KEY (area, scheme, code, since),
  FOREIGN KEY (area) REFERENCES access.area(id),
  CHECK ((until > since)),
  CHECK ((code <> ''::text)),
  CHECK ((scheme = ANY (ARRAY['stats'::text, 'civil'::text, 'local'::text])))
);
CREATE INDEX area_code_code ON access.area_code USING btree (scheme, code);

create table access.unit (
  id uuid not null default uuidv7(),
  name text not null,
  name_key text collate "C" not null,
  kind text not null,
  area text collate "C" not null,
  UNIQUE (area, name_key),
  PRIMARY KEY (id),
  FOREIGN KEY (area) REFERENCES access.area(id),
  CHECK ((kind = ANY (ARRAY['department'::text, 'territory'::text]))),
  CHECK ((name <> ''::text)),
  CHECK ((name_key <> ''::text))
);

create table audit.event (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  at timestamp with time zone not null default clock_timestamp(),
  actor text not null,
  action text not null,
  about_kind text not null,
  about_id text not null,
  area text collate "C",
  details jsonb not null default '{}'::jsonb,
  PRIMARY KEY (shard, id),
  CHECK ((about_id <> ''::text)),
  CHECK ((about_kind <> ''::text)),
  CHECK ((action <> ''::text)),
  CHECK ((actor <> ''::text)),
  CHECK ((jsonb_typeof(details) = 'object'::text))
);
CREATE INDEX event_about ON audit.event USING btree (about_kind, about_id, id);
CREATE INDEX event_area ON audit.event USING btree (area, id);

create table demands.demand (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  area text collate "C" not null,
  template text collate "C" not null,
  name text not null,
  issuer text not null,
  per text not null,
  period text not null,
  due date,
  duty text,
  control_number text,
  state text not null,
  opened_on date not null,
  closed_on date,
  at timestamp with time zone not null default now(),
  PRIMARY KEY (shard, id),
  CHECK (((state = 'closed'::text) = (closed_on IS NOT NULL))),
  CHECK ((issuer <> ''::text)),
  CHECK ((name <> ''::text)),
  CHECK ((per = ANY (ARRAY['area'::text, 'household'::text]))),
  CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])))
);
CREATE INDEX demand_area ON demands.demand USING btree (state, area);
CREATE UNIQUE INDEX demand_once ON demands.demand USING btree (shard, area, template, period, issuer) WHERE (state = 'open'::text);

create table demands.need (
  shard text collate "C" not null,
  demand uuid not null,
  "position" integer not null,
  subject_kind text not null,
  conditions jsonb not null,
  questions text[] not null,
  PRIMARY KEY (shard, demand, "position"),
  FOREIGN KEY (shard, demand) REFERENCES demands.demand(shard, id),
  CHECK ((jsonb_typeof(conditions) = 'array'::text)),
  CHECK ((subject_kind = ANY (ARRAY['person'::text, 'household'::text, 'place'::text, 'organisation'::text, 'area'::text, 'event'::text])))
);

create table dictionary.alias (
  key text collate "C" not null,
  answer text not null,
  denied boolean not null,
  label text not null,
  template text not null,
  actor text not null,
  at timestamp with time zone not null default now(),
  withdrawn_by text,
  withdrawn_at timestamp with time zone,
  PRIMARY KEY (key, answer, denied),
  CHECK ((actor <> ''::text)),
  CHECK ((answer <> ''::text)),
  CHECK ((key <> ''::text)),
  CHECK (((withdrawn_by IS NULL) = (withdrawn_at IS NULL))),
  CHECK ((withdrawn_by <> ''::text))
);

create table dictionary.attachment (
  template text collate "C" not null,
  version integer not null,
  "position" integer not null,
  field text not null,
  relation text not null,
  filling jsonb not null,
  said_by text not null,
  because jsonb,
  PRIMARY KEY (template, version, field),
  FOREIGN KEY (template, version) REFERENCES dictionary.field_map(template, version),
  CHECK ((jsonb_typeof(because) = 'object'::text)),
  CHECK ((jsonb_typeof(filling) = 'object'::text)),
  CHECK ((relation = ANY (ARRAY['SAME'::text, 'DERIVABLE'::text, 'BROADER'::text, 'NARROWER'::text, 'DIFFERENT'::text]))),
  CHECK ((said_by = ANY (ARRAY['confirmation'::text, 'alias'::text, 'rule'::text])))
);
CREATE INDEX attachment_key ON dictionary.attachment USING btree (((because ->> 'key'::text))) WHERE (said_by <> 'confirmation'::text);
CREATE INDEX attachment_question ON dictionary.attachment USING btree (((filling ->> 'question'::text)));

create table dictionary.difference (
  template text collate "C" not null,
  field text not null,
  answer text not null,
  actor text not null,
  at timestamp with time zone not null default now(),
  withdrawn_by text,
  withdrawn_at timestamp with time zone,
  PRIMARY KEY (template, field, answer),
  CHECK ((actor <> ''::text)),
  CHECK ((answer <> ''::text)),
  CHECK ((field <> ''::text)),
  CHECK ((template <> ''::text)),
  CHECK (((withdrawn_by IS NULL) = (withdrawn_at IS NULL))),
  CHECK ((withdrawn_by <> ''::text))
);

create table dictionary.field_map (
  template text collate "C" not null,
  version integer not null,
  issuer text not null,
  per text not null,
  times_a_year numeric not null,
  confirmed boolean not null,
  actor text not null,
  at timestamp with time zone not null default now(),
  PRIMARY KEY (template, version),
  CHECK ((actor <> ''::text)),
  CHECK ((issuer <> ''::text)),
  CHECK ((per = ANY (ARRAY['area'::text, 'household'::text]))),
  CHECK ((template <> ''::text)),
  CHECK ((times_a_year > (0)::numeric)),
  CHECK ((version > 0))
);

create table dictionary.own (
  prefix text collate "C" not null,
  version integer not null,
  declaration jsonb not null,
  actor text not null,
  at timestamp with time zone not null default now(),
  PRIMARY KEY (prefix, version),
  CHECK ((actor <> ''::text)),
  CHECK ((jsonb_typeof(declaration) = 'object'::text)),
  CHECK ((prefix ~ '^[a-z][a-z0-9]{1,11}$'::text)),
  CHECK ((version > 0))
);

create table dictionary.question (
  id integer not null,
  key text not null,
  subject text not null,
  declaration jsonb not null,
  UNIQUE (key),
  PRIMARY KEY (id),
  CHECK ((jsonb_typeof(declaration) = 'object'::text)),
  CHECK (((id >= 1) AND (id <= 999999))),
  CHECK ((subject = ANY (ARRAY['person'::text, 'household'::text, 'place'::text, 'organisation'::text, 'area'::text, 'event'::text])))
);

create table dictionary.revocation (
  id bigint not null,
  template text collate "C" not null,
  version integer not null,
  since integer not null,
  field text not null,
  question text,
  reason text not null,
  actor text not null,
  at timestamp with time zone not null default now(),
  PRIMARY KEY (id),
  FOREIGN KEY (template, version) REFERENCES dictionary.field_map(template, version),
  CHECK ((actor <> ''::text)),
  CHECK ((since <= version)),
  CHECK ((reason = ANY (ARRAY['person'::text, 'audit'::text, 'values'::text]))),
  CHECK ((since > 0))
);
CREATE INDEX revocation_field ON dictionary.revocation USING btree (template, field);

create table dictionary.row_scope (
  template text collate "C" not null,
  version integer not null,
  sheet text not null,
  first_row integer not null,
  subject_kind text not null,
  conditions jsonb not null,
  first_column text collate "C",
  FOREIGN KEY (template, version) REFERENCES dictionary.field_map(template, version),
  CHECK ((jsonb_typeof(conditions) = 'array'::text)),
  CHECK ((first_column ~ '^[A-Z]{1,3}$'::text)),
  CHECK ((first_row > 0)),
  CHECK ((subject_kind = ANY (ARRAY['person'::text, 'household'::text, 'place'::text, 'organisation'::text, 'area'::text, 'event'::text])))
);
CREATE UNIQUE INDEX row_scope_list ON dictionary.row_scope USING btree (template, version, sheet, first_row, first_column) NULLS NOT DISTINCT;

create table dictionary.sample (
  id bigint not null,
  template text collate "C" not null,
  version integer not null,
  field text not null,
  answer text not null,
  rule text not null,
  key text collate "C",
  weight numeric not null,
  drawn_at timestamp with time zone not null default now(),
  verdict text,
  instead text,
  actor text,
  at timestamp with time zone,
  UNIQUE (template, version, field),
  PRIMARY KEY (id),
  FOREIGN KEY (template, version) REFERENCES dictionary.field_map(template, version),
  CHECK ((actor <> ''::text)),
  CHECK ((answer <> ''::text)),
  CHECK ((instead <> ''::text)),
  CHECK ((((verdict IS NULL) = (at IS NULL)) AND ((verdict IS NULL) = (actor IS NULL)))),
  CHECK ((rule = ANY (ARRAY['confirmed-key'::text, 'same-concept'::text, 'same-text'::text]))),
  CHECK ((verdict = ANY (ARRAY['right'::text, 'wrong'::text]))),
  CHECK ((weight >= (1)::numeric))
);
CREATE INDEX sample_due ON dictionary.sample USING btree (id) WHERE (verdict IS NULL);

create table dictionary.separating_word (
  word text collate "C" not null,
  state text not null,
  label text not null,
  answer text not null,
  template text collate "C" not null,
  field text not null,
  proposed_by text not null,
  proposed_at timestamp with time zone not null default now(),
  decided_by text,
  decided_at timestamp with time zone,
  PRIMARY KEY (word),
  CHECK ((answer <> ''::text)),
  CHECK ((((state = 'proposed'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL)))),
  CHECK ((decided_by <> ''::text)),
  CHECK ((proposed_by <> ''::text)),
  CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text, 'refused'::text]))),
  CHECK ((word <> ''::text))
);

create table dictionary.suspension (
  id bigint not null,
  key text collate "C" not null,
  actor text not null,
  at timestamp with time zone not null default now(),
  lifted_by text,
  lifted_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK ((actor <> ''::text)),
  CHECK ((key <> ''::text)),
  CHECK (((lifted_by IS NULL) = (lifted_at IS NULL))),
  CHECK ((lifted_by <> ''::text))
);
CREATE UNIQUE INDEX suspension_open ON dictionary.suspension USING btree (key) WHERE (lifted_at IS NULL);

create table facts.area_facts (
  shard text collate "C" not null,
  id uuid not null,
  area text collate "C" not null,
  UNIQUE (shard, area),
  PRIMARY KEY (shard, id)
);

create table facts.batch (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  area text collate "C" not null,
  file_name text not null,
  file_hash text not null,
  sheets text[] not null,
  unit text not null,
  actor text not null,
  good_as_of date not null,
  counts jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null default now(),
  PRIMARY KEY (shard, id),
  CHECK ((actor <> ''::text)),
  CHECK ((unit <> ''::text))
);
CREATE INDEX batch_file ON facts.batch USING btree (shard, file_hash);

create table facts.conflict (
  shard text collate "C" not null,
  subject_id uuid not null,
  column_name text collate "C" not null,
  unit text not null,
  subject_kind text not null,
  area text collate "C" not null,
  said jsonb not null,
  batch uuid,
  source_sheet text,
  source_row integer,
  good_as_of date not null,
  at timestamp with time zone not null default now(),
  decided_by text,
  decided_at timestamp with time zone,
  PRIMARY KEY (shard, subject_id, column_name, unit),
  CHECK ((decided_by <> ''::text)),
  CHECK (((decided_by IS NULL) = (decided_at IS NULL))),
  CHECK ((subject_kind = ANY (ARRAY['person'::text, 'household'::text, 'place'::text, 'organisation'::text, 'area'::text, 'event'::text])))
);
CREATE INDEX conflict_area ON facts.conflict USING btree (shard, area);

create table facts.event (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  area text collate "C" not null,
  number_key text collate "C" not null,
  UNIQUE (shard, area, number_key),
  PRIMARY KEY (shard, id),
  CHECK ((number_key <> ''::text))
);

create table facts.household (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  area text collate "C" not null,
  number_key text collate "C" not null,
  UNIQUE (shard, area, number_key),
  PRIMARY KEY (shard, id),
  CHECK ((number_key <> ''::text))
);

create table facts.identity (
  shard text collate "C" not null,
  token text collate "C" not null,
  person uuid not null,
  area text collate "C" not null,
  tail text collate "C",
  PRIMARY KEY (shard, token)
);
CREATE INDEX identity_person ON facts.identity USING btree (shard, person);
CREATE INDEX identity_tail ON facts.identity USING btree (shard, tail);

create table facts.organisation (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  area text collate "C" not null,
  name_key text collate "C" not null,
  code_key text collate "C",
  UNIQUE (shard, area, name_key),
  UNIQUE (shard, code_key),
  PRIMARY KEY (shard, id),
  CHECK ((code_key <> ''::text)),
  CHECK ((name_key <> ''::text))
);

create table facts.outbox (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  area text collate "C" not null,
  subject_kind text not null,
  subject_id uuid,
  columns text[] not null,
  at timestamp with time zone not null default now(),
  PRIMARY KEY (shard, id),
  CHECK ((subject_kind = ANY (ARRAY['person'::text, 'household'::text, 'place'::text, 'organisation'::text, 'area'::text, 'event'::text])))
);
CREATE INDEX outbox_area ON facts.outbox USING btree (shard, area);

create table facts.patch_log (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  area text collate "C" not null,
  subject_kind text not null,
  subject_id uuid not null,
  patch jsonb not null,
  actor text not null,
  source text not null,
  batch uuid,
  source_sheet text,
  source_row integer,
  valid_from date,
  valid_to date,
  at timestamp with time zone not null default now(),
  unit text,
  reason text,
  days jsonb,
  PRIMARY KEY (shard, id),
  CHECK ((jsonb_typeof(days) = 'object'::text)),
  CHECK ((jsonb_typeof(patch) = 'object'::text)),
  CHECK ((reason <> ''::text)),
  CHECK ((subject_kind = ANY (ARRAY['person'::text, 'household'::text, 'place'::text, 'organisation'::text, 'area'::text, 'event'::text]))),
  CHECK ((unit <> ''::text))
);
CREATE INDEX patch_log_at ON facts.patch_log USING btree (shard, at);
CREATE INDEX patch_log_subject ON facts.patch_log USING btree (shard, subject_id, id DESC);

create table facts.person (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  area text collate "C" not null,
  household_id uuid,
  name_key text collate "C",
  born date,
  born_s smallint,
  born_at date,
  sex text,
  sex_s smallint,
  sex_at date,
  PRIMARY KEY (shard, id)
);
CREATE INDEX person_household ON facts.person USING btree (shard, household_id);
CREATE INDEX person_list ON facts.person USING btree (shard, area, id);
CREATE INDEX person_name ON facts.person USING btree (shard, name_key, born);

create table facts.place (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  area text collate "C" not null,
  name_key text collate "C" not null,
  UNIQUE (shard, area, name_key),
  PRIMARY KEY (shard, id),
  CHECK ((name_key <> ''::text))
);

create table facts.village_figure (
  shard text collate "C" not null,
  definition text collate "C" not null,
  area text collate "C" not null,
  good_on date not null,
  figure jsonb not null,
  computed_at timestamp with time zone not null default now(),
  PRIMARY KEY (shard, definition, area),
  CHECK ((length(definition) = 64))
);

create table reports.cell (
  shard text collate "C" not null,
  report uuid not null,
  id uuid not null,
  area text collate "C" not null,
  sheet text not null,
  cell text not null,
  field text not null,
  state text not null,
  filling jsonb,
  attachment_version integer,
  subject_kind text,
  subject_id uuid,
  counted integer,
  PRIMARY KEY (shard, report, sheet, cell)
);

create table reports.hand_out (
  shard text collate "C" not null,
  report uuid not null,
  how text not null,
  actor text not null,
  at timestamp with time zone not null default now(),
  PRIMARY KEY (shard, report, how),
  FOREIGN KEY (shard, report) REFERENCES reports.report(shard, id),
  CHECK ((actor <> ''::text)),
  CHECK ((how = ANY (ARRAY['folder'::text, 'download'::text, 'unknown'::text])))
);

create table reports.report (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  area text collate "C" not null,
  demand uuid not null,
  template text not null,
  name text not null,
  period text not null,
  subject_kind text not null,
  subject_id uuid,
  field_map text not null,
  filled_on date not null,
  filled_at timestamp with time zone not null default now(),
  file_hash text not null,
  file bytea not null,
  lineage jsonb not null,
  PRIMARY KEY (shard, id),
  CHECK ((field_map = ANY (ARRAY['confirmed'::text, 'unconfirmed'::text])))
);
CREATE INDEX report_area ON reports.report USING btree (shard, area, demand);
CREATE INDEX report_template ON reports.report USING btree (template);

create table reports.revocation_read (
  one boolean not null default true,
  last bigint not null,
  PRIMARY KEY (one),
  CHECK (one)
);

create table templates.confirmed_fields (
  template text collate "C" not null,
  version integer not null,
  forms jsonb not null,
  fields jsonb not null,
  actor text not null,
  at timestamp with time zone not null default now(),
  PRIMARY KEY (template, version),
  FOREIGN KEY (template) REFERENCES templates.template(hash),
  CHECK ((actor <> ''::text)),
  CHECK ((jsonb_typeof(fields) = 'array'::text)),
  CHECK ((jsonb_typeof(forms) = 'array'::text)),
  CHECK ((version > 0))
);

create table templates.template (
  hash text collate "C" not null,
  shape text not null,
  name text not null,
  issuer text,
  forms jsonb not null,
  fields jsonb not null,
  sent bytea not null,
  workbook bytea not null,
  actor text not null,
  added_at timestamp with time zone not null default now(),
  PRIMARY KEY (hash),
  CHECK ((actor <> ''::text)),
  CHECK ((jsonb_typeof(fields) = 'array'::text)),
  CHECK ((jsonb_typeof(forms) = 'array'::text)),
  CHECK ((length(hash) = 64)),
  CHECK ((issuer <> ''::text)),
  CHECK ((name <> ''::text)),
  CHECK ((length(shape) = 64))
);
CREATE INDEX template_name ON templates.template USING btree (name);
CREATE INDEX template_shape ON templates.template USING btree (shape);
