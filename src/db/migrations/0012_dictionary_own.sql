-- D21: questions and synonyms a county added itself, every version of them, and the kinds of subject that came later.
create table dictionary.own (
  -- Stands in every key of the dictionary's questions: person.PREFIX.something.
  prefix text collate "C" not null check (prefix ~ '^[a-z][a-z0-9]{1,11}$'),
  version integer not null check (version > 0),
  declaration jsonb not null check (jsonb_typeof(declaration) = 'object'),
  actor text not null check (actor <> ''),
  at timestamptz not null default now(),
  primary key (prefix, version)
);
