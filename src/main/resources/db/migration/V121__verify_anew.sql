-- What a verdict rested on, so that whom a change of the directory concerns can be asked in one statement.
alter table entitlement.receipt add column keys text[] not null default '{}';
comment on column entitlement.receipt.keys is 'Addresses, identifiers and domains, with their parents, that the verdict took note of';
-- Without a pending list: each reader would have to search it.
create index receipt_keys on entitlement.receipt using gin (keys) with (fastupdate = off);

create or replace view entitlement.pub_latest_receipt as
select r.ticket_id, r.seq, r.at, r.verdict, r.body, r.keys
from entitlement.receipt r
where not exists (
    select 1 from entitlement.receipt later where later.ticket_id = r.ticket_id and later.seq > r.seq);

-- Every key that ever led to an account.
create view directory.pub_account_key as
select zoid, zoid as key from directory.account
union all
select zoid, super_admin_email from directory.account
union all
select zoid, unnest(zgids) from directory.account
union all
select zoid, unnest(domains) from directory.account
union all
select zoid, email from directory.account_user
union all
select zoid, zuid from directory.account_user;

alter table ticketing.ticket add column confirmed_zoid text;
comment on column ticketing.ticket.confirmed_zoid is 'The account that an agent confirmed for this ticket, mapped to its partner or not';
alter table ticketing.ticket add column proposed_severity text;
comment on column ticketing.ticket.proposed_severity is 'What a verdict reached anew would lower the severity to; an agent decides (D6)';

create or replace view ticketing.pub_ticket as
select id, number, subject, status, severity, severity_source, priority_customer, customer_primary_email, filled_by,
       verdict, zoid, channel, service, organisation_id, data_centre, request_type, partner_id, requester_email,
       requester_name, language, assignee, impact, mailbox, created_at, changed_at, confirmed_zoid, proposed_severity
from ticketing.ticket;

-- Open tickets are verified anew when the directory or the policy changes.
create schema workflow;

create table workflow.recheck (
    id          bigint generated always as identity primary key,
    change      bigint,
    policy      integer,
    asked_at    timestamptz not null,
    gathered    boolean     not null default false,
    tickets     integer     not null default 0,
    checked     integer     not null default 0,
    renewed     integer     not null default 0,
    finished_at timestamptz,
    check (num_nonnulls(change, policy) = 1)
);
comment on table workflow.recheck is 'A change of the directory or a new policy, and how far the tickets it concerns have been verified anew';
comment on column workflow.recheck.renewed is 'Tickets whose verdict or figures came out otherwise and got a new receipt';
create index recheck_open on workflow.recheck (id) where finished_at is null;

create table workflow.recheck_ticket (
    recheck_id bigint not null references workflow.recheck,
    ticket_id  bigint not null,
    primary key (recheck_id, ticket_id)
);
comment on table workflow.recheck_ticket is 'What is still to be done of a recheck';

create view workflow.pub_recheck as
select id, change, policy, asked_at, gathered, tickets, checked, renewed, finished_at from workflow.recheck;
