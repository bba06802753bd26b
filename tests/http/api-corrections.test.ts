/** Corrections, appointments and coming back through the API alone: what programs read, write and are refused. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyFacts } from '../../src/modules/casework/cases/index.ts'
import { apiEndpoints } from '../../src/rooms.ts'
import { events } from '../../src/events.ts'
import { type ApiAnswer, type ApiCaller, createApiCaller } from '../support/api.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { type SignedInPerson, signedInAs } from '../support/people.ts'

let open: TestCouncil
let api: ApiCaller
let saposute: SignedInPerson
let helloWork: SignedInPerson
let office: SignedInPerson

beforeAll(async () => {
  open = await createTestCouncil()
  api = createApiCaller(open)
  saposute = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'sapo-shinano',
    deskId: 'sapo-shinano',
  })
  helloWork = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
  office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
})
beforeEach(() => open.setToday('2026-01-20'))
afterAll(async () => {
  await api.close()
  await open.close()
})

const talk = {
  occurredOn: '2026-01-20',
  channel: 'visit',
  speaker: 'self',
  topics: ['job-search'],
  note: 'まずは話をしたい',
}
const next = { kind: 'call', dueOn: '2026-01-27', note: '続きを聞く' }
const opening = {
  deskId: 'sapo-shinano',
  ...talk,
  person: {
    familyName: '髙見澤',
    givenName: '敦',
    familyNameKana: 'タカミザワ',
    givenNameKana: 'アツシ',
    birthDate: '1981-05-03',
  },
  nextAction: next,
}
const job = { employerName: '信州精密', startedOn: '2026-01-20', regular: true, weeklyHours: 38, route: 'hello-work' }
const agreed = {
  kind: 'visit',
  on: '2026-01-23',
  time: '14:00',
  minutes: 60,
  place: '相談室2',
  who: '本人と母',
  reminder: 'phone',
  note: '家計の面談',
}

async function must(
  status: number,
  by: SignedInPerson,
  method: string,
  path: string,
  body?: unknown,
): Promise<ApiAnswer['body']> {
  const answer = await api.call(by.token, method, path, body)
  expect([`${method} ${path}`, answer.status, answer.status === status ? null : answer.body]).toEqual([
    `${method} ${path}`,
    status,
    null,
  ])
  return answer.body
}
const newCase = async (more: object = {}): Promise<{ id: string; personId: string }> =>
  must(201, saposute, 'POST', '/cases', {
    ...opening,
    person: { ...opening.person, givenName: `敦${(serial += 1)}` },
    ...more,
  })
let serial = 0
const timeline = async (
  id: string,
): Promise<{ kind: string; label: string; note: string | null; [part: string]: unknown }[]> =>
  (await must(200, saposute, 'GET', `/cases/${id}/timeline?limit=100`)).items
const talksOf = async (id: string) =>
  (await timeline(id))
    .filter((item) => item['consultation'] !== undefined)
    .map((item) => item['consultation'] as { id: string; withdrawn: boolean; correctedBy: string | null })
const figure = async (code: string, fiscalYear: number): Promise<number> =>
  (await must(200, office, 'GET', `/kpis?fiscalYear=${fiscalYear}`)).items.find(
    (item: { code: string }) => item.code === code,
  ).actual
const pointers = (body: ApiAnswer['body']): string[] => body.errors.map((error: { pointer: string }) => error.pointer)

describe('a talk', () => {
  test('corrected twice counts once, on the last day; the first stays to be read', async () => {
    const { id } = await newCase()
    const [first] = await talksOf(id)
    const before = await figure('saposute-consultations', 2025)
    const once = await must(200, saposute, 'POST', `/consultations/${first?.id}/correction`, {
      ...talk,
      occurredOn: '2026-01-16',
      reason: '日を聞き違えた',
    })
    expect(once).toMatchObject({ caseId: id, nextAction: { dueOn: '2026-01-27' } })
    const twice = await must(200, saposute, 'POST', `/consultations/${once.id}/correction`, {
      ...talk,
      occurredOn: '2026-01-15',
      note: 'はじめて来られた',
      reason: 'もう一日前だった',
    })
    expect(await figure('saposute-consultations', 2025)).toBe(before)
    expect((await must(200, saposute, 'GET', `/cases/${id}`)).openedOn).toBe('2026-01-15')
    expect((await talksOf(id)).map((each) => [each.id, each.correctedBy])).toEqual([
      [twice.id, null],
      [once.id, twice.id],
      [first?.id, once.id],
    ])
    // What was put right already is put right again from the one that stands.
    expect(
      await must(412, saposute, 'POST', `/consultations/${first?.id}/correction`, { ...talk, reason: 'x' }),
    ).toMatchObject({ errors: [{ pointer: '' }] })
    expect(
      pointers(
        await must(422, saposute, 'POST', `/consultations/${twice.id}/correction`, {
          ...talk,
          occurredOn: '2026-01-21',
        }),
      ),
    ).toEqual(['/reason'])
    await must(404, helloWork, 'POST', `/consultations/${twice.id}/correction`, { ...talk, reason: 'x' })
  })

  test('written by mistake goes; in the wrong person’s case it moves to the right one', async () => {
    const [wrong, right] = [await newCase(), await newCase()]
    const { id: meant } = await must(201, saposute, 'POST', `/cases/${wrong.id}/consultations`, {
      ...talk,
      note: '別の方の話',
      nextAction: 'keep',
    })
    expect(
      pointers(await must(422, saposute, 'POST', `/consultations/${meant}/move`, { toCaseId: wrong.id, reason: 'x' })),
    ).toEqual(['/toCaseId'])
    expect(
      pointers(
        await must(422, saposute, 'POST', `/consultations/${meant}/move`, {
          toCaseId: '01900000-0000-7000-8000-000000000000',
          reason: 'x',
        }),
      ),
    ).toEqual(['/toCaseId'])
    expect(
      (
        await must(200, saposute, 'POST', `/consultations/${meant}/move`, {
          toCaseId: right.id,
          reason: '別の方だった',
        })
      ).caseId,
    ).toBe(right.id)
    expect((await talksOf(wrong.id)).find((each) => each.id === meant)).toMatchObject({ withdrawn: true })
    const moved = (await timeline(right.id)).find((item) => item.note === '別の方の話')?.['consultation'] as {
      id: string
    }
    await must(200, saposute, 'POST', `/consultations/${moved.id}/withdrawal`, { reason: '二重に書いた' })
    await must(412, saposute, 'POST', `/consultations/${moved.id}/withdrawal`, { reason: 'もう一度' })
    await must(412, saposute, 'POST', `/consultations/${moved.id}/correction`, {
      ...talk,
      reason: '取り消したものを直す',
    })
  })
})

describe('a hire', () => {
  test('is put right with its follow-ups, or goes; and the figure with it', async () => {
    const { id } = await newCase()
    const before = await figure('regular-employment', 2025)
    const placed = await must(201, saposute, 'POST', `/cases/${id}/placements`, { ...job, startedOn: '2016-01-20' })
    expect(await figure('regular-employment', 2025)).toBe(before)
    const corrected = await must(200, saposute, 'POST', `/placements/${placed.id}/correction`, {
      ...job,
      startedOn: '2025-12-25',
      reason: '年を書き違えた',
    })
    expect(corrected).toMatchObject({
      id: placed.id,
      caseId: id,
      followUps: [{ month: 1, dueOn: '2026-01-26' }, { month: 3, dueOn: '2026-03-25' }, { month: 6 }, { month: 12 }],
      nextAction: { dueOn: '2026-01-26' },
    })
    expect(await figure('regular-employment', 2025)).toBe(before + 1)
    await must(404, helloWork, 'POST', `/placements/${placed.id}/withdrawal`, { reason: 'x' })
    expect(
      (await must(200, saposute, 'POST', `/placements/${placed.id}/withdrawal`, { reason: '別の方の就職' })).nextAction,
    ).toMatchObject({ kind: 'review' })
    expect(await figure('regular-employment', 2025)).toBe(before)
    await must(404, saposute, 'POST', `/placements/${placed.id}/correction`, { ...job, reason: 'x' })
  })

  test('who hadn’t left works on, and the rest is due again; a follow-up that wasn’t held is due again', async () => {
    const { id } = await newCase({ occurredOn: '2025-10-01' })
    const { id: placementId } = await must(201, saposute, 'POST', `/cases/${id}/placements`, {
      ...job,
      startedOn: '2025-12-20',
    })
    const left = await must(201, saposute, 'POST', `/placements/${placementId}/follow-ups`, {
      month: 1,
      heldOn: '2026-01-20',
      with: 'person',
      status: 'left',
    })
    expect((await must(200, saposute, 'GET', `/cases/${id}`)).episode).toBe(2)
    const held = (await timeline(id)).find((item) => item.kind === 'followUp.recorded')?.['followUp'] as { id: string }
    expect(held.id).toBe(left.id)
    await must(200, saposute, 'POST', `/follow-ups/${left.id}/correction`, {
      month: 1,
      heldOn: '2026-01-20',
      with: 'person',
      status: 'working',
      reason: '「辞めたい」だった',
    })
    expect(await must(200, saposute, 'GET', `/cases/${id}`)).toMatchObject({
      episode: 1,
      nextAction: { dueOn: '2026-03-23' },
    })
    await must(200, saposute, 'POST', `/follow-ups/${left.id}/withdrawal`, { reason: 'まだ話していない' })
    await must(404, saposute, 'POST', `/follow-ups/${left.id}/withdrawal`, { reason: 'もう一度' })
    await must(201, saposute, 'POST', `/placements/${placementId}/follow-ups`, {
      month: 1,
      heldOn: '2026-01-20',
      with: 'both',
      status: 'working',
    })
  })
})

describe('a judgement, an end and a course', () => {
  test('a target type is put right without being a move, or goes', async () => {
    const { id } = await newCase()
    await must(200, saposute, 'PUT', `/cases/${id}/target-type`, { targetType: 3, decidedOn: '2026-01-20' })
    const decided = (await timeline(id)).find((item) => item.kind === 'targetType.decided')?.['targetType'] as {
      id: string
    }
    expect(
      await must(200, saposute, 'POST', `/target-types/${decided.id}/correction`, {
        targetType: 2,
        decidedOn: '2026-01-20',
        reason: '取り違えた',
      }),
    ).toMatchObject({ id, targetType: 2 })
    await must(412, saposute, 'POST', `/target-types/${decided.id}/withdrawal`, { reason: 'x' })
    const newer = (await timeline(id))
      .filter((item) => item.kind === 'targetType.decided')
      .map((item) => item['targetType'] as { id: string; move: boolean })
    expect(newer.map((each) => each.move)).toEqual([false, false])
    expect(
      await must(
        200,
        saposute,
        'POST',
        `/target-types/${newer.find((each) => each.id !== decided.id)?.id}/withdrawal`,
        { reason: '別の方の判定' },
      ),
    ).toMatchObject({ targetType: null })
  })

  test('an end gets another day, or is taken back: the case goes on with what is next, said or not', async () => {
    const { id } = await newCase({ occurredOn: '2026-01-13' })
    await must(200, saposute, 'POST', `/cases/${id}/closure`, {
      reason: 'moved',
      summary: '転居',
      closedOn: '2026-01-20',
    })
    expect(
      await must(200, saposute, 'POST', `/cases/${id}/closure/correction`, {
        reason: 'own-wish',
        summary: '申し出',
        closedOn: '2026-01-19',
        correctionReason: '理由の書き違い',
      }),
    ).toMatchObject({ closedOn: '2026-01-19', closure: { reason: 'own-wish' } })
    await must(404, helloWork, 'POST', `/cases/${id}/closure/withdrawal`, { reason: 'x' })
    expect(
      await must(200, saposute, 'POST', `/cases/${id}/closure/withdrawal`, { reason: '別の方の終結' }),
    ).toMatchObject({ status: 'open', closedOn: null, nextAction: { kind: 'review', dueOn: '2026-01-21' } })
    await must(409, saposute, 'POST', `/cases/${id}/closure/withdrawal`, { reason: 'x' })
    await must(200, saposute, 'POST', `/cases/${id}/closure`, {
      reason: 'moved',
      summary: '転居',
      closedOn: '2026-01-20',
    })
    expect(
      (await must(200, saposute, 'POST', `/cases/${id}/closure/withdrawal`, { reason: 'まだ続く', nextAction: next }))
        .nextAction,
    ).toMatchObject({ kind: 'call', dueOn: '2026-01-27' })
  })

  test('a course, with its end, and with the step that lies ahead left alone', async () => {
    const { id } = await newCase()
    const course = { kind: 'bridge', course: 'CAD', provider: 'ポリテク', startsOn: '2026-01-05', endsOn: '2026-03-20' }
    const { id: trainingId } = await must(201, saposute, 'POST', `/cases/${id}/trainings`, course)
    await must(200, saposute, 'POST', `/trainings/${trainingId}/end`, {
      result: 'left',
      endedOn: '2026-01-20',
      nextAction: 'keep',
    })
    expect((await must(200, saposute, 'GET', `/cases/${id}`)).nextAction).toMatchObject({
      dueOn: '2026-01-27',
      note: '続きを聞く',
    })
    await must(200, saposute, 'POST', `/trainings/${trainingId}/correction`, {
      ...course,
      course: 'CAD 基礎',
      end: { result: 'completed', endedOn: '2026-01-19' },
      reason: '書き違い',
    })
    expect((await must(200, saposute, 'GET', `/cases/${id}/trainings`)).items).toMatchObject([
      { course: 'CAD 基礎', result: 'completed', endedOn: '2026-01-19' },
    ])
    await must(200, saposute, 'POST', `/trainings/${trainingId}/withdrawal`, { reason: '別の方の訓練' })
    expect((await must(200, saposute, 'GET', `/cases/${id}/trainings`)).items).toEqual([])
    const [overdue] = [await newCase()]
    const { id: other } = await must(201, saposute, 'POST', `/cases/${overdue.id}/trainings`, course)
    open.setToday('2026-01-28')
    expect(
      pointers(
        await must(422, saposute, 'POST', `/trainings/${other}/end`, {
          result: 'left',
          endedOn: '2026-01-20',
          nextAction: 'keep',
        }),
      ),
    ).toEqual(['/nextAction/dueOn'])
  })

  test('what a meeting decided', async () => {
    const { id } = await newCase()
    const conference = await must(201, saposute, 'POST', `/cases/${id}/conferences`, {
      kind: 'plan',
      heldOn: '2026-01-20',
      startsAt: '00:05',
      endsAt: '23:55',
      place: '会議室',
      basis: 'consent',
      basisGivenOn: '2026-01-20',
      form: 'meeting',
      parts: ['consultations'],
      agenda: '家計',
    })
    await must(201, saposute, 'POST', `/conferences/${conference.id}/participants`, {
      organizationId: null,
      accountId: null,
      name: '民生委員 小林',
      role: '民生委員',
      secrecy: 'pledge',
      pledgedOn: '2026-01-20',
    })
    await must(200, saposute, 'POST', `/conferences/${conference.id}/opening`, { confirm: true })
    const closed = await must(200, saposute, 'POST', `/conferences/${conference.id}/closing`, {
      minutes: '話した',
      attended: [],
      decisions: [{ decision: '家計簿をつける', organizationId: 'sapo-shinano', ownerName: '', dueOn: '2026-02-20' }],
    })
    const [decision] = closed.decisions as { id: string }[]
    await must(200, saposute, 'POST', `/conference-decisions/${decision?.id}/correction`, {
      decision: '家計簿を二週間つける',
      ownerName: '',
      dueOn: '2026-02-06',
      reason: '日を書き違えた',
    })
    const read = await must(200, saposute, 'GET', `/conferences/${conference.id}`)
    expect([read.decisions, read.seal]).toMatchObject([
      [{ decision: '家計簿を二週間つける', dueOn: '2026-02-06' }],
      closed.seal,
    ])
    await must(404, helloWork, 'POST', `/conference-decisions/${decision?.id}/withdrawal`, { reason: 'x' })
    await must(200, saposute, 'POST', `/conference-decisions/${decision?.id}/withdrawal`, { reason: '別の方のこと' })
    expect((await must(200, saposute, 'GET', `/conferences/${conference.id}`)).decisions).toEqual([])
  })
})

describe('appointments', () => {
  test('as many as are agreed stand on the case until somebody says what became of each', async () => {
    const { id } = await newCase()
    const first = await must(201, saposute, 'POST', `/cases/${id}/appointments`, agreed)
    expect(first).toMatchObject({
      caseId: id,
      kind: 'visit',
      kindLabel: '来所',
      on: '2026-01-23',
      time: '14:00',
      minutes: 60,
      place: '相談室2',
      who: '本人と母',
      reminder: 'phone',
      note: '家計の面談',
      status: 'planned',
      statusLabel: 'これから',
      isNext: false,
      assignee: null,
    })
    const second = await must(201, saposute, 'POST', `/cases/${id}/appointments`, {
      kind: 'outreach',
      on: '2026-01-20',
      note: '自宅へ',
      assignee: saposute.accountId,
    })
    expect(
      (await must(200, saposute, 'GET', `/cases/${id}/appointments`)).items.map((each: { id: string }) => each.id),
    ).toEqual([second.id, first.id])
    // A hire, a telephone call and a つなぎ end none of them.
    await must(201, saposute, 'POST', `/cases/${id}/placements`, job)
    await must(201, saposute, 'POST', `/cases/${id}/consultations`, { ...talk, channel: 'phone', nextAction: next })
    const shown = await must(200, saposute, 'GET', `/cases/${id}`)
    expect([shown.appointments.map((each: { id: string }) => each.id), shown.nextAction.note]).toEqual([
      [second.id, first.id],
      '続きを聞く',
    ])

    expect(await must(200, saposute, 'POST', `/appointments/${second.id}/held`, { note: '母も同席' })).toMatchObject({
      status: 'held',
      statusLabel: '会えた',
      endedNote: '母も同席',
    })
    await must(409, saposute, 'POST', `/appointments/${second.id}/cancel`, {})
    expect(pointers(await must(422, saposute, 'POST', `/appointments/${first.id}/held`, {}))).toEqual(['/how'])
    expect(pointers(await must(422, saposute, 'POST', `/appointments/${first.id}/move`, { note: 'x' }))).toEqual([
      '/on',
    ])
    expect(pointers(await must(422, saposute, 'POST', `/appointments/${first.id}/move`, { on: '2026-01-19' }))).toEqual(
      ['/on'],
    )
    const moved = await must(200, saposute, 'POST', `/appointments/${first.id}/move`, {
      on: '2026-01-26',
      time: '10:00',
      note: '雪のため',
    })
    expect(moved).toMatchObject({ on: '2026-01-26', time: '10:00', place: '相談室2', status: 'planned' })
    open.setToday('2026-01-26')
    expect(await must(200, saposute, 'POST', `/appointments/${moved.id}/missed`, {})).toMatchObject({
      status: 'missed',
      statusLabel: '来なかった',
    })
    expect((await must(200, saposute, 'GET', `/cases/${id}`)).appointments).toEqual([])
    await must(404, helloWork, 'POST', `/appointments/${moved.id}/missed`, {})
    expect(
      pointers(await must(422, saposute, 'POST', `/cases/${id}/appointments`, { ...agreed, on: '2026-01-19' })),
    ).toEqual(['/on'])
    expect(
      pointers(await must(422, saposute, 'POST', `/cases/${id}/appointments`, { on: '2026-01-30' })).toSorted(),
    ).toEqual(['/kind', '/note'])
  })

  test('one that is also what is next ends with the step that follows', async () => {
    const { id } = await newCase({
      nextAction: { kind: 'appointment', dueOn: '2026-01-20', time: '15:00', note: 'はじめて会う' },
    })
    const {
      appointments: [appointment],
    } = await must(200, saposute, 'GET', `/cases/${id}`)
    expect(appointment).toMatchObject({ isNext: true, on: '2026-01-20' })
    expect(
      pointers(await must(422, saposute, 'POST', `/appointments/${appointment.id}/missed`, { note: '電話なし' })),
    ).toEqual(['/nextAction'])
    expect(
      pointers(
        await must(422, saposute, 'POST', `/appointments/${appointment.id}/missed`, {
          nextAction: { ...next, dueOn: '2026-01-10' },
        }),
      ),
    ).toEqual(['/nextAction/dueOn'])
    expect(
      await must(200, saposute, 'POST', `/appointments/${appointment.id}/missed`, {
        note: '電話なし',
        nextAction: next,
      }),
    ).toMatchObject({ status: 'missed', isNext: false })
    expect((await must(200, saposute, 'GET', `/cases/${id}`)).nextAction).toMatchObject({
      kind: 'call',
      dueOn: '2026-01-27',
    })
  })

  test('"keep" stands for what lies ahead, and is refused where nothing does', async () => {
    const { id } = await newCase()
    expect(
      (await must(201, saposute, 'POST', `/cases/${id}/consultations`, { ...talk, nextAction: 'keep' })).nextAction,
    ).toMatchObject({ dueOn: '2026-01-27', note: '続きを聞く' })
    open.setToday('2026-01-28')
    expect(
      pointers(await must(422, saposute, 'POST', `/cases/${id}/consultations`, { ...talk, nextAction: 'keep' })),
    ).toEqual(['/nextAction/dueOn'])
    expect(pointers(await must(422, saposute, 'POST', `/cases/${id}/consultations`, { ...talk }))).toEqual([
      '/nextAction',
    ])
    expect(
      pointers(await must(422, saposute, 'POST', `/cases/${id}/consultations`, { ...talk, nextAction: 'stay' })),
    ).toEqual(['/nextAction'])
    expect(
      pointers(
        await must(422, saposute, 'POST', `/cases/${id}/consultations`, { ...talk, nextAction: { kind: 'call' } }),
      ).toSorted(),
    ).toEqual(['/nextAction/dueOn', '/nextAction/note'])
  })
})

describe('coming back', () => {
  test('to another desk is written down there, and told to the one that answers', async () => {
    const { id, personId } = await newCase()
    // Only who knows the person from before can name them: here, because it was handed on.
    await must(404, helloWork, 'POST', `/people/${personId}/contacts`, talk)
    const { id: referralId } = await must(201, saposute, 'POST', `/cases/${id}/referrals`, {
      toDeskId: 'ms-nagano',
      reason: 'r',
      requests: 'q',
      urgency: 'normal',
      basis: { kind: 'consent', givenOn: '2026-01-20', until: '2026-07-20' },
      shares: 'all',
    })
    await must(200, helloWork, 'POST', `/referrals/${referralId}/accept`, { firstAppointmentOn: '2026-01-22' })
    await must(409, helloWork, 'POST', `/people/${personId}/contacts`, talk)
    const came = await must(201, saposute, 'POST', `/people/${personId}/contacts`, {
      ...talk,
      note: '道を間違えて来られた',
      told: '明日の時間を確かめたいそうです',
    })
    expect(came).toMatchObject({ told: 'ms-nagano', caseId: id })
    expect(
      (await must(200, helloWork, 'GET', `/cases/${id}/timeline?limit=100`)).items.map(
        (item: { kind: string }) => item.kind,
      ),
    ).toContain('case.cameElsewhere')
    expect((await timeline(id)).find((item) => item.note === '道を間違えて来られた')).toMatchObject({
      kind: 'consultation.recorded',
      undisclosed: false,
    })
  })

  test('for the first time is no contact elsewhere', async () => {
    const { id } = await must(201, saposute, 'POST', '/people', { alias: '川辺のひと' })
    expect(await must(409, saposute, 'POST', `/people/${id}/contacts`, talk)).toMatchObject({
      errors: [{ message: expect.stringContaining('まだありません') }],
    })
  })
})

test('all that was put right here follows from its records', async () => {
  expect((await verifyFacts(open.council)).first).toBeNull()
})

test('each kind that stands on a case has its word', async () => {
  const onCases = await open.ownerQuery<{ kind: string }>('select distinct kind from ledger where case_id is not null')
  expect(onCases.length).toBeGreaterThan(10)
  expect(onCases.filter(({ kind }) => events[kind as keyof typeof events].label === null)).toEqual([])
})

test('the contract’s lines of corrections and appointments are there', () => {
  const contract = [
    'POST /consultations/{id}/correction',
    'POST /consultations/{id}/withdrawal',
    'POST /consultations/{id}/move',
    'POST /placements/{id}/correction',
    'POST /placements/{id}/withdrawal',
    'POST /follow-ups/{id}/correction',
    'POST /cases/{id}/closure/withdrawal',
    'GET /cases/{id}/appointments',
    'POST /cases/{id}/appointments',
    'POST /appointments/{id}/held',
    'POST /appointments/{id}/move',
    'POST /appointments/{id}/cancel',
    'POST /appointments/{id}/missed',
    'POST /people/{id}/contacts',
  ]
  expect(apiEndpoints.map((endpoint) => `${endpoint.method} ${endpoint.path}`)).toEqual(
    expect.arrayContaining(contract),
  )
})
