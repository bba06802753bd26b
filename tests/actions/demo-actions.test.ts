/**
 * One life, told by the demo and lived through the real actions on the same days: the rows must be the same but for
 * their ids and the minute at which they were written.
 */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner, loadRows, tellOne, type Shown } from '../../src/demo/index.ts'
import { closeCase } from '../../src/modules/continuity/closures/index.ts'
import {
  changeNextAction,
  decideTargetType,
  openCase,
  recordConsultation,
} from '../../src/modules/casework/cases/index.ts'
import { readCouncilFolder, readDemoNames } from '../../src/modules/council/council/index.ts'
import { recordFollowUp, recordPlacement } from '../../src/modules/employment/placements/index.ts'
import {
  acceptReferral,
  acknowledgeAnswer,
  declineReferral,
  escalateReferral,
  reportOutcome,
  sendReferral,
  withdrawReferral,
} from '../../src/modules/casework/referrals/index.ts'
import type { Actor } from '../../src/platform/actor.ts'
import type { ActionContext } from '../../src/platform/action.ts'
import type { Outcome } from '../../src/platform/outcome.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, signedInAs } from '../support/people.ts'

let lived: TestCouncil
let told: TestCouncil
beforeAll(async () => {
  ;[lived, told] = await Promise.all([createTestCouncil(), createTestCouncil()])
})
afterAll(() => Promise.all([lived.close(), told.close()]))

const who = {
  familyName: '髙見澤',
  givenName: '敦',
  familyNameKana: 'タカミザワ',
  givenNameKana: 'アツシ',
  alias: '',
  birthDate: '1980-05-01',
  municipalityCode: '20203',
  phone: '09000001010',
}
const talk = { time: '10:00', minutes: 40, channel: 'visit', speaker: 'self', relation: '', topics: ['job-search'] }
const shared = ['contact', 'work-history', 'plan']

const life: Shown = {
  desk: 'maisapo-ueda',
  name: [who.familyName, who.givenName, who.familyNameKana, who.givenNameKana],
  gender: 'male',
  born: who.birthDate,
  place: who.municipalityCode,
  phone: who.phone,
  first: { on: '2025-06-02', why: 'hardship', ...talk, note: '初回' },
  type: { to: 3, reason: 'まず暮らし', provisional: true },
  next: { kind: 'appointment', on: '2025-06-10', time: '10:00', note: '二回目' },
  steps: [
    {
      do: 'talk',
      on: '2025-06-10',
      ...talk,
      note: '二回目の話',
      next: { kind: 'call', on: '2025-06-20', note: '電話' },
    },
    { do: 'type', on: '2025-06-10', to: 2, reason: '準備へ', code: 'change-of-state' },
    {
      do: 'send',
      on: '2025-06-11',
      to: 'hikikomori-center',
      reason: '理由',
      requests: 'お願い',
      shares: ['all'],
      until: '2025-12-01',
    },
    { do: 'decline', on: '2025-06-13', reason: 'full', suggestion: 'サポステへ', seenOn: '2025-06-16' },
    {
      do: 'send',
      on: '2025-06-17',
      to: 'sapo-shinano',
      reason: '理由',
      requests: 'お願い',
      shares: shared,
      until: '2026-06-01',
    },
    { do: 'escalate' },
    {
      do: 'accept',
      on: '2025-06-24',
      firstOn: '2025-06-26',
      time: '13:00',
      note: 'お引き受けします',
      seenOn: '2025-06-25',
    },
    {
      do: 'talk',
      on: '2025-06-26',
      ...talk,
      note: 'はじめて会う',
      next: { kind: 'appointment', on: '2025-07-10', time: '14:00', note: '面談' },
    },
    { do: 'report', on: '2025-06-27', result: 'supporting', note: '続けています', seenOn: '2025-06-27' },
    { do: 'plan', on: '2025-07-10', done: 'すませた', next: { kind: 'call', on: '2025-07-22', note: '入社の確かめ' } },
    { do: 'type', on: '2025-07-14', to: 1, reason: '見立てを直す', code: 'correction' },
    {
      do: 'hire',
      on: '2025-07-22',
      startedOn: '2025-07-18',
      employer: '上小精機',
      regular: true,
      hours: 38.5,
      route: 'trial',
    },
    { do: 'check', on: '2025-08-18', with: 'both', status: 'working', note: '続いている' },
    {
      do: 'check',
      on: '2025-10-21',
      with: 'person',
      status: 'left',
      note: '辞めた',
      endedOn: '2025-10-10',
      endReason: 'health',
    },
    {
      do: 'send',
      on: '2025-10-24',
      to: 'maisapo-ueda',
      reason: '理由',
      requests: 'お願い',
      shares: ['contact'],
      until: '2026-06-01',
    },
    { do: 'withdraw', on: '2025-10-27', reason: '本人の希望' },
    { do: 'close', on: '2025-11-20', reason: 'own-wish', summary: 'まとめ', hint: '連絡があれば' },
  ],
}

