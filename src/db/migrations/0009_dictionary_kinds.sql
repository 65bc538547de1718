-- D1: questions may be about places, organisations and events too.
alter table dictionary.question
  drop constraint question_subject_check,
  add constraint question_subject_check check (subject in ('person', 'household', 'place', 'organisation', 'area', 'event'));
alter table dictionary.row_scope
  drop constraint row_scope_subject_kind_check,
  add constraint row_scope_subject_kind_check check (subject_kind in ('person', 'household', 'place', 'organisation', 'area', 'event'));
