-- Entitlement: the policies verdicts are made by and the receipts that prove them. Both are only ever appended to.
create schema entitlement;

create table entitlement.policy (
    version        integer primary key,
    body           jsonb not null,
    effective_from timestamptz not null,
    installed_at   timestamptz not null
);
comment on table entitlement.policy is 'Every version of thresholds, counting rule and excluded services (D1, D2, M3)';

create table entitlement.receipt (
    id              bigint generated always as identity primary key,
    ticket_id       bigint not null,
    seq             integer not null,
    at              timestamptz not null,
    verdict         text not null,
    body            text not null,
    sha256          text not null,
    previous_sha256 text,
    unique (ticket_id, seq),
    check ((seq = 1) = (previous_sha256 is null))
);
comment on column entitlement.receipt.body is 'Canonical JSON, as text: jsonb would not keep the characters that were hashed';
comment on column entitlement.receipt.sha256 is 'Of previous_sha256 followed by body, so that a ticket''s receipts form a chain';

create function entitlement.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger receipt_is_append_only before update or delete on entitlement.receipt
    for each row execute function entitlement.refuse_change();
create trigger receipt_is_never_emptied before truncate on entitlement.receipt
    for each statement execute function entitlement.refuse_change();

create view entitlement.pub_receipt as
select ticket_id, seq, at, verdict, body, sha256, previous_sha256 from entitlement.receipt;
comment on view entitlement.pub_receipt is 'All receipts of a ticket; join pub_latest_receipt for the one that holds';

-- By an anti-join on the unique index instead of distinct on: that would be computed for all tickets before a join.
create view entitlement.pub_latest_receipt as
select r.ticket_id, r.seq, r.at, r.verdict, r.body
from entitlement.receipt r
where not exists (
    select 1 from entitlement.receipt later where later.ticket_id = r.ticket_id and later.seq > r.seq);
