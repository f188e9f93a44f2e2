-- Files that come with messages, those of equal content kept once, and messages as their senders formatted them.
create table ticketing.content (
    sha256 text primary key,
    bytes  bytea not null
);
-- Most files are packed already.
alter table ticketing.content alter column bytes set storage external;

create table ticketing.attachment (
    message_id bigint  not null references ticketing.message,
    no         int     not null,
    name       text    not null,
    type       text    not null,
    size       bigint  not null,
    sha256     text    not null references ticketing.content,
    inline     boolean not null,
    content_id text,
    primary key (message_id, no)
);
comment on column ticketing.attachment.type is 'By what the bytes and the name say, not by what the sender says';

alter table ticketing.message add column html text;
comment on column ticketing.message.html is 'As it came: sanitised whenever it is shown, never before';

create view ticketing.pub_attachment as
select message_id, no, name, type, size, sha256, inline, content_id from ticketing.attachment;

create view ticketing.pub_content as
select sha256, bytes from ticketing.content;

create view ticketing.pub_message_html as
select id, ticket_id, audience, html from ticketing.message where html is not null;

-- What a page reads of a message: its formatted form only when that is asked for, its files at once.
create or replace view ticketing.pub_message as
select m.id, m.ticket_id, m.author_kind, m.author_email, m.author_name, m.audience, m.channel, m.body, m.fold_at,
       m.attachment_names, m.automatic, m.counts_as_update, m.mail_id, m.at, m.html is not null as has_html,
       coalesce((select jsonb_agg(jsonb_build_object('name', a.name, 'type', a.type, 'size', a.size,
                     'sha256', a.sha256, 'inline', a.inline, 'content_id', a.content_id) order by a.no)
                 from ticketing.attachment a where a.message_id = m.id), '[]') as attachments
from ticketing.message m;
