-- The directory remembers. Every fact has two times: the days it holds (from_on to until_on, both included; without
-- until_on it goes on) and the changes between which the desk believed it (since_change up to, not including,
-- until_change; without until_change it still does). Changes are numbered in the order of their commits, so that
-- "what did we know" is a number (ADR 0023).
create table directory.change (
    no       bigint primary key,
    at       timestamptz not null,
    kind     text        not null check (kind in ('BEFORE_HISTORY', 'PRESET', 'FILE', 'IMPORT', 'RECORD', 'MAPPING', 'SOURCE', 'UNDO')),
    by_email text,
    note     text
);
comment on column directory.change.by_email is 'Who made it; null: the desk itself';
insert into directory.change (no, at, kind)
select 1, '2000-01-01 00:00Z', 'BEFORE_HISTORY' where exists (select from directory.vendor);

-- Whether a fact was believed at a change and holds on a day.
create function directory.holds(since_change bigint, until_change bigint, from_on date, until_on date,
                                change bigint, day date) returns boolean language sql immutable parallel safe as $$
    select since_change <= change and (until_change is null or until_change > change)
       and from_on <= day and (until_on is null or until_on >= day)
$$;

drop view directory.pub_account, directory.pub_partner, directory.pub_mapping;

alter table directory.vendor rename to old_vendor;
create table directory.vendor (
    since_change bigint primary key references directory.change,
    body         jsonb not null
);
comment on table directory.vendor is 'What the preset says of the vendor: data centres, services, own domains';
insert into directory.vendor select 1, body from directory.old_vendor;
drop table directory.old_vendor;

alter table directory.account rename to old_account;
create table directory.account (
    zoid              text   not null check (zoid ~ '^[0-9]{6,12}$'),
    name              text   not null,
    data_centre       text   not null,
    region            text   not null,
    super_admin_email text   not null,
    zgids             text[] not null,
    domains           text[] not null,
    from_on           date   not null,
    until_on          date check (until_on >= from_on),
    since_change      bigint not null,
    until_change      bigint check (until_change > since_change),
    constraint account_key primary key (zoid, from_on, since_change)
);
insert into directory.account
select a.zoid, a.name, a.data_centre, a.region, a.super_admin_email,
       array(select zgid from directory.account_zgid z where z.zoid = a.zoid order by 1),
       array(select domain from directory.account_domain d where d.zoid = a.zoid order by 1), '-infinity', null, 1, null
from directory.old_account a;

alter table directory.account_user rename to old_account_user;
create table directory.account_user (
    zoid         text   not null,
    zuid         text   not null check (zuid ~ '^[0-9]{6,12}$'),
    email        text   not null,
    from_on      date   not null,
    until_on     date check (until_on >= from_on),
    since_change bigint not null,
    until_change bigint check (until_change > since_change),
    constraint account_user_key primary key (zoid, zuid, from_on, since_change)
);
insert into directory.account_user select zoid, zuid, email, '-infinity', null, 1, null from directory.old_account_user;

alter table directory.subscription rename to old_subscription;
create table directory.subscription (
    zoid         text   not null,
    service      text   not null,
    plan         text   not null,
    kind         text   not null check (kind in ('PAID', 'TRIAL', 'FREE')),
    quantity     bigint not null check (quantity >= 0),
    status       text   not null check (status in ('ACTIVE', 'EXPIRED', 'SUSPENDED')),
    from_on      date   not null,
    until_on     date check (until_on >= from_on),
    since_change bigint not null,
    until_change bigint check (until_change > since_change),
    constraint subscription_key primary key (zoid, service, plan, kind, from_on, since_change)
);
insert into directory.subscription
select zoid, service, plan, kind, quantity, status, from_on, until_on, 1, null from directory.old_subscription;

alter table directory.partner rename to old_partner;
create table directory.partner_code (
    id   bigint generated always as identity primary key,
    code text not null unique
);
comment on table directory.partner_code is 'The vendor''s own, lasting word for a partner, and the number tickets know it by';
insert into directory.partner_code (id, code) overriding system value select id, name from directory.old_partner;
select setval(pg_get_serial_sequence('directory.partner_code', 'id'), coalesce(max(id), 1), max(id) is not null)
from directory.partner_code;
create table directory.partner (
    partner_id   bigint not null references directory.partner_code,
    name         text   not null,
    domains      text[] not null,
    tiers        jsonb  not null,
    from_on      date   not null,
    until_on     date check (until_on >= from_on),
    since_change bigint not null,
    until_change bigint check (until_change > since_change),
    constraint partner_key primary key (partner_id, from_on, since_change)
);
insert into directory.partner
select p.id, p.name, array(select domain from directory.partner_domain d where d.partner_id = p.id order by 1), p.tiers,
       '-infinity', null, 1, null
from directory.old_partner p;

alter table directory.partner_user rename to old_partner_user;
create table directory.partner_user (
    email        text   not null,
    partner_id   bigint not null references directory.partner_code,
    name         text   not null,
    language     text   not null,
    from_on      date   not null,
    until_on     date check (until_on >= from_on),
    since_change bigint not null,
    until_change bigint check (until_change > since_change),
    constraint partner_user_key primary key (email, from_on, since_change)
);
insert into directory.partner_user
select email, partner_id, name, language, '-infinity', null, 1, null from directory.old_partner_user;

