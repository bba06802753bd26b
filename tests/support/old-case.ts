/** A case with a row in every table that hangs on it, closed; and marks planted in every place for words. */
import { answerOwnPlan } from '../../src/modules/continuity/my/index.ts'
import { recordEntry } from '../../src/modules/casework/assessments/index.ts'
import { decideTargetType } from '../../src/modules/casework/cases/index.ts'
import { setHold } from '../../src/modules/continuity/retention/index.ts'
import type { TestCouncil } from './db.ts'
import { bookInterview } from '../../src/modules/employment/gatherings/index.ts'
import { setInterview } from '../../src/modules/employment/introductions/index.ts'
import { noteTrialDay } from '../../src/modules/employment/trials/index.ts'
import { agreedTrial } from './trials.ts'
import { answerForm, answerJob } from '../../src/modules/employment/matching/index.ts'
import { someEmployer } from './employers.ts'
import { openedGathering, signedUp, someBooth } from './gatherings.ts'
import { introduced } from './introductions.ts'
import { publishedJob } from './jobs.ts'
import { act, type SignedInPerson, signedInAs } from './people.ts'
import {
  begunJointSupport,
  closedConference,
  leftNote,
  mergedRecords,
  offeredPlan,
  recordedConsent,
  recordedPlacement,
  recordedSpan,
  recordedTraining,
  recordedWish,
  valueOf,
} from './thread.ts'

/** Closes a case in the database, whatever is still open on it: all contact with it was on that day. */
export async function closedOn(open: TestCouncil, caseId: string, day: string): Promise<void> {
  await open.ownerQuery(`begin;
    update next_actions set ended_at = '${day}', ended_how = 'closed'
      where case_id = '${caseId}' and ended_at is null;
    update consultations set occurred_on = '${day}'
      where case_id = '${caseId}' or case_id in (select id from cases where merged_into = '${caseId}');
    update follow_ups set held_on = '${day}' where case_id = '${caseId}' and held_on is not null;
    update support_reviews set held_on = '${day}' where case_id = '${caseId}';
    update cases
      set status = 'closed', opened_on = least(opened_on, '${day}'), closed_on = '${day}',
        last_contact_on = '${day}', closure_reason = 'goal-reached', closure_summary = 'まとめ',
        closure_reopen_hint = 'いつでも'
      where id = '${caseId}';
    commit`)
}

export interface FullCase {
  caseId: string
  personId: string
  twinCaseId: string
  relative: { caseId: string; personId: string }
  account: string
}

