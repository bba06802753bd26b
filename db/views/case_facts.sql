-- What counts of a case, and what is derived from its records: said here and nowhere else. project_cases (0050) brings
-- rows up to it, verify asks fact_differences whether they are.

-- The cases that count together: merged into one another, directly or by steps.
create or replace function case_family(subjects uuid[]) returns uuid[]
  language sql stable
as $$
  with recursive up as (
    select c.id, c.merged_into from cases c where c.id = any(subjects)
    union select c.id, c.merged_into from cases c join up on c.id = up.merged_into
  ), whole as (
    select id from up
    union select c.id from cases c join whole on c.merged_into = whole.id
  )
  select array_agg(id) from whole
$$;

-- How each episode began: where and by whom its first talk was held; the thread begins with the first word of all.
-- Whose talks have all been taken back was never opened.
create or replace function case_openings(subjects uuid[])
  returns table (episode_id uuid, case_id uuid, reason text,
    opened_on date, organization_id text, desk_id text, speaker text)
  language sql stable
as $$
  select e.id, e.case_id, e.reason,
    case when e.reason = 'first' then coalesce(least(f.occurred_on, t.occurred_on), e.opened_on)
      else coalesce(t.occurred_on, e.opened_on) end,
    coalesce(t.organization_id, c.responsible_organization_id), coalesce(t.desk_id, c.responsible_desk_id),
    coalesce(t.speaker, c.first_speaker)
  from episodes e
  join cases c on c.id = e.case_id
  left join lateral (
    select min(k.occurred_on) as occurred_on from consultations k
    where e.reason = 'first' and k.case_id = e.case_id and k.superseded_at is null and k.withdrawn_at is null) f on true
  left join lateral (
    select k.occurred_on, k.organization_id, k.desk_id, k.speaker, k.root_id from consultations k
    where k.case_id = e.case_id and k.superseded_at is null and k.withdrawn_at is null
      and (e.reason = 'first' or k.root_id = e.consultation_id)
    order by (k.root_id = e.consultation_id) desc nulls last, k.occurred_on, k.recorded_at, k.root_id limit 1) t on true
  where e.case_id = any(subjects) and e.reason <> 'separation'
    and (t.root_id is not null
      or e.reason = 'first' and not exists (select from consultations k where k.case_id = e.case_id)
      or e.reason = 'returned' and e.consultation_id is null)
$$;

-- As whom a case counts: the person of the record that goes on. What that record
-- doesn't know is taken from the case's own.
create or replace function case_people(subjects uuid[])
  returns table (case_id uuid, digest bytea, birth_date date, is_named boolean, home_of uuid)
  language sql stable
as $$
  with recursive chain as (
    select c.id as case_id, c.id as at, c.merged_into, c.person_id as own from cases c
    where c.id = any(subjects) and c.disposed_at is null
    union all select chain.case_id, c.id, c.merged_into, chain.own from chain join cases c on c.id = chain.merged_into
  )
  select chain.case_id, coalesce(p.digest, sha256(uuid_send(chain.at))), coalesce(p.birth_date, own.birth_date),
    p.family_name <> '' or p.family_name_kana <> '' or own.family_name <> '' or own.family_name_kana <> '',
    case when exists (select from person_homes h where h.person_id = p.id) then p.id else own.id end
  from chain
  join cases c on c.id = chain.at
  join people p on p.id = c.person_id
  join people own on own.id = chain.own
  where chain.merged_into is null
$$;

create or replace function case_derived(subjects uuid[])
  returns table (case_id uuid, opened_on date, first_speaker text, last_contact_on date,
    municipality_code text, person_digest bytea, target_type smallint, target_type_provisional boolean)
  language sql stable
as $$
  with recursive part as (
    select c.id as case_id, c.id as at from cases c where c.id = any(subjects)
    union select part.case_id, c.id from part join cases c on c.merged_into = part.at
  ), contact as (
    select part.case_id, max(each.held_on) as held_on
    from part cross join lateral (
      select max(k.occurred_on) as held_on from consultations k
      where k.case_id = part.at and k.superseded_at is null and k.withdrawn_at is null
      union all select max(f.held_on) from follow_ups f where f.case_id = part.at
      union all select max(r.held_on) from support_reviews r where r.case_id = part.at
    ) each group by part.case_id
  )
  select c.id, coalesce(o.opened_on, c.opened_on), coalesce(o.speaker, c.first_speaker),
    coalesce(contact.held_on,
      case when exists (select from consultations k where k.case_id = c.id) then coalesce(o.opened_on, c.opened_on)
        else c.last_contact_on end),
    case when h.since is null then c.municipality_code else h.municipality_code end, w.digest,
    case when d.id is null and not exists (select from target_type_decisions t where t.case_id = c.id)
      then c.target_type
      else d.to_type end,
    case when d.id is null and not exists (select from target_type_decisions t where t.case_id = c.id)
      then c.target_type_provisional
      else coalesce(d.provisional, false) end
  from case_people(subjects) w
  join cases c on c.id = w.case_id
  left join contact on contact.case_id = c.id
  left join case_openings(subjects) o on o.case_id = c.id and o.reason = 'first'
  left join lateral (
    select h.since, h.municipality_code from person_homes h
    where h.person_id = w.home_of
    order by h.since desc limit 1) h on true
  left join lateral (select t.id, t.to_type, t.provisional from target_type_decisions t
    where t.case_id = c.id and t.withdrawn_at is null
    order by t.decided_on desc, t.recorded_at desc, t.id desc limit 1) d on true
