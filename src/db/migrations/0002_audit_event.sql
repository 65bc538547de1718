-- U1: the log of what was done: rows are only ever added. Details hold no personal data.
create schema audit;

create table audit.event (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  at timestamptz not null default clock_timestamp(),
  actor text not null check (actor <> ''),
  action text not null check (action <> ''),
  about_kind text not null check (about_kind <> ''),
  about_id text not null check (about_id <> ''),
  area text collate "C",
  details jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  primary key (shard, id)
);
create index event_about on audit.event (about_kind, about_id, id);
create index event_area on audit.event (area, id);

-- A rule and not a trigger: Citus accepts no triggers. See audit/SPEC.md for what this guards against and what it does not.
revoke all on audit.event from public;
revoke update, delete, truncate on audit.event from current_user;