export async function fullCase(open: TestCouncil, by: SignedInPerson): Promise<FullCase> {
  const { council } = open
  const today = council.clock.today()
  const { kept, twin } = await mergedRecords(council, by)
  const { id: caseId, personId } = kept
  valueOf(
    await act(council, by, (ctx) =>
      decideTargetType(ctx, caseId, {
        targetType: 2,
        provisional: false,
        decidedOn: today,
        reasonCode: null,
        reason: '長く無業',
        answers: { a: 'x' },
      }),
    ),
  )
  await recordedPlacement(council, by, caseId)
  await recordedSpan(council, by, caseId)
  await recordedConsent(council, by, caseId)
  await recordedTraining(council, by, caseId)
  await recordedWish(council, by, caseId)
  const host = await signedInAs(council, { role: 'manager', organizationId: 'hw-ueda' })
  const gathering = await openedGathering(council, host)
  const { slots } = await someBooth(council, host, gathering, await someEmployer(council, host))
  const signUp = await signedUp(council, by, caseId, gathering, { callName: 'x', needs: 'x' })
  valueOf(await act(council, by, (ctx) => bookInterview(ctx, signUp, { slotId: slots[0] ?? '' })))
  const introduction = await introduced(council, by, caseId, { toldWords: 'x', note: 'x' })
  const trial = await agreedTrial(council, by, caseId)
  valueOf(await act(council, by, (ctx) => noteTrialDay(ctx, trial, { heldOn: today, came: 'whole', words: 'x' })))
  const job = await publishedJob(council, by)
  const answer = answerForm.schema.parse({ answer: 'not-interested', reason: 'pay', note: 'x' })
  valueOf(await act(council, by, (ctx) => answerJob(ctx, caseId, job, answer)))
  const interview = { heldOn: today, startsAt: null, place: 'x', isAccompanied: true, note: 'x' }
  valueOf(await act(council, by, (ctx) => setInterview(ctx, introduction, interview)))
  const { planId, goalId, person } = await offeredPlan(open, by, caseId, `${caseId}@mail.example`)
  valueOf(await act(council, person, (ctx) => answerOwnPlan(ctx, planId, { answer: 'agree', note: '', version: 2 })))
  const helper = await signedInAs(council, { role: 'counselor', organizationId: 'hw-ueda', deskId: 'hw-ueda-main' })
  await closedConference(council, by, caseId, helper)
  await begunJointSupport(council, by, helper, caseId, 'hw-ueda-main')
  valueOf(
    await act(council, by, (ctx) =>
      recordEntry(ctx, caseId, 'support-station', 'life', { askedOn: today, answers: { strength: 'x' }, onto: null }),
    ),
  )
  await leftNote(open, await signedInAs(council, { role: 'manager', organizationId: by.organizationId }), caseId)
  valueOf(
    await act(council, by, (ctx) =>
      setHold(ctx, caseId, { kind: 'own-wish', reason: '記録を見たい', since: today, until: today }),
    ),
  )
  const [relative] = await open.ownerQuery<{ case_id: string; person_id: string }>(
    `insert into people (id, organization_id, family_name) values (gen_random_uuid(), $1, '親')
     returning id as person_id, null as case_id`,
    [by.organizationId],
  )
  const parent = relative?.person_id
  const q = (text: string, ...values: unknown[]) => open.ownerQuery(text, values)
  const [own, desk] = [by.organizationId, by.deskId]
  await q(
    `insert into documents (id, case_id, organization_id, part, name, media_type, content)
     values (gen_random_uuid(), $1, $2, 'all', '同意書', 'application/pdf', '\\x2550')`,
    caseId,
    own,
  )
  await q(`update consents set document_id = (select id from documents where case_id = $1) where case_id = $1`, caseId)
  await q(
    `insert into case_restrictions (id, case_id, organization_id, reason, ended_at)
     values (gen_random_uuid(), $1, $2, '知り合い', business_now() + interval '1 second')`,
    caseId,
    own,
  )
  await q(
    `insert into emergency_accesses (id, account_id, organization_id, typed_name, typed_birth_date, typed_number,
       reason, case_id, valid_until, reviewed_at, review, review_note)
     select gen_random_uuid(), $2, $3, 'ヨミ', '1980-01-01', number, '命の危険がありました。', id, now(), now(), 'not-justified', 'x'
     from cases where id = $1`,
    caseId,
    by.accountId,
    own,
  )
  await q(
    `insert into referral_news (id, case_id, referral_id, organization_id, desk_id, to_desk_id, outcome, told_on)
     select gen_random_uuid(), case_id, id, $2, $3, $3, 'employed', $4 from referrals
     where case_id = $1 limit 1`,
    caseId,
    own,
    desk,
    today,
  )
  await q(
    `insert into referral_amendments (id, referral_id, from_organization_id, to_organization_id, reason, requests)
     select gen_random_uuid(), id, from_organization_id, to_organization_id, 'x', 'x'
     from referrals where case_id = $1`,
    caseId,
  )
  await q(
    `insert into support_measures (plan_id, fiscal_year, measure_id, case_id, organization_id, fits, reason)
     select $1, fiscal_year, id, $2, $3, true, 'x' from plan_measures limit 1`,
    planId,
    caseId,
    own,
  )
  await q(
    `insert into support_reviews (id, plan_id, case_id, organization_id, held_on, method, next_review_on, progress)
     values (gen_random_uuid(), $1, $2, $3, $4, 'visit', $4::date + 1, $5)`,
    planId,
    caseId,
    own,
    today,
    JSON.stringify({ [goalId]: 'x' }),
  )
  await q(
    `insert into record_corrections (id, case_id, kind, part, record_id, organization_id, is_withdrawal, before, reason)
     values (gen_random_uuid(), $1, 'consultation', 'consultations', $1, $2, true, '{"話したこと":"x"}', 'x')`,
    caseId,
    own,
  )
  await q(
    `insert into appointments (id, case_id, organization_id, desk_id, on_day, note)
     values (gen_random_uuid(), $1, $2, $3, $4, 'x')`,
    caseId,
    own,
    desk,
    today,
  )
  await q(
    `insert into walk_ins (id, case_id, kind, consultation_id, organization_id, desk_id, for_organization_id,
       for_desk_id, told, came_on)
     select gen_random_uuid(), case_id, 'came', id, organization_id, desk_id, 'hw-ueda', 'hw-ueda-main', 'x', $2
     from consultations where case_id = $1 limit 1`,
    caseId,
    today,
  )
  await q(
    `insert into closure_requests (id, case_id, organization_id, desk_id, reason, closed_on, summary, decision,
       decided_at, note)
     values (gen_random_uuid(), $1, $2, $3, 'goal', $4, 'x', 'returned', now(), 'x')`,
    caseId,
    own,
    desk,
    today,
  )
  await q(
    `insert into conference_addenda (id, conference_id, organization_id, note)
     select gen_random_uuid(), id, $2, 'x' from conferences
     where case_id = $1`,
    caseId,
    own,
  )
  await q(
    `insert into person_names (id, person_id, kind, family_name) values (gen_random_uuid(), $1, 'former', 'x')`,
    personId,
  )
  await q(
    `insert into person_addresses (person_id, kind, address) values ($1, 'home', 'x')
     on conflict (person_id) do update set address = 'x'`,
    personId,
  )
  await q(
    `insert into family_relations (id, person_id, relative_id, relation, lives_together, organization_id)
     values (gen_random_uuid(), $1, $2, 'mother', true, $3), (gen_random_uuid(), $2, $1, 'child', true, $3)`,
    personId,
    parent,
    own,
  )
  await q(
    `insert into drafts (id, account_id, draft_key, path, body)
     values (gen_random_uuid(), $1, 'goal:' || $2, '/cases', '{}'),
       (gen_random_uuid(), $1, 'x', '/people', jsonb_build_object('person', $3::text, 'note', 'x'))`,
    by.accountId,
    goalId,
    personId,
  )
  await q(
    `insert into submissions (account_id, submission_id, action, answer)
     values ($1, $2, 'x', jsonb_build_object('id', $2::text, 'note', 'x'))`,
    by.accountId,
    caseId,
  )
  await q(
    `insert into kept_inputs (id, account_id, path, sealed) values (gen_random_uuid(), $1, '/cases/' || $2, '\\x00')`,
    by.accountId,
    caseId,
  )
  await importedRow(open, own ?? '', caseId)
  await q(
    `insert into mails (id, kind, recipient, subject, body) values (gen_random_uuid(), 'own-page', $1, 'x', 'x')`,
    person.email,
  )
  await closedOn(open, caseId, today)
  return {
    caseId,
    personId,
    twinCaseId: twin.id,
    relative: { caseId: '', personId: parent ?? '' },
    account: person.accountId,
  }
}

