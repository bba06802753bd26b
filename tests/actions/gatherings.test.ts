/**
 * 催し: a seat is given once, whoever asks how many at once; who waits moves up in order; whoever signed somebody up
 * is told of what changes; what was held becomes a record for the 工程表.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listActivities } from '../../src/modules/council/activities/index.ts'
import {
  cancelGathering,
  changeGathering,
  endGathering,
  moveGathering,
  openGathering,
  remindOfGatherings,
  signUp,
  tellAllMovedUp,
  withdrawSignUp,
} from '../../src/modules/employment/gatherings/index.ts'
import { addDays } from '../../src/platform/clock.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { gatheringInput, openedGathering, plannedGathering, signedUp, signUpInput } from '../support/gatherings.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { openedCase, valueOf } from '../support/thread.ts'

let open: TestCouncil
let worker: SignedInPerson
let other: SignedInPerson
let host: SignedInPerson
const today = '2026-01-20'

beforeAll(async () => {
  open = await createTestCouncil({ today })
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  other = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-ueda', deskId: 'hw-ueda-main' })
  host = await signedInAs(open.council, { role: 'employer-support', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
})
afterAll(() => open.close())

const someCases = async (many: number, by = worker): Promise<string[]> => {
  const ids: string[] = []
  for (let index = 0; index < many; index += 1) ids.push((await openedCase(open.council, by)).id)
  return ids
}
const signing = (by: SignedInPerson, caseId: string, gatheringId: string) =>
  act(open.council, by, (ctx) => signUp(ctx, caseId, signUpInput(open.council, gatheringId)))
const withdrawing = (by: SignedInPerson, id: string) =>
  act(open.council, by, (ctx) => withdrawSignUp(ctx, id, { reason: '都合がつかない' }))
const claims = (gatheringId: string) =>
  open.ownerQuery<{ number: number; state: string; case_id: string; id: string }>(
    `select c.number, c.state, s.case_id, s.id from seat_claims c join gathering_sign_ups s on s.id = c.id
     where c.pool_id = $1 order by c.number`,
    [gatheringId],
  )
const mailsAbout = (subject: string) =>
  open.ownerQuery<{ recipient: string; body: string }>(
    'select recipient, body from mails where subject = $1 order by created_at, recipient',
    [subject],
  )
const changed = async (id: string, seats: number | null) => {
  const [{ version } = { version: 0 }] = await open.ownerQuery<{ version: number }>(
    'select version from gatherings where id = $1',
    [id],
  )
  return act(open.council, host, (ctx) => changeGathering(ctx, id, version, gatheringInput(open.council, { seats })))
}

describe('seats', () => {
  test('of a hundred who ask for the last one at once, one gets it and the others wait in order', async () => {
    const id = await openedGathering(open.council, host, { seats: 1 })
    const cases = await someCases(100)
    const outcomes = await Promise.all(cases.map((caseId) => signing(worker, caseId, id)))
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
    expect(outcomes.filter((outcome) => outcome.ok && !outcome.value.waiting)).toHaveLength(1)
    const after = await claims(id)
    expect(after.map((each) => each.number)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
    expect(after.map((each) => each.state)).toEqual(['seated', ...Array.from({ length: 99 }, () => 'waiting')])
    expect(await open.ownerQuery('select taken from seat_pools where id = $1', [id])).toEqual([{ taken: 1 }])
    // Ten give back what they have or wait for, at once: only one seat became free, and the first who waits has it.
    await Promise.all(after.slice(0, 10).map((each) => withdrawing(worker, each.id)))
    const left = await claims(id)
    expect(left.filter((each) => each.state === 'seated').map((each) => each.number)).toEqual([11])
  })

  test('are no program’s to give: not by a row of its own, not by the count', async () => {
    const id = await openedGathering(open.council, host, { seats: 1 })
    await signedUp(open.council, worker, (await openedCase(open.council, worker)).id, id)
    await expect(open.ownerQuery('update seat_pools set taken = 2 where id = $1', [id])).rejects.toMatchObject({
      code: '23514',
    })
    for (const statement of [
      `insert into seat_claims (id, pool_id, organization_id, number, state)
       values (gen_random_uuid(), '${id}', 'sapo-shinano', 99, 'seated')`,
      `update seat_claims set state = 'seated'`,
      `update seat_pools set taken = 0`,
    ])
      await expect(
        open.council.gateway.write(worker, (tx) => tx.executeQuery({ sql: statement, parameters: [] } as never)),
        statement,
      ).rejects.toMatchObject({ code: '42501' })
  })

  test('follow what an oracle says, whatever is asked, given back, added, moved or called off', async () => {
    const cases = await someCases(7)
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ do: fc.constant('ask' as const), n: fc.nat(6) }) },
      { weight: 4, arbitrary: fc.record({ do: fc.constant('leave' as const), n: fc.nat(6) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('seats' as const), n: fc.integer({ min: 1, max: 8 }) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), n: fc.integer({ min: 1, max: 30 }) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), n: fc.nat(3) }) },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.array(step, { minLength: 6, maxLength: 18 }),
        async (seats, steps) => {
          const id = await openedGathering(open.council, host, { seats })
          // A queue of people and a number: the first `room` of them sit.
          let [room, queue, over] = [seats, [] as string[], false]
          const seated = new Set<string>()
          const settle = () => {
            for (const each of queue) if (seated.size < room && !over) seated.add(each)
          }
          for (const { do: what, n } of steps) {
            const person = cases[n % cases.length] ?? ''
            if (what === 'ask') {
              const outcome = await signing(worker, person, id)
              const may = !over && !queue.includes(person)
              expect(outcome.ok).toBe(may)
              if (may) queue.push(person)
            } else if (what === 'leave') {
              const claim = (await claims(id)).find((each) => each.case_id === person && each.state !== 'left')
              if (claim) {
                const outcome = await withdrawing(worker, claim.id)
                expect(outcome.ok).toBe(!over)
                if (!over) {
                  queue = queue.filter((each) => each !== person)
                  seated.delete(person)
                }
              }
            } else if (what === 'seats') {
              const outcome = await changed(id, n)
              const may = !over && n >= seated.size
              expect(outcome.ok).toBe(may)
              if (may) room = n
            } else if (what === 'move') {
              const heldOn = addDays(today, n)
              const input = { heldOn, startsAt: '10:00', endsAt: '12:00', signUpUntil: heldOn, reason: '雪' }
              expect((await act(open.council, host, (ctx) => moveGathering(ctx, id, input))).ok).toBe(!over)
              // Changes of seats write the same form, whose sign-up ends on the old day.
              await open.ownerQuery(`update gatherings set held_on = $2, sign_up_until = $2 where id = $1`, [
                id,
                addDays(today, 30),
              ])
            } else {
              if (n === 0) {
                const outcome = await act(open.council, host, (ctx) => cancelGathering(ctx, id, { reason: '大雪' }))
                expect(outcome.ok).toBe(!over)
                over = true
              }
            }
            settle()
            const found = (await claims(id)).filter((each) => each.state !== 'left')
            expect(found.map((each) => [each.case_id, each.state])).toEqual(
              queue.map((each) => [each, seated.has(each) ? 'seated' : 'waiting']),
            )
          }
        },
      ),
      { numRuns: 12 },
    )
  }, 120_000)

  test('are never fewer than those who have one', async () => {
    const id = await openedGathering(open.council, host, { seats: 3 })
    for (const caseId of await someCases(3)) await signedUp(open.council, worker, caseId, id)
    expect(await changed(id, 2)).toMatchObject({ ok: false, errors: [{ field: 'seats' }] })
    valueOf(await changed(id, 3))
  })
})

describe('signing up', () => {
  test('is for who answers for the case, once, while it is open', async () => {
    const { id: caseId } = await openedCase(open.council, worker)
    const waits = await plannedGathering(open.council, host)
    expect(await signing(worker, caseId, waits)).toMatchObject({ ok: false, kind: 'state' })
    const id = await openedGathering(open.council, host)
    await expect(signing(other, caseId, id)).rejects.toThrow('not found')
    valueOf(await signing(worker, caseId, id))
    expect(await signing(worker, caseId, id)).toMatchObject({ ok: false, errors: [{ field: 'gatheringId' }] })
    const early = await openedGathering(open.council, host, { signUpFrom: addDays(today, 1) })
    expect(await signing(worker, caseId, early)).toMatchObject({ ok: false })
    const agreed = { ...signUpInput(open.council, id), agreedOn: addDays(today, 1) }
    expect(await act(open.council, worker, (ctx) => signUp(ctx, caseId, agreed))).toMatchObject({
      ok: false,
      errors: [{ field: 'agreedOn' }],
    })
  })

  test('who moves up stands on the thread, and their worker hears of it once', async () => {
    const id = await openedGathering(open.council, host, { seats: 1 })
    const first = await signedUp(open.council, worker, (await openedCase(open.council, worker)).id, id)
    const { id: theirs } = await openedCase(open.council, other)
    await signedUp(open.council, other, theirs, id)
    valueOf(await withdrawing(worker, first))
    await tellAllMovedUp(open.council)
    expect(await tellAllMovedUp(open.council)).toBe(0)
    const mails = await mailsAbout('【つなぐ】キャンセル待ちの方に席が取れました')
    expect(mails.filter((mail) => mail.recipient === other.email)).toHaveLength(1)
    expect(mails.map((mail) => mail.body).join()).not.toContain('山田')
    expect(
      await open.ownerQuery(`select kind from ledger where case_id = $1 and kind = 'gathering.movedUp'`, [theirs]),
    ).toHaveLength(1)
  })
})

describe('its course', () => {
  test('moved: everybody who signed somebody up is told, the seats stay; cancelled: told with the reason', async () => {
    const id = await openedGathering(open.council, host, { seats: 1, title: '動く会' })
    const mine = (await openedCase(open.council, worker)).id
    await signedUp(open.council, worker, mine, id)
    await signedUp(open.council, other, (await openedCase(open.council, other)).id, id)
    const input = {
      heldOn: '2026-02-20',
      startsAt: '10:00',
      endsAt: '12:00',
      signUpUntil: '2026-02-19',
      reason: '会場の工事',
    }
    expect(valueOf(await act(open.council, host, (ctx) => moveGathering(ctx, id, input)))).toMatchObject({ told: 2 })
    const told = (await mailsAbout('【つなぐ】催しの日時が変わりました')).filter(({ body }) => body.includes('動く会'))
    expect(told.map((mail) => mail.recipient).toSorted()).toEqual([worker.email, other.email].toSorted())
    expect(told[0]?.body).toContain('令和8年2月20日(金) 10:00〜12:00')
    expect((await claims(id)).map((each) => each.state)).toEqual(['seated', 'waiting'])
    await expect(act(open.council, other, (ctx) => cancelGathering(ctx, id, { reason: 'x' }))).rejects.toThrow(
      'not permitted',
    )
    const stranger = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-ueda' })
    expect(await act(open.council, stranger, (ctx) => cancelGathering(ctx, id, { reason: 'x' }))).toMatchObject({
      ok: false,
    })
    valueOf(await act(open.council, host, (ctx) => cancelGathering(ctx, id, { reason: '大雪' })))
    expect(await act(open.council, host, (ctx) => openGathering(ctx, id))).toMatchObject({ ok: false })
    expect((await mailsAbout('【つなぐ】催しが中止になりました')).some(({ body }) => body.includes('大雪'))).toBe(true)
  })

  test('near: whoever signed somebody up is reminded, once, and anew when it is moved', async () => {
    const id = await openedGathering(open.council, host, {
      heldOn: addDays(today, 2),
      signUpUntil: today,
      title: '近い会',
    })
    await signedUp(open.council, worker, (await openedCase(open.council, worker)).id, id)
    const reminded = async () =>
      (await mailsAbout('【つなぐ】催しが近づきました')).filter(({ body }) => body.includes('近い会')).length
    await remindOfGatherings(open.council)
    await remindOfGatherings(open.council)
    expect(await reminded()).toBe(1)
    const input = {
      heldOn: addDays(today, 3),
      startsAt: '10:00',
      endsAt: '12:00',
      signUpUntil: today,
      reason: '会場の工事',
    }
    valueOf(await act(open.council, host, (ctx) => moveGathering(ctx, id, input)))
    await remindOfGatherings(open.council)
    expect(await reminded()).toBe(2)
  })

  test('held: it ends on its day and not before, once, and is a record for the 工程表 from then on', async () => {
    const id = await openedGathering(open.council, host, { title: '記録になる会' })
    const ending = () => act(open.council, host, (ctx) => endGathering(ctx, id, { people: 34, summary: '12社' }))
    expect(await ending()).toMatchObject({ ok: false })
    open.setToday(addDays(today, 21))
    valueOf(await ending())
    expect(await ending()).toMatchObject({ ok: false })
    const found = await open.council.gateway.read(worker, (db) =>
      listActivities(db, { from: today, to: addDays(today, 30), kind: 'gathering', limit: 50 }),
    )
    expect(found.filter((each) => each.title === '記録になる会')).toMatchObject([
      { people: 34, summary: '12社', gatheringId: id, heldOn: addDays(today, 21), organizationId: 'hw-nagano' },
    ])
    open.setToday(today)
  })
})
