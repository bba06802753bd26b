/** What was agreed stays agreed until somebody says what became of it, whatever else is written about the case. */
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  changeNextAction,
  consultationInput,
  endAppointment,
  listAppointmentsOfCase,
  makeAppointment,
  mergePeople,
  moveAppointments,
  type NextActionInput,
  recordConsultation,
} from '../../src/modules/casework/cases/index.ts'
import { closeCase } from '../../src/modules/continuity/closures/index.ts'
import { recordFollowUp } from '../../src/modules/employment/placements/index.ts'
import { addDays } from '../../src/platform/clock.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import {
  acceptedReferral,
  closedConference,
  openedCase,
  recordedPlacement,
  sentReferral,
  someClosure,
  someTalk,
  twinRecords,
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
const coming = {
  kind: 'appointment',
  dueOn: '2026-01-23',
  time: '14:00',
  note: '家計の面談(約束ずみ)',
  assignee: null,
} as const
const call = { kind: 'call', dueOn: '2026-01-26', time: null, note: '電話で様子を聞く', assignee: null } as const
const some = {
  onDay: '2026-01-28',
  time: '10:00',
  minutes: 60,
  way: 'visit',
  place: '相談室2',
  who: '母といっしょに',
  reminder: 'phone',
  note: '履歴書',
  assignee: null,
} as const
const change = (
  by: SignedInPerson,
  caseId: string,
  next: NextActionInput,
  done: { note: string; appointment?: 'held' | 'missed' | 'cancelled' } | null,
) => act(open.council, by, (ctx) => changeNextAction(ctx, caseId, { ...next, done })).then(valueOf)
const talk = (by: SignedInPerson, caseId: string, more: Record<string, unknown>) =>
  act(open.council, by, (ctx) =>
    recordConsultation(ctx, caseId, consultationInput.parse({ ...someTalk(open.council.clock.today()), ...more })),
  )
const states = async (caseId: string) =>
  (
    await open.ownerQuery<{ line: string }>(
      `select concat_ws(' ', on_day, to_char(at_time, 'HH24:MI'), status) as line
       from appointments where case_id = $1 order by on_day, at_time, status`,
      [caseId],
    )
  ).map((row) => row.line)
const next = async (caseId: string) =>
  (
    await open.ownerQuery<{ line: string }>(
      `select concat_ws(' ', kind, due_on) as line from next_actions where case_id = $1 and ended_at is null`,
      [caseId],
    )
  )[0]?.line
/**
 * A case in which the meeting of the 23rd is what is next. The one that was agreed when the case was opened is over.
 */
async function agreed(): Promise<string> {
  const { id } = await openedCase(open.council, worker)
  await change(worker, id, coming, { note: '', appointment: 'cancelled' })
  return id
}
const planned = async (caseId: string) => (await states(caseId)).filter((line) => line.endsWith('planned'))
const on23 = async (caseId: string) => (await states(caseId)).filter((line) => line.startsWith('2026-01-23'))
const the23rd = ['2026-01-23 14:00 planned']

describe('nothing else ends what was agreed', () => {
  test('a hire', async () => {
    const id = await agreed()
    await recordedPlacement(open.council, worker, id)
    expect(await planned(id)).toEqual(the23rd)
  })

  test('a conference with a decision of its own day', async () => {
    const id = await agreed()
    await closedConference(open.council, worker, id, other)
    expect(await planned(id)).toEqual(the23rd)
  })

  test('a つなぎ sent, and accepted', async () => {
    const id = await agreed()
    await change(worker, id, { ...coming, dueOn: '2026-01-26' }, null)
    const referral = await sentReferral(open.council, worker, id, 'hw-ueda-main', ['contact'])
    expect(await planned(id)).toEqual(['2026-01-26 14:00 planned'])
    await acceptedReferral(open.council, other, referral)
    expect(await planned(id)).toEqual(['2026-01-22 planned', '2026-01-26 14:00 planned'])
    // Each desk's own is for it to end.
    const [theirs] = await open.council.gateway.read(other, (db) => listAppointmentsOfCase(db, id))
    await expect(
      act(open.council, worker, (ctx) =>
        endAppointment(ctx, theirs?.id ?? '', { how: 'missed', note: '', onDay: null, time: null }),
      ),
    ).rejects.toThrow('appointment')
  })

  test('a telephone call: what lies ahead stays, as what is next or beside it', async () => {
    const id = await agreed()
    valueOf(await talk(worker, id, { channel: 'phone', nextAction: null }))
    expect([await planned(id), await next(id)]).toEqual([the23rd, 'appointment 2026-01-23'])
    valueOf(await talk(worker, id, { channel: 'phone', nextAction: call }))
    expect([await planned(id), await next(id)]).toEqual([the23rd, 'call 2026-01-26'])
  })

  test('a follow-up, a merge; only the end of the case', async () => {
    const { kept, twin } = await twinRecords(open.council, worker)
    await change(worker, twin.id, coming, { note: '', appointment: 'cancelled' })
    valueOf(await act(open.council, worker, (ctx) => mergePeople(ctx, kept.personId, twin.personId, { reason: '' })))
    expect(await planned(twin.id)).toEqual(the23rd)
    expect(
      (await open.council.gateway.read(worker, (db) => listAppointmentsOfCase(db, kept.id))).map((each) => each.onDay),
    ).toContain('2026-01-23')
    const job = await recordedPlacement(open.council, worker, kept.id)
    valueOf(
      await act(open.council, worker, (ctx) =>
        recordFollowUp(ctx, job, {
          month: 1,
          heldOn: today,
          with: 'person',
          status: 'left',
          endedOn: today,
          endReason: 'health',
          note: '',
        }),
      ),
    )
    expect(await planned(kept.id)).toHaveLength(1)
    valueOf(await act(open.council, worker, (ctx) => closeCase(ctx, kept.id, someClosure(today))))
    expect(await states(kept.id)).toEqual(['2026-01-27 cancelled'])
  })
})

