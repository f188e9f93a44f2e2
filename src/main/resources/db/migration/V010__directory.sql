-- The directory: who buys what through whom. Addresses and domains are kept in lower case and ASCII form,
-- identifiers as the Western digits they are made of.
create schema directory;

create table directory.vendor (
    only_row boolean primary key default true check (only_row),
    body     jsonb not null
);
comment on table directory.vendor is 'What the preset says of the vendor: data centres, services, own domains';

create table directory.account (
    zoid              text primary key check (zoid ~ '^[0-9]{6,12}$'),
    name              text not null,
    data_centre       text not null,
    region            text not null,
    super_admin_email text not null
);
create index account_super_admin on directory.account (super_admin_email);
create index account_name on directory.account (lower(name));

create table directory.account_zgid (
    zgid text primary key check (zgid ~ '^[0-9]{6,12}$'),
    zoid text not null references directory.account
);
create index account_zgid_zoid on directory.account_zgid (zoid);

create table directory.account_domain (
    domain text not null,
    zoid   text not null references directory.account,
    primary key (domain, zoid)
);
create index account_domain_zoid on directory.account_domain (zoid);

create table directory.account_user (
    zuid  text primary key check (zuid ~ '^[0-9]{6,12}$'),
    zoid  text not null references directory.account,
    email text not null
);
create index account_user_email on directory.account_user (email);

create table directory.subscription (
    zoid     text   not null references directory.account,
    service  text   not null,
    plan     text   not null,
    quantity bigint not null check (quantity >= 0),
    kind     text   not null check (kind in ('PAID', 'TRIAL', 'FREE')),
    status   text   not null check (status in ('ACTIVE', 'EXPIRED', 'SUSPENDED')),
    from_on  date   not null,
    until_on date check (until_on >= from_on),
    primary key (zoid, service, kind, from_on)
);

create table directory.partner (
    id      bigint generated always as identity primary key,
    name    text not null unique,
    tiers   jsonb not null default '{}'
);

create table directory.partner_domain (
    domain     text primary key,
    partner_id bigint not null references directory.partner
);
create index partner_domain_partner on directory.partner_domain (partner_id);

create table directory.partner_user (
    email      text primary key,
    partner_id bigint not null references directory.partner,
    name       text not null,
    language   text not null
);
create index partner_user_partner on directory.partner_user (partner_id);

create table directory.mapping (
    partner_id bigint not null references directory.partner,
    zoid       text   not null references directory.account,
    from_on    date   not null,
    until_on   date check (until_on >= from_on),
    origin     text   not null,
    primary key (partner_id, zoid, from_on)
);
create index mapping_zoid on directory.mapping (zoid);

create view directory.pub_account as
select zoid, name, data_centre, region, super_admin_email from directory.account;

create view directory.pub_partner as
select id, name, tiers from directory.partner;

create view directory.pub_mapping as
select partner_id, zoid, from_on, until_on, origin from directory.mapping;
