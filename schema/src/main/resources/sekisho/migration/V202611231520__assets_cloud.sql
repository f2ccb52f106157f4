-- What the rules that look for trouble ask of an asset: the cloud service that it is on, whose information it holds, and the
-- highest class that may be held in it.
alter table asset
    add column cloud_service        text not null default '',
    add column cloud_approved_on    date,
    add column responsibility_split text not null default '',
    add column traffic              text not null default '',
    add column whose                text check (whose in ('RESIDENTS', 'STAFF', 'BOTH', 'OTHERS')),
    add column nature               text check (nature in
                                        ('SECRET_DOCUMENT', 'TENDER_PRICE', 'FROM_STATE', 'POLICY_MAKING', 'FOR_PUBLICATION')),
    add column holds_up_to          text,
    drop constraint asset_cloud_check,
    add constraint asset_cloud_check check (cloud in ('NONE', 'GOVERNMENT', 'ISMAP', 'OTHER', 'STANDARD_TERMS'));
alter table asset
    alter column cloud_service drop default,
    alter column responsibility_split drop default,
    alter column traffic drop default;
