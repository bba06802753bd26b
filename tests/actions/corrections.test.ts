/**
 * Every record can be put right or taken back with a reason: figures, thread,
 * next step and follow-ups follow, the old words stay.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  correctConsultation,
  correctTargetType,
  getCaseHeader,
  listConsultations,
  listCorrections,
  listThread,
  listTypeDecisions,
  recordConsultation,
  takeBackConsultation,
  verifyFacts,
} from '../../src/modules/casework/cases/index.ts'
import { correctClosure } from '../../src/modules/continuity/closures/index.ts'
import {
  correctFollowUp,
  correctPlacement,
  listPlacementsOfCase,
  recordFollowUp,
} from '../../src/modules/employment/placements/index.ts'
import { reportOutcome } from '../../src/modules/casework/referrals/index.ts'
import { correctTraining, listTrainingsOfCase } from '../../src/modules/employment/trainings/index.ts'
import { addDays } from '../../src/platform/clock.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import {
  acceptedReferral,
  closedCase,
  decidedType,
  heldFollowUp,
  nextStep,
  openedCase,
  recordedPlacement,
  recordedTraining,
  sentReferral,
  someTalk,
  talkedAgain,
  valueOf,
} from '../support/thread.ts'

let open: TestCouncil
let worker: SignedInPerson
let other: SignedInPerson
beforeAll(async () => {
  open = await createTestCouncil()
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  other = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-ueda', deskId: 'hw-ueda-main' })
})
beforeEach(() => open.setToday(today))
afterAll(() => open.close())

const today = '2026-01-20'
const right = { how: 'correct', reason: '聞き違い' } as const
const back = { how: 'withdraw', reason: '別の方だった' } as const
const job = { employerName: '信州精密', startedOn: today, regular: true, weeklyHours: 38, route: 'hello-work' } as const
const as = <T>(
  by: SignedInPerson,
  read: Parameters<TestCouncil['council']['gateway']['read']>[1] & ((db: never) => Promise<T>),
) => open.council.gateway.read(by, read as never) as Promise<T>
const counted = async (caseId: string) =>
  (
    await open.ownerQuery<{ line: string }>(
      `select concat_ws(' ', f.kind, f.occurred_on, f.detail) as line from facts f
       where f.case_id = $1 and f.kind not in ('case.opened', 'consultation', 'registration') and f.corrects_id is null
         and not exists (select from facts c where c.corrects_id = f.id)
       order by 1`,
      [caseId],
    )
  ).map((row) => row.line)
const words = async (by: SignedInPerson, caseId: string) =>
  (await as(by, (db) => listCorrections(db, caseId))).map((each) => [
    each.kind,
    each.isWithdrawal,
    each.before,
    each.reason,
  ])
const next = async (caseId: string) =>
  (
    await open.ownerQuery<{ kind: string; due_on: string; note: string; origin: string }>(
      'select kind, due_on, note, origin from next_actions where case_id = $1 and ended_at is null',
      [caseId],
    )
  )[0]
const stateOf = async (caseId: string) =>
  (
    await open.ownerQuery<{ status: string; episode: number; closed_on: string | null; target_type: number | null }>(
      'select status, episode, closed_on, target_type from cases where id = $1',
      [caseId],
    )
  )[0]

describe('what may be shown to the person', () => {
  const talkOf = (disclose: 'yes' | 'no' | 'ask' | null, speaker: 'self' | 'family' = 'self') => ({
    ...someTalk(today, '話'),
    speaker,
    disclose,
    appointment: null,
  })
  test.each([
    ['stays 見せない when a word is put right', talkOf('no'), talkOf(null), 'no'],
    ['stays 見せてよい of a family that agreed', talkOf('yes', 'family'), talkOf(null, 'family'), 'yes'],
    ['is said anew where it is said', talkOf('no'), talkOf('yes'), 'yes'],
    ['is asked again where the words were a family’s after all', talkOf(null), talkOf(null, 'family'), 'ask'],
    ['stays 見せない whoever spoke', talkOf('no'), talkOf(null, 'family'), 'no'],
  ] as const)('%s', async (_, before, after, disclose) => {
    const { id } = await openedCase(open.council, worker)
    const talk = valueOf(
      await act(open.council, worker, (ctx) => recordConsultation(ctx, id, { ...before, nextAction: null })),
    )
    const correction = { ...after, reason: '聞き違い' }
    const corrected = valueOf(
      await act(open.council, worker, (ctx) => correctConsultation(ctx, id, talk.id, correction)),
    )
    expect(await open.ownerQuery('select disclose from consultations where id = $1', [corrected.id])).toEqual([
      { disclose },
    ])
  })
})

describe('a hire', () => {
  test('gets the right employer, day and kind; follow-ups and what is next move along', async () => {
    const { id } = await openedCase(open.council, worker)
    const placementId = await recordedPlacement(open.council, worker, id)
    valueOf(
      await act(open.council, worker, (ctx) =>
        correctPlacement(
          ctx,
          placementId,
          { ...job, employerName: '上小精機', startedOn: '2025-12-25', regular: false },
          right,
        ),
      ),
    )
    expect(await counted(id)).toEqual(['placement.other 2025-12-25 hello-work'])
    const [placement] = await as(worker, (db) => listPlacementsOfCase(db, id))
    expect(placement).toMatchObject({
      employerName: '上小精機',
      regular: false,
      followUps: [{ month: 1, dueOn: '2026-01-26' }, { month: 3, dueOn: '2026-03-25' }, { month: 6 }, { month: 12 }],
    })
    expect(await next(id)).toMatchObject({ due_on: '2026-01-26', origin: 'follow-up' })
    expect(await words(worker, id)).toEqual([
      [
        'placement',
        false,
        {
          会社: '信州精密',
          雇入れ日: '令和8年1月20日(火)',
          正規かどうか: '正規(正社員)',
          週の時間: '38時間',
          どう見つけたか: 'ハローワークの紹介',
        },
        '聞き違い',
      ],
    ])
  })

  test('that wasn’t this person’s goes, with its follow-ups; what is next is decided anew', async () => {
    const { id } = await openedCase(open.council, worker)
    const placementId = await recordedPlacement(open.council, worker, id)
    valueOf(await act(open.council, worker, (ctx) => correctPlacement(ctx, placementId, null, back)))
    expect([await counted(id), await as(worker, (db) => listPlacementsOfCase(db, id))]).toEqual([[], []])
    expect(await next(id)).toMatchObject({ kind: 'review', origin: 'worker' })
    expect(
      await open.ownerQuery('select from follow_ups where placement_id = $1 and cancelled_on is null', [placementId]),
    ).toEqual([])
    // The same may be recorded again, and is the other one then.
    await recordedPlacement(open.council, worker, id)
    expect(await counted(id)).toEqual(['placement.regular 2026-01-20 hello-work'])
    await expect(act(open.council, worker, (ctx) => correctPlacement(ctx, placementId, null, back))).rejects.toThrow(
      'placement',
    )
  })

  test('is refused where a follow-up or a leaving would lie before it, or another desk is responsible', async () => {
    const { id } = await openedCase(open.council, worker)
    const placementId = await heldFollowUp(open.council, worker, id)
    open.setToday('2026-01-25')
    expect(
      await act(open.council, worker, (ctx) =>
        correctPlacement(ctx, placementId, { ...job, startedOn: '2026-01-21' }, right),
      ),
    ).toMatchObject({ ok: false, errors: [{ field: 'startedOn' }] })
    expect(
      await act(open.council, worker, (ctx) =>
        correctPlacement(ctx, placementId, { ...job, startedOn: '2026-02-21' }, right),
      ),
    ).toMatchObject({ ok: false, errors: [{ field: 'startedOn' }] })
    await acceptedReferral(open.council, other, await sentReferral(open.council, worker, id, 'hw-ueda-main', ['all']))
    expect(await act(open.council, worker, (ctx) => correctPlacement(ctx, placementId, job, right))).toMatchObject({
      ok: false,
      kind: 'state',
    })
    expect(await words(worker, id)).toEqual([])
  })
})

describe('a follow-up', () => {
  test('of somebody who hadn’t left: the job goes on, the rest is due again, the new episode goes', async () => {
    const { id } = await openedCase(open.council, worker)
    const placementId = await heldFollowUp(open.council, worker, id, '信州精密', 'left')
    expect([await stateOf(id), await counted(id)]).toEqual([
      { status: 'open', episode: 2, closed_on: null, target_type: null },
      ['follow-up.left 2026-01-20 1', 'placement.regular 2026-01-20 hello-work'],
    ])
    valueOf(
      await act(open.council, worker, (ctx) =>
        correctFollowUp(
          ctx,
          placementId,
          1,
          {
            month: 1,
            heldOn: today,
            with: 'person',
            status: 'working',
            endedOn: null,
            endReason: null,
            note: '続けている',
          },
          right,
        ),
      ),
    )
    expect(await counted(id)).toEqual(['follow-up.working 2026-01-20 1', 'placement.regular 2026-01-20 hello-work'])
    expect(await stateOf(id)).toMatchObject({ episode: 1 })
    const [placement] = await as(worker, (db) => listPlacementsOfCase(db, id))
    expect(placement).toMatchObject({
      endedOn: null,
      endReason: null,
      followUps: [{ note: '続けている' }, { cancelledOn: null }, { cancelledOn: null }, { cancelledOn: null }],
    })
    expect(await next(id)).toMatchObject({ origin: 'follow-up', due_on: '2026-04-20' })
    expect((await as(worker, (db) => listThread(db, id, 50))).map((entry) => entry.kind)).not.toContain('case.reopened')
    expect(await words(worker, id)).toMatchObject([
      ['follow-up', false, { いまの様子: '辞めた', 辞めた日: '令和8年1月20日(火)' }, '聞き違い'],
    ])
  })

  test('of somebody who had left, or that wasn’t held', async () => {
    const { id } = await openedCase(open.council, worker)
    const placementId = await heldFollowUp(open.council, worker, id)
    valueOf(
      await act(open.council, worker, (ctx) =>
        correctFollowUp(
          ctx,
          placementId,
          1,
          { month: 1, heldOn: today, with: 'person', status: 'left', endedOn: today, endReason: 'health', note: '' },
          right,
        ),
      ),
    )
    expect([(await stateOf(id))?.episode, (await next(id))?.origin]).toEqual([2, 'separation'])
    valueOf(await act(open.council, worker, (ctx) => correctFollowUp(ctx, placementId, 1, null, back)))
    expect(await counted(id)).toEqual(['placement.regular 2026-01-20 hello-work'])
    expect([(await stateOf(id))?.episode, (await next(id))?.due_on]).toEqual([1, '2026-02-20'])
    await expect(act(open.council, worker, (ctx) => correctFollowUp(ctx, placementId, 1, null, back))).rejects.toThrow(
      'follow-up',
    )
  })
})

describe('an ending', () => {
  test('gets another day and reason; taken back, the case goes on with what is next', async () => {
    const id = await closedCase(open.council, worker)
    valueOf(
      await act(open.council, worker, (ctx) =>
        correctClosure(
          ctx,
          id,
          { reason: 'employed', closedOn: '2026-01-20', summary: '直した', reopenHint: '' },
          right,
        ),
      ),
    )
    expect(await counted(id)).toEqual(['case.closed 2026-01-20 employed'])
    expect(await as(worker, (db) => getCaseHeader(db, id))).toMatchObject({
      closureSummary: '直した',
      closureReason: 'employed',
    })
    valueOf(await act(open.council, worker, (ctx) => correctClosure(ctx, id, nextStep(today), back)))
    expect(await counted(id)).toEqual([])
    expect([await stateOf(id), (await next(id))?.kind]).toEqual([
      { status: 'open', episode: 1, closed_on: null, target_type: null },
      'appointment',
    ])
    expect((await words(worker, id)).map((each) => each[1])).toEqual([true, false])
    expect(await act(open.council, worker, (ctx) => correctClosure(ctx, id, nextStep(today), back))).toMatchObject({
      ok: false,
      kind: 'state',
    })
  })

  test('keeps its day inside the case, and is nobody else’s', async () => {
    const id = await closedCase(open.council, worker)
    expect(
      await act(open.council, worker, (ctx) =>
        correctClosure(ctx, id, { reason: 'employed', closedOn: '2026-01-19', summary: 'x', reopenHint: '' }, right),
      ),
    ).toMatchObject({ ok: false, errors: [{ field: 'closedOn' }] })
    await expect(act(open.council, other, (ctx) => correctClosure(ctx, id, nextStep(today), back))).rejects.toThrow(
      'case',
    )
  })
})

describe('a judgement', () => {
  test('is put right without being a move, or taken back; the case has the one before', async () => {
    const { id } = await openedCase(open.council, worker)
    await decidedType(open.council, worker, id)
    const [first] = await as(worker, (db) => listTypeDecisions(db, id))
    valueOf(
      await act(open.council, worker, (ctx) =>
        correctTargetType(ctx, id, first?.id ?? '', { targetType: 3, provisional: true, decidedOn: today }, right),
      ),
    )
    expect([await counted(id), (await stateOf(id))?.target_type]).toEqual([['type-decided 2026-01-20 0-3'], 3])
    const [now, ...rest] = await as(worker, (db) => listTypeDecisions(db, id))
    expect([now?.toType, now?.provisional, rest]).toEqual([3, true, []])
    // Who corrects what has been corrected meanwhile is told so.
    expect(
      await act(open.council, worker, (ctx) =>
        correctTargetType(ctx, id, first?.id ?? '', { targetType: 1, provisional: false, decidedOn: today }, right),
      ),
    ).toMatchObject({ ok: false, kind: 'stale' })
    valueOf(await act(open.council, worker, (ctx) => correctTargetType(ctx, id, now?.id ?? '', null, back)))
    expect([await counted(id), (await stateOf(id))?.target_type]).toEqual([[], null])
    expect(await words(worker, id)).toMatchObject([
      ['target-type', true, { 類型: '③社会参加の支援(仮)' }, '別の方だった'],
      ['target-type', false, { 類型: '②長期無業' }, '聞き違い'],
    ])
  })
})

describe('a talk', () => {
  const talksOf = async (by: SignedInPerson, caseId: string) =>
    (await as(by, (db) => listConsultations(db, caseId))).map((each) => each.note)

  test('that was written by mistake goes from record, thread and figures, and stays in words', async () => {
    const { id } = await openedCase(open.council, worker)
    const talk = await talkedAgain(open.council, worker, id, 'まちがい')
    valueOf(
      await act(open.council, worker, (ctx) =>
        takeBackConsultation(ctx, id, talk, { reason: '二重に書いた', toCaseId: null }),
      ),
    )
    expect(await talksOf(worker, id)).toEqual(['仕事の相談。'])
    expect(
      (await as(worker, (db) => listThread(db, id, 50))).filter((entry) => entry.kind === 'consultation.recorded'),
    ).toHaveLength(1)
    expect(await words(worker, id)).toMatchObject([['consultation', true, { 話したこと: 'まちがい' }, '二重に書いた']])
    expect(
      await act(open.council, worker, (ctx) => takeBackConsultation(ctx, id, talk, { reason: 'x', toCaseId: null })),
    ).toMatchObject({ ok: false, kind: 'stale' })
  })

  test('taken back is not put right by a later wording, in an action or by SQL', async () => {
    const { id } = await openedCase(open.council, worker)
    const talk = await talkedAgain(open.council, worker, id)
    valueOf(
      await act(open.council, worker, (ctx) =>
        takeBackConsultation(ctx, id, talk, { reason: '二重に書いた', toCaseId: null }),
      ),
    )
    expect(
      await act(open.council, worker, (ctx) =>
        correctConsultation(ctx, id, talk, { ...someTalk(today, '直した'), reason: 'x' }),
      ),
    ).toMatchObject({ ok: false, kind: 'stale' })
    const again = (of: string, caseId: string) =>
      open.ownerQuery(
        `insert into consultations (id, root_id, case_id, organization_id, desk_id, occurred_on, channel, speaker, note,
           corrects_id, correction_reason)
         values (gen_random_uuid(), $2, $1, 'sapo-shinano', 'sapo-shinano', '2026-01-20', 'visit', 'self', 'x', $2,
           'x')`,
        [caseId, of],
      )
    await expect(again(talk, id)).rejects.toThrow('taken back')
    const other = await openedCase(open.council, worker)
    await expect(again(await talkedAgain(open.council, worker, id), other.id)).rejects.toThrow('another case')
  })

  test('in the wrong person’s case moves to the right one, and counts there alone', async () => {
    const [wrong, meant] = [await openedCase(open.council, worker), await openedCase(open.council, worker)]
    const { id: talk } = valueOf(
      await act(open.council, worker, (ctx) =>
        recordConsultation(ctx, wrong.id, { ...someTalk('2026-01-15', '別の方の話'), speaker: 'family' }),
      ),
    )
    expect(
      valueOf(
        await act(open.council, worker, (ctx) =>
          takeBackConsultation(ctx, wrong.id, talk, { reason: '別の方', toCaseId: meant.id }),
        ),
      ),
    ).toEqual({ caseId: meant.id })
    expect([await talksOf(worker, wrong.id), await talksOf(worker, meant.id)]).toEqual([
      ['仕事の相談。'],
      ['仕事の相談。', '別の方の話'],
    ])
    const days = await open.ownerQuery<{ case_id: string; on: string }>(
      `select f.case_id, f.occurred_on as on from facts f
       where f.case_id = any($1::uuid[]) and f.kind = 'consultation' and f.corrects_id is null
         and not exists (select from facts c where c.corrects_id = f.id)
       order by 2`,
      [[wrong.id, meant.id]],
    )
    expect(days.filter((row) => row.on === '2026-01-15')).toEqual([{ case_id: meant.id, on: '2026-01-15' }])
    expect(
      (await open.ownerQuery<{ on: string }>('select opened_on as on from cases where id = $1', [meant.id]))[0]?.on,
    ).toBe('2026-01-15')
  })

  test('moves to no case that isn’t the desk’s own, nor to none, nor to one that ended before', async () => {
    const [wrong, theirs] = [await openedCase(open.council, worker), await openedCase(open.council, other)]
    const talk = await talkedAgain(open.council, worker, wrong.id)
    for (const toCaseId of [theirs.id, '01900000-0000-7000-8000-000000000000', wrong.id])
      expect(
        await act(open.council, worker, (ctx) => takeBackConsultation(ctx, wrong.id, talk, { reason: 'x', toCaseId })),
        toCaseId,
      ).toMatchObject({ ok: false, errors: [{ field: 'toCaseId' }] })
    const closed = await closedCase(open.council, worker)
    open.setToday('2026-01-27')
    const later = await talkedAgain(open.council, worker, wrong.id)
    expect(
      await act(open.council, worker, (ctx) =>
        takeBackConsultation(ctx, wrong.id, later, { reason: 'x', toCaseId: closed }),
      ),
    ).toMatchObject({ ok: false, errors: [{ field: 'toCaseId' }] })
    await expect(
      act(open.council, other, (ctx) => takeBackConsultation(ctx, wrong.id, talk, { reason: 'x', toCaseId: null })),
    ).rejects.toThrow('case')
  })
})

test('who can’t be reached is asked again, and is 不明 only the third time', async () => {
  const { id } = await openedCase(open.council, worker)
  const placementId = await recordedPlacement(open.council, worker, id)
  const tried = (heldOn: string) =>
    act(open.council, worker, (ctx) =>
      recordFollowUp(ctx, placementId, {
        month: 1,
        heldOn,
        with: 'person',
        status: 'unknown',
        endedOn: null,
        endReason: null,
        note: '留守',
      }),
    )
  expect(valueOf(await tried(today))).toMatchObject({ newEpisode: null, retryOn: '2026-01-27' })
  expect([await counted(id), (await next(id))?.due_on]).toEqual([
    ['placement.regular 2026-01-20 hello-work'],
    '2026-01-27',
  ])
  open.setToday('2026-01-27')
  expect(valueOf(await tried('2026-01-27'))).toMatchObject({ retryOn: '2026-02-03' })
  open.setToday('2026-02-03')
  expect(valueOf(await tried('2026-02-03'))).toMatchObject({ retryOn: null })
  expect(await counted(id)).toEqual(['follow-up.other 2026-02-03 1', 'placement.regular 2026-01-20 hello-work'])
  expect((await next(id))?.due_on).toBe('2026-04-20')
  // Reached at last: what was tried in vain is forgotten when the record is taken back.
  valueOf(await act(open.council, worker, (ctx) => correctFollowUp(ctx, placementId, 1, null, back)))
  expect(valueOf(await tried('2026-02-03'))).toMatchObject({ retryOn: '2026-02-10' })
})

test('the thread is drawn as the records stand', async () => {
  const drawn = async (caseId: string) =>
    (await as(worker, (db) => listThread(db, caseId, 50)))
      .filter((entry) => !entry.kind.startsWith('record.'))
      .map((entry) =>
        [
          entry.kind,
          entry.occurredOn,
          ...['status', 'regular', 'to'].flatMap((name) =>
            entry.payload[name] === undefined ? [] : [JSON.stringify(entry.payload[name])],
          ),
        ].join(' '),
      )
  const { id } = await openedCase(open.council, worker)
  const placementId = await heldFollowUp(open.council, worker, id, '信州精密', 'left')
  valueOf(
    await act(open.council, worker, (ctx) =>
      correctFollowUp(
        ctx,
        placementId,
        1,
        { month: 1, heldOn: today, with: 'person', status: 'working', endedOn: null, endReason: null, note: '' },
        right,
      ),
    ),
  )
  valueOf(
    await act(open.council, worker, (ctx) =>
      correctPlacement(ctx, placementId, { ...job, startedOn: '2026-01-19', regular: false }, right),
    ),
  )
  const decision = await decidedType(open.council, worker, id)
  valueOf(
    await act(open.council, worker, (ctx) =>
      correctTargetType(ctx, id, decision, { targetType: 3, provisional: false, decidedOn: today }, right),
    ),
  )
  expect((await drawn(id)).filter((line) => /placement|followUp.recorded|targetType|reopened/.test(line))).toEqual([
    'placement.recorded 2026-01-19 false',
    'followUp.recorded 2026-01-20 "working"',
    'targetType.decided 2026-01-20 3',
  ])
  valueOf(await act(open.council, worker, (ctx) => correctPlacement(ctx, placementId, null, back)))
  expect((await drawn(id)).filter((line) => /^placement|^followUp.recorded/.test(line))).toEqual([])
  const closed = await closedCase(open.council, worker)
  valueOf(await act(open.council, worker, (ctx) => correctClosure(ctx, closed, nextStep(today), back)))
  expect((await drawn(closed)).filter((line) => line.startsWith('case.closed'))).toEqual([])
})

test('a training is put right, or goes when it wasn’t this person’s', async () => {
  const { id } = await openedCase(open.council, worker)
  const trainingId = await recordedTraining(open.council, worker, id)
  valueOf(
    await act(open.council, worker, (ctx) =>
      correctTraining(
        ctx,
        trainingId,
        { kind: 'bridge', course: '直した科', provider: '', startsOn: today, endsOn: addDays(today, 30), end: null },
        right,
      ),
    ),
  )
  expect(await as(worker, (db) => listTrainingsOfCase(db, id))).toMatchObject([
    { kind: 'bridge', course: '直した科', endsOn: addDays(today, 30) },
  ])
  valueOf(await act(open.council, worker, (ctx) => correctTraining(ctx, trainingId, null, back)))
  expect(await as(worker, (db) => listTrainingsOfCase(db, id))).toEqual([])
  expect((await words(worker, id)).map((each) => each[1])).toEqual([true, false])
})

test('an outcome that is told again keeps the former one with who told it', async () => {
  const { id } = await openedCase(open.council, worker)
  const referralId = await sentReferral(open.council, worker, id, 'hw-ueda-main', ['all'])
  await acceptedReferral(open.council, other, referralId)
  for (const result of ['training', 'employed'] as const)
    valueOf(
      await act(open.council, other, (ctx) => reportOutcome(ctx, referralId, { answers: [], result, note: result })),
    )
  expect(await words(other, id)).toMatchObject([['outcome', false, { ことば: 'training' }, expect.anything()]])
  expect(await words(worker, id)).toEqual([])
})

test('what was put right is as if it had been written so: verify finds nothing', async () => {
  expect((await verifyFacts(open.council)).first).toBeNull()
})