test('the told life has the rows of the lived one', async () => {
  const workers = await Promise.all(
    (['maisapo-ueda', 'sapo-shinano', 'hikikomori-center'] as const).map((desk) =>
      signedInAs(lived.council, { role: 'counselor', organizationId: desk, deskId: desk }),
    ),
  )
  const [maisapo, sapo, center] = workers
  if (!maisapo || !sapo || !center) throw new Error('three workers were made')
  await live(maisapo, sapo, center)

  const council = await readCouncilFolder(told.council.folder)
  const rows = tellOne(
    {
      council,
      names: await readDemoNames(told.council.folder),
      today: '2026-01-20',
      keys: told.council.keys,
      fold: told.council.fold,
      workers: new Map(workers.map((actor) => [actor.deskId ?? '', actor.accountId])),
    },
    life,
  )
  const client = new pg.Client({ connectionString: told.ownerUrl })
  await client.connect()
  await client.query('set session_replication_role = replica') // the workers exist in the other database only
  await client.query(
    `insert into accounts (id, email, display_name)
     select id::uuid, id || '@test.example', 'x' from unnest($1::text[]) id`,
    [workers.map((actor) => actor.accountId)],
  )
  await asOwner(client, () => loadRows(client, rows))
  await client.end()

  for (const [table, columns] of Object.entries(compared)) {
    const query = `select ${columns} from ${table}`
    expect(await told.ownerQuery(query), table).toEqual(await lived.ownerQuery(query))
  }
})

/** Everything but ids, minutes and numbers; the day of an instant is that of Tokyo. */
const day = (column: string): string => `(${column} at time zone 'Asia/Tokyo')::date as ${column}`
const compared: Record<string, string> = {
  'people order by id': `organization_id, family_name, given_name, family_name_kana, given_name_kana, alias, birth_date,
    municipality_code, phone, email, contact_cautions, search_text, version, updated_by,
    (select array_agg(k order by k) from jsonb_object_keys(readers) k) as readers`,
  'cases order by id': `opened_on, status, responsible_organization_id, responsible_desk_id, responsible_account_id,
    responsible_since, target_type, target_type_provisional, municipality_code, first_speaker, episode, last_contact_on,
    closed_on, closure_reason, closure_summary, closure_reopen_hint, person_digest, version, ${day('created_at')},
    (select array_agg(k order by k) from jsonb_object_keys(readers) k) as readers`,
  'case_access order by created_at, organization_id, basis, scope': `organization_id, account_id, scope, basis,
    basis_given_on, referral_id is null as own, ${day('valid_from')}, ${day('valid_until')}, granted_by, ended_reason`,
  'episodes order by number': `number, opened_on, reason, consultation_id is not null as has_talk, closed_on,
    closure_reason, closed_organization_id, closed_desk_id`,
  'consultations order by recorded_at': `organization_id, desk_id, account_id, occurred_on, occurred_at, minutes,
    channel, speaker, speaker_relation, topics, note,
    (select array_agg(k order by k) from jsonb_object_keys(readers) k) as readers`,
  'next_actions order by created_at, id': `organization_id, desk_id, account_id, kind, due_on, due_at, note, origin,
    ${day('created_at')}, created_by, ${day('ended_at')}, ended_by, ended_how, ended_note,
    (select array_agg(k order by k) from jsonb_object_keys(readers) k) as readers`,
  'target_type_decisions order by recorded_at': `organization_id, desk_id, account_id, from_type, to_type, provisional,
    decided_on, reason_code, reason, is_move,
    (select array_agg(k order by k) from jsonb_object_keys(readers) k) as readers`,
  'referrals order by sent_at': `from_organization_id, from_desk_id, from_account_id, to_organization_id, to_desk_id,
    reason, requests, urgency, basis_kind, basis_given_on, basis_until, shares, status, sent_on, respond_by,
    answered_on, answered_by, first_appointment_on, first_contact_by, answer_note, decline_reason, decline_suggestion,
    withdraw_reason, outcome, outcome_note, outcome_on, ${day('escalated_at')}, ${day('acknowledged_at')}`,
  'placements order by recorded_at': `organization_id, desk_id, account_id, episode, employer_name, started_on,
    regular, weekly_hours, route, ended_on, end_reason`,
  'follow_ups order by month': `organization_id, desk_id, month, due_on, held_on, held_with, status, note,
    account_id, cancelled_on, cancel_reason`,
  "ledger l where case_id is not null and kind !~ '^appointment' order by recorded_at, id": `kind, organization_id,
    desk_id, account_id, occurred_on, ${day('recorded_at')},
    (select jsonb_object_agg(k,
        case when k like '%Id' and k not like '%DeskId' then '"id"'::jsonb
          when k = 'corrects' then '"id"'::jsonb
          else v end)
      from jsonb_each(payload) as e(k, v)) as payload`,
  'facts f where corrects_id is null and not exists (select from facts c where c.corrects_id = f.id) order by occurred_on, kind, detail': `
    kind, occurred_on, ${day('recorded_at')}, organization_id, desk_id, municipality_code, area, target_type,
    age_group, person_digest, quantity, detail`,
}

