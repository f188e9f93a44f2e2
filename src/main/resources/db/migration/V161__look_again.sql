-- Looks at open tickets: a day that begins causes one too, whoever cannot be looked at now is put off, and what was in
-- flight when the cause came is waited for.
alter table workflow.recheck add column zone text, add column day date, add column seen_in xid8;
alter table workflow.recheck drop constraint recheck_check;
alter table workflow.recheck add constraint recheck_cause check (
    num_nonnulls(change, policy, day) = 1 and (zone is null) = (day is null));
comment on column workflow.recheck.day is 'A day that has begun in the zone: facts begin and end with it';
comment on column workflow.recheck.seen_in is
    'The transaction that first saw it; those that began before may still write a verdict that does not know of it';
create unique index recheck_day on workflow.recheck (zone, day);

alter table workflow.recheck_ticket
    add column due_at timestamptz not null default '-infinity',
    add column tries  smallint    not null default 0;
comment on column workflow.recheck_ticket.tries is 'How often it was put off: somebody held the ticket, or it failed';

create or replace view workflow.pub_recheck as
select id, change, policy, asked_at, gathered, tickets, checked, renewed, finished_at, zone, day from workflow.recheck;
