/** The day of a gathering: booths and times, the door, results; and what is asked afterwards. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addSlots,
  bookInterview,
  cancelGathering,
  checkIn,
  getInterview,
  getSignUp,
  listBalances,
  listDoor,
  listLeftAlone,
  noteInterviewResult,
  recordInterviewResult,
  removeBooth,
  slotsForm,
  undoCheckIn,
  withdrawInterview,
  withdrawSignUp,
} from '../../src/modules/employment/gatherings/index.ts'
import { addDays } from '../../src/platform/clock.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { someEmployer } from '../support/employers.ts'
import { openedGathering, signedUp, someBooth } from '../support/gatherings.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { openWeb } from '../support/web.ts'
import { openedCase, recordedPlacement, talkedAgain, valueOf } from '../support/thread.ts'

let open: TestCouncil
let worker: SignedInPerson
let host: SignedInPerson
const today = '2026-01-20'
const isToday = { heldOn: today, signUpUntil: today }

beforeAll(async () => {
  open = await createTestCouncil({ today })
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  host = await signedInAs(open.council, { role: 'employer-support', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
})
afterAll(() => open.close())

const fair = async (more: Record<string, unknown> = {}) => {
  const id = await openedGathering(open.council, host, more)
  const one = await someBooth(open.council, host, id, await someEmployer(open.council, host, '一の会社'))
  const other = await someBooth(open.council, host, id, await someEmployer(open.council, host, '二の会社'))
  return { id, one, other }
}
const somebody = async (gatheringId: string, more: Record<string, unknown> = {}) => {
  const { id: caseId } = await openedCase(open.council, worker)
  return { caseId, id: await signedUp(open.council, worker, caseId, gatheringId, more) }
}
const booking = (signUpId: string, slotId: string | undefined) =>
  act(open.council, worker, (ctx) => bookInterview(ctx, signUpId, { slotId: slotId ?? '' }))
const door = (id: string, by = host) => open.council.gateway.read(by, (db) => listDoor(db, id))
const coming = (id: string, typed: string, by = host) => act(open.council, by, (ctx) => checkIn(ctx, id, { typed }))

describe('times at booths', () => {
  test('are nobody’s twice: of twenty who ask for one at once, one has it', async () => {
    const { id, one } = await fair({ seats: null })
    const people = []
    for (let index = 0; index < 20; index += 1) people.push(await somebody(id))
    const outcomes = await Promise.all(people.map((each) => booking(each.id, one.slots[0])))
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ ok: false, errors: [{ field: 'slotId' }] })
  })

  test('one person is at one booth at a time, whichever gathering it is; given back, it is free again', async () => {
    const { id, one, other } = await fair()
    const { id: elsewhere, one: third } = await fair()
    const { caseId, id: signUpId } = await somebody(id)
    const second = await signedUp(open.council, worker, caseId, elsewhere)
    const booked = valueOf(await booking(signUpId, one.slots[0]))
    expect(await booking(signUpId, other.slots[0])).toMatchObject({ ok: false, errors: [{ field: 'slotId' }] })
    expect(await booking(second, third.slots[0])).toMatchObject({ ok: false })
    valueOf(await booking(signUpId, other.slots[1]))
    // The database itself refuses it, whoever asks how.
    await expect(
      open.ownerQuery(
        `insert into gathering_interviews (id, case_id, sign_up_id, slot_id, organization_id, desk_id)
         values (gen_random_uuid(), $1, $2, $3, 'sapo-shinano', 'sapo-shinano')`,
        [caseId, signUpId, other.slots[0]],
      ),
    ).rejects.toMatchObject({ constraint: 'one_place_at_a_time' })
    valueOf(await act(open.council, worker, (ctx) => withdrawInterview(ctx, booked.id)))
    valueOf(await booking(signUpId, other.slots[0]))
  })

  test('go back with the seat; a booth with times that are taken stays, and times don’t overlap', async () => {
    const { id, one } = await fair()
    const { id: signUpId } = await somebody(id)
    valueOf(await booking(signUpId, one.slots[0]))
    expect(await act(open.council, host, (ctx) => removeBooth(ctx, one.boothId))).toMatchObject({ ok: false })
    valueOf(await act(open.council, worker, (ctx) => withdrawSignUp(ctx, signUpId, { reason: 'x' })))
    const more = (startsAt: string, endsAt: string) =>
      act(open.council, host, (ctx) =>
        addSlots(ctx, one.boothId, slotsForm.schema.parse({ startsAt, endsAt, minutes: 20 })),
      )
    expect(await more('14:50', '15:10')).toMatchObject({ ok: false, errors: [{ field: 'startsAt' }] })
    expect(await more('15:50', '16:20')).toMatchObject({ ok: false, errors: [{ field: 'startsAt' }] })
    valueOf(await more('15:00', '15:40'))
    valueOf(await act(open.council, host, (ctx) => removeBooth(ctx, one.boothId)))
    const waiting = await openedGathering(open.council, host, { seats: 1 })
    await somebody(waiting)
    const { id: inLine } = await somebody(waiting)
    const there = await someBooth(open.council, host, waiting, await someEmployer(open.council, host))
    expect(await booking(inLine, there.slots[0])).toMatchObject({ ok: false, errors: [{ field: 'slotId' }] })
  })
})

describe('the door', () => {
  test('has numbers and what the person agreed to, for the host alone, and nothing of the record', async () => {
    const { id } = await fair(isToday)
    const { caseId, id: signUpId } = await somebody(id, { callName: 'たけし', needs: '筆談', companions: 1 })
    await somebody(id)
    expect(await door(id)).toMatchObject([
      { number: 1, callName: 'たけし', needs: '筆談', companions: 1, checkedInAt: null },
      { number: 2, callName: '' },
    ])
    expect(JSON.stringify(await door(id))).not.toContain(caseId)
    expect(await door(id, worker)).toEqual([])
    const seen = await open.council.gateway.read(host, (db) =>
      db.selectFrom('gathering_sign_ups').where('id', '=', signUpId).select('id').execute(),
    )
    expect(seen).toEqual([])
  })

  test('and whoever looks at it stands in the read log of whom it shows, on what the person agreed to', async () => {
    const { id } = await fair(isToday)
    const { caseId } = await somebody(id, { callName: 'たけし' })
    const web = openWeb(open)
    expect((await web.as(host).get(`/gatherings/${id}/door`)).status).toBe(200)
    expect((await web.as(worker).get(`/gatherings/${id}/door`)).status).toBe(404)
    await web.close()
    expect(
      await open.ownerQuery('select organization_id, basis from read_log where subject_ids @> array[$1::uuid]', [
        caseId,
      ]),
    ).toEqual([{ organization_id: 'hw-nagano', basis: 'consent' }])
  })

  test('is passed once, by number or by the code of the ticket, on the day; by mistake, and back', async () => {
    const { id } = await fair({ ...isToday, seats: 2 })
    const first = await somebody(id, { callName: 'たけし' })
    await somebody(id)
    await somebody(id)
    const { ticket } = await open.council.gateway.read(worker, (db) => getSignUp(db, first.id))
    expect(ticket).toMatch(/^[\w-]{22}$/)
    expect(valueOf(await coming(id, `https://tsunagu.example/gatherings/${id}/door?ticket=${ticket}`))).toMatchObject({
      number: 1,
      callName: 'たけし',
    })
    expect(await coming(id, '1')).toMatchObject({ ok: false, errors: [{ field: 'typed' }] })
    valueOf(await coming(id, '2番'))
    expect(await coming(id, '3')).toMatchObject({ ok: false, errors: [{ message: expect.stringContaining('待ち') }] })
    expect(await coming(id, '99')).toMatchObject({ ok: false, kind: 'invalid' })
    await expect(coming(id, '2', worker)).rejects.toThrow('not found')
    expect(await act(open.council, worker, (ctx) => withdrawSignUp(ctx, first.id, { reason: 'x' }))).toMatchObject({
      ok: false,
    })
    valueOf(await act(open.council, host, (ctx) => undoCheckIn(ctx, id, first.id)))
    expect(await act(open.council, host, (ctx) => undoCheckIn(ctx, id, first.id))).toMatchObject({ ok: false })
    expect(
      await open.ownerQuery(
        `select kind, case_id, organization_id from ledger
         where payload ->> 'signUpId' = $1 and kind like 'gathering.check%' order by id`,
        [first.id],
      ),
    ).toEqual([
      { kind: 'gathering.checkedIn', case_id: null, organization_id: 'hw-nagano' },
      { kind: 'gathering.checkInUndone', case_id: null, organization_id: 'hw-nagano' },
    ])
    const { id: later } = await fair()
    await somebody(later)
    expect(await coming(later, '1')).toMatchObject({ ok: false, kind: 'state' })
  })

  test('results come from the booth or from the desk, from the day on', async () => {
    const { id, one } = await fair(isToday)
    const { id: signUpId } = await somebody(id)
    const interview = valueOf(await booking(signUpId, one.slots[0])).id
    valueOf(
      await act(open.council, host, (ctx) => noteInterviewResult(ctx, id, { interviewId: interview, result: 'tour' })),
    )
    const said = async () => (await open.council.gateway.read(worker, (db) => getInterview(db, interview))).result
    expect(await said()).toBe('tour')
    valueOf(await act(open.council, worker, (ctx) => recordInterviewResult(ctx, interview, { result: 'apply' })))
    expect(await said()).toBe('apply')
    expect(await act(open.council, worker, (ctx) => withdrawInterview(ctx, interview))).toMatchObject({ ok: false })
    const { id: later, one: booth } = await fair()
    const next = await somebody(later)
    const early = valueOf(await booking(next.id, booth.slots[0])).id
    expect(
      await act(open.council, worker, (ctx) => recordInterviewResult(ctx, early, { result: 'apply' })),
    ).toMatchObject({ ok: false, errors: [{ field: 'result' }] })
    valueOf(await act(open.council, host, (ctx) => cancelGathering(ctx, later, { reason: '雪' })))
    expect(await act(open.council, worker, (ctx) => withdrawInterview(ctx, early))).toMatchObject({ ok: false })
  })
})

describe('afterwards', () => {
  test('who has heard nothing stands on the list of who answers for them, until they have', async () => {
    const day = addDays(today, 1)
    const { id, one, other } = await fair({ heldOn: day, signUpUntil: day })
    const [interviewed, spokenTo, absent] = [await somebody(id), await somebody(id), await somebody(id)]
    const interview = valueOf(await booking(interviewed.id, one.slots[0])).id
    valueOf(await booking(spokenTo.id, other.slots[0]))
    open.setToday(day)
    for (const typed of ['1', '2']) valueOf(await coming(id, typed))
    open.setToday(addDays(day, 1))
    const left = async (by = worker) =>
      (await open.council.gateway.read(by, (db) => listLeftAlone(db, id, by.organizationId ?? ''))).map((each) => [
        each.caseId,
        each.waits,
      ])
    expect(new Set(await left())).toEqual(
      new Set([
        [interviewed.caseId, 'no-result'],
        [interviewed.caseId, 'no-talk'],
        [spokenTo.caseId, 'no-result'],
        [spokenTo.caseId, 'no-talk'],
        [absent.caseId, 'absent'],
      ]),
    )
    valueOf(await act(open.council, worker, (ctx) => recordInterviewResult(ctx, interview, { result: 'no-match' })))
    await talkedAgain(open.council, worker, interviewed.caseId)
    expect((await left()).map(([caseId]) => caseId)).not.toContain(interviewed.caseId)
    expect(await left(host)).toEqual([])
    open.setToday(today)
  })

  test('its balance counts those who came, their jobs, and who stayed; beside former ones of its kind', async () => {
    const { id, one } = await fair(isToday)
    const [hired, missed] = [await somebody(id), await somebody(id)]
    const interview = valueOf(await booking(hired.id, one.slots[0])).id
    valueOf(await coming(id, '1'))
    valueOf(await act(open.council, worker, (ctx) => recordInterviewResult(ctx, interview, { result: 'apply' })))
    for (const { caseId } of [hired, missed]) await recordedPlacement(open.council, worker, caseId)
    const balance = async () =>
      (await open.council.gateway.read(host, (db) => listBalances(db, { id, kind: 'job-fair', heldOn: today }))).find(
        (each) => each.id === id,
      )
    expect(await balance()).toMatchObject({
      employers: 2,
      signedUp: 2,
      came: 1,
      interviews: 1,
      apply: 1,
      hired: 1,
      kept: 0,
    })
    await open.ownerQuery(
      `update follow_ups set status = 'working', held_on = due_on, held_with = 'person' where case_id = $1 and month = 6`,
      [hired.caseId],
    )
    expect(await balance()).toMatchObject({ hired: 1, kept: 1 })
    const person = await signedInAs(open.council, { role: 'person' })
    expect(
      await open.council.gateway.read(person, (db) => listBalances(db, { id, kind: 'job-fair', heldOn: today })),
    ).toEqual([])
  })
})
