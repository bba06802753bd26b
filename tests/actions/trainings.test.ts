/**
 * 訓練: its end says what is next; one that nobody looked after stands on the gap board,
 * as does a referral to a full desk.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { limitsOf, noRoomGap } from '../../src/modules/casework/index.ts'
import { leftTrainingGap } from '../../src/modules/employment/index.ts'
import { countGaps, setCapacity } from '../../src/modules/continuity/oversight/index.ts'
import { listGap } from '../../src/modules/continuity/oversight/gap.queries.ts'
import {
  endTraining,
  listTrainingsOfCase,
  recordTraining,
  trainingForm,
} from '../../src/modules/employment/trainings/index.ts'
import { addDays } from '../../src/platform/clock.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import {
  acceptedReferral,
  openedCase,
  recordedTraining,
  sentReferral,
  someTalk,
  talkedAgain,
  valueOf,
} from '../support/thread.ts'

let open: TestCouncil
let worker: SignedInPerson
let manager: SignedInPerson
const today = '2026-01-20'

beforeAll(async () => {
  open = await createTestCouncil({ today })
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  manager = await signedInAs(open.council, { role: 'manager', organizationId: 'sapo-shinano' })
})
afterAll(() => open.close())

const end = (id: string, more: Partial<Parameters<typeof endTraining>[2]> = {}) =>
  act(open.council, worker, (ctx) =>
    endTraining(ctx, id, {
      result: 'completed',
      endedOn: today,
      note: '',
      nextAction: { ...someTalk(today).nextAction, note: '求人をいっしょに見る' },
      ...more,
    }),
  )
const gap = async (which: 'left-training' | 'no-room'): Promise<string[]> =>
  (
    await open.council.gateway.read(manager, (db) =>
      listGap(
        db,
        { 'left-training': leftTrainingGap, 'no-room': noRoomGap }[which],
        'sapo-shinano',
        limitsOf(open.council.settings, open.council.clock.today()),
      ),
    )
  ).rows.map((row) => row.caseId)
const counted = async (which: string): Promise<number> =>
  (
    await open.council.gateway.statistics((db) =>
      countGaps(db, limitsOf(open.council.settings, open.council.clock.today())),
    )
  ).find((row) => row.organizationId === 'sapo-shinano' && row.gap === which)?.many ?? 0

test('a training ends once, with its result and the next step on the case', async () => {
  const { id: caseId } = await openedCase(open.council, worker)
  const id = await recordedTraining(open.council, worker, caseId)
  expect(
    await act(open.council, worker, (ctx) =>
      recordTraining(ctx, caseId, {
        kind: 'bridge',
        course: 'パソコン基礎科',
        provider: '',
        startsOn: addDays(today, -10),
        endsOn: today,
      }),
    ),
  ).toMatchObject({ ok: false, errors: [{ field: 'course' }] })
  expect(await end(id, { endedOn: addDays(today, 1) })).toMatchObject({ ok: false, errors: [{ field: 'endedOn' }] })
  expect(await end(id, { endedOn: addDays(today, -11) })).toMatchObject({ ok: false, errors: [{ field: 'endedOn' }] })
  expect(await end(id, { nextAction: { ...someTalk(today).nextAction, dueOn: addDays(today, -3) } })).toMatchObject({
    ok: false,
  })
  valueOf(await end(id))
  expect(await end(id)).toMatchObject({ ok: false })
  expect(await open.council.gateway.read(worker, (db) => listTrainingsOfCase(db, caseId))).toMatchObject([
    { result: 'completed', endedOn: today },
  ])
  expect(
    await open.ownerQuery('select note from next_actions where case_id = $1 and ended_at is null', [caseId]),
  ).toEqual([{ note: '求人をいっしょに見る' }])
  await expect(open.ownerQuery('update trainings set result = null where id = $1', [id])).rejects.toMatchObject({
    code: '23514',
  })
})

test.each([
  ['ends before it begins', { startsOn: '2026-02-01', endsOn: '2026-01-31' }, 'endsOn'],
  ['longer than four years', { startsOn: '2026-02-01', endsOn: '2030-02-03' }, 'endsOn'],
  ['a day that is none', { startsOn: '2026-02-30' }, 'startsOn'],
  ['no course', { course: ' ' }, 'course'],
])('%s is refused beside its field', (_, change, field) => {
  const parsed = trainingForm.schema.safeParse({
    kind: 'public',
    course: 'x',
    startsOn: '2026-02-01',
    endsOn: '2026-03-01',
    ...change,
  })
  expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual([field])
})

describe('the gap board', () => {
  test('shows a training that is over while nobody said how, and one after which nobody has talked', async () => {
    const silent = (await openedCase(open.council, worker)).id
    const unsaid = (await openedCase(open.council, worker)).id
    const talked = (await openedCase(open.council, worker)).id
    const [endsOn, startsOn] = [addDays(today, 5), addDays(today, -30)]
    const ids = await Promise.all(
      [silent, unsaid, talked].map((caseId) => recordedTraining(open.council, worker, caseId, { startsOn, endsOn })),
    )
    const expected = async (...cases: string[]) => {
      expect((await gap('left-training')).filter((each) => [silent, unsaid, talked].includes(each)).toSorted()).toEqual(
        cases.toSorted(),
      )
      expect(await counted('left-training')).toBe((await gap('left-training')).length)
    }
    await expected()
    open.setToday(addDays(today, 6))
    await expected(silent, unsaid, talked)
    for (const index of [0, 2])
      valueOf(
        await end(ids[index] ?? '', { endedOn: endsOn, nextAction: { ...someTalk(addDays(today, 6)).nextAction } }),
      )
    await expected(silent, unsaid, talked)
    await talkedAgain(open.council, worker, talked)
    await expected(silent, unsaid)
    // Whoever takes the case takes what is open of it, as far as they may know.
    const next = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'hw-ueda',
      deskId: 'hw-ueda-main',
    })
    await acceptedReferral(
      open.council,
      next,
      await sentReferral(open.council, worker, unsaid, 'hw-ueda-main', ['contact', 'work-history']),
    )
    await expected(silent)
    const theirs = await open.council.gateway.read(next, (db) =>
      listGap(db, leftTrainingGap, 'hw-ueda', limitsOf(open.council.settings, open.council.clock.today())),
    )
    expect(theirs.rows.map((row) => row.caseId)).toEqual([unsaid])
    open.setToday(today)
  })

  test('shows a referral that waits at a desk without a free place, to who sent it', async () => {
    const { id: caseId } = await openedCase(open.council, worker)
    const lead = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-iida' })
    const helper = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'hw-iida',
      deskId: 'hw-iida-main',
    })
    await openedCase(open.council, helper)
    await sentReferral(open.council, worker, caseId, 'hw-iida-main', ['contact'])
    expect(await gap('no-room')).not.toContain(caseId)
    valueOf(
      await act(open.council, lead, (ctx) =>
        setCapacity(ctx, 'hw-iida-main', { openCases: 1, waitingDays: 30, note: '' }),
      ),
    )
    expect(await gap('no-room')).toContain(caseId)
    expect(await counted('no-room')).toBe((await gap('no-room')).length)
    valueOf(
      await act(open.council, lead, (ctx) =>
        setCapacity(ctx, 'hw-iida-main', { openCases: 2, waitingDays: 30, note: '' }),
      ),
    )
    expect(await gap('no-room')).not.toContain(caseId)
  })
})
