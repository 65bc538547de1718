-- Q1: a demand may need to know things of places, organisations and events too.
alter table demands.need
  drop constraint need_subject_kind_check,
  add constraint need_subject_kind_check check (subject_kind in ('person', 'household', 'place', 'organisation', 'area', 'event'));
