-- People who sign in, and their sessions (the tables of Spring Session 4, in our schema).
create schema access;

create table access.person (
    email         text primary key,
    name          text not null,
    role          text not null check (role in ('AGENT', 'LEAD', 'ADMIN', 'PARTNER')),
    organisation  text not null,
    partner_id    bigint,
    language      text not null,
    sample        boolean not null,
    password_hash text,
    check ((role = 'PARTNER') = (partner_id is not null))
);
comment on column access.person.sample is 'One of the sample people of demo mode, who sign in by one click';

create view access.pub_person as
select email, name, role, organisation, partner_id, language from access.person;

create table access.session (
    primary_id            char(36) primary key,
    session_id            char(36) not null unique,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create index session_expiry on access.session (expiry_time);
create index session_principal on access.session (principal_name);

create table access.session_attributes (
    session_primary_id char(36)     not null references access.session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
