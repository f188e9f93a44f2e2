-- What a forecast reads: open promises by when they come due, and what came in and was kept in the weeks before. Facts
-- and tickets are written in the order of time, so that a few pages of a block range index find a week of them.
create index clock_running on commitments.clock (goal_at) where state = 'RUNNING';
create index fact_at on commitments.fact using brin (at) with (pages_per_range = 32);
create index ticket_created on ticketing.ticket using brin (created_at) with (pages_per_range = 32);

create view commitments.pub_kept as
select ticket_id, clock_no, milestone, at from commitments.fact where kind = 'SATISFIED' and clock_no is not null;