$$;

-- The facts of these cases, one a row. Rules: domain §9 (K1, K3, K4), §2.4 (moves of a day are one; a judgement put
-- right moves nobody), §2.3 (ages). A registration (K3) is the first talk of the person themself, known by name, at a
-- サポステ, or the first one more than a year after its support ended; whoever is outside the desk's ages is counted apart.
create or replace function case_facts(subjects uuid[])
  returns table (case_id uuid, kind text, source_id uuid, occurred_on date, organization_id text, desk_id text,
    municipality_code text, area text, target_type smallint, age_group text, person_digest bytea, detail text)
  language sql stable
as $$
  with who as materialized (select * from case_people(subjects)),
  talks as materialized (
    select k.case_id, k.root_id, k.occurred_on, k.organization_id, k.desk_id, k.channel, k.speaker, k.recorded_at
    from consultations k
    where k.case_id = any(subjects) and k.superseded_at is null and k.withdrawn_at is null
  ), visits as materialized (
    select t.*, d.age_min, d.age_max, w.birth_date
    from talks t
    join who w on w.case_id = t.case_id
    join desks d on d.id = t.desk_id
    where d.kind = 'youth-support-station' and t.speaker = 'self' and w.is_named
      -- A talk that ended with itself was a question, not the beginning of support.
      and not exists (
        select from episodes e
        where e.case_id = t.case_id and e.consultation_id = t.root_id and e.closed_on = t.occurred_on)
  ), endings as materialized (
    select e.case_id, e.closed_organization_id as organization_id, e.closed_on as ended_on from episodes e
    where e.case_id = any(subjects) and e.closed_on is not null
    union all select r.case_id, r.from_organization_id, r.answered_on from referrals r
      where r.case_id = any(subjects) and r.status = 'accepted' and r.mode <> 'joint'
    union all select j.case_id, j.organization_id, j.ended_on from joint_supports j
      where j.case_id = any(subjects) and j.ended_on is not null and j.ended_reason <> 'became-lead'
  ), decisions as materialized (
    select t.*, lag(t.to_type) over before as from_live,
      first_value(t.id) over (partition by t.case_id, t.decided_on
        order by t.recorded_at desc, t.id desc) = t.id as is_last_of_day,
      (select b.to_type from target_type_decisions b
        where b.case_id = t.case_id and b.withdrawn_at is null and b.decided_on < t.decided_on
        order by b.decided_on desc, b.recorded_at desc, b.id desc limit 1) as from_day_before
    from target_type_decisions t where t.case_id = any(subjects) and t.withdrawn_at is null
    window before as (partition by t.case_id order by t.decided_on, t.recorded_at, t.id)
  ), bare as (
    select o.case_id, 'case.opened' as kind, o.episode_id as source_id, o.opened_on as occurred_on,
      o.organization_id, o.desk_id, case o.reason when 'returned' then 'reopened' else '' end as detail
    from case_openings(subjects) o
    union all select e.case_id, 'case.closed', e.id, e.closed_on,
        e.closed_organization_id, e.closed_desk_id, e.closure_reason
      from episodes e
      where e.case_id = any(subjects) and e.closed_on is not null
    union all select t.case_id, 'consultation', t.root_id, t.occurred_on, t.organization_id, t.desk_id, t.channel
      from talks t
    union all select v.case_id,
        case when extract(year from age(v.occurred_on, v.birth_date))
            not between coalesce(v.age_min, 0) and coalesce(v.age_max, 200)
          then 'registration.outside-age' else 'registration' end,
        v.root_id, v.occurred_on, v.organization_id, v.desk_id, ''
      from visits v
      where not exists (
        select from visits b
        where b.case_id = v.case_id and b.organization_id = v.organization_id
          and (b.occurred_on, b.recorded_at, b.root_id) < (v.occurred_on, v.recorded_at, v.root_id))
        or exists (
          select from endings e
          where e.case_id = v.case_id and e.organization_id = v.organization_id
            and e.ended_on < v.occurred_on - interval '1 year'
            and not exists (
              select from visits b
              where b.case_id = v.case_id and b.organization_id = v.organization_id and b.occurred_on > e.ended_on
                and (b.occurred_on, b.recorded_at, b.root_id) < (v.occurred_on, v.recorded_at, v.root_id)))
    union all select t.case_id,
        case when t.is_last_of_day and t.reason_code not in ('first', 'correction') and t.to_type is not null
            and t.from_day_before is not null and t.to_type <> t.from_day_before
          then 'type-move' else 'type-decided' end,
        t.id, t.decided_on, t.organization_id, t.desk_id,
        coalesce(case when t.is_last_of_day then t.from_day_before else t.from_live end, 0)
          || '-' || coalesce(t.to_type, 0)
      from decisions t
    union all select r.case_id, 'referral.sent', r.id, r.sent_on, r.from_organization_id, r.from_desk_id, r.to_desk_id
      from referrals r where r.case_id = any(subjects)
    union all select r.case_id, 'referral.' || r.status, r.id, r.answered_on,
        case r.status when 'withdrawn' then r.from_organization_id else r.to_organization_id end,
        case r.status when 'withdrawn' then r.from_desk_id else r.to_desk_id end,
        case r.status when 'accepted' then r.from_desk_id when 'declined' then r.decline_reason else '' end
      from referrals r where r.case_id = any(subjects) and r.status <> 'sent'
    union all select p.case_id, case when p.regular then 'placement.regular' else 'placement.other' end,
        p.id, p.started_on, p.organization_id, p.desk_id, p.route
      from placements p
      where p.case_id = any(subjects) and p.withdrawn_at is null
    union all select f.case_id,
        case when f.status in ('working', 'moved') then 'follow-up.working'
          when f.status = 'left' then 'follow-up.left'
          else 'follow-up.other' end,
        f.id, f.held_on, f.organization_id, f.desk_id, f.month::text
      from follow_ups f join placements p on p.id = f.placement_id
      where f.case_id = any(subjects) and f.held_on is not null and p.withdrawn_at is null
  )
  select b.case_id, b.kind, b.source_id, b.occurred_on, b.organization_id, b.desk_id, home.code,
    coalesce(m.area, d.area), type.to_type,
    case when years is null or years < 0 then 'unknown'
      when years < 35 then '-34'
      when years >= 60 then '60-'
      else (floor(years / 5) * 5)::integer || '-' || (floor(years / 5) * 5)::integer + 4 end,
    w.digest, b.detail
  from bare b
  join who w on w.case_id = b.case_id
  join cases c on c.id = b.case_id
  join desks d on d.id = b.desk_id
  left join lateral (
    select h.since, h.municipality_code from person_homes h
    where h.person_id = w.home_of and h.since <= b.occurred_on
    order by h.since desc limit 1) h on true
  cross join lateral (
    select case when h.since is null then c.municipality_code else h.municipality_code end as code) home
  left join municipalities m on m.code = home.code
  cross join lateral (select extract(year from age(b.occurred_on, w.birth_date)) as years) lived
  left join lateral (
    select case when b.kind in ('type-move', 'type-decided')
      then (select t.to_type from target_type_decisions t where t.id = b.source_id)
    -- Of the table, which is found by its index: of many cases at once the list would be gone through for each fact.
    else (
      select t.to_type from target_type_decisions t
      where t.case_id = b.case_id and t.withdrawn_at is null and t.decided_on <= b.occurred_on
      order by t.decided_on desc, t.recorded_at desc, t.id desc limit 1) end as to_type) type on true
