/** The main thread through the API, with three organizations: the same actions, rules and refusals as the pages. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ApiAnswer, type ApiCaller, createApiCaller } from '../support/api.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { type SignedInPerson, signedInAs } from '../support/people.ts'

let open: TestCouncil
let api: ApiCaller
let saposute: SignedInPerson
let helloWork: SignedInPerson
let foreign: SignedInPerson
let office: SignedInPerson
let administrator: SignedInPerson

beforeAll(async () => {
  open = await createTestCouncil()
  api = createApiCaller(open)
  saposute = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'sapo-shinano',
    deskId: 'sapo-shinano',
    name: '清水 彩',
  })
  helloWork = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'hw-nagano',
    deskId: 'ms-nagano',
    name: '宮澤 由美',
  })
  foreign = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'hw-matsumoto',
    deskId: 'ms-matsumoto',
    name: '百瀬 恵子',
  })
  office = await signedInAs(open.council, {
    role: 'council-office',
    organizationId: 'nagano-roudoukyoku',
    name: '田中 宏',
  })
  administrator = await signedInAs(open.council, { role: 'administrator' })
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
  note: '十年ほど働いていない。まずは話をしたい。',
}
const appointment = { kind: 'appointment', dueOn: '2026-01-27', time: '14:00', note: '続きを聞く' }
const person = {
  familyName: '髙見澤',
  givenName: '敦',
  familyNameKana: 'タカミザワ',
  givenNameKana: 'アツシ',
  birthDate: '1981-05-03',
  municipalityCode: '20201',
}
const opening = { deskId: 'sapo-shinano', ...talk, person, nextAction: appointment }
const referral = {
  toDeskId: 'ms-nagano',
  reason: '正規の仕事を探す段階になった',
  requests: '求人の相談',
  urgency: 'normal',
  basis: { kind: 'consent', givenOn: '2026-01-20', until: '2026-07-20' },
  shares: 'all',
}
const placement = {
  employerName: '信州精密 株式会社',
  startedOn: '2026-01-22',
  regular: true,
  weeklyHours: 38.5,
  route: 'hello-work',
}

const pointers = (answer: ApiAnswer): string[] => answer.body.errors.map((error: { pointer: string }) => error.pointer)

async function opened(by: SignedInPerson, more: Record<string, unknown> = {}): Promise<string> {
  const answer = await api.call(by.token, 'POST', '/cases', { ...opening, ...more })
  expect(answer.status).toBe(201)
  return answer.body.id as string
}

async function regularEmployment(asOf?: string): Promise<number> {
  const answer = await api.call(
    office.token,
    'GET',
    `/kpis?fiscalYear=2025${asOf === undefined ? '' : `&asOf=${encodeURIComponent(asOf)}`}`,
  )
  return answer.body.items.find((item: { code: string }) => item.code === 'regular-employment').actual as number
}

test('a thread from the first word to the end moves the figure by exactly one', async () => {
  const before = await regularEmployment()

  const made = await api.call(saposute.token, 'POST', '/cases', opening)
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({
    status: 'open',
    statusLabel: '支援中',
    targetType: null,
    targetTypeLabel: '未判定',
    responsibleDeskId: 'sapo-shinano',
    nextAction: { kind: 'appointment', kindLabel: '来所の予約', dueOn: '2026-01-27', time: '14:00', assignee: null },
    person: { names: { familyName: '髙見澤', display: '髙見澤 敦' }, birthDate: '1981-05-03' },
  })
  const caseId = made.body.id as string
  expect(made.headers.get('location')).toBe(`/api/v1/cases/${caseId}`)
  expect(made.headers.get('etag')).toBe('"1"')

  const found = await api.call(saposute.token, 'GET', `/people?q=${encodeURIComponent('高見沢')}`)
  expect(found.body.items).toMatchObject([{ id: made.body.personId, birthDate: '1981-05-03', case: { id: caseId } }])

  const decided = await api.call(saposute.token, 'PUT', `/cases/${caseId}/target-type`, {
    targetType: 2,
    provisional: false,
    decidedOn: '2026-01-20',
    reason: '就業を望みながら長く無業',
  })
  expect(decided).toMatchObject({ status: 200, body: { targetType: 2, targetTypeLabel: '② 長期無業', moved: false } })

  const sent = await api.call(saposute.token, 'POST', `/cases/${caseId}/referrals`, referral)
  expect(sent).toMatchObject({ status: 201, body: { status: 'sent', respondBy: '2026-01-23' } })
  const referralId = sent.body.id as string

  const incoming = await api.call(helloWork.token, 'GET', '/referrals?direction=incoming&status=sent')
  expect(incoming.body.items).toMatchObject([
    {
      id: referralId,
      caseId,
      shares: 'all',
      person: { names: { givenName: '敦' } },
      basis: { kind: 'consent', kindLabel: '本人の同意' },
      late: false,
    },
  ])
  expect((await api.call(helloWork.token, 'GET', `/cases/${caseId}`)).body.responsibleDeskId).toBe('sapo-shinano')

  const accepted = await api.call(helloWork.token, 'POST', `/referrals/${referralId}/accept`, {
    firstAppointmentOn: '2026-01-22',
    note: 'お待ちしています',
  })
  expect(accepted).toMatchObject({
    status: 200,
    body: { status: 'accepted', firstAppointmentOn: '2026-01-22', firstContactBy: '2026-02-03' },
  })
  expect((await api.call(helloWork.token, 'GET', `/cases/${caseId}`)).body).toMatchObject({
    responsibleDeskId: 'ms-nagano',
    nextAction: { kind: 'appointment', dueOn: '2026-01-22', assignee: helloWork.accountId },
  })

  open.setToday('2026-01-22')
  const placed = await api.call(helloWork.token, 'POST', `/cases/${caseId}/placements`, placement)
  expect(placed).toMatchObject({
    status: 201,
    body: {
      followUps: [
        { month: 1, dueOn: '2026-02-24' },
        { month: 3, dueOn: '2026-04-22' },
        { month: 6, dueOn: '2026-07-22' },
        { month: 12, dueOn: '2027-01-22' },
      ],
      nextAction: { kind: 'call', dueOn: '2026-02-24' },
    },
  })
  const placementId = placed.body.id as string
  expect(await regularEmployment()).toBe(before + 1)
  expect(await regularEmployment('2026-01-22')).toBe(before + 1)
  expect(await regularEmployment('2026-01-21')).toBe(before)
  expect(await regularEmployment('2026-01-21T23:59:59+09:00')).toBe(before)

  const facts = await api.call(office.token, 'GET', '/kpis/regular-employment/facts?fiscalYear=2025')
  expect(facts.body.items[0]).toMatchObject({
    occurredOn: '2026-01-22',
    organization: { id: 'hw-nagano' },
    // One hire of this type here is a person somebody could know.
    targetType: null,
    isSmall: true,
    municipalityCode: null,
  })

  // The sender sees the outcome without asking.
  expect(
    (
      await api.call(helloWork.token, 'POST', `/referrals/${referralId}/outcome`, {
        result: 'employed',
        note: '正規で就職',
      })
    ).body.outcome,
  ).toMatchObject({ result: 'employed', resultLabel: '就職した' })
  expect((await api.call(saposute.token, 'GET', '/referrals?direction=outgoing')).body.items[0]).toMatchObject({
    id: referralId,
    outcome: { result: 'employed' },
  })

  open.setToday('2026-02-24')
  const first = await api.call(helloWork.token, 'POST', `/placements/${placementId}/follow-ups`, {
    month: 1,
    heldOn: '2026-02-24',
    with: 'both',
    status: 'working',
    note: '順調',
  })
  expect(first).toMatchObject({ status: 201, body: { caseId, newEpisode: null, nextAction: { dueOn: '2026-04-22' } } })
  open.setToday('2026-03-10')
  const left = await api.call(helloWork.token, 'POST', `/placements/${placementId}/follow-ups`, {
    month: 3,
    heldOn: '2026-03-10',
    with: 'person',
    status: 'left',
    endedOn: '2026-03-06',
    endReason: 'health',
    note: '体調をくずした',
  })
  expect(left).toMatchObject({
    status: 201,
    body: { newEpisode: 2, nextAction: { kind: 'review', dueOn: '2026-03-11' } },
  })
  // Once a person and year, whatever happens after.
  expect(await regularEmployment()).toBe(before + 1)

  const closed = await api.call(helloWork.token, 'POST', `/cases/${caseId}/closure`, {
    reason: 'own-wish',
    summary: 'いったん休む',
    reopenHint: '体調がもどったら',
    closedOn: '2026-03-10',
  })
  expect(closed).toMatchObject({
    status: 200,
    body: {
      status: 'closed',
      closedOn: '2026-03-10',
      nextAction: null,
      closure: { reason: 'own-wish', reasonLabel: '本人の申し出', summary: 'いったん休む' },
    },
  })

  const timeline = await api.call(helloWork.token, 'GET', `/cases/${caseId}/timeline`)
  const kinds = timeline.body.items.map((item: { kind: string }) => item.kind) as string[]
  for (const kind of [
    'case.opened',
    'consultation.recorded',
    'targetType.decided',
    'referral.sent',
    'referral.accepted',
    'placement.recorded',
    'referral.reported',
    'followUp.recorded',
    'case.reopened',
    'case.closed',
  ])
    expect(kinds).toContain(kind)
  const byKind = (kind: string) => timeline.body.items.find((item: { kind: string }) => item.kind === kind)
  expect(byKind('consultation.recorded')).toMatchObject({
    label: '相談',
    note: talk.note,
    undisclosed: false,
    organization: { id: 'sapo-shinano' },
    consultation: { topicLabels: ['仕事探し・就職'] },
  })
  expect(byKind('placement.recorded').placement).toMatchObject({
    employerName: '信州精密 株式会社',
    weeklyHours: 38.5,
    endReasonLabel: '体調',
  })

  // Page by page it is the same timeline.
  const paged: string[] = []
  for (let cursor = ''; ;) {
    const page = await api.call(
      helloWork.token,
      'GET',
      `/cases/${caseId}/timeline?limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`,
    )
    paged.push(...page.body.items.map((item: { id: string }) => item.id))
    if (page.body.next === null) break
    cursor = page.body.next as string
  }
  expect(paged).toEqual(timeline.body.items.map((item: { id: string }) => item.id))

  // The former desk still sees how it went on, its own words, and not the new desk's.
  const former = await api.call(saposute.token, 'GET', `/cases/${caseId}/timeline`)
  expect(former.body.items.find((item: { kind: string }) => item.kind === 'consultation.recorded')).toMatchObject({
    undisclosed: false,
    note: talk.note,
  })
  expect(former.body.items.find((item: { kind: string }) => item.kind === 'placement.recorded')).toMatchObject({
    undisclosed: true,
    note: null,
  })
  expect((await api.call(saposute.token, 'GET', `/cases/${caseId}`)).body.closure).toMatchObject({ summary: null })

  // Returning is a new episode on the same thread.
  const again = await api.call(helloWork.token, 'POST', '/cases', {
    ...talk,
    deskId: 'ms-nagano',
    occurredOn: '2026-03-10',
    personId: made.body.personId,
    nextAction: { ...appointment, dueOn: '2026-03-17' },
  })
  expect(again).toMatchObject({
    status: 201,
    body: { id: caseId, number: made.body.number, status: 'open', episode: 3 },
  })
})

test('a talk that ends with itself is recorded with its reason', async () => {
  const answer = await api.call(saposute.token, 'POST', '/cases', {
    deskId: 'sapo-shinano',
    ...talk,
    speaker: 'anonymous',
    channel: 'phone',
    person: null,
    closure: { reason: 'information-only' },
  })
  expect(answer).toMatchObject({
    status: 201,
    body: {
      status: 'closed',
      nextAction: null,
      closure: { reason: 'information-only' },
      person: { names: { display: '名前を聞いていない方' } },
    },
  })
})

test('what was not shared stands as a row without content', async () => {
  const caseId = await opened(saposute)
  await api.call(saposute.token, 'POST', `/cases/${caseId}/referrals`, { ...referral, shares: ['contact'] })
  const seen = await api.call(helloWork.token, 'GET', `/cases/${caseId}`)
  expect(seen.body).toMatchObject({ nextAction: null, person: { birthDate: '1981-05-03' } })
  const timeline = await api.call(helloWork.token, 'GET', `/cases/${caseId}/timeline`)
  const row = timeline.body.items.find((item: { kind: string }) => item.kind === 'consultation.recorded')
  expect(row).toMatchObject({ undisclosed: true, note: null })
  expect(row.consultation).toBeUndefined()
  expect(JSON.stringify(timeline.body)).not.toContain('job-search')
  expect(
    (await api.call(helloWork.token, 'GET', '/cases?scope=shared')).body.items.map((item: { id: string }) => item.id),
  ).toContain(caseId)
})

describe('refusals', () => {
  test('who is not known or may not', async () => {
    const unknown = await api.call(null, 'GET', '/cases')
    expect(unknown.status).toBe(401)
    expect(unknown.headers.get('www-authenticate')).toBe('Bearer realm="tsunagu"')
    const wrong = await api.call('tsu_wrong', 'GET', '/cases')
    expect(wrong.status).toBe(401)
    expect(wrong.headers.get('www-authenticate')).toContain('invalid_token')
    expect((await api.raw('/cases', { headers: { authorization: 'Basic c291ZGFuOg==' } })).status).toBe(401)
    expect((await api.call(office.token, 'GET', '/cases')).status).toBe(403)
    expect((await api.call(office.token, 'POST', '/cases', opening)).status).toBe(403)
    expect((await api.call(administrator.token, 'GET', '/people?q=a')).status).toBe(403)
    expect((await api.call(saposute.token, 'GET', '/kpis/regular-employment/facts')).status).toBe(403)
    await open.ownerQuery('update api_tokens set revoked_at = now() where account_id = $1', [administrator.accountId])
    expect((await api.call(administrator.token, 'GET', '/desks')).status).toBe(401)
  })

  test('a token of a role without a desk writes nothing', async () => {
    const deskless = await signedInAs(open.council, { role: 'counselor', organizationId: 'nagano-roudoukyoku' })
    expect((await api.call(deskless.token, 'POST', '/cases', opening)).status).toBe(403)
  })

  test('what is malformed, too large, of another type or at another place', async () => {
    const headers = { authorization: `Bearer ${saposute.token}`, 'content-type': 'application/json' }
    const send = async (body: string | Uint8Array<ArrayBuffer>, more: Record<string, string> = {}) =>
      (await api.raw('/cases', { method: 'POST', headers: { ...headers, ...more }, body })).status
    expect(await send('{')).toBe(400)
    expect(await send('')).toBe(400)
    expect(await send(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]))).toBe(400)
    expect(await send('['.repeat(100_000))).toBe(400)
    expect(await send('['.repeat(1000) + ']'.repeat(1000))).toBe(400)
    expect(await send(JSON.stringify({ note: 'あ'.repeat(1_000_000) }))).toBe(413)
    expect(await send('deskId=sapo-shinano', { 'content-type': 'application/x-www-form-urlencoded' })).toBe(415)
    expect((await api.call(saposute.token, 'DELETE', '/cases')).status).toBe(405)
    expect((await api.call(saposute.token, 'DELETE', '/cases')).headers.get('allow')).toBe('GET, HEAD, POST')
    expect((await api.call(saposute.token, 'GET', '/nowhere')).status).toBe(404)
    expect((await api.call(saposute.token, 'GET', '/cases/1')).status).toBe(404)
    expect((await api.raw('/desks', { headers: { ...headers, host: 'elsewhere.example' } })).status).toBe(404)
  })

  test('each mistake has its place', async () => {
    const post = (body: unknown) => api.call(saposute.token, 'POST', '/cases', body)
    expect(
      pointers(await post({ ...opening, nextAction: { kind: 'appointment', dueOn: '2026-02-30', note: '' } })),
    ).toEqual(['/nextAction/dueOn', '/nextAction/note'])
    expect(pointers(await post({ ...opening, topics: ['job-search', 'nonsense'] }))).toEqual(['/topics/1'])
    expect(pointers(await post({ ...opening, nextAction: null }))).toEqual(['/nextAction/dueOn'])
    expect(pointers(await post({ ...opening, closure: { reason: 'other' } }))).toEqual(['/closure/reason'])
    expect(pointers(await post({ ...opening, deskId: 'ms-nagano' }))).toEqual(['/deskId'])
    expect(pointers(await post({ ...opening, occurredOn: '2026-01-21' }))).toEqual(['/occurredOn'])
    expect(pointers(await post({ ...opening, person: { ...person, familyNameKana: '高見' } }))).toEqual([
      '/person/familyNameKana',
    ])
    expect(pointers(await post({ ...opening, nextAction: { ...appointment, assignee: helloWork.accountId } }))).toEqual(
      ['/nextAction/assignee'],
    )
    expect(pointers(await post([]))).toEqual([''])
    expect((await post(null)).status).toBe(422)
    expect(pointers(await api.call(saposute.token, 'GET', '/cases?limit=101&status=sleeping'))).toEqual([
      '/status',
      '/limit',
    ])
    expect(pointers(await api.call(saposute.token, 'GET', '/cases?cursor=nonsense'))).toEqual(['/cursor'])
    expect(pointers(await api.call(office.token, 'GET', '/kpis?asOf=0000-01-01'))).toEqual(['/asOf'])
    expect((await api.call(office.token, 'GET', '/kpis?asOf=2026-01-20')).status).toBe(200)
    for (const address of ['/kpis', '/kpis/regular-employment/facts', '/kpis/regular-employment/breakdown'])
      expect(pointers(await api.call(office.token, 'GET', `${address}?asOf=2026-01-21`)), address).toEqual(['/asOf'])
    expect(pointers(await api.call(office.token, 'GET', '/kpis/regular-employment/changes?until=2026-02-01'))).toEqual([
      '/until',
    ])
    expect(
      pointers(await api.call(office.token, 'POST', '/releases', { number: 1, note: '', asOf: '2026-01-21' })),
    ).toEqual(['/asOf'])
    expect(pointers(await api.call(saposute.token, 'GET', '/people?q='))).toEqual(['/q'])
    expect(pointers(await api.call(saposute.token, 'POST', '/people', {}))).toEqual(['/familyName'])
    expect((await api.call(office.token, 'GET', '/plan?fiscalYear=2019')).status).toBe(404)
    expect((await api.call(office.token, 'GET', '/kpis/nothing/facts')).status).toBe(404)
  })

  test('what the state does not allow', async () => {
    const caseId = await opened(saposute)
    const made = await api.call(saposute.token, 'GET', `/cases/${caseId}`)
    expect(
      (await api.call(saposute.token, 'POST', '/cases', { ...opening, person: null, personId: made.body.personId }))
        .status,
    ).toBe(409)
    const { body: sent } = await api.call(saposute.token, 'POST', `/cases/${caseId}/referrals`, referral)
    expect((await api.call(saposute.token, 'POST', `/cases/${caseId}/referrals`, referral)).status).toBe(409)
    expect(
      (
        await api.call(saposute.token, 'POST', `/cases/${caseId}/closure`, {
          reason: 'other',
          summary: 'x',
          closedOn: '2026-01-20',
        })
      ).status,
    ).toBe(409)
    // Only the receiver answers, only the sender takes back.
    expect(
      (await api.call(saposute.token, 'POST', `/referrals/${sent.id}/accept`, { firstAppointmentOn: '2026-01-22' }))
        .status,
    ).toBe(409)
    expect((await api.call(helloWork.token, 'POST', `/referrals/${sent.id}/withdraw`, { reason: 'x' })).status).toBe(
      409,
    )
    expect(
      pointers(
        await api.call(helloWork.token, 'POST', `/referrals/${sent.id}/accept`, { firstAppointmentOn: '2026-03-20' }),
      ),
    ).toEqual(['/firstAppointmentOn'])
    expect(
      pointers(
        await api.call(helloWork.token, 'POST', `/referrals/${sent.id}/decline`, { reason: 'full', suggestion: ' ' }),
      ),
    ).toEqual(['/suggestion'])
    // The receiver sees the case and isn't responsible for it.
    for (const [method, path, body] of [
      ['POST', 'consultations', { ...talk, nextAction: appointment }],
      ['PUT', 'next-action', appointment],
      ['POST', 'placements', { ...placement, startedOn: '2026-01-20' }],
    ] as const) {
      expect((await api.call(helloWork.token, method, `/cases/${caseId}/${path}`, body)).status).toBe(409)
    }
    expect(
      (
        await api.call(helloWork.token, 'POST', `/referrals/${sent.id}/decline`, {
          reason: 'full',
          suggestion: '来月あらためて',
        })
      ).body,
    ).toMatchObject({
      status: 'declined',
      decline: { reasonLabel: 'いまは受け入れの余力がない' },
      caseNumber: null,
      person: null,
    })
    expect((await api.call(helloWork.token, 'GET', `/cases/${caseId}`)).status).toBe(404)
    expect(
      (await api.call(helloWork.token, 'POST', `/referrals/${sent.id}/accept`, { firstAppointmentOn: '2026-01-22' }))
        .status,
    ).toBe(409)
    expect(
      (await api.call(helloWork.token, 'POST', `/referrals/${sent.id}/outcome`, { result: 'employed' })).status,
    ).toBe(409)

    const { body: second } = await api.call(saposute.token, 'POST', `/cases/${caseId}/referrals`, referral)
    expect(
      (await api.call(saposute.token, 'POST', `/referrals/${second.id}/withdraw`, { reason: '本人の希望が変わった' }))
        .body,
    ).toMatchObject({ status: 'withdrawn', withdrawReason: '本人の希望が変わった' })

    const { body: placed } = await api.call(saposute.token, 'POST', `/cases/${caseId}/placements`, {
      ...placement,
      startedOn: '2026-01-20',
    })
    expect(
      (await api.call(saposute.token, 'POST', `/cases/${caseId}/placements`, { ...placement, startedOn: '2026-01-20' }))
        .status,
    ).toBe(409)
    const followUp = { month: 1, heldOn: '2026-01-20', with: 'person', status: 'working' }
    expect((await api.call(saposute.token, 'POST', `/placements/${placed.id}/follow-ups`, followUp)).status).toBe(201)
    expect((await api.call(saposute.token, 'POST', `/placements/${placed.id}/follow-ups`, followUp)).status).toBe(409)
    expect(
      (await api.call(saposute.token, 'POST', `/placements/${placed.id}/follow-ups`, { ...followUp, month: 2 })).status,
    ).toBe(422)
    const closure = { reason: 'employed', summary: '就職した', closedOn: '2026-01-20' }
    expect(pointers(await api.call(saposute.token, 'POST', `/cases/${caseId}/closure`, closure))).toEqual([
      '/followUpsEndReason',
    ])
    expect(
      (
        await api.call(saposute.token, 'POST', `/cases/${caseId}/closure`, {
          ...closure,
          followUpsEndReason: '本人が望まない',
        })
      ).status,
    ).toBe(200)
    expect((await api.call(saposute.token, 'PUT', `/cases/${caseId}/next-action`, appointment)).status).toBe(409)
  })

  test('too many requests are told when to come back', async () => {
    const slow = createApiCaller(open, { writes: 1, reads: 2, strangers: 1 })
    try {
      await slow.call(saposute.token, 'GET', '/desks')
      await slow.call(saposute.token, 'GET', '/desks')
      const third = await slow.call(saposute.token, 'GET', '/desks')
      expect(third.status).toBe(429)
      expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await slow.call(helloWork.token, 'GET', '/desks')).status).toBe(200)
      expect((await slow.call('tsu_x', 'GET', '/desks')).status).toBe(401)
      expect((await slow.call('tsu_x', 'GET', '/desks')).status).toBe(429)
    } finally {
      await slow.close()
    }
  })
})

test('a foreign organization sees nothing', async () => {
  const caseId = await opened(saposute, { person: { ...person, familyNameKana: 'ヒトリ', givenNameKana: 'ダケ' } })
  const { body: own } = await api.call(saposute.token, 'GET', `/cases/${caseId}`)
  const { body: placed } = await api.call(saposute.token, 'POST', `/cases/${caseId}/placements`, {
    ...placement,
    startedOn: '2026-01-20',
  })
  const { body: sent } = await api.call(saposute.token, 'POST', `/cases/${caseId}/referrals`, referral)
  const attempts: [string, string, unknown?][] = [
    ['GET', `/cases/${caseId}`],
    ['GET', `/cases/${caseId}/timeline`],
    ['POST', `/cases/${caseId}/consultations`, { ...talk, nextAction: appointment }],
    ['PUT', `/cases/${caseId}/next-action`, appointment],
    ['PUT', `/cases/${caseId}/target-type`, { targetType: 1, decidedOn: '2026-01-20' }],
    ['POST', `/cases/${caseId}/referrals`, referral],
    ['POST', `/cases/${caseId}/placements`, placement],
    ['POST', `/cases/${caseId}/closure`, { reason: 'other', summary: 'x', closedOn: '2026-01-20' }],
    [
      'POST',
      `/placements/${placed.id}/follow-ups`,
      { month: 1, heldOn: '2026-01-20', with: 'person', status: 'working' },
    ],
    ['POST', `/referrals/${sent.id}/accept`, { firstAppointmentOn: '2026-01-22' }],
    ['POST', `/referrals/${sent.id}/decline`, { reason: 'full', suggestion: 'x' }],
    ['POST', `/referrals/${sent.id}/withdraw`, { reason: 'x' }],
    ['POST', `/referrals/${sent.id}/outcome`, { result: 'other' }],
    ['POST', '/cases', { ...talk, deskId: 'ms-matsumoto', personId: own.personId, nextAction: appointment }],
  ]
  for (const [method, path, body] of attempts)
    expect([path, (await api.call(foreign.token, method, path, body)).status]).toEqual([path, 404])
  for (const q of ['ヒトリ', '髙見澤', '1981-05-03', own.number as string])
    expect((await api.call(foreign.token, 'GET', `/people?q=${encodeURIComponent(q)}`)).body.items).toEqual([])
  for (const path of [
    '/cases',
    '/cases?scope=shared',
    '/cases?status=closed',
    '/referrals',
    `/referrals?caseId=${caseId}`,
  ])
    expect((await api.call(foreign.token, 'GET', path)).body).toEqual({ items: [], next: null })
  expect((await api.call(saposute.token, 'GET', `/cases/${caseId}`)).body).toMatchObject({
    status: 'open',
    version: expect.any(Number),
  })
})

test('every read of a person, a case or a search stands in the read log', async () => {
  const caseId = await opened(saposute)
  await api.call(saposute.token, 'POST', `/cases/${caseId}/referrals`, {
    ...referral,
    basis: { kind: 'livelihood-act-9', givenOn: '2026-01-20' },
  })
  await open.ownerQuery('delete from read_log')
  await api.call(saposute.token, 'GET', `/cases/${caseId}`)
  await api.call(helloWork.token, 'GET', `/cases/${caseId}/timeline`)
  await api.call(saposute.token, 'GET', `/people?q=${encodeURIComponent('髙見澤')}`)
  await api.call(saposute.token, 'GET', '/cases')
  await api.call(helloWork.token, 'GET', `/referrals?caseId=${caseId}`)
  await api.call(foreign.token, 'GET', `/cases/${caseId}`)
  const rows = await open.ownerQuery<{
    account_id: string
    kind: string
    basis: string
    door: string
    path: string
    subjects: number
  }>(
    `select account_id, kind, basis, door, path, cardinality(subject_ids) as subjects
     from read_log where subject_ids && ids_of_case($1) order by read_at, id`,
    [caseId],
  )
  expect(rows.map(({ kind, basis, door, path }) => ({ kind, basis, door, path }))).toEqual([
    { kind: 'case', basis: 'own-duty', door: 'api', path: `/cases/${caseId}` },
    { kind: 'case', basis: 'livelihood-act-9', door: 'api', path: `/cases/${caseId}/timeline` },
    { kind: 'search', basis: 'own-duty', door: 'api', path: '/people' },
    { kind: 'search', basis: 'own-duty', door: 'api', path: '/cases' },
    { kind: 'search', basis: 'livelihood-act-9', door: 'api', path: '/referrals' },
  ])
  expect(rows.every((row) => row.subjects > 0)).toBe(true)
  expect(JSON.stringify(rows)).not.toContain('髙見澤')
})

describe('the same request again', () => {
  const count = async (): Promise<number> =>
    (await open.ownerQuery<{ n: number }>('select count(*)::int as n from cases'))[0]?.n ?? 0

  test('has one effect and the same answer, also when sent at once', async () => {
    const before = await count()
    const key = { 'idempotency-key': 'visit-2026-01-20-1' }
    const answers = await Promise.all([1, 2, 3].map(() => api.call(saposute.token, 'POST', '/cases', opening, key)))
    const later = await api.call(
      saposute.token,
      'POST',
      '/cases',
      Object.fromEntries(Object.entries(opening).reverse()),
      key,
    )
    for (const answer of [...answers, later]) {
      expect(answer.status).toBe(201)
      expect(answer.body).toEqual(answers[0]?.body)
      expect(answer.headers.get('location')).toBe(answers[0]?.headers.get('location'))
      expect(answer.headers.get('etag')).toBe('"1"')
    }
    expect(await count()).toBe(before + 1)
    // The kept answer holds no name in readable form.
    const [kept] = await open.ownerQuery<{ answer: string }>(
      "select answer::text from submissions where submission_id = 'api:visit-2026-01-20-1'",
    )
    expect(kept?.answer).not.toMatch(/髙見澤|display/)
  })

  test('is another request when its content or its sender differs', async () => {
    const before = await count()
    const key = { 'idempotency-key': 'k1' }
    await api.call(saposute.token, 'POST', '/cases', opening, key)
    const other = await api.call(saposute.token, 'POST', '/cases', { ...opening, note: '別の話' }, key)
    expect(other.status).toBe(422)
    expect(other.body.errors[0].message).toContain('Idempotency-Key')
    expect((await api.call(saposute.token, 'POST', '/people', person, key)).status).toBe(422)
    expect((await api.call(helloWork.token, 'POST', '/cases', { ...opening, deskId: 'ms-nagano' }, key)).status).toBe(
      201,
    )
    expect(
      (
        await api.call(saposute.token, 'POST', '/cases', opening, {
          'idempotency-key': 'あ'.repeat(3).replace(/./g, '%') + ' ' + 'x',
        })
      ).status,
    ).toBe(400)
    expect(await count()).toBe(before + 2)
  })

  test('of a refused one is judged anew', async () => {
    const caseId = await opened(saposute)
    const key = { 'idempotency-key': 'close-1' }
    const { body: sent } = await api.call(saposute.token, 'POST', `/cases/${caseId}/referrals`, referral)
    const closure = { reason: 'own-wish', summary: 'x', closedOn: '2026-01-20' }
    expect((await api.call(saposute.token, 'POST', `/cases/${caseId}/closure`, closure, key)).status).toBe(409)
    await api.call(saposute.token, 'POST', `/referrals/${sent.id}/withdraw`, { reason: 'x' })
    expect((await api.call(saposute.token, 'POST', `/cases/${caseId}/closure`, closure, key)).status).toBe(200)
    expect((await api.call(saposute.token, 'POST', `/cases/${caseId}/closure`, closure, key)).body.status).toBe(
      'closed',
    )
  })
})

// Packed on the way, a tag of ours comes back as a weak one (W/"2"): what was given out is taken back.
test('who edits what has changed meanwhile is told so', async () => {
  const caseId = await opened(saposute)
  const read = await api.call(saposute.token, 'GET', `/cases/${caseId}`)
  const etag = read.headers.get('etag') ?? ''
  const first = await api.call(
    saposute.token,
    'PUT',
    `/cases/${caseId}/next-action`,
    { ...appointment, dueOn: '2026-01-28', done: { note: '会えた' } },
    { 'if-match': etag },
  )
  expect(first).toMatchObject({
    status: 200,
    body: { nextAction: { dueOn: '2026-01-28' }, version: read.body.version + 1 },
  })
  const late = await api.call(
    saposute.token,
    'PUT',
    `/cases/${caseId}/next-action`,
    { ...appointment, dueOn: '2026-01-29' },
    { 'if-match': etag },
  )
  expect(late.status).toBe(412)
  expect(
    (
      await api.call(
        saposute.token,
        'PUT',
        `/cases/${caseId}/target-type`,
        { targetType: 1, decidedOn: '2026-01-20' },
        { 'if-match': `W/${etag}` },
      )
    ).status,
  ).toBe(412)
  expect(
    (
      await api.call(
        saposute.token,
        'PUT',
        `/cases/${caseId}/target-type`,
        { targetType: 1, decidedOn: '2026-01-20' },
        { 'if-match': `"0", W/${first.headers.get('etag') ?? ''}` },
      )
    ).status,
  ).toBe(200)
  expect(
    (await api.call(saposute.token, 'PUT', `/cases/${caseId}/target-type`, { targetType: 3, decidedOn: '2026-01-20' }))
      .body,
  ).toMatchObject({ targetType: 3, moved: true })
  expect(
    (
      await api.call(
        saposute.token,
        'PUT',
        `/cases/${caseId}/next-action`,
        { ...appointment, dueOn: '2026-01-30' },
        { 'if-match': '*' },
      )
    ).body.nextAction.dueOn,
  ).toBe('2026-01-30')
})

test('lists come page by page, each row once', async () => {
  for (let index = 0; index < 5; index += 1)
    await opened(foreign, { deskId: 'ms-matsumoto', occurredOn: `2026-01-${15 + (index % 3)}`, person: null })
  const pages = async (path: string, limit: number): Promise<string[]> => {
    const ids: string[] = []
    for (let next: string | null = ''; next !== null;) {
      const page: ApiAnswer = await api.call(
        foreign.token,
        'GET',
        `${path}?limit=${limit}${next === '' ? '' : `&cursor=${next}`}`,
      )
      expect(page.body.items.length).toBeLessThanOrEqual(limit)
      ids.push(...page.body.items.map((item: { id?: string; code?: string }) => item.id ?? item.code))
      next = page.body.next as string | null
    }
    return ids
  }
  const cases = await pages('/cases', 2)
  expect(cases).toHaveLength(5)
  expect(new Set(cases).size).toBe(5)
  expect(cases).toEqual(await pages('/cases', 100))
  expect(new Set(await pages('/desks', 100)).size).toBe(140)
  expect(new Set(await pages('/municipalities', 10)).size).toBe(77)
  expect((await pages('/plan/findings', 7)).length).toBeGreaterThan(7)
})
