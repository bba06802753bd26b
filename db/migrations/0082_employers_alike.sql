-- Employers that may be the same: by their name without its legal form, and by a telephone number. Asked for each new
-- one and for the whole list, so both have an index. Rows of before: none.
alter table employers add name_key text not null default '';
create index employers_alike on employers (name_key) where merged_into is null and name_key <> '';
comment on column employers.name_key is '会社の種類をのぞき、字をそろえた名前。同じ企業をさがすため';
create index employer_workplaces_phone on employer_workplaces (phone) where phone <> '';
grant insert (name_key), update (name_key) on employers to tsunagu_app;
