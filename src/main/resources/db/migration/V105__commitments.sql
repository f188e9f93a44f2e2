-- The promise of each ticket to keep next, if any is open, as its terms have it; its clock is pub_commitment's (ticket_id,
-- no). Joined here, the clock kept counts of views from being answered by the indexes alone.
drop view commitments.pub_next_promise;
create view commitments.pub_next_promise as
select ticket_id, next_no as no, next_milestone as milestone, next_paused as paused, next_limit_at as limit_at
from commitments.ticket_terms
where next_no is not null;

-- Says all that the view says, for the same reason.
drop index commitments.ticket_terms_update;
create index ticket_terms_update on commitments.ticket_terms (next_limit_at, ticket_id)
    where next_milestone = 'UPDATED' and not next_paused and next_no is not null;
