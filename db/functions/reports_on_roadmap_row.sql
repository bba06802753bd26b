-- Whoever is named as a lead of the row says how it stands. Of a row that is everybody's, or a kind of body's, the office
-- does; organizations of the kind speak for themselves (reports_for_itself_on_roadmap_row).
create or replace function reports_on_roadmap_row(year smallint, of_row text) returns boolean
  language sql stable security definer set search_path from current
as $$
  with named as (
    select b.organization_ids from roadmap_rows r
      join plan_lead_bodies b on b.fiscal_year = r.fiscal_year
        and b.code = any (r.leads) and cardinality(b.organization_ids) > 0
    where r.fiscal_year = year and r.id = of_row and r.retired_on is null
  )
  select exists (select from roadmap_rows r where r.fiscal_year = year and r.id = of_row and r.retired_on is null)
    and case when exists (select from named)
      then exists (select from named where acting_organization() = any (organization_ids))
      else acting_for_office() end
$$;
