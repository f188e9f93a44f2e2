-- Since when each ticket has owed what it missed the limit of, the longest overdue promise counting; null while nothing is.
alter table commitments.ticket_terms add column overdue_since timestamptz;
update commitments.ticket_terms t set overdue_since = missed.since
from (select ticket_id, min(limit_at) as since from commitments.clock
      where state = 'BREACHED' and stopped_at is null group by ticket_id) missed
where missed.ticket_id = t.ticket_id;
create or replace view commitments.pub_next_promise as
select ticket_id, next_no as no, next_milestone as milestone, next_paused as paused, next_limit_at as limit_at,
       overdue_since
from commitments.ticket_terms
where next_no is not null;
create index ticket_terms_overdue on commitments.ticket_terms (overdue_since, ticket_id)
    where overdue_since is not null and next_no is not null;
