/**
 * A thousand hostile texts through the pages: what was written stands there as it was written, and nothing of it is
 * run; in every question, in paths, and in bodies that are no form. (Every form has them in
 * tests/rooms/hostile-forms.test.ts.)
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRoutes } from '../../src/app.tsx'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { nextActionFields, talkFields } from '../../src/modules/casework/cases/cases.specimens.ts'
import { eightAtOnce, groupsOf, hostileTexts, unharmed } from '../support/hostile.ts'
import { expectShown, watchSoundness } from '../support/sound.ts'
import { date, today } from '../support/specimens.ts'
import { type SignedInPerson, signedInAs } from '../support/people.ts'
import { recordedActivity } from '../support/activities.ts'
import { draftId, openVersions, reviewedId } from '../support/plan-versions.ts'
import { openedCase } from '../support/thread.ts'
import { type Client, decoded, type FormFields, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let sender: SignedInPerson
let senders: Client[]
let receivers: Client[]
const { sound, broken } = watchSoundness()

beforeAll(async () => {
  open = await createTestCouncil({ today })
  web = openWeb(open)
  const people = (organizationId: string, deskId: string, amount: number) =>
    Promise.all(
      Array.from({ length: amount }, () => signedInAs(open.council, { role: 'counselor', organizationId, deskId })),
    )
  const [own, theirs] = [await people('sapo-shinano', 'sapo-shinano', 4), await people('hw-nagano', 'ms-nagano', 2)]
  sender = own[0] as SignedInPerson
  await recordedActivity(open)
  await openVersions(open, sender as { accountId: string; organizationId: string })
  senders = own.map((person) => web.as(person))
  receivers = theirs.map((person) => web.as(person))
})
afterAll(async () => {
  await web.close()
  await open.close()
})

let turn = 0
const next = (clients: Client[]): Client => clients[turn++ % clients.length] as Client

const person = {
  familyName: 'x',
  givenName: 'x',
  familyNameKana: 'ヨミ',
  givenNameKana: 'ヨミ',
  alias: 'x',
  ...date('birthDate', '1981-05-03'),
  municipalityCode: '20201',
  phone: '026-200-0001',
}
const writable = hostileTexts.filter((text) => unharmed(text).trim() !== '' && unharmed(text).length <= 190)
/** All of them in a few long texts, with the longest that is taken. */
const longTexts = [
  ...groupsOf(hostileTexts, 250).map((group) => group.filter((text) => text.length < 3000).join('\n')),
  'あ'.repeat(34_133),
  '<b>'.repeat(34_133),
]

async function posted(client: Client, path: string, fields: FormFields): Promise<string> {
  const answer = await client.post(path, fields)
  if (answer.status !== 303)
    throw new Error(
      `${path}: ${answer.status} ${decoded(answer.text)
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .slice(0, 600)}`,
    )
  return answer.location ?? ''
}

