-- The first row that is not what was sealed: changed, removed, or its seal no longer fits the chain.
create or replace function first_broken_entry()
  returns table (seal_number bigint, source text, entry_id uuid, problem text)
  language sql stable security definer set search_path from current
as $$
  with checked as (
    select e.seal_number, e.position, e.source, e.entry_id,
      case when coalesce(l.id, f.id) is null then 'missing'
           when e.hash <> case e.source when 'ledger' then ledger_row_hash(l) else fact_row_hash(f) end
             then 'changed' end as problem
    from seal_entries e
    left join ledger l on e.source = 'ledger' and l.id = e.entry_id
    left join facts f on e.source = 'fact' and f.id = e.entry_id
  ), chain as (
    select s.number, s.entries, s.hash, s.previous_hash,
      coalesce(lag(s.hash) over (order by s.number), ''::bytea) as before,
      lag(s.number, 1, 0::bigint) over (order by s.number) as number_before
    from seals s
  ), broken_seals as (
    select c.number, case
        when c.number <> c.number_before + 1 then 'seal-missing'
        when c.previous_hash <> c.before then 'chain'
        when c.hash is distinct from sha256(c.before || (
          select string_agg(e.hash, ''::bytea order by e.position) from seal_entries e where e.seal_number = c.number))
          then 'chain'
      end as problem
    from chain c
  )
  select seal_number, source, entry_id, problem from (
    select seal_number, position, source, entry_id, problem from checked where problem is not null
    union all
    select number, 2147483647, 'seal', null, problem from broken_seals where problem is not null
  ) all_problems
  order by seal_number, position limit 1
$$;
