/**
 * A thousand hostile texts through the API: they come back unharmed, and do no harm in questions, paths and headers.
 * (Every body: tests/rooms/hostile-bodies.test.ts.)
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nextActionBody, talkBody } from '../../src/modules/casework/cases/cases.specimens.ts'
import { unnamed } from '../../src/modules/people/people/people.specimens.ts'
import { type ApiAnswer, type ApiCaller, createApiCaller } from '../support/api.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { groupsOf, hostileTexts, unharmed } from '../support/hostile.ts'
import { watchSoundness } from '../support/sound.ts'
import { type SignedInPerson, signedInAs } from '../support/people.ts'
import { recordedActivity } from '../support/activities.ts'
import { openVersions, reviewedId } from '../support/plan-versions.ts'

let open: TestCouncil
let api: ApiCaller
let sender: SignedInPerson
let receiver: SignedInPerson
let office: SignedInPerson
const { noFailure, broken } = watchSoundness()

beforeAll(async () => {
  open = await createTestCouncil()
  api = createApiCaller(open)
  sender = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  receiver = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
  office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  await recordedActivity(open)
  await openVersions(open, sender as { accountId: string; organizationId: string })
})
afterAll(async () => {
  await api.close()
  await open.close()
})

const next = nextActionBody
const talk = talkBody
const opening = { deskId: 'sapo-shinano', ...talk, personId: null, person: unnamed, nextAction: next, closure: null }
const referral = {
  toDeskId: 'ms-nagano',
  reason: 'x',
  requests: 'x',
  urgency: 'normal',
  basis: { kind: 'consent', givenOn: '2026-01-20', until: '2026-07-20' },
  shares: ['contact', 'consultations', 'plan'],
}
async function must(
  status: number,
  by: SignedInPerson,
  method: string,
  path: string,
  body?: unknown,
): Promise<ApiAnswer['body']> {
  const answer = await api.call(by.token, method, path, body)
  if (answer.status !== status)
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`)
  return answer.body
}

const newCase = async (): Promise<string> => (await must(201, sender, 'POST', '/cases', opening)).id as string
const newReferral = async (): Promise<string> =>
  (await must(201, sender, 'POST', `/cases/${await newCase()}/referrals`, referral)).id as string

describe('texts', { timeout: 240_000 }, () => {
  test('come back unharmed from wherever they are written', async () => {
    // Beyond the longest that a short field takes, the text is refused; in a long one it stands.
    const short = hostileTexts.filter((text) => unharmed(text).trim() !== '' && text.length <= 180)
    expect(short.length).toBeGreaterThan(900)
    const caseId = await newCase()
    for (const [note = '', what = '', before = '', relation = ''] of groupsOf(short, 4).filter(
      (group) => group.length === 4,
    )) {
      await must(201, sender, 'POST', `/cases/${caseId}/consultations`, {
        ...talk,
        note,
        speakerRelation: relation,
        nextAction: { ...next, note: what },
      })
      const changed = await must(200, sender, 'PUT', `/cases/${caseId}/next-action`, {
        ...next,
        note: before,
        done: { note },
      })
      expect(changed.nextAction.note).toBe(unharmed(before).trim())
    }
    const written = groupsOf(short, 4).filter((group) => group.length === 4)
    const read: { note: string; consultation?: { speakerRelation: string } }[] = []
    const nextNotes: string[] = []
    for (let cursor = ''; ;) {
      const page = await must(
        200,
        sender,
        'GET',
        `/cases/${caseId}/timeline?limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`,
      )
      read.push(...page.items.filter((item: { kind: string }) => item.kind === 'consultation.recorded'))
      nextNotes.push(
        ...page.items
          .filter((item: { kind: string }) => item.kind === 'nextAction.set')
          .map((item: { note: string }) => item.note),
      )
      if (page.next === null) break
      cursor = page.next as string
    }
    expect(read.slice(1).map((item) => item.note)).toEqual(written.map(([note = '']) => unharmed(note)))
    expect(read.slice(1).map((item) => item.consultation?.speakerRelation)).toEqual(
      written.map((group) => unharmed(group[3] ?? '')),
    )
    expect(nextNotes.slice(1)).toEqual(
      written.flatMap(([, what = '', before = '']) => [unharmed(what).trim(), unharmed(before).trim()]),
    )
  })

  test('all at once in a long field, and names as they were written', async () => {
    const everything = hostileTexts.filter((text) => text.length < 200).join('\n')
    for (const long of groupsOf([...everything], 25_000).map((part) => part.join(''))) {
      const sent = await newReferral()
      await must(200, receiver, 'POST', `/referrals/${sent}/decline`, { reason: 'other', suggestion: long })
      expect((await must(200, sender, 'GET', '/referrals?limit=1')).items[0].decline.suggestion).toBe(unharmed(long))
      const caseId = await newCase()
      const closed = await must(200, sender, 'POST', `/cases/${caseId}/closure`, {
        reason: 'other',
        summary: long,
        reopenHint: long,
        closedOn: '2026-01-20',
      })
      expect(closed.closure).toMatchObject({ summary: unharmed(long), reopenHint: unharmed(long) })
    }
    const names = hostileTexts.filter((text) => unharmed(text).trim() !== '' && unharmed(text).length <= 200)
    for (const [familyName = '', givenName = '', alias = ''] of groupsOf(names, 3)) {
      const made = await must(201, sender, 'POST', '/people', { familyName, givenName, familyNameKana: 'ヨミ', alias })
      expect(made.names).toMatchObject({
        familyName: unharmed(familyName).trim(),
        givenName: unharmed(givenName).trim(),
        alias: unharmed(alias).trim(),
      })
    }
  })

  test('in every question and in paths', async () => {
    const questions = [
      ['/plan', 'fiscalYear'],
      [`/plan-versions/${reviewedId}/changes`, 'with'],
      ['/plan/findings', 'fiscalYear', 'limit', 'cursor'],
      ['/kpis', 'fiscalYear', 'asOf'],
      ['/kpis/regular-employment/facts', 'from', 'to', 'asOf', 'cursor'],
      ['/desks', 'limit', 'cursor'],
      ['/municipalities', 'limit', 'cursor'],
      ['/people', 'q'],
      ['/cases', 'deskId'],
      ['/cases', 'scope', 'status', 'targetType', 'cursor'],
      ['/referrals', 'direction', 'status', 'caseId', 'cursor'],
    ]
    const cursors = hostileTexts.map((text) => Buffer.from(text).toString('base64url'))
    for (const [path = '', ...names] of questions) {
      for (const texts of groupsOf(hostileTexts, names.length)) {
        const query = new URLSearchParams(texts.map((text, index): [string, string] => [names[index] ?? '', text]))
        const { status } = await api.call(
          path.endsWith('facts') ? office.token : sender.token,
          'GET',
          `${path}?${query.toString()}`,
        )
        noFailure(`GET ${path} ${JSON.stringify(texts).slice(0, 200)}`, status)
      }
    }
    for (const cursor of cursors.slice(0, 200))
      noFailure(`cursor ${cursor}`, (await api.call(sender.token, 'GET', `/cases?cursor=${cursor}`)).status)
    for (const [index, text] of hostileTexts.entries()) {
      const part = encodeURIComponent(text.toWellFormed())
      const path = index % 2 === 0 ? `/cases/${part}` : `/kpis/${part}/facts`
      noFailure(
        `GET ${path.slice(0, 100)}`,
        (await api.call(index % 2 === 0 ? sender.token : office.token, 'GET', path)).status,
      )
    }
    for (const path of ['/%', '/cases/%00', '/cases/%ff%fe', '/kpis/..%2f..%2f/facts', '//cases', '/cases/%E0%A4%A'])
      noFailure(path, (await api.raw(path, { headers: { authorization: `Bearer ${sender.token}` } })).status)
    expect(broken()).toEqual([])
  })
})

test('a body that says it is no JSON, and headers that nobody sends', { timeout: 120_000 }, async () => {
  for (const type of [
    '',
    'text/plain',
    'multipart/form-data',
    'application/json\u00e9',
    'application/jsonp',
    'a'.repeat(5000),
  ]) {
    expect(
      (
        await api.raw('/cases', {
          method: 'POST',
          headers: { authorization: `Bearer ${sender.token}`, 'content-type': type },
          body: '{}',
        })
      ).status,
    ).toBe(415)
  }
  for (const [name, value] of [
    ['if-match', '"'.repeat(5000)],
    ['if-match', ','],
    ['idempotency-key', ' '],
    ['idempotency-key', 'k'.repeat(101)],
    ['authorization', `Bearer ${'x'.repeat(10_000)}`],
    ['authorization', "Bearer 'or 1=1"],
  ] as const) {
    const { status } = await api.call(sender.token, 'POST', '/cases', {}, { [name]: value })
    expect(status).toBeGreaterThanOrEqual(400)
    noFailure(name, status)
  }
  expect(broken()).toEqual([])
})
