-- Sheets of many organizations that came to the office at once: kept until they are read, one after the other, so that
-- somebody can go on and come back. What a sheet said is a report then; the file itself is thrown away.
create table sheet_intakes (
  id uuid primary key,
  organization_id text not null references organizations,
  account_id uuid references accounts,
  received_at timestamptz not null default business_now()
);
create index sheet_intakes_newest on sheet_intakes (received_at desc);
comment on table sheet_intakes is '月次報告の表をまとめて受け取ったもの';
create table sheet_intake_files (
  intake_id uuid not null references sheet_intakes,
  position smallint not null,
  name text not null check (length(name) <= 255),
  content bytea check (octet_length(content) <= 1000000),
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused')),
  organization_name text not null default '',
  message text not null default '',
  claimed_at timestamptz,
  handled_at timestamptz,
  primary key (intake_id, position),
  check ((state = 'waiting') = (handled_at is null)),
  check ((state = 'waiting') = (content is not null))
);
create index sheet_intake_files_waiting on sheet_intake_files (intake_id, position) where state = 'waiting';
comment on table sheet_intake_files is '受け取った表の一つと、読んだ結果。読んだあとは中身を捨てる';

call protect_table('sheet_intakes');
call protect_table('sheet_intake_files');
create policy read_office on sheet_intakes for select to tsunagu_app using (acting_for_office());
create policy receive_office on sheet_intakes for insert to tsunagu_app with check (organization_id = acting_organization() and acting_for_office());
create policy read_office on sheet_intake_files for select to tsunagu_app using (acting_for_office());
create policy receive_office on sheet_intake_files for insert to tsunagu_app with check (acting_for_office());
grant select, insert on sheet_intakes to tsunagu_app;
grant select (intake_id, position, name, state, organization_name, message, handled_at), insert (intake_id, position, name, content) on sheet_intake_files to tsunagu_app;

-- The product's own work, with no account: takes the next sheet that nobody is reading (one that was left for a minute
-- comes again), and writes down what became of it.
create function claim_sheet() returns table (intake_id uuid, place smallint, content bytea)
  language plpgsql security definer set search_path from current
as $$
begin
  if coalesce(current_setting('app.account_id', true), '') <> '' then return; end if;
  return query
    update sheet_intake_files f set claimed_at = clock_timestamp()
    where (f.intake_id, f.position) = (select w.intake_id, w.position from sheet_intake_files w
      where w.state = 'waiting' and (w.claimed_at is null or w.claimed_at < clock_timestamp() - interval '1 minute') order by w.intake_id, w.position limit 1 for update skip locked)
    returning f.intake_id, f.position, f.content;
end $$;
comment on function claim_sheet() is '読む表を一つ取る。ほかで読んでいるものは取らない';
create function finish_sheet(of_intake uuid, of_position smallint, to_state text, of_organization text, words text) returns void
  language plpgsql security definer set search_path from current
as $$
begin
  if coalesce(current_setting('app.account_id', true), '') <> '' then return; end if;
  update sheet_intake_files set state = to_state, organization_name = of_organization, message = words, content = null, handled_at = clock_timestamp()
  where intake_id = of_intake and position = of_position and state = 'waiting';
end $$;
comment on function finish_sheet(uuid, smallint, text, text, text) is '読んだ結果を残し、中身を捨てる';
revoke all on function claim_sheet(), finish_sheet(uuid, smallint, text, text, text) from public;
grant execute on function claim_sheet(), finish_sheet(uuid, smallint, text, text, text) to tsunagu_app;