describe('what was written is shown as it was written', { timeout: 180_000 }, () => {
  test('long words: records, types, closures', async () => {
    for (const long of longTexts) {
      const us = next(senders)
      const { id, personId } = await openedCase(open.council, sender)
      await posted(us, `/cases/${id}/consultations/new`, {
        ...talkFields,
        ...nextActionFields('nextAction.'),
        note: long,
      })
      await posted(us, `/cases/${id}/target-type`, { ...date('decidedOn', today), targetType: '2', reason: long })
      expectShown((await us.get(`/cases/${id}`)).text, long, 'record')
      const [{ id: talkId } = { id: '' }] = await open.ownerQuery<{ id: string }>(
        'select id from consultations where case_id = $1 order by recorded_at desc limit 1',
        [id],
      )
      const correcting = await us.get(`/cases/${id}/consultations/${talkId}`)
      sound('correction form', correcting)
      expectShown(correcting.text, long, 'correction form')
      await posted(us, `/cases/${id}/consultations/${talkId}`, { ...talkFields, note: long, reason: 'x' })
      const types = await us.get(`/cases/${id}/target-type`)
      sound('types', types)
      expectShown(types.text, long, 'target type')
      await posted(us, `/cases/${id}/closure`, {
        reason: 'other',
        summary: long,
        reopenHint: long,
        ...date('closedOn', today),
      })
      for (const tab of ['', '?tab=history', '/access', '?tab=work', '?tab=referrals'])
        sound(`case page ${tab}`, await us.get(`/cases/${id}${tab}`))
      expectShown((await us.get(`/cases/${id}`)).text, long, 'closure')
      // It is stored to the letter, not only shown.
      expect(await open.ownerQuery('select closure_summary as text from cases where id = $1', [id])).toEqual([
        { text: unharmed(long) },
      ])
      expect(personId).not.toBe('')
    }
    expect(broken()).toEqual([])
  })

  test('long words: referrals and their answers', async () => {
    for (const long of longTexts) {
      const [us, them] = [next(senders), next(receivers)]
      const { id } = await openedCase(open.council, sender)
      const send = {
        toDeskId: 'ms-nagano',
        reason: long,
        requests: long,
        urgency: 'week',
        'basis.kind': 'consent',
        ...date('basis.givenOn', today),
        shares: ['contact', 'consultations'],
      }
      const newest = async (): Promise<string> =>
        (
          await open.ownerQuery<{ id: string }>(
            'select id from referrals where case_id = $1 order by sent_at desc limit 1',
            [id],
          )
        )[0]?.id ?? ''
      await posted(us, `/cases/${id}/referrals/new`, send)
      await posted(us, `/referrals/${await newest()}/withdrawal`, { withdrawReason: long })
      await posted(us, `/cases/${id}/referrals/new`, send)
      await posted(them, `/referrals/${await newest()}/refusal`, { reason: 'full', suggestion: long })
      for (const client of [us, them]) {
        const shown = await client.get(`/referrals/${await newest()}`)
        sound('declined', shown)
        expectShown(shown.text, long, 'declined referral')
      }
      await posted(us, `/cases/${id}/referrals/new`, send)
      await posted(them, `/referrals/${await newest()}/acceptance`, {
        ...date('firstAppointmentOn', '2026-01-22'),
        note: long,
      })
      await posted(them, `/referrals/${await newest()}/outcome`, { result: 'supporting', note: long })
      for (const client of [us, them])
        for (const path of [`/referrals/${await newest()}`, '/referrals', '/today', `/cases/${id}?tab=referrals`])
          sound(path, await client.get(path))
      expectShown((await us.get(`/referrals/${await newest()}`)).text, long, 'accepted referral')
      expect(
        await open.ownerQuery('select reason, requests, outcome_note from referrals where id = $1', [await newest()]),
      ).toEqual([{ reason: unharmed(long), requests: unharmed(long), outcome_note: unharmed(long) }])
    }
    expect(broken()).toEqual([])
  })

  test('names, as each person writes their own', async () => {
    const groups = groupsOf(
      writable.filter((text) => text.length < 160),
      6,
    ).filter((group) => group.length === 6)
    expect(groups.length * 6).toBeGreaterThan(900)
    const { personId, id } = await openedCase(open.council, sender)
    let version = 1
    for (const [familyName = '', givenName = '', alias = '', ...rest] of groups) {
      const us = next(senders)
      const contactNote = rest.join(' ')
      await posted(us, `/people/${personId}`, {
        ...person,
        familyName,
        givenName,
        alias,
        email: '',
        contactNote,
        _version: String(version),
      })
      version += 1
      // Every one is stored to the letter; every fourth is looked at on the pages as well.
      expect(
        await open.ownerQuery('select family_name, given_name, alias, contact_note from people where id = $1', [
          personId,
        ]),
      ).toEqual([
        {
          family_name: unharmed(familyName).trim(),
          given_name: unharmed(givenName).trim(),
          alias: unharmed(alias).trim(),
          contact_note: unharmed(contactNote).trim(),
        },
      ])
      if (version % 4 !== 0) continue
      for (const path of [`/people/${personId}`, `/cases/${id}`]) {
        const shown = await us.get(path)
        sound(`${path} ${familyName}`, shown)
        expectShown(shown.text, familyName, path)
      }
    }
    expect(broken()).toEqual([])
  })

  test('short words: next actions, employers, follow-ups, what is said about who speaks', async () => {
    const { id } = await openedCase(open.council, sender)
    const groups = groupsOf(writable, 18)
    for (const [index, group] of groups.entries()) {
      const us = next(senders)
      const [relation = '', employer = '', ...rest] = group
      const note = rest.join(' ').slice(0, 1900)
      await posted(us, `/cases/${id}/consultations/new`, {
        ...talkFields,
        speakerRelation: relation,
        ...nextActionFields('nextAction.'),
        'nextAction.note': note === '' ? 'x' : note,
      })
      // The same company on the same day is the same job.
      const name = `${employer}${index}`
      await posted(us, `/cases/${id}/placements/new`, {
        employerName: name,
        ...date('startedOn', today),
        regular: 'no',
        weeklyHours: '20',
        route: 'other',
      })
      const [{ placement, shown } = { placement: '', shown: '' }] = await open.ownerQuery<{
        placement: string
        shown: string
      }>(
        `select id as placement, employer_name as shown from placements
         where case_id = $1 order by recorded_at desc limit 1`,
        [id],
      )
      expect(shown).toBe(unharmed(name).trim())
      await posted(us, `/placements/${placement}/follow-ups/1`, {
        ...date('heldOn', today),
        with: 'both',
        status: 'unknown',
        note: group.join('\n'),
      })
    }
    for (const path of [`/cases/${id}?tab=work`, '/placements', '/today', '/cases', `/cases/${id}?tab=history`])
      sound(path, await next(senders).get(path))
    const work = (await next(senders).get(`/cases/${id}?tab=work`)).text
    for (const group of groups) expectShown(work, group.join('\n'), 'follow-up')
    expect(broken()).toEqual([])
  })

  test('drafts', async () => {
    for (const long of longTexts) {
      const us = next(senders)
      const draft = randomUUID()
      const path = `/cases/new?draft=${draft}`
      await posted(us, '/drafts', {
        _draft: `case-new:${draft}`,
        _path: path,
        note: long,
        'person.familyName': long.slice(0, 300),
        topics: ['job-search', long.slice(0, 50)],
      })
      const form = await us.get(path)
      sound('draft', form)
      expectShown(form.text, long, 'draft')
      // A refused form shows it again too.
      const refused = await us.post(path, { note: long, _draft: `case-new:${draft}` })
      expect(refused.status).toBe(422)
      sound('refused', refused)
      expectShown(refused.text, long, 'refused form')
    }
    expect(broken()).toEqual([])
  })

  test('one byte more than 100 KB is refused with a sentence, and is not lost', async () => {
    const { id } = await openedCase(open.council, sender)
    const long = `${'あ'.repeat(34_133)}終わり`
    const refused = await next(senders).post(`/cases/${id}/consultations/new`, {
      ...talkFields,
      ...nextActionFields('nextAction.'),
      note: long,
    })
    expect(refused.status).toBe(422)
    expect(decoded(refused.text)).toContain('長すぎます')
    expectShown(refused.text, long, 'refused')
  })
})

