-- The days with which something that is believed begins to hold, or holds no more, and whom it is about.
create view directory.pub_turn as
select turn.day, fact.zoid, fact.partner_id
from (select zoid, null::bigint as partner_id, from_on, until_on from directory.account where until_change is null
      union all
      select zoid, null, from_on, until_on from directory.account_user where until_change is null
      union all
      select zoid, null, from_on, until_on from directory.subscription where until_change is null
      union all
      select zoid, null, from_on, until_on from directory.mapping where until_change is null
      union all
      select null, partner_id, from_on, until_on from directory.partner where until_change is null
      union all
      select null, partner_id, from_on, until_on from directory.partner_user where until_change is null) fact
cross join lateral (values (fact.from_on), (fact.until_on + 1)) turn (day);

-- Has the caller's transaction be the one that changes the directory, unless others do so for two seconds more. To wait
-- in vain costs the caller nothing.
create function directory.my_turn() returns boolean language plpgsql set lock_timeout = '2s' as $$
begin
    lock table directory.change in share row exclusive mode;
    return true;
exception when lock_not_available then
    return false;
end $$;
