-- An answer that could not be delivered takes back what it had satisfied.
alter table commitments.fact drop constraint fact_kind_check;
alter table commitments.fact add constraint fact_kind_check check (kind in
    ('PAUSED', 'RESUMED', 'SATISFIED', 'UNSATISFIED', 'SUPERSEDED', 'GOAL_PASSED', 'BREACHED', 'REOPENED', 'CLOSED'));
