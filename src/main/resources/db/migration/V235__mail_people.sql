-- Tickets that mail showed to belong together, each pair once.
create table ticketing.link (
    ticket_id bigint      not null references ticketing.ticket,
    other_id  bigint      not null references ticketing.ticket,
    at        timestamptz not null,
    primary key (ticket_id, other_id)
);
create index link_other on ticketing.link (other_id);
create view ticketing.pub_link as
select ticket_id, other_id from ticketing.link union all select other_id, ticket_id from ticketing.link;

-- Whose mail was forwarded to open the ticket; the requester is who forwarded it.
create table ticketing.about (
    ticket_id bigint primary key references ticketing.ticket,
    email     text not null,
    name      text
);
create view ticketing.pub_about as select ticket_id, email, name from ticketing.about;

insert into ticketing.link (ticket_id, other_id, at)
select i.ticket_id, t.id, i.decided_at
from intake.inbox i join ticketing.ticket t on t.id = substring(i.reason from '^may belong to ([0-9]{1,18})$')::bigint
where i.decision = 'OPENED' and i.ticket_id <> t.id
on conflict do nothing;

-- Mails that mails of a ticket refer to and that never came here themselves: whoever refers to the same one speaks of
-- the same thing.
create table intake.reference (
    message_id text   not null,
    ticket_id  bigint not null,
    primary key (message_id, ticket_id)
);