$$;

-- What is counted and doesn't follow from the records (it has a fact), and what
-- follows and isn't counted (it has none).
create or replace function fact_differences(subjects uuid[])
  returns table (fact_id uuid, case_id uuid, kind text, source_id uuid,
    occurred_on date, organization_id text, desk_id text, municipality_code text,
    area text, target_type smallint, age_group text, person_digest bytea, detail text)
  language sql stable
as $$
  with wanted as materialized (select w.*, 1::bigint as copy from case_facts(subjects) w),
  counted as materialized (
    select f.*, row_number() over (
      partition by f.case_id, f.kind, f.source_id, f.occurred_on, f.organization_id, f.desk_id,
        f.municipality_code, f.area, f.target_type, f.age_group, f.person_digest, f.detail, f.quantity
      order by f.recorded_at, f.id) as copy
    from facts f
    where f.case_id = any(subjects) and f.corrects_id is null
      and not exists (select from facts x where x.corrects_id = f.id)
  )
  select f.id, coalesce(f.case_id, w.case_id), coalesce(f.kind, w.kind), coalesce(f.source_id, w.source_id),
    coalesce(f.occurred_on, w.occurred_on), coalesce(f.organization_id, w.organization_id),
    coalesce(f.desk_id, w.desk_id),
    case when f.id is null then w.municipality_code else f.municipality_code end,
    case when f.id is null then w.area else f.area end,
    case when f.id is null then w.target_type else f.target_type end, coalesce(f.age_group, w.age_group),
    case when f.id is null then w.person_digest else f.person_digest end, coalesce(f.detail, w.detail)
  from counted f
  full join wanted w on w.case_id = f.case_id and w.kind = f.kind and w.source_id = f.source_id
    and w.copy = f.copy and w.occurred_on = f.occurred_on and w.organization_id = f.organization_id
    and w.age_group = f.age_group and w.detail = f.detail and f.quantity = 1
    and coalesce(w.desk_id, '') = coalesce(f.desk_id, '')
    and coalesce(w.municipality_code, '') = coalesce(f.municipality_code, '')
    and coalesce(w.area, '') = coalesce(f.area, '') and coalesce(w.target_type, 0) = coalesce(f.target_type, 0)
    and coalesce(w.person_digest, ''::bytea) = coalesce(f.person_digest, ''::bytea)
  where f.id is null or w.kind is null
$$;
