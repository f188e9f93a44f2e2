-- A promise climbs a ladder while nobody keeps it: each rung is a fact.
alter table commitments.fact drop constraint fact_kind_check;
alter table commitments.fact add constraint fact_kind_check check (kind in
    ('PAUSED', 'RESUMED', 'SATISFIED', 'UNSATISFIED', 'SUPERSEDED', 'STEP', 'GOAL_PASSED', 'BREACHED', 'REOPENED',
     'CLOSED'));
