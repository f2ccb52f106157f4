-- News stand at the time of what they tell, not at the time at which the program got round to telling it; the latter
-- is the entry's. The day in the row is that from which the version is in force.

alter table news rename column entered_at to happened_at;
alter table news rename column happened_on to in_force;