alter table directory.mapping rename to old_mapping;
create table directory.mapping (
    partner_id   bigint not null references directory.partner_code,
    zoid         text   not null,
    origin       text   not null,
    from_on      date   not null,
    until_on     date check (until_on >= from_on),
    since_change bigint not null,
    until_change bigint check (until_change > since_change),
    constraint mapping_key primary key (zoid, partner_id, from_on, since_change)
);
insert into directory.mapping select partner_id, zoid, origin, from_on, until_on, 1, null from directory.old_mapping;

drop table directory.account_zgid, directory.account_domain, directory.old_account_user, directory.old_subscription,
    directory.partner_domain, directory.old_partner_user, directory.old_mapping, directory.old_account,
    directory.old_partner;

create index account_super_admin on directory.account (super_admin_email);
create index account_name on directory.account (lower(name));
-- Without a pending list: each reader would have to search it.
create index account_zgids on directory.account using gin (zgids) with (fastupdate = off);
create index account_domains on directory.account using gin (domains) with (fastupdate = off);
create index account_user_email on directory.account_user (email);
create index account_user_zuid on directory.account_user (zuid);
create index partner_user_partner on directory.partner_user (partner_id);
create index partner_domains on directory.partner using gin (domains) with (fastupdate = off);
create index mapping_partner on directory.mapping (partner_id);

-- What has been believed stays: a row may only be ended, and nothing is deleted.
create function directory.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '%.% remembers what it was told', tg_table_schema, tg_table_name
        using errcode = 'integrity_constraint_violation';
end $$;
create trigger change_is_append_only before update or delete or truncate on directory.change
    execute function directory.refuse_change();
create trigger vendor_is_append_only before update or delete or truncate on directory.vendor
    execute function directory.refuse_change();
create trigger account_is_kept before delete or truncate
    or update of zoid, name, data_centre, region, super_admin_email, zgids, domains, from_on, until_on, since_change
    on directory.account execute function directory.refuse_change();
create trigger account_user_is_kept before delete or truncate
    or update of zoid, zuid, email, from_on, until_on, since_change
    on directory.account_user execute function directory.refuse_change();
create trigger subscription_is_kept before delete or truncate
    or update of zoid, service, plan, kind, quantity, status, from_on, until_on, since_change
    on directory.subscription execute function directory.refuse_change();
create trigger partner_is_kept before delete or truncate
    or update of partner_id, name, domains, tiers, from_on, until_on, since_change
    on directory.partner execute function directory.refuse_change();
create trigger partner_user_is_kept before delete or truncate
    or update of email, partner_id, name, language, from_on, until_on, since_change
    on directory.partner_user execute function directory.refuse_change();
create trigger mapping_is_kept before delete or truncate
    or update of partner_id, zoid, origin, from_on, until_on, since_change
    on directory.mapping execute function directory.refuse_change();

-- The shapes in which facts arrive, before they are compared with what is known: as a JSON array of these rows, or as a
-- table like these for one import. line is where a fact stood in its file, refusal why it is not taken.
create table directory.stage_account (
    line bigint, refusal text, detail text, zoid text, name text, data_centre text, region text, super_admin_email text,
    zgids text[], domains text[], from_on date, until_on date
);
create table directory.stage_user (
    line bigint, refusal text, detail text, zoid text, zuid text, email text, from_on date, until_on date
);
create table directory.stage_subscription (
    line bigint, refusal text, detail text, zoid text, service text, plan text, kind text, quantity bigint, status text,
    from_on date, until_on date
);
create table directory.stage_partner (
    line bigint, refusal text, detail text, partner text, name text, domains text[], tiers jsonb, from_on date,
    until_on date
);
create table directory.stage_partner_user (
    line bigint, refusal text, detail text, email text, partner text, name text, language text, from_on date,
    until_on date
);
create table directory.stage_mapping (
    line bigint, refusal text, detail text, partner text, zoid text, origin text, from_on date, until_on date
);

-- As it is believed now, by the last version there is: names for pages. Verdicts ask for a day.
create view directory.pub_account as
select a.zoid, a.name, a.data_centre, a.region, a.super_admin_email, a.zgids, a.domains, a.from_on, a.until_on
from directory.account a
where a.until_change is null
  and not exists (select from directory.account later
                  where later.zoid = a.zoid and later.until_change is null and later.from_on > a.from_on);

create view directory.pub_partner as
select p.partner_id as id, p.name, p.tiers, p.domains
from directory.partner p
where p.until_change is null
  and not exists (select from directory.partner later
                  where later.partner_id = p.partner_id and later.until_change is null and later.from_on > p.from_on);

create view directory.pub_mapping as
select partner_id, zoid, from_on, until_on, origin from directory.mapping where until_change is null;

create view directory.pub_change as
select no, at, kind, by_email, note from directory.change;

-- Whom a change may have concerned: what has to be verified anew. One of the two is given.
create table directory.affected (
    change     bigint not null references directory.change,
    zoid       text,
    partner_id bigint,
    check (num_nonnulls(zoid, partner_id) = 1)
);
create index affected_change on directory.affected (change);
create index affected_zoid on directory.affected (zoid);

create view directory.pub_affected as
select change, zoid, partner_id from directory.affected;