describe('what became of it', () => {
  test('a meeting of that day was it, unless the form says otherwise; a call never is by itself', async () => {
    const unsaid = [
      ['visit', undefined, 'held'],
      ['outreach', undefined, 'held'],
      ['online', undefined, 'held'],
      ['phone', undefined, 'planned'],
      ['message', undefined, 'planned'],
      ['letter', undefined, 'planned'],
    ] as const
    for (const [channel, appointment, state] of [
      ...unsaid,
      ['phone', 'held', 'held'],
      ['visit', 'missed', 'missed'],
      ['visit', 'open', 'planned'],
    ] as const) {
      open.setToday(today)
      const id = await agreed()
      open.setToday('2026-01-23')
      const [own] = await open.council.gateway.read(worker, (db) => listAppointmentsOfCase(db, id))
      valueOf(
        await talk(worker, id, {
          channel,
          nextAction: call,
          ...(appointment === undefined ? {} : { appointment: { id: own?.id, how: appointment } }),
        }),
      )
      expect(await on23(id), `${channel} ${String(appointment)}`).toEqual([`2026-01-23 14:00 ${state}`])
    }
  })

  test('いまの予定のまま is refused where nothing lies ahead, or where the talk ends it', async () => {
    const id = await agreed()
    open.setToday('2026-01-23')
    // A mother's call in the morning: the afternoon still lies ahead.
    valueOf(await talk(worker, id, { channel: 'phone', nextAction: null }))
    expect([await on23(id), await next(id)]).toEqual([the23rd, 'appointment 2026-01-23'])
    expect(await talk(worker, id, { nextAction: null })).toMatchObject({
      ok: false,
      errors: [{ field: 'nextAction.dueOn' }],
    })
    open.setToday('2026-01-26')
    expect(await talk(worker, id, { nextAction: null })).toMatchObject({
      ok: false,
      errors: [{ field: 'nextAction.dueOn' }],
    })
    expect(await planned(id)).toEqual(the23rd)
  })

  test('すませる says held, missed or called off; 変える moves it or calls it off', async () => {
    for (const how of ['held', 'missed', 'cancelled'] as const) {
      const id = await agreed()
      await change(worker, id, call, { note: '', appointment: how })
      expect(await on23(id)).toEqual([`2026-01-23 14:00 ${how}`])
    }
    const moved = await agreed()
    await change(worker, moved, { ...coming, dueOn: '2026-01-30' }, null)
    expect([await on23(moved), await planned(moved)]).toEqual([
      ['2026-01-23 14:00 moved'],
      ['2026-01-30 14:00 planned'],
    ])
    const off = await agreed()
    await change(worker, off, call, null)
    expect([await on23(off), await planned(off)]).toEqual([['2026-01-23 14:00 cancelled'], []])
  })

  test('as many as are agreed, each with its own end; one that is next moves both', async () => {
    const id = await agreed()
    const { id: more } = valueOf(await act(open.council, worker, (ctx) => makeAppointment(ctx, id, some)))
    expect(await planned(id)).toEqual([...the23rd, '2026-01-28 10:00 planned'])
    expect(
      await act(open.council, worker, (ctx) =>
        endAppointment(ctx, more, { how: 'held', note: '', onDay: null, time: null }),
      ),
    ).toMatchObject({ ok: false, errors: [{ field: 'how' }] })
    valueOf(
      await act(open.council, worker, (ctx) =>
        endAppointment(ctx, more, { how: 'cancelled', note: '風邪', onDay: null, time: null }),
      ),
    )
    expect(
      await act(open.council, worker, (ctx) =>
        endAppointment(ctx, more, { how: 'missed', note: '', onDay: null, time: null }),
      ),
    ).toMatchObject({ ok: false, kind: 'state' })
    const [own] = (await open.council.gateway.read(worker, (db) => listAppointmentsOfCase(db, id))).filter(
      (each) => each.isNext,
    )
    expect(
      await act(open.council, worker, (ctx) =>
        endAppointment(ctx, own?.id ?? '', { how: 'missed', note: '', onDay: null, time: null }),
      ),
    ).toMatchObject({ ok: false, kind: 'state' })
    valueOf(
      await act(open.council, worker, (ctx) =>
        endAppointment(ctx, own?.id ?? '', { how: 'moved', note: '', onDay: '2026-02-02', time: '09:30' }),
      ),
    )
    expect([await planned(id), await next(id)]).toEqual([['2026-02-02 09:30 planned'], 'appointment 2026-02-02'])
    expect(
      await act(open.council, worker, (ctx) => makeAppointment(ctx, id, { ...some, onDay: '2026-01-19' })),
    ).toMatchObject({ ok: false, errors: [{ field: 'onDay', message: expect.stringContaining('約束') as string }] })
  })

  test('after an absence all that were chosen move, each at its own time', async () => {
    const [a, b] = [await agreed(), await agreed()]
    const { id: second } = valueOf(await act(open.council, worker, (ctx) => makeAppointment(ctx, b, some)))
    const ids = [
      ...(await open.council.gateway.read(worker, (db) => listAppointmentsOfCase(db, a))),
      ...(await open.council.gateway.read(worker, (db) => listAppointmentsOfCase(db, b))),
    ].map((each) => each.id)
    expect(
      valueOf(
        await act(open.council, worker, (ctx) =>
          moveAppointments(ctx, [...ids, second], { onDay: '2026-02-03', note: '担当が休んだ' }),
        ),
      ),
    ).toEqual({ moved: 3 })
    expect([await planned(a), await planned(b)]).toEqual([
      ['2026-02-03 14:00 planned'],
      ['2026-02-03 10:00 planned', '2026-02-03 14:00 planned'],
    ])
    expect([await next(a), await next(b)]).toEqual(['appointment 2026-02-03', 'appointment 2026-02-03'])
    expect(
      valueOf(await act(open.council, other, (ctx) => moveAppointments(ctx, ids, { onDay: '2026-02-04', note: '' }))),
    ).toEqual({ moved: 0 })
  })
})

