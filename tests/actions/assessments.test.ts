/**
 * Asked once, by the council's own forms: sections over several meetings, versions that stay,
 * others' answers with their source.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  arrangeSection,
  type EntryInput,
  listEntries,
  listForms,
  publishForm,
  recordEntry,
  resetDraft,
  writeSection,
} from '../../src/modules/casework/assessments/index.ts'
import { loadCouncil, readCouncilFolder } from '../../src/modules/council/council/index.ts'
import { addDays } from '../../src/platform/clock.ts'
import { createDatabase, createPool } from '../../src/platform/database/pool.ts'
import { NotFound } from '../../src/platform/outcome.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { acceptedReferral, openedCase, sentReferral, valueOf } from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let maisapo: SignedInPerson
let colleague: SignedInPerson
let saposute: SignedInPerson
let office: SignedInPerson
const today = '2026-01-20'

beforeAll(async () => {
  open = await createTestCouncil({ today })
  web = openWeb(open)
  maisapo = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'maisapo-ueda',
    deskId: 'maisapo-ueda',
    name: '髙橋 信也',
  })
  colleague = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'maisapo-ueda',
    deskId: 'maisapo-ueda',
  })
  saposute = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'sapo-shinano',
    deskId: 'sapo-shinano',
  })
  office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const write = (
  by: SignedInPerson,
  caseId: string,
  form: string,
  section: string,
  answers: EntryInput['answers'],
  onto: string | null = null,
  askedOn = today,
) => act(open.council, by, (ctx) => recordEntry(ctx, caseId, form, section, { askedOn, answers, onto }))
const entries = (by: SignedInPerson, caseId: string) => open.council.gateway.read(by, (db) => listEntries(db, caseId))
const pageOf = async (by: SignedInPerson, path: string) => decoded((await web.as(by).get(path)).text)
const health = { health: '通院・服薬している', illness: 'ひみつの病名' }

describe('a section', () => {
  test('fills over several meetings; what stood there stays with its author and day', async () => {
    const { id } = await openedCase(open.council, maisapo)
    const first = valueOf(
      await write(maisapo, id, 'assessment', 'family', { household: 'いない' }, null, addDays(today, -7)),
    )
    const second = valueOf(
      await write(colleague, id, 'assessment', 'family', { household: 'いる', 'household-who': '母' }, first.id),
    )
    expect((await entries(maisapo, id)).map((entry) => [entry.id, entry.answers])).toEqual([
      [second.id, { household: 'いる', 'household-who': '母' }],
    ])
    expect(
      await open.ownerQuery(
        `select id, replaces_id from assessment_entries where case_id = $1 order by written_at, id`,
        [id],
      ),
    ).toEqual([
      { id: first.id, replaces_id: null },
      { id: second.id, replaces_id: first.id },
    ])
    // Who was slower is told, and nothing is written over.
    expect(await write(maisapo, id, 'assessment', 'family', { household: 'いない' }, first.id)).toMatchObject({
      ok: false,
      kind: 'stale',
    })
    expect(await write(maisapo, id, 'assessment', 'family', { household: 'いない' })).toMatchObject({
      ok: false,
      kind: 'stale',
    })
    expect(await write(maisapo, id, 'assessment', 'family', { household: 'いる' }, second.id)).toMatchObject({
      ok: false,
      errors: [{ field: 'household-who' }],
    })
    expect(await write(maisapo, id, 'assessment', 'health', {}, null)).toMatchObject({ ok: false, kind: 'invalid' })
    expect(await write(maisapo, id, 'assessment', 'health', health, null, addDays(today, 1))).toMatchObject({
      ok: false,
      errors: [{ field: 'askedOn' }],
    })
    await expect(write(maisapo, id, 'assessment', 'nowhere', {})).rejects.toThrow(NotFound)
    // The form of another kind of desk.
    expect(
      await write(maisapo, id, 'hello-work', 'wish', { 'wish-form': ['パート'], 'wish-job': '事務' }),
    ).toMatchObject({ ok: false, kind: 'state' })
    const shown = await pageOf(maisapo, `/cases/${id}/assessment`)
    for (const part of ['家族・地域・住まい', '母', 'まいさぽ上田']) expect(shown).toContain(part)
  })

  test('another desk has asked is shown with its source and not demanded again, or 非開示', async () => {
    const { id } = await openedCase(open.council, maisapo)
    valueOf(await write(maisapo, id, 'reception', 'reception', { route: '家族・知人', urgent: '要らない' }))
    valueOf(await write(maisapo, id, 'assessment', 'health', health))
    await acceptedReferral(
      open.council,
      saposute,
      await sentReferral(open.council, maisapo, id, 'sapo-shinano', ['contact', 'assessment']),
    )
    // 相談の経路 was shared, the health part was not.
    const form = await pageOf(saposute, `/cases/${id}/assessment/support-station/registration`)
    expect(form).toContain('聞いたこと: 家族・知人')
    const healthForm = await pageOf(saposute, `/cases/${id}/assessment/support-station/health`)
    expect(healthForm).toContain('聞いています(非開示)')
    expect(healthForm).not.toContain('ひみつの病名')
    const shown = await pageOf(saposute, `/cases/${id}/assessment`)
    expect(shown).toContain('非開示')
    expect(shown).not.toContain('ひみつの病名')
    // 健康状態 is required, and known elsewhere: it may be left out here.
    valueOf(await write(saposute, id, 'support-station', 'health', { illness: '聞いていない' }))
    expect(await write(saposute, id, 'support-station', 'registration', { route: '家族・知人' })).toMatchObject({
      ok: false,
      errors: [{ field: 'work' }, { field: 'registered-on' }],
    })
    expect((await entries(saposute, id)).map((entry) => entry.formKey).toSorted()).toEqual([
      'reception',
      'support-station',
    ])
    // The former desk writes nothing any more.
    expect(await write(maisapo, id, 'assessment', 'money', { debts: 'ない' })).toMatchObject({
      ok: false,
      kind: 'state',
    })
  })
})

describe('a form', () => {
  const inForce = async (key: string) =>
    (await open.council.gateway.read(office, (db) => listForms(db, null))).find((form) => form.key === key)

  test('is changed with a new version and a preview; what was written keeps its own', async () => {
    const { id } = await openedCase(open.council, maisapo)
    valueOf(await write(maisapo, id, 'reception', 'worries', { worries: ['住まい'], worst: '住まい' }))
    const before = await inForce('reception')
    const section = before?.sections.find((each) => each.key === 'worries')
    expect(before?.version).toBe(1)
    const changed = {
      ...section,
      title: '困りごと',
      fields: [
        { key: 'worst', label: 'いちばん困ること', type: 'long', required: 'yes' },
        { key: 'since-when', label: 'いつから', type: 'text' },
      ],
    }
    valueOf(await act(open.council, office, (ctx) => writeSection(ctx, 'reception', changed)))
    valueOf(await act(open.council, office, (ctx) => arrangeSection(ctx, 'reception', 'worries', 'up')))
    // A draft is seen by the office alone, in the preview; desks go on with what is in force.
    expect(await pageOf(office, '/forms/reception/preview')).toContain('いちばん困ること')
    expect((await inForce('reception'))?.version).toBe(1)
    expect(await pageOf(maisapo, `/cases/${id}/assessment/reception/worries`)).not.toContain('いちばん困ること')
    await expect(act(open.council, maisapo, (ctx) => publishForm(ctx, 'reception', { note: '' }))).rejects.toThrow(
      /not permitted/,
    )
    expect(
      valueOf(await act(open.council, office, (ctx) => publishForm(ctx, 'reception', { note: '聞きかたを短くした' })))
        .version,
    ).toBe(2)
    expect((await inForce('reception'))?.sections.map((each) => each.title)).toEqual(['困りごと', '受付', '申込み'])
    const [entry] = await entries(maisapo, id)
    expect([entry?.formVersion, entry?.section.title, entry?.section.fields[0]?.label]).toEqual([
      1,
      '相談の内容',
      '困っていること',
    ])
    expect(await pageOf(maisapo, `/cases/${id}/assessment/reception/worries`)).toContain('いちばん困ること')
    valueOf(await write(maisapo, id, 'reception', 'worries', { worst: '家賃' }, entry?.id ?? null))
    expect(await pageOf(maisapo, `/cases/${id}/assessment`)).toContain('家賃')
    // What is published stands, also against the owner of the database.
    await expect(
      open.ownerQuery(`update form_versions set title = 'x' where form_key = 'reception' and version = 1`),
    ).rejects.toThrow(/published/)
    await expect(
      open.ownerQuery(`delete from form_versions where form_key = 'reception' and version = 2`),
    ).rejects.toThrow(/published/)
    expect(await act(open.council, office, (ctx) => publishForm(ctx, 'reception', { note: '' }))).toMatchObject({
      ok: false,
      kind: 'state',
    })
  })

  test('that makes no sense is refused beside its field; a draft can be given up', async () => {
    const bad = (fields: unknown[]) =>
      act(open.council, office, (ctx) =>
        writeSection(ctx, 'young', { key: 'state', title: '様子', part: 'assessment', fields }),
      )
    expect(await bad([{ key: 'a', label: 'A', type: 'one' }])).toMatchObject({
      ok: false,
      errors: [{ field: 'fields.0.options' }],
    })
    expect(await bad([{ key: 'a', label: 'A', type: 'text', required: { field: 'b', is: ['x'] } }])).toMatchObject({
      ok: false,
      errors: [{ field: 'fields.0.required' }],
    })
    expect(
      await bad([
        { key: 'a', label: 'A', type: 'one', options: ['x'] },
        { key: 'b', label: 'B', type: 'text', required: { field: 'a', is: ['y'] } },
      ]),
    ).toMatchObject({ ok: false, errors: [{ field: 'fields.1.required' }] })
    expect(
      await bad([
        { key: 'a', label: 'A', type: 'text' },
        { key: 'a', label: 'B', type: 'text' },
      ]),
    ).toMatchObject({ ok: false })
    expect(await bad([])).toMatchObject({ ok: false, errors: [{ field: 'fields' }] })
    expect(await pageOf(office, '/forms/young')).not.toContain('下書きがあります')
    valueOf(await bad([{ key: 'a', label: '新しい問い', type: 'text' }]))
    expect(await pageOf(office, '/forms/young')).toContain('下書きがあります')
    valueOf(await act(open.council, office, (ctx) => resetDraft(ctx, 'young')))
    expect(await pageOf(office, '/forms/young')).not.toContain('下書きがあります')
    expect((await inForce('young'))?.version).toBe(1)
  })

  test('stays the council’s own when its folder is loaded again', async () => {
    const files = await readCouncilFolder(open.council.folder)
    const before = await open.ownerQuery('select form_key, version, sections::text from form_versions order by 1, 2')
    const pool = createPool(open.ownerUrl, { max: 1 })
    const db = createDatabase(pool)
    await db.transaction().execute((tx) => loadCouncil(tx, files, { recordedAt: new Date('2026-01-20T03:00:00Z') }))
    await db.destroy()
    expect(await open.ownerQuery('select form_key, version, sections::text from form_versions order by 1, 2')).toEqual(
      before,
    )
  })
})