/** Rows of a case that are no words about it: what happened, in ids and codes. */
const history = ['ledger', 'facts', 'disposal_items']

interface Link {
  child: string
  column: string
  parent: string
}

/** Of every table that hangs on cases or people, which of its rows belong to this case. */
export async function placesOf(open: TestCouncil, of: FullCase): Promise<Map<string, string>> {
  const links = await open.ownerQuery<Link>(`select k.conrelid::regclass::text as child, a.attname as column,
    k.confrelid::regclass::text as parent
  from pg_constraint k
  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
  where k.contype = 'f' and k.conrelid <> k.confrelid and k.connamespace = 'public'::regnamespace`)
  const places = new Map([
    ['cases', `id in ('${of.caseId}', '${of.twinCaseId}')`],
    ['people', `id in (select person_id from cases where id in ('${of.caseId}', '${of.twinCaseId}'))`],
  ])
  for (let found = true; found;) {
    found = false
    for (const { child, column, parent } of links) {
      const rows = places.get(parent)
      // A case's own rows are named by the case; what another record says of a relative is that record's.
      if (
        rows === undefined ||
        places.has(child) ||
        history.includes(child) ||
        ['relative_id', 'speaker_person_id'].includes(column)
      )
        continue
      if (
        column !== 'case_id' &&
        column !== 'person_id' &&
        links.some((other) => other.child === child && ['case_id', 'person_id'].includes(other.column))
      )
        continue
      places.set(child, `${column} in (select id from ${parent} where ${rows})`)
      found = true
    }
  }
  return places
}

