/**
 * People: found under each of their names, one after merging and two after undoing,
 * an address that stays where it is kept.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  mergePeople,
  openCase,
  openCaseInput,
  recordConsultation,
  undoMerge,
  verifyFacts,
} from '../../src/modules/casework/cases/index.ts'
import {
  addName,
  addRelation,
  changePerson,
  findPerson,
  listFamily,
  listLikelyTwins,
  removeName,
  searchPeople,
} from '../../src/modules/people/people/index.ts'
import { listDueFollowUps, recordFollowUp } from '../../src/modules/employment/placements/index.ts'
import { withdrawPlan } from '../../src/modules/casework/support-plans/index.ts'
import { addDays } from '../../src/platform/clock.ts'
import { projectDir } from '../../src/platform/project.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import {
  draftedPlan,
  openedCase,
  plannedConference,
  recordedConsent,
  recordedPlacement,
  sentReferral,
  someTalk,
  talkedAgain,
  twinRecords,
  valueOf,
} from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let worker: SignedInPerson
let other: SignedInPerson
const today = '2026-01-20'

beforeAll(async () => {
  open = await createTestCouncil({ today })
  web = openWeb(open)
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  other = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-ueda', deskId: 'hw-ueda-main' })
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const search = async (by: SignedInPerson, typed: string) =>
  (await open.council.gateway.read(by, (db) => searchPeople(db, typed, open.council.fold))).map((found) => found.id)
const person = (id: string, by = worker) => open.council.gateway.read(by, (db) => findPerson(db, id))
const details = {
  familyName: '旧田',
  givenName: '花',
  familyNameKana: 'キュウデン',
  givenNameKana: 'ハナ',
  alias: '',
  birthDate: '1980-03-03',
  municipalityCode: null,
  phone: '',
  email: '',
  contactCautions: [],
  contactNote: '',
  preferredChannel: null,
  reachFrom: null,
  reachTo: null,
  addressKind: null,
  postalCode: '',
  address: '',
  addressSecret: false,
}
const count = async (kind: string) =>
  (
    await open.ownerQuery<{ n: number }>(
      `select count(distinct f.person_digest)::int as n from facts f
       where f.kind = $1 and f.corrects_id is null and not exists (select from facts c where c.corrects_id = f.id)`,
      [kind],
    )
  )[0]?.n ?? 0

test('numbers of the family that were kept before they were searched find the person after migrating, once', async () => {
  const { personId } = await openedCase(open.council, worker, {
    familyName: '久保',
    givenName: '登',
    familyNameKana: 'クボ',
    givenNameKana: 'ノボル',
  })
  const mother = {
    relation: 'mother' as const,
    relativeId: null,
    name: '久保 キヌ',
    phone: '0263-55-0107',
    mayCall: true,
    reachFrom: null,
    reachTo: null,
    livesTogether: true,
    note: '',
  }
  valueOf(await act(open.council, worker, (ctx) => addRelation(ctx, personId, mother)))
  const texts = () =>
    open.ownerQuery<{ id: string; search_text: string }>('select id, search_text from people order by id')
  const written = await texts()
  // As the former program left it: only the person's own names and number.
  await open.ownerQuery(
    `update people set search_text = '久保登 くぼのぼる', contact_note = '父の勤め先 （０２６）５５５－０１９９' where id = $1`,
    [personId],
  )
  expect(await search(worker, '0263550107')).toEqual([])
  const mend =
    /\ndo \$\$[\s\S]*end \$\$;\n/.exec(
      await readFile(join(projectDir, 'db', 'migrations', '0057_family_to_call.sql'), 'utf8'),
    )?.[0] ?? ''
  for (let time = 0; time < 2; time += 1) {
    await open.ownerQuery(mend)
    expect((await texts()).find(({ id }) => id === personId)?.search_text).toBe(
      '久保登 くぼのぼる 0263550107 0265550199',
    )
    expect((await texts()).filter(({ id }) => id !== personId)).toEqual(written.filter(({ id }) => id !== personId))
  }
  for (const typed of ['0263-55-0107', '026 555 0199']) expect(await search(worker, typed), typed).toEqual([personId])
})

test('a former name finds the person, also with today’s given name and in kana, until it is taken off', async () => {
  const { personId } = await openedCase(open.council, worker, {
    familyName: '渡邉',
    givenName: '千夏',
    familyNameKana: 'ワタナベ',
    givenNameKana: 'チナツ',
  })
  const { id } = valueOf(
    await act(open.council, worker, (ctx) =>
      addName(ctx, personId, {
        kind: 'former',
        familyName: '百瀨',
        givenName: '',
        familyNameKana: 'ももせ',
        givenNameKana: '',
      }),
    ),
  )
  for (const typed of ['百瀬', '百瀨 千夏', 'モモセチナツ', 'ももせ', '渡辺千夏', 'わたなべ'])
    expect(await search(worker, typed), typed).toContain(personId)
  expect(await search(other, '百瀬')).toEqual([])
  valueOf(await act(open.council, worker, (ctx) => removeName(ctx, personId, id)))
  expect(await search(worker, '百瀬千夏')).not.toContain(personId)
  expect(await act(open.council, worker, (ctx) => removeName(ctx, personId, id))).toMatchObject({
    ok: false,
    kind: 'state',
  })
})

test('a secret address is read by who keeps the record alone; the others read that it is kept back', async () => {
  const { id, personId } = await openedCase(open.council, worker)
  await recordedConsent(open.council, worker, id, { parts: 'all' })
  const write = (by: SignedInPerson, version: number, more: object) =>
    act(open.council, by, (ctx) =>
      changePerson(ctx, personId, version, {
        ...details,
        addressKind: 'home',
        postalCode: '380-0001',
        address: '長野市某町1-2-3',
        ...more,
      }),
    )
  valueOf(await write(worker, 1, {}))
  expect((await person(personId, other))?.address).toMatchObject({ address: '長野市某町1-2-3' })
  valueOf(await write(worker, 2, { addressSecret: true }))
  expect((await person(personId, worker))?.address).toMatchObject({
    address: '長野市某町1-2-3',
    postalCode: '380-0001',
  })
  expect(await person(personId, other)).toMatchObject({ address: null, addressSecret: true })
  const shown = decoded((await web.as(other).get(`/people/${personId}`)).text)
  expect(shown).not.toContain('某町')
  expect(shown.replace(/<[^>]*>/g, '')).toContain('住所です。この窓口には非開示です')
  // Nor is it opened or overwritten from there.
  expect(await write(other, 3, { addressSecret: false, address: 'ほかの所' })).toMatchObject({
    errors: [{ field: 'addressSecret' }],
  })
  valueOf(await write(other, 3, { addressSecret: true, address: 'ほかの所', contactNote: '夕方' }))
  expect((await person(personId, worker))?.address).toMatchObject({ address: '長野市某町1-2-3' })
  expect(await write(worker, 4, { postalCode: '38' })).toMatchObject({ errors: [{ field: 'postalCode' }] })
})

test('a mother may have a case of her own: each sees that they belong together only where both may be seen, and nothing said passes', async () => {
  const son = await openedCase(open.council, worker, { familyName: '子田' })
  const mother = await openedCase(open.council, worker, { familyName: '母田' }, '息子には言わないでほしい')
  valueOf(
    await act(open.council, worker, (ctx) =>
      addRelation(ctx, son.personId, {
        relation: 'mother',
        relativeId: mother.personId,
        name: '',
        phone: '',
        mayCall: false,
        reachFrom: null,
        reachTo: null,
        livesTogether: true,
        note: '',
      }),
    ),
  )
  const family = (id: string, by: SignedInPerson) => open.council.gateway.read(by, (db) => listFamily(db, id))
  expect(await family(son.personId, worker)).toMatchObject([
    { relation: 'mother', inverse: false, personId: mother.personId, caseNumber: mother.number },
  ])
  expect(await family(mother.personId, worker)).toMatchObject([{ inverse: true, personId: son.personId }])
  await recordedConsent(open.council, worker, son.id, { parts: 'all' })
  expect(await family(son.personId, other)).toEqual([])
  expect(decoded((await web.as(worker).get(`/cases/${son.id}`)).text)).not.toContain('息子には言わないで')
  expect(
    await act(open.council, worker, (ctx) =>
      addRelation(ctx, mother.personId, {
        relation: 'child',
        relativeId: son.personId,
        name: '',
        phone: '',
        mayCall: false,
        reachFrom: null,
        reachTo: null,
        livesTogether: true,
        note: '',
      }),
    ),
  ).toMatchObject({ ok: false, kind: 'state' })
})

test('what a relative said isn’t on the paper for the person unless it may be, nor that it was said', async () => {
  const { id } = await openedCase(open.council, worker)
  const say = (note: string, speaker: 'self' | 'family', disclose: 'yes' | 'no' | null) =>
    act(open.council, worker, (ctx) => recordConsultation(ctx, id, { ...someTalk(today, note), speaker, disclose }))
  for (const [note, speaker, disclose] of [
    ['本人の話', 'self', null],
    ['本人だが見せない話', 'self', 'no'],
    ['母の話', 'family', null],
    ['母の話でよいもの', 'family', 'yes'],
  ] as const)
    valueOf(await say(note, speaker, disclose))
  const paper = decoded((await web.as(worker).get(`/cases/${id}/copy`)).text)
  for (const shown of ['本人の話', '母の話でよいもの']) expect(paper).toContain(shown)
  for (const hidden of ['見せない話', '>母の話<']) expect(paper).not.toContain(hidden)
  expect(paper).toMatch(/screen-only">紙には出しません: [^<]*2件/)
  expect((await web.as(other).get(`/cases/${id}/copy`)).status).toBe(404)
})

describe('two records of one person', () => {
  test('merging asks what closing asks: a plan, a meeting, and lets go of nothing that can be carried on', async () => {
    const merge = (a: string, b: string) => act(open.council, worker, (ctx) => mergePeople(ctx, a, b, { reason: '' }))
    const planned = await twinRecords(open.council, worker)
    const { id: planId } = await draftedPlan(open.council, worker, planned.twin.id)
    expect(await merge(planned.kept.personId, planned.twin.personId)).toMatchObject({
      ok: false,
      errors: [{ message: expect.stringContaining('始まっていないプラン') }],
    })
    valueOf(await act(open.council, worker, (ctx) => withdrawPlan(ctx, planned.twin.id, planId)))
    valueOf(await merge(planned.kept.personId, planned.twin.personId))
    const meeting = await twinRecords(open.council, worker)
    await plannedConference(open.council, worker, meeting.twin.id, other)
    expect(await merge(meeting.kept.personId, meeting.twin.personId)).toMatchObject({
      ok: false,
      errors: [{ message: expect.stringContaining('終わっていない会議') }],
    })
  })

  test('follow-ups of the record that ends go on with the person, and can be recorded', async () => {
    const { kept, twin } = await twinRecords(open.council, worker)
    const placementId = await recordedPlacement(open.council, worker, twin.id, { employerName: '信州工業' })
    valueOf(await act(open.council, worker, (ctx) => mergePeople(ctx, kept.personId, twin.personId, { reason: '' })))
    const due = await open.council.gateway.read(worker, (db) =>
      listDueFollowUps(db, 'sapo-shinano', null, addDays(today, 60)),
    )
    expect(due.map((each) => each.placementId)).toContain(placementId)
    expect((await web.as(worker).get(`/placements/${placementId}/follow-ups/1`)).status).toBe(200)
    const left = valueOf(
      await act(open.council, worker, (ctx) =>
        recordFollowUp(ctx, placementId, {
          month: 1,
          heldOn: today,
          with: 'person',
          status: 'left',
          endedOn: today,
          endReason: 'unknown',
          note: '',
        }),
      ),
    )
    // Support begins anew where the person goes on; the record that ended stays ended.
    expect(left.newEpisode).toBe(2)
    expect(
      await open.ownerQuery('select id, status, episode from cases where id = any($1) order by status desc', [
        [kept.id, twin.id],
      ]),
    ).toEqual([
      { id: kept.id, status: 'open', episode: 2 },
      { id: twin.id, status: 'closed', episode: 1 },
    ])
    expect((await verifyFacts(open.council)).first).toBeNull()
  })

  test('the number of the record that ends is found, and goes back when they are parted again', async () => {
    const pair = async (a: string, b: string) => {
      const { kept, twin } = await twinRecords(open.council, worker)
      await open.ownerQuery(
        `update people
         set phone = case id when $1 then $2 else $3 end,
           search_text = search_text || ' ' || case id when $1 then $2 else $3 end
         where id in ($1, $4)`,
        [kept.personId, a, b, twin.personId],
      )
      const { id } = valueOf(
        await act(open.council, worker, (ctx) => mergePeople(ctx, kept.personId, twin.personId, { reason: '' })),
      )
      return { kept, twin, id }
    }
    const second = await pair('0262340001', '0262340002')
    expect(await person(second.kept.personId)).toMatchObject({
      phone: '0262340001',
      contactNote: 'もう一つの電話 026-234-0002',
    })
    expect(await search(worker, '026-234-0002')).toContain(second.kept.personId)
    const only = await pair('', '0262340003')
    expect(await person(only.kept.personId)).toMatchObject({ phone: '0262340003' })
    for (const { id } of [second, only]) valueOf(await act(open.council, worker, (ctx) => undoMerge(ctx, id)))
    expect(await person(second.kept.personId)).toMatchObject({ phone: '0262340001', contactNote: '' })
    expect(await person(only.kept.personId)).toMatchObject({ phone: '' })
    expect(await search(worker, '026-234-0002')).toEqual([second.twin.personId])
  })

  test('are offered side by side, by reading, telephone and birth date, and never of who may not be seen', async () => {
    const { kept, twin } = await twinRecords(open.council, worker)
    const about = await person(kept.personId)
    if (!about) throw new Error('not found')
    const twins = (by: SignedInPerson) =>
      open.council.gateway.read(by, (db) => listLikelyTwins(db, about, open.council.fold))
    expect((await twins(worker)).map((each) => each.id)).toContain(twin.personId)
    expect(await twins(other)).toEqual([])
  })

  test('made one: found once, counted once, read in one place; undone: as before, without losing who said what', async () => {
    const before = await count('case.opened')
    const { kept, twin } = await twinRecords(open.council, worker)
    await talkedAgain(open.council, worker, twin.id, '二つ目の記録で話したこと')
    expect(await count('case.opened')).toBe(before + 2)
    const { id } = valueOf(
      await act(open.council, worker, (ctx) =>
        mergePeople(ctx, kept.personId, twin.personId, { reason: '電話が同じ' }),
      ),
    )
    expect(await count('case.opened')).toBe(before + 1)
    expect(await count('consultation')).toBeGreaterThan(0)
    expect(await search(worker, twin.number)).toEqual([twin.personId])
    const name = (await person(kept.personId))?.givenName ?? ''
    expect(await search(worker, `双葉${name}`)).toEqual([kept.personId])
    const page = decoded((await web.as(worker).get(`/cases/${kept.id}`)).text)
    expect(page).toContain('二つ目の記録で話したこと')
    expect(page).toContain('まとめた記録から')
    expect(decoded((await web.as(worker).get(`/cases/${twin.id}`)).text)).toContain(
      `この記録は ${kept.number} にまとめました`,
    )
    expect((await web.as(worker).get(`/people/${twin.personId}`)).location).toBe(`/people/${kept.personId}`)
    // Nothing new begins on the record that was merged.
    const { nextAction, ...talk } = someTalk(today)
    expect(
      await act(open.council, worker, (ctx) =>
        openCase(ctx, openCaseInput.parse({ deskId: 'sapo-shinano', ...talk, nextAction, personId: twin.personId })),
      ),
    ).toMatchObject({ ok: false, kind: 'state' })
    valueOf(await act(open.council, worker, (ctx) => undoMerge(ctx, id)))
    expect(await count('case.opened')).toBe(before + 2)
    expect(
      await open.ownerQuery(
        `select c.status, c.merged_into, n.note
         from cases c join next_actions n on n.case_id = c.id and n.ended_at is null
         where c.id = $1`,
        [twin.id],
      ),
    ).toEqual([{ status: 'open', merged_into: null, note: '続きを聞く' }])
    expect(decoded((await web.as(worker).get(`/cases/${twin.id}`)).text)).toContain('二つ目の記録で話したこと')
    expect(await act(open.council, worker, (ctx) => undoMerge(ctx, id))).toMatchObject({ ok: false, kind: 'state' })
  })

  test('stay two where somebody waits for an answer, where another desk has begun, after thirty days', async () => {
    const { kept, twin } = await twinRecords(open.council, worker)
    await sentReferral(open.council, worker, twin.id, 'ms-nagano', ['contact'])
    const merge = (a: string, b: string, by = worker) =>
      act(open.council, by, (ctx) => mergePeople(ctx, a, b, { reason: '' }))
    expect(await merge(kept.personId, twin.personId)).toMatchObject({ ok: false, kind: 'state' })
    await expect(merge(kept.personId, twin.personId, other)).rejects.toThrow(/not found/)
    expect(await merge(kept.personId, kept.personId)).toMatchObject({ ok: false })
    const pair = await twinRecords(open.council, worker)
    const { id } = valueOf(await merge(pair.kept.personId, pair.twin.personId))
    open.setToday('2026-02-20')
    expect(await act(open.council, worker, (ctx) => undoMerge(ctx, id))).toMatchObject({ ok: false, kind: 'state' })
    open.setToday(today)
  })
})
