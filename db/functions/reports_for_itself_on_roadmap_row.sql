-- Whom a row of the 工程表 concerns without naming them: organizations of a kind that it names, or all. They report what
-- they do themselves; the row's own state is the word of who is named, else of the office.
create or replace function organizations_on_roadmap_row(year smallint, of_row text)
  returns table (organization_id text)
  language sql stable security definer set search_path from current
as $$
  with body as (
    select b.* from roadmap_rows r
      join plan_lead_bodies b on b.fiscal_year = r.fiscal_year and b.code = any (r.leads)
    where r.fiscal_year = year and r.id = of_row and r.retired_on is null
  ), named as (
    select unnest(organization_ids) as id from body
  )
  select o.id from organizations o
  where o.retired_on is null and exists (select from body where is_all or organization_kind = o.kind)
    and case when exists (select from named)
      then not exists (select from named where id = o.id)
      else not exists (select from council where o.id = any (office_organization_ids)) end
$$;
comment on function organizations_on_roadmap_row(smallint, text) is '名は書かれていないが、工程表のこの行に当たる機関';
revoke all on function organizations_on_roadmap_row(smallint, text) from public;
grant execute on function organizations_on_roadmap_row(smallint, text) to tsunagu_app;

create or replace function reports_for_itself_on_roadmap_row(year smallint, of_row text) returns boolean
  language sql stable security definer set search_path from current
as $$
  select exists (
    select from organizations_on_roadmap_row(year, of_row) o where o.organization_id = acting_organization())
$$;
comment on function reports_for_itself_on_roadmap_row(smallint, text) is '工程表のこの行について、自分の機関の取組を報告できるか';
revoke all on function reports_for_itself_on_roadmap_row(smallint, text) from public;
grant execute on function reports_for_itself_on_roadmap_row(smallint, text) to tsunagu_app;

-- Each word as who may say it: nobody turns what their own organization does into the state of the row.
drop policy if exists report_own on roadmap_states;
create policy report_own on roadmap_states for insert to tsunagu_app with check (
  organization_id = acting_organization()
  and case speaks_for
    when 'row' then reports_on_roadmap_row(fiscal_year, row_id)
    else reports_for_itself_on_roadmap_row(fiscal_year, row_id) end);
