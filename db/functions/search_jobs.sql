-- Jobs as they are searched for, the newest first, each page after the last row of the one before. It looks past the
-- policy to be able to use the index of words (a pattern match is not leak-proof), and asks itself who may read.
-- Planned with the values, so that each shape of the question takes its own index.
create or replace function search_jobs(folded text[], wanted jsonb, after_on date, after_id uuid, most integer)
  returns table (id uuid)
  language plpgsql stable security definer rows 50 set search_path from current
as $$
declare
  conditions text := '';
  pairs text[] := array(
    select distinct substr(word, position, 2)
    from unnest(folded) as word, generate_series(1, char_length(word) - 1) as position);
  patterns text[] := array(
    select '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%' from unnest(folded) as word);
begin
  if not acting_role() = any ('{counselor,manager,employer-support,municipal,council-office}') then return; end if;
  if pairs <> '{}' then conditions := conditions || ' and search_tokens(j.search_text) @> $2'; end if;
  if patterns <> '{}' then conditions := conditions || ' and j.search_text like all ($3)'; end if;
  conditions := conditions || case wanted ->> 'state'
    when 'open' then $c$ and j.state = 'open' and j.expires_on >= $7$c$
    when 'expired' then $c$ and j.state = 'open' and j.expires_on < $7$c$
    when 'all' then ''
    else ' and j.state = $1 ->> ''state''' end;
  if wanted ? 'occupations' then
    conditions := conditions || ' and j.occupation = any (array(select jsonb_array_elements_text($1 -> ''occupations'')))';
  end if;
  if wanted ? 'municipality' then conditions := conditions || ' and j.municipality_code = $1 ->> ''municipality'''; end if;
  if wanted ? 'area' then
    conditions := conditions || ' and j.municipality_code = any (array(
      select m.code from municipalities m where m.area = $1 ->> ''area''))';
  end if;
  if wanted ? 'regular' then
    conditions := conditions || case (wanted ->> 'regular')::boolean
      when true then ' and j.kind = ''regular''' else ' and j.kind <> ''regular''' end;
  end if;
  if wanted ? 'hours' then conditions := conditions || ' and j.weekly_hours <= ($1 ->> ''hours'')::numeric'; end if;
  if wanted ? 'wage' then
    conditions := conditions || ' and j.wage_form = $1 ->> ''wageForm'' and j.wage_least >= ($1 ->> ''wage'')::integer';
  end if;
  if wanted ? 'offers' then
    conditions := conditions || ' and j.offers @> array(select jsonb_array_elements_text($1 -> ''offers''))';
  end if;
  if wanted ? 'mark' then conditions := conditions || ' and j.mark = $1 ->> ''mark'''; end if;
  if wanted ? 'employer' then
    -- With those that were merged into it, whose jobs stay their own.
    conditions := conditions || $c$ and j.employer_id = any (array(
      select e.id from employers e
      where e.id = ($1 ->> 'employer')::uuid or e.merged_into = ($1 ->> 'employer')::uuid))$c$;
  end if;
  if wanted ? 'organization' then conditions := conditions || ' and j.organization_id = $1 ->> ''organization'''; end if;
  if after_id is not null then conditions := conditions || ' and (j.listed_on, j.id) < ($4, $5)'; end if;
  return query execute
    'select j.id from jobs j where true' || conditions || ' order by j.listed_on desc, j.id desc limit $6'
    using wanted, pairs, patterns, after_on, after_id, most, business_today();
end $$;
comment on function search_jobs(text[], jsonb, date, uuid, integer) is '求人をさがす。読める役割かは、ここで確かめる';
revoke all on function search_jobs(text[], jsonb, date, uuid, integer) from public;
grant execute on function search_jobs(text[], jsonb, date, uuid, integer) to tsunagu_app;
