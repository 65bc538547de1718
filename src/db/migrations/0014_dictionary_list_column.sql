-- T32: lists that begin in the same row side by side are told apart by their first columns. Maps kept so far speak of the
-- only list of a row and stay as they are.
alter table dictionary.row_scope add column first_column text collate "C" check (first_column ~ '^[A-Z]{1,3}$');
alter table dictionary.row_scope drop constraint row_scope_pkey;
create unique index row_scope_list on dictionary.row_scope (template, version, sheet, first_row, first_column) nulls not distinct;