test('in any sequence a planned appointment ends only where somebody said so', async () => {
  const step = fc.constantFrom(
    'call-keep',
    'call-new',
    'meet',
    'hire',
    'check',
    'conference',
    'make',
    'change',
    'done',
    'wait',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      let day = today
      open.setToday(day)
      const { id } = await openedCase(open.council, worker)
      let job: string | null = null
      for (const each of steps) {
        const before = await open.ownerQuery<{ id: string; day: string; next: boolean }>(
          `select a.id, a.on_day as day,
             exists (select from next_actions n where n.appointment_id = a.id and n.ended_at is null) as next
           from appointments a
           where case_id = $1 and status = 'planned'`,
          [id],
        )
        const mayEnd = new Set<string>()
        if (each === 'wait') open.setToday((day = addDays(day, 3)))
        if (each === 'call-keep') await talk(worker, id, { occurredOn: day, nextAction: null, channel: 'phone' })
        if (each === 'call-new' || each === 'meet') {
          for (const row of before) if (each === 'meet' && row.next && row.day === day) mayEnd.add(row.id)
          valueOf(
            await talk(worker, id, {
              occurredOn: day,
              channel: each === 'meet' ? 'visit' : 'phone',
              nextAction: each === 'meet' ? { ...coming, dueOn: addDays(day, 4) } : { ...call, dueOn: addDays(day, 5) },
            }),
          )
        }
        if (each === 'hire' && job === null) job = await recordedPlacement(open.council, worker, id)
        if (each === 'check' && job !== null)
          await act(open.council, worker, (ctx) =>
            recordFollowUp(ctx, job ?? '', {
              month: 1,
              heldOn: day,
              with: 'person',
              status: 'working',
              endedOn: null,
              endReason: null,
              note: '',
            }),
          ).catch(() => undefined)
        if (each === 'conference') await closedConference(open.council, worker, id, other)
        if (each === 'make')
          valueOf(
            await act(open.council, worker, (ctx) => makeAppointment(ctx, id, { ...some, onDay: addDays(day, 2) })),
          )
        if (each === 'change' || each === 'done') {
          for (const row of before) if (row.next) mayEnd.add(row.id)
          await change(worker, id, { ...call, dueOn: addDays(day, 6) }, each === 'done' ? { note: '' } : null)
        }
        const after = new Set(
          (
            await open.ownerQuery<{ id: string }>(
              `select id from appointments where case_id = $1 and status = 'planned'`,
              [id],
            )
          ).map((row) => row.id),
        )
        expect(
          before.filter((row) => !after.has(row.id) && !mayEnd.has(row.id)),
          each,
        ).toEqual([])
      }
    }),
    { numRuns: 25, endOnFailure: true },
  )
}, 120_000)
