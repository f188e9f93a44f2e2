-- A mail that a person sends once more is tried as long as a new one.
alter table notification.outbox add column requeued_at timestamptz;
comment on column notification.outbox.requeued_at is 'When a person last had it sent again; what it says counts from then';

create view notification.pub_alarm as
select id, kind, about, ticket_id, raised_at from notification.alarm where cleared_at is null;
