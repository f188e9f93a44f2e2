-- Every mail can be found and explained: by any of its headers, by decision, by ticket; and held mail is acted on by people.
alter table intake.inbox add column header_words tsvector;
alter table intake.inbox add column took_micros bigint;
comment on column intake.inbox.took_micros is 'From the claim to the decision';
create index inbox_header_words on intake.inbox using gin (header_words);

drop index intake.inbox_held;
create index inbox_decision on intake.inbox (decision, id desc) where decision is not null;
create index inbox_received on intake.inbox (received_at);

create table intake.mail_act (
    id       bigint generated always as identity primary key,
    inbox_id bigint      not null references intake.inbox,
    act      text        not null check (act in ('RETRY', 'RELEASE', 'DROP')),
    rule     text,
    reason   text,
    became   text        not null,
    by_email text        not null,
    by_name  text        not null,
    at       timestamptz not null
);
comment on table intake.mail_act is 'What people did with held mail: who, when, which rule and reason held it, and what it became';
create index mail_act_inbox on intake.mail_act (inbox_id, id);