test('in every question and in paths', { timeout: 180_000 }, async () => {
  const asked: [string, string[]][] = [
    ['/people', ['q']],
    ['/people/hint', ['q']],
    ['/cases', ['q', 'desk', 'mine', 'status', 'type', 'due', 'sort', 'page']],
    ['/cases/new', ['person']],
    ['/today', ['whose']],
    ['/referrals', ['page']],
    ['/plan', ['part', 'row']],
    ['/plan/versions', ['on']],
    [`/plan/versions/${reviewedId}`, ['part', 'at']],
    ['/office', ['since']],
    ['/activities', ['year', 'kind', 'before']],
    ['/activities/new', ['row']],
    ['/roadmap/R03/report', ['activity']],
    [`/plan/versions/${reviewedId}/comparison`, ['with']],
    [`/plan/versions/${reviewedId}/comments/new`, ['kind', 'node']],
    [`/plan/versions/${draftId}/nodes/measure/new`, ['section', 'group']],
    ['/kpis', ['asOf']],
    ['/kpis/regular-employment', ['asOf']],
    ['/roadmap', ['state', 'lead']],
    ['/statistics/regular-employment', ['asOf']],
    ['/statistics/releases/new', ['until']],
    ['/desks', ['q', 'kind', 'area', 'type', 'page']],
    ['/find', ['worry', 'place', 'age', 'q', 'who']],
    ['/find/places', ['q']],
    ['/find/desks', ['q', 'place', 'area', 'kind']],
    ['/large', ['back']],
    ['/sign-in', ['next', 'email']],
  ]
  for (const [path, names] of asked) {
    // A search takes a few words, so few at a time; elsewhere an address can be long.
    await eightAtOnce(
      groupsOf(
        hostileTexts.filter((text) => text.length < 300),
        path.startsWith('/people') ? 8 : 100,
      ),
      async (group) => {
        const query = new URLSearchParams(
          names.map((name, index): [string, string] => [
            name,
            names.length === 1 ? group.join('') : (group[index] ?? ''),
          ]),
        )
        sound(
          `GET ${path} ${JSON.stringify(group).slice(0, 200)}`,
          await next(senders).get(`${path}?${query.toString()}`),
        )
      },
    )
    for (const raw of ['%00', '%ff%fe', '%ed%a0%80', '%', '%u0041', '%2500', '+', '&', '=', '%0d%0aX-Injected:%20yes'])
      for (const name of names) sound(`GET ${path}?${name}=${raw}`, await next(senders).get(`${path}?${name}=${raw}`))
  }
  const patterns = allRoutes(() => {
    throw new Error('only declared')
  })
    .filter((route) => route.method === 'GET' && /:/.test(route.path))
    .map((route) => route.path)
  await eightAtOnce(
    [...hostileTexts.filter((each, number) => each.length < 1500 && (number < 150 || number % 8 === 0)).entries()],
    async ([index, text]) => {
      const path = (patterns[index % patterns.length] ?? '').replace(/:\w+/g, encodeURIComponent(text.toWellFormed()))
      sound(`GET ${path.slice(0, 200)}`, await next(senders).get(path))
    },
  )
  expect(broken()).toEqual([])
})

test('bodies that are no form', { timeout: 180_000 }, async () => {
  const { caseId } = { caseId: (await openedCase(open.council, sender)).id }
  const path = `/cases/${caseId}/consultations/new`
  for (const body of [
    '',
    '=',
    '&&&',
    '%',
    'note=%',
    'note=%ed%a0%80&note=%00',
    'note=%ff',
    '__proto__=x&constructor=y&toString=z',
    '__proto__[a]=1',
    `${'a=1&'.repeat(50_000)}`,
    `note=${'%E3%81%82'.repeat(100_000)}`,
    '\u0000'.repeat(1000),
    '{"a":1}',
    '_submission=&_draft=&_csrf=',
  ]) {
    const client = next(senders)
    for (const end of ['', `&_csrf=${encodeURIComponent(client.csrf)}`])
      sound(`body ${body.slice(0, 40)}${end}`, await client.send(path, body + end))
  }
  expect((await next(senders).send(path, 'x'.repeat(2_000_001))).status).toBe(413)
  expect((await next(senders).send(path, 'x', { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(415)
  expect(broken()).toEqual([])
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})