/** The same life through the actions, each on its day. */
async function live(maisapo: Actor, sapo: Actor, center: Actor): Promise<void> {
  const on = async <T>(today: string, actor: Actor, work: (ctx: ActionContext) => Promise<Outcome<T>>): Promise<T> => {
    lived.setToday(today)
    const outcome = await act(lived.council, actor, work)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
    return outcome.value
  }
  const said = (occurredOn: string, note: string) => ({
    occurredOn,
    time: talk.time,
    minutes: talk.minutes,
    channel: 'visit' as const,
    speaker: 'self' as const,
    speakerRelation: '',
    topics: ['job-search' as const],
    note,
    disclose: null,
  })
  const next = (kind: 'appointment' | 'call', dueOn: string, time: string | null, note: string, actor: Actor) => ({
    kind,
    dueOn,
    time,
    note,
    assignee: actor.accountId,
  })
  const referralOf = async (): Promise<string> =>
    (await lived.ownerQuery<{ id: string }>('select id from referrals order by sent_at desc limit 1'))[0]?.id ?? ''
  const basis = { kind: 'consent' as const }

  const { id } = await on('2025-06-02', maisapo, (ctx) =>
    openCase(ctx, {
      deskId: 'maisapo-ueda',
      ...said('2025-06-02', '初回'),
      personId: null,
      person: { ...who, reachFrom: null, reachTo: null },
      caller: null,
      nextAction: next('appointment', '2025-06-10', '10:00', '二回目', maisapo),
      closure: null,
    }),
  )
  await on('2025-06-02', maisapo, (ctx) =>
    decideTargetType(ctx, id, {
      targetType: 3,
      provisional: true,
      decidedOn: '2025-06-02',
      reasonCode: null,
      reason: 'まず暮らし',
      answers: {},
    }),
  )
  await on('2025-06-10', maisapo, (ctx) =>
    recordConsultation(ctx, id, {
      ...said('2025-06-10', '二回目の話'),
      nextAction: next('call', '2025-06-20', null, '電話', maisapo),
    }),
  )
  await on('2025-06-10', maisapo, (ctx) =>
    decideTargetType(ctx, id, {
      targetType: 2,
      provisional: false,
      decidedOn: '2025-06-10',
      reasonCode: 'change-of-state',
      reason: '準備へ',
      answers: {},
    }),
  )
  await on('2025-06-11', maisapo, (ctx) =>
    sendReferral(ctx, id, {
      toDeskId: 'hikikomori-center',
      reason: '理由',
      requests: 'お願い',
      mode: 'hand-over',
      urgency: 'normal',
      basis: { ...basis, givenOn: '2025-06-11', until: '2025-12-01' },
      shares: ['all'],
    }),
  )
  const declined = await referralOf()
  await on('2025-06-13', center, (ctx) => declineReferral(ctx, declined, { reason: 'full', suggestion: 'サポステへ' }))
  await on('2025-06-16', maisapo, (ctx) => acknowledgeAnswer(ctx, declined))
  await on('2025-06-17', maisapo, (ctx) =>
    sendReferral(ctx, id, {
      toDeskId: 'sapo-shinano',
      reason: '理由',
      requests: 'お願い',
      mode: 'hand-over',
      urgency: 'normal',
      basis: { ...basis, givenOn: '2025-06-17', until: '2026-06-01' },
      shares: shared as ('contact' | 'plan')[],
    }),
  )
  const accepted = await referralOf()
  await on('2025-06-21', { ...maisapo, accountId: '', deskId: null }, (ctx) => escalateReferral(ctx, accepted))
  await on('2025-06-24', sapo, (ctx) =>
    acceptReferral(ctx, accepted, {
      firstAppointmentOn: '2025-06-26',
      time: '13:00',
      assignee: null,
      note: 'お引き受けします',
      task: '',
    }),
  )
  await on('2025-06-25', maisapo, (ctx) => acknowledgeAnswer(ctx, accepted))
  await on('2025-06-26', sapo, (ctx) =>
    recordConsultation(ctx, id, {
      ...said('2025-06-26', 'はじめて会う'),
      nextAction: next('appointment', '2025-07-10', '14:00', '面談', sapo),
    }),
  )
  await on('2025-06-27', sapo, (ctx) =>
    reportOutcome(ctx, accepted, { answers: [], result: 'supporting', note: '続けています' }),
  )
  await on('2025-06-27', maisapo, (ctx) => acknowledgeAnswer(ctx, accepted))
  await on('2025-07-10', sapo, (ctx) =>
    changeNextAction(ctx, id, {
      ...next('call', '2025-07-22', null, '入社の確かめ', sapo),
      done: { note: 'すませた' },
    }),
  )
  await on('2025-07-14', sapo, (ctx) =>
    decideTargetType(ctx, id, {
      targetType: 1,
      provisional: false,
      decidedOn: '2025-07-14',
      reasonCode: 'correction',
      reason: '見立てを直す',
      answers: {},
    }),
  )
  const { id: placementId } = await on('2025-07-22', sapo, (ctx) =>
    recordPlacement(ctx, id, {
      employerName: '上小精機',
      startedOn: '2025-07-18',
      regular: true,
      weeklyHours: 38.5,
      route: 'trial',
    }),
  )
  await on('2025-08-18', sapo, (ctx) =>
    recordFollowUp(ctx, placementId, {
      month: 1,
      heldOn: '2025-08-18',
      with: 'both',
      status: 'working',
      endedOn: null,
      endReason: null,
      note: '続いている',
    }),
  )
  await on('2025-10-21', sapo, (ctx) =>
    recordFollowUp(ctx, placementId, {
      month: 3,
      heldOn: '2025-10-21',
      with: 'person',
      status: 'left',
      endedOn: '2025-10-10',
      endReason: 'health',
      note: '辞めた',
    }),
  )
  await on('2025-10-24', sapo, (ctx) =>
    sendReferral(ctx, id, {
      toDeskId: 'maisapo-ueda',
      reason: '理由',
      requests: 'お願い',
      mode: 'hand-over',
      urgency: 'normal',
      basis: { ...basis, givenOn: '2025-10-24', until: '2026-06-01' },
      shares: ['contact'],
    }),
  )
  const withdrawn = await referralOf()
  await on('2025-10-27', sapo, (ctx) => withdrawReferral(ctx, withdrawn, { reason: '本人の希望' }))
  await on('2025-11-20', sapo, (ctx) =>
    closeCase(ctx, id, {
      reason: 'own-wish',
      summary: 'まとめ',
      reopenHint: '連絡があれば',
      followUpsEndReason: '',
      closedOn: '2025-11-20',
    }),
  )
}
