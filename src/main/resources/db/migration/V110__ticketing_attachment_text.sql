-- What the finder of the customer needs when it reads a ticket again.
alter table ticketing.message
    add column attachment_texts text[] not null default '{}',
    add column lists            text[] not null default '{}';
comment on column ticketing.message.attachment_texts is 'What text attachments hold, up to a bound';
comment on column ticketing.message.lists is 'Addresses and domains of the mailing list it came through: never a customer''s';
