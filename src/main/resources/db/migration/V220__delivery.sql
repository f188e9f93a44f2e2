-- What became of a mail after the relay took it, and addresses that mail cannot reach.
alter table notification.outbox drop constraint outbox_state_check;
alter table notification.outbox drop constraint outbox_check;
alter table notification.outbox add constraint outbox_state_check check (state in
    ('QUEUED', 'SENT', 'KEPT', 'REFUSED', 'BOUNCED', 'SUPPRESSED', 'WITHDRAWN'));
alter table notification.outbox add constraint outbox_sent_check check ((state in ('SENT', 'BOUNCED')) = (sent_at is not null));
alter table notification.outbox add column bounced_at timestamptz;
alter table notification.outbox add column delayed_at timestamptz;
alter table notification.outbox add column suppression text
    check (suppression in ('UNDELIVERABLE', 'TICKET_BUDGET', 'ADDRESS_BUDGET'));
alter table notification.outbox add constraint outbox_suppressed_check check (state <> 'SUPPRESSED' or suppression is not null);
comment on column notification.outbox.delayed_at is 'When somebody on the way reported that it is still being tried';
comment on column notification.outbox.suppression is 'Why the desk did not send it by itself; kept when a person sends it all the same';
create index outbox_message on notification.outbox (message_ref) where message_ref is not null;
create index outbox_recipient on notification.outbox (recipient, created_at);
create index outbox_state on notification.outbox (state, id desc) where state in ('REFUSED', 'BOUNCED', 'SUPPRESSED');

create table notification.undeliverable (
    email     text primary key,
    since     timestamptz not null,
    reason    text        not null,
    outbox_id bigint      not null references notification.outbox
);
comment on table notification.undeliverable is 'Addresses that a mail came back from for good: nothing automatic goes there until mail comes from them or an agent says so';

create view notification.pub_delivery as
select message_ref as message_id, recipient as delivery_to, state as delivery, mail_id as delivery_mail_id,
       case when state in ('REFUSED', 'BOUNCED') or delayed_at is not null then last_error end as delivery_reason,
       delayed_at is not null and state = 'SENT' as delivery_delayed
from notification.outbox
where message_ref is not null;

create view notification.pub_undeliverable as
select email, since, reason from notification.undeliverable;
