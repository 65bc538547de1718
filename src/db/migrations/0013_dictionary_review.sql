-- D27: why an attachment stands, and that a rule which audits promoted may attach.
alter table dictionary.attachment
  add column because jsonb check (jsonb_typeof(because) = 'object'),
  drop constraint attachment_said_by_check,
  add constraint attachment_said_by_check check (said_by in ('confirmation', 'alias', 'rule'));
-- Every field that one key attached: to take them back at once.
create index attachment_key on dictionary.attachment ((because ->> 'key')) where said_by <> 'confirmation';

-- D26: an answer that its author took back at once says nothing any more; said again, it is somebody's anew.
alter table dictionary.alias
  add column withdrawn_by text check (withdrawn_by <> ''),
  add column withdrawn_at timestamptz,
  add constraint alias_withdrawn check ((withdrawn_by is null) = (withdrawn_at is null));

-- D28: a person's word that a field does not ask a question; for good, whatever key the field bears.
create table dictionary.difference (
  template text collate "C" not null check (template <> ''),
  field text not null check (field <> ''),
  answer text not null check (answer <> ''),
  actor text not null check (actor <> ''),
  at timestamptz not null default now(),
  withdrawn_by text check (withdrawn_by <> ''),
  withdrawn_at timestamptz,
  primary key (template, field, answer),
  constraint difference_withdrawn check ((withdrawn_by is null) = (withdrawn_at is null))
);

-- D28: attachments taken back. Read by id: whoever keeps what they filled asks for those after the last one seen.
create table dictionary.revocation (
  id bigint generated always as identity primary key,
  template text collate "C" not null,
  -- The map's last version with the attachment, and the first since which it stood with this filling: cells of both and all
  -- versions between hold it.
  version integer not null,
  since integer not null check (since > 0),
  field text not null,
  -- Null for a figure, which is no question.
  question text,
  reason text not null check (reason in ('person', 'audit', 'values')),
  actor text not null check (actor <> ''),
  at timestamptz not null default now(),
  foreign key (template, version) references dictionary.field_map (template, version),
  check (since <= version)
);
create index revocation_field on dictionary.revocation (template, field);

-- D30: keys that an audit found wrong. A row is lifted when a person confirms the key anew; the next error is the next row.
create table dictionary.suspension (
  id bigint generated always as identity primary key,
  key text collate "C" not null check (key <> ''),
  actor text not null check (actor <> ''),
  at timestamptz not null default now(),
  lifted_by text check (lifted_by <> ''),
  lifted_at timestamptz,
  constraint suspension_lifted check ((lifted_by is null) = (lifted_at is null))
);
create unique index suspension_open on dictionary.suspension (key) where lifted_at is null;

-- D30: attachments drawn to be judged again. The weight is one over the rate at which such a one was drawn.
create table dictionary.sample (
  id bigint generated always as identity primary key,
  template text collate "C" not null,
  version integer not null,
  field text not null,
  answer text not null check (answer <> ''),
  rule text not null check (rule in ('confirmed-key', 'same-concept', 'same-text')),
  key text collate "C",
  weight numeric not null check (weight >= 1),
  drawn_at timestamptz not null default now(),
  verdict text check (verdict in ('right', 'wrong')),
  instead text check (instead <> ''),
  actor text check (actor <> ''),
  at timestamptz,
  unique (template, version, field),
  foreign key (template, version) references dictionary.field_map (template, version),
  constraint sample_judged check ((verdict is null) = (at is null) and (verdict is null) = (actor is null))
);
create index sample_due on dictionary.sample (id) where verdict is null;

-- D31: words that keep a field and a question apart.
create table dictionary.separating_word (
  word text collate "C" primary key check (word <> ''),
  state text not null check (state in ('proposed', 'approved', 'refused')),
  -- Where it was met: the field's label and the question it is not.
  label text not null,
  answer text not null check (answer <> ''),
  template text collate "C" not null,
  field text not null,
  proposed_by text not null check (proposed_by <> ''),
  proposed_at timestamptz not null default now(),
  decided_by text check (decided_by <> ''),
  decided_at timestamptz,
  constraint separating_word_decided check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null))
);
