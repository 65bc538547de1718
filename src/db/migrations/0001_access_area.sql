-- A1: areas and units. The id is our own prefix-ordered text, so that a range of ids is a subtree; official codes are
-- dated attributes, because their publisher changes and stops them (field-reality F14). Small tables every county shares:
-- reference tables on Citus, hence no shard column.
create schema access;

create table access.area (
  id text collate "C" primary key check (id ~ '^([0-9a-z]{3})+$'),
  level text not null check (level in ('province', 'city', 'county', 'town', 'village', 'group', 'grid', 'estate', 'building')),
  name text not null check (name <> ''),
  -- Normal form of the name for exact look-up; the name itself is kept as written.
  name_key text collate "C" not null check (name_key <> ''),
  since date not null,
  until date,
  check (until > since)
);
create index area_name_key on access.area (name_key, id);

create table access.area_code (
  area text collate "C" not null references access.area (id),
  scheme text not null check (scheme in ('stats', 'civil', 'local')),
  code text collate "C" not null check (code <> ''),
  since date not null,
  until date,
  primary key (area, scheme, code, since),
  check (until > since)
);
create index area_code_code on access.area_code (scheme, code);

create table access.unit (
  id uuid primary key default uuidv7(),
  name text not null check (name <> ''),
  name_key text collate "C" not null check (name_key <> ''),
  kind text not null check (kind in ('department', 'territory')),
  area text collate "C" not null references access.area (id),
  unique (area, name_key)
);
