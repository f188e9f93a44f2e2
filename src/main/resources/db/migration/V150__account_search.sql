-- Looking accounts and partners up: names by any part of them, in any script, and what is known of each over time.
-- In a schema of ours, because others may not be writable.
create extension if not exists pg_trgm with schema directory;

-- A name as it is searched: one width and case, Western digits, Arabic letters without their variants, vowel signs and
-- stretching.
create function directory.folded(name text) returns text language sql immutable parallel safe as $$
    select translate(lower(normalize(name, nfkc)),
        '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹๐๑๒๓๔๕๖๗๘๙أإآٱىة' || U&'\064B\064C\064D\064E\064F\0650\0651\0652\0640\0670',
        '012345678901234567890123456789ااااي' || 'ه')
$$;

-- The first for names that begin so and for the order of pages, the second for words within them. GIN without a pending
-- list, as all of ours: each reader would have to search it.
create index account_folded on directory.account ((directory.folded(name)) collate "C", zoid) where until_change is null;
create index account_trigrams on directory.account
    using gin (directory.folded(name) directory.gin_trgm_ops) with (fastupdate = off) where until_change is null;
create index affected_partner on directory.affected (partner_id) where partner_id is not null;

-- Every fact that concerns an account or a partner, whatever its kind, with its two times.
create view directory.pub_fact as
select 'ACCOUNTS' as kind, zoid, null::bigint as partner_id, zoid as key,
       jsonb_build_object('name', name, 'data_centre', data_centre, 'region', region,
           'super_admin_email', super_admin_email, 'zgids', to_jsonb(zgids), 'domains', to_jsonb(domains)) as body,
       from_on, until_on, since_change, until_change
from directory.account
union all
select 'USERS', zoid, null, zuid, jsonb_build_object('email', email), from_on, until_on, since_change, until_change
from directory.account_user
union all
select 'SUBSCRIPTIONS', zoid, null, service || ' ' || plan || ' ' || kind || ' ' || from_on,
       jsonb_build_object('service', service, 'plan', plan, 'kind', kind, 'quantity', quantity, 'status', status),
       from_on, until_on, since_change, until_change
from directory.subscription
union all
select 'PARTNERS', null, partner_id, partner_id::text,
       jsonb_build_object('name', name, 'domains', to_jsonb(domains), 'tiers', tiers),
       from_on, until_on, since_change, until_change
from directory.partner
union all
select 'PARTNER_USERS', null, partner_id, email, jsonb_build_object('name', name, 'language', language),
       from_on, until_on, since_change, until_change
from directory.partner_user
union all
select 'MAPPINGS', zoid, partner_id, zoid || ' ' || partner_id, jsonb_build_object('origin', origin),
       from_on, until_on, since_change, until_change
from directory.mapping;
comment on column directory.pub_fact.key is 'What the fact is about, among those of its kind and account or partner';
