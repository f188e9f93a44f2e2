-- Every key that ever led to an account, an array to a row, so that those of one account are found by its index.
drop view directory.pub_account_key;
create view directory.pub_account_keys as
select zoid, array[zoid, super_admin_email] || zgids || domains as keys from directory.account
union all
select zoid, array[zuid, email] from directory.account_user;