/**
 * Writes the mark wherever the database takes it, but as a digest, which is no word and stays with what was counted.
 * @returns `table.column` of each place
 */
export async function plant(open: TestCouncil, places: Map<string, string>, mark: string): Promise<string[]> {
  const planted: string[] = []
  const columns = await open.ownerQuery<{ table_name: string; column_name: string; type: string }>(
    `select table_name, column_name, coalesce(nullif(udt_name, ''), data_type) as type
    from information_schema.columns
    where table_schema = 'public' and table_name = any($1)
      and udt_name in ('text', 'varchar', '_text', 'jsonb', 'bytea') and column_name not in ('readers', 'digest')
    order by 1, 2`,
    [[...places.keys()]],
  )
  // Seals and offers are not in the way of a superuser who only wants to see what is left.
  await open.ownerQuery(`alter table conference_papers disable trigger user`)
  for (const { table_name: table, column_name: column, type } of columns) {
    const value = {
      text: `'${mark}'`,
      varchar: `'${mark}'`,
      _text: `array['${mark}']`,
      jsonb: `'{"x":"${mark}"}'::jsonb`,
      bytea: `convert_to('${mark}', 'UTF8')`,
    }[type]
    // A number is no two cases'; what has to be alone in its table stands beside its own id.
    const own = column === 'number' && table === 'cases' ? `'${mark}' || id` : value
    try {
      await open.ownerQuery(
        `set local app.projecting = 'on'; update ${table} set ${column} = ${own} where ${places.get(table)}`,
      )
      planted.push(`${table}.${column}`)
    } catch (error) {
      // A code of a list, a key, an id: it takes no words.
      if (!['23514', '23503', '23505', '23P01'].includes((error as { code?: string }).code ?? '')) throw error
    }
  }
  await open.ownerQuery(`alter table conference_papers enable trigger user`)
  return planted
}

/** `table.column` of each place in the database, sign-in included, that holds this text. */
export async function whereIs(open: TestCouncil, text: string): Promise<string[]> {
  const columns = await open.ownerQuery<{
    name: string
    column_name: string
    type: string
  }>(`select quote_ident(c.table_schema) || '.' || quote_ident(c.table_name) as name,
      quote_ident(c.column_name) as column_name, c.udt_name as type
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where table_schema in ('public', 'auth') and t.table_type = 'BASE TABLE'
      and udt_name in ('text', 'varchar', '_text', 'jsonb', 'bytea', 'uuid', '_uuid')
    order by 1, 2`)
  const parts = columns.map(
    ({ name, column_name: column, type }) =>
      `select '${name.replace('public.', '').replaceAll("'", "''")}.${column.replaceAll('"', '')}' as place
       where exists (select from ${name}
         where
           ${type === 'bytea' ? `position(convert_to($1, 'UTF8') in ${column}) > 0` : `strpos(${column}::text, $1) > 0`})`,
  )
  return (await open.ownerQuery<{ place: string }>(parts.join(' union all '), [text]))
    .map((row) => row.place)
    .toSorted()
}

/** As if the case had come from a sheet. */
export async function importedRow(open: TestCouncil, organizationId: string, caseId: string): Promise<void> {
  await open.ownerQuery(
    `with source as (insert into import_sources (id, organization_id, name) values (gen_random_uuid(), $2, 'x')
       returning id),
     made as (insert into imports (id, organization_id, source_id, file_name, rows, made)
       select gen_random_uuid(), $2, id, 'x', 1, 1 from source returning id, source_id)
     insert into imported_rows (source_id, row_key, import_id, organization_id, row_number, case_id)
     select source_id, '\\x01', id, $2, 1, $1 from made`,
    [caseId, organizationId],
  )
}
