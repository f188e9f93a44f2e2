-- A row that has been ended stays so: what was believed until when is part of what was known (ADR 0023).
create trigger account_ends_once before update of until_change on directory.account
    for each row when (old.until_change is not null) execute function directory.refuse_change();
create trigger account_user_ends_once before update of until_change on directory.account_user
    for each row when (old.until_change is not null) execute function directory.refuse_change();
create trigger subscription_ends_once before update of until_change on directory.subscription
    for each row when (old.until_change is not null) execute function directory.refuse_change();
create trigger partner_ends_once before update of until_change on directory.partner
    for each row when (old.until_change is not null) execute function directory.refuse_change();
create trigger partner_user_ends_once before update of until_change on directory.partner_user
    for each row when (old.until_change is not null) execute function directory.refuse_change();
create trigger mapping_ends_once before update of until_change on directory.mapping
    for each row when (old.until_change is not null) execute function directory.refuse_change();
