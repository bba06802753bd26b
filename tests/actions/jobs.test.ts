/** 求人: received, judged, shown, counted once, received anew, ended; what the database refuses by itself. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Forbidden } from '../../src/permissions.ts'
import {
  confirmJobAge,
  correctJob,
  endJob,
  enterJob,
  findJob,
  jobInput,
  listJobs,
  listJobsAlike,
  measureInput,
  publishJob,
  renewJob,
  setAgeMeasure,
} from '../../src/modules/employment/jobs/index.ts'
import { anEmployer } from '../../src/modules/employment/jobs/jobs.specimens.ts'
import { listWorkplaces, mergeEmployers } from '../../src/modules/employment/employers/index.ts'
import { someEmployer } from '../support/employers.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { said, subsidy } from '../support/jobs.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { valueOf } from '../support/thread.ts'
import { openWorld, type World } from '../support/world.ts'

let open: TestCouncil
let world: World
let employerId: string
let helper: SignedInPerson
let manager: SignedInPerson
const limited = { mark: 'limited', ageLeast: 35, ageMost: 59, ageGround: '3ni', ageMeasureId: subsidy }

beforeAll(async () => {
  open = await createTestCouncil()
  world = await openWorld(open)
  helper = await signedInAs(open.council, { role: 'employer-support', organizationId: 'hw-nagano' })
  manager = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-nagano' })
  employerId = (await world.of(anEmployer)).id
})
afterAll(() => open.close())

const enter = (change: object = {}, by = helper) =>
  act(open.council, by, (ctx) => enterJob(ctx, employerId, jobInput.parse({ ...said, ...change })))
const entered = async (change: object = {}): Promise<string> => valueOf(await enter(change)).id
const publish = (id: string, by = helper) => act(open.council, by, (ctx) => publishJob(ctx, id))
const jobOf = async (id: string) => {
  const job = await open.council.gateway.read(helper, (db) => findJob(db, id))
  if (job === undefined) throw new Error('the job is not there')
  return job
}
const facts = (kind: string) =>
  open.ownerQuery<{ municipality_code: string; area: string; struck: boolean }>(
    `select f.municipality_code, f.area, exists (select from facts c where c.corrects_id = f.id) as struck
     from facts f where f.kind = $1 and f.corrects_id is null order by f.recorded_at`,
    [kind],
  )

describe('a job of an employer that was merged into another', () => {
  test('is put right as before, and new ones are the other’s', async () => {
    const [own, kept] = [
      await someEmployer(open.council, world.office, '白馬木工'),
      await someEmployer(open.council, world.office, '白馬木工(株)'),
    ]
    const input = jobInput.parse(said)
    const [workplace] = await open.council.gateway.read(helper, (db) => listWorkplaces(db, own))
    const placed = { ...input, workplaceId: workplace?.id ?? '' }
    const { id } = valueOf(await act(open.council, helper, (ctx) => enterJob(ctx, own, placed)))
    valueOf(await act(open.council, world.office, (ctx) => mergeEmployers(ctx, kept, own, { reason: '同じ会社' })))
    valueOf(await act(open.council, helper, (ctx) => correctJob(ctx, id, 1, { ...placed, title: '木工' })))
    expect(await jobOf(id)).toMatchObject({ title: '木工', workplaceId: workplace?.id, employerId: kept })
    valueOf(await publish(id))
    await expect(act(open.council, helper, (ctx) => enterJob(ctx, own, input))).rejects.toThrow('employer not found')
    const { id: newer } = valueOf(await act(open.council, helper, (ctx) => enterJob(ctx, kept, input)))
    const theirs = await open.council.gateway.read(helper, (db) =>
      listJobs(db, { state: 'all', employer: kept }, { words: [], limit: 10 }),
    )
    expect(theirs.map((job) => job.id).toSorted()).toEqual([id, newer].toSorted())
  })
})

describe('a job for everybody', () => {
  test('is received, shown until the end of the second month after, and ends', async () => {
    const id = await entered()
    expect(await jobOf(id)).toMatchObject({ state: 'draft', ageVerdict: 'lawful', expiresOn: '2026-03-31' })
    expect(valueOf(await publish(id)).state).toBe('open')
    expect(await jobOf(id)).toMatchObject({ state: 'open', publishedOn: '2026-01-20', version: 2 })
    valueOf(await act(open.council, helper, (ctx) => endJob(ctx, id, { how: 'filled', reason: '', mistake: false })))
    expect(await jobOf(id)).toMatchObject({ state: 'filled', endedOn: '2026-01-20' })
    expect(await act(open.council, helper, (ctx) => correctJob(ctx, id, 3, jobInput.parse(said)))).toMatchObject({
      kind: 'state',
    })
  })

  test.each([
    ['仕事が変わる範囲', { dutiesChange: '' }, 'dutiesChange'],
    ['働く場所が変わる範囲', { placeChange: '' }, 'placeChange'],
    ['契約の更新', { term: 'fixed' }, 'renewal'],
    ['更新の基準', { term: 'fixed', renewal: 'usual' }, 'renewalRule'],
    ['職業分類', { occupation: null }, 'occupation'],
    ['賃金', { wageLeast: null }, 'wageLeast'],
  ])('isn’t shown without %s, and is kept', async (_, change, field) => {
    const id = await entered(change)
    expect(await publish(id)).toMatchObject({ ok: false, errors: [{ field }] })
    expect((await jobOf(id)).state).toBe('draft')
    // Nor by any other way into the table.
    await expect(
      open.ownerQuery(`update jobs set state = 'open', published_on = '2026-01-20' where id = $1`, [id]),
    ).rejects.toThrow(/jobs_stated/)
  })

  test('of before April 2024 didn’t have to say what may change', async () => {
    const id = await entered({ dutiesChange: '', placeChange: '', receivedOn: '2024-03-31' })
    expect(await publish(id)).toMatchObject({ ok: false, errors: [{ message: expect.stringContaining('期限') }] })
  })

  test('with words that limit is asked about, and kept once its writer has looked', async () => {
    const words = { duties: '３５～５９歳に限ります。' }
    expect(await enter(words)).toMatchObject({
      errors: [{ field: 'duties', message: expect.stringContaining('「35〜59歳に限り」') }],
    })
    expect(await enter({ ...words, wordsSeen: true })).toMatchObject({ ok: true })
    expect(await enter({ title: '中高年歓迎の検査' })).toMatchObject({ ok: true })
  })

  test('has one number, and another of the same employer is shown beside it', async () => {
    const id = await entered({ number: '２００１０－00000001', title: '溶接', occupation: '071' })
    expect((await jobOf(id)).number).toBe('20010-00000001')
    expect(await enter({ number: '20010-00000001' })).toMatchObject({ errors: [{ field: 'number' }] })
    const twin = await entered({ title: '溶接', occupation: '071' })
    const alike = await open.council.gateway.read(helper, async (db) => listJobsAlike(db, await jobOf(twin)))
    expect(alike.map((job) => job.id)).toEqual([id])
  })

  test('is changed by two at once: the second is told, nothing is written over', async () => {
    const id = await entered()
    valueOf(
      await act(open.council, helper, (ctx) => correctJob(ctx, id, 1, jobInput.parse({ ...said, title: '組立' }))),
    )
    expect(
      await act(open.council, helper, (ctx) => correctJob(ctx, id, 1, jobInput.parse({ ...said, title: '塗装' }))),
    ).toMatchObject({ kind: 'stale' })
    expect((await jobOf(id)).title).toBe('組立')
    const [former] = await open.ownerQuery<{ title: string }>(
      `select said ->> 'title' as title from job_versions where job_id = $1`,
      [id],
    )
    expect(former?.title).toBe('検査')
  })

  test('is changed by the organization that received it alone', async () => {
    const id = await entered()
    expect(await publish(id, world.us)).toMatchObject({ kind: 'state' })
    await expect(publish(id, world.office)).rejects.toThrow(Forbidden)
    const changed = await open.council.gateway.write(world.us, (tx) =>
      sql`update jobs set title = 'x' where id = ${id}`.execute(tx),
    )
    expect(changed.numAffectedRows).toBe(0n)
  })
})

describe('an age limit', () => {
  test('that the law refuses is kept and shown to nobody', async () => {
    const id = await entered({ ageLeast: 30, ageMost: 49 })
    expect(await jobOf(id)).toMatchObject({ ageVerdict: 'unlawful' })
    expect(await publish(id)).toMatchObject({ errors: [{ field: 'ageGround' }] })
    await expect(
      open.ownerQuery(`update jobs set state = 'open', published_on = '2026-01-20' where id = $1`, [id]),
    ).rejects.toThrow(/jobs_age_published_check/)
    await expect(
      open.ownerQuery(`update jobs set age_verdict = 'lawful', age_reasons = '{}' where id = $1`, [id]),
    ).rejects.toThrow(/jobs_age_has_ground_check/)
  })

  test('that has to be confirmed waits; who confirmed it and when stays with it', async () => {
    const id = await entered(limited)
    expect(valueOf(await publish(id)).state).toBe('waiting')
    expect(await publish(id)).toMatchObject({ kind: 'state' })
    await expect(
      open.ownerQuery(`update jobs set state = 'open', published_on = '2026-01-20' where id = $1`, [id]),
    ).rejects.toThrow(/jobs_age_published_check/)
    const confirm = (by: SignedInPerson, sure = true) =>
      act(open.council, by, (ctx) => confirmJobAge(ctx, id, { note: '電話で確認', sure }))
    await expect(confirm(helper)).rejects.toThrow(Forbidden)
    expect(await confirm(world.manager)).toMatchObject({ kind: 'state' })
    expect(await confirm(manager, false)).toMatchObject({ errors: [{ field: 'sure' }] })
    valueOf(await confirm(world.office))
    expect(await confirm(manager)).toMatchObject({ kind: 'state' })
    expect(valueOf(await publish(id)).state).toBe('open')
    expect(await jobOf(id)).toMatchObject({ state: 'open', ageConfirmedBy: world.office.name, isCounted: true })
  })

  test('that changes after it was confirmed is asked about again, and isn’t shown until then', async () => {
    const id = await entered(limited)
    valueOf(await publish(id))
    valueOf(await act(open.council, manager, (ctx) => confirmJobAge(ctx, id, { note: '', sure: true })))
    valueOf(await publish(id))
    const { version } = await jobOf(id)
    const correct = (change: object, at: number) =>
      act(open.council, helper, (ctx) => correctJob(ctx, id, at, jobInput.parse({ ...said, ...limited, ...change })))
    expect(valueOf(await correct({ title: '検品' }, version)).state).toBe('open')
    expect(valueOf(await correct({ ageLeast: 40 }, version + 1)).state).toBe('waiting')
    expect(await jobOf(id)).toMatchObject({ ageConfirmedAt: null, ageConfirmedBy: null })
  })

  test('is confirmed by the office, which changes nothing else', async () => {
    const id = await entered(limited)
    await expect(
      open.council.gateway.write(world.office, (tx) => sql`update jobs set title = 'x' where id = ${id}`.execute(tx)),
    ).rejects.toThrow(/changes nothing else/)
  })

  test('rests on measures that the office writes; a lawful one has its source', async () => {
    const measure = { name: '県の認定', least: 35, most: 59, validFrom: '2025-04-01', needsPermanent: true }
    const given = { ...measure, needsHelloWork: true, answer: 'lawful' }
    expect(measureInput.safeParse(given).success).toBe(false)
    await expect(
      act(open.council, manager, (ctx) => setAgeMeasure(ctx, null, measureInput.parse({ ...given, source: '通達' }))),
    ).rejects.toThrow(Forbidden)
    const made = valueOf(
      await act(open.council, world.office, (ctx) =>
        setAgeMeasure(ctx, null, measureInput.parse({ ...given, source: '職発0401第1号' })),
      ),
    )
    const id = await entered({ ...limited, ageMeasureId: made.id })
    expect(valueOf(await publish(id)).state).toBe('open')
    expect(
      await act(open.council, world.office, (ctx) =>
        setAgeMeasure(ctx, { id: made.id, version: 9 }, measureInput.parse({ ...given, source: 'x' })),
      ),
    ).toMatchObject({ kind: 'stale' })
  })
})

describe('a mark', () => {
  test('is counted once, where the work is, and stays what it was', async () => {
    const before = (await facts('job.welcome')).length
    const id = await entered({ mark: 'welcome', municipalityCode: '20202' })
    expect(await facts('job.welcome')).toHaveLength(before)
    valueOf(await publish(id))
    expect((await facts('job.welcome')).at(-1)).toEqual({
      municipality_code: '20202',
      area: 'matsumoto',
      struck: false,
    })
    const { version } = await jobOf(id)
    expect(
      await act(open.council, helper, (ctx) =>
        correctJob(ctx, id, version, jobInput.parse({ ...said, municipalityCode: '20202' })),
      ),
    ).toMatchObject({ errors: [{ field: 'mark' }] })
    await expect(open.ownerQuery('update jobs set mark = null where id = $1', [id])).rejects.toThrow(/keeps its mark/)
    expect(await facts('job.welcome')).toHaveLength(before + 1)
  })

  test('given to a job that is shown counts then; one shown by mistake counts no more', async () => {
    const id = await entered()
    valueOf(await publish(id))
    const before = (await facts('job.welcome')).length
    valueOf(
      await act(open.council, helper, (ctx) => correctJob(ctx, id, 2, jobInput.parse({ ...said, mark: 'welcome' }))),
    )
    expect(await facts('job.welcome')).toHaveLength(before + 1)
    valueOf(
      await act(open.council, helper, (ctx) =>
        endJob(ctx, id, { how: 'withdrawn', reason: '別の求人とまちがえた', mistake: true }),
      ),
    )
    expect((await facts('job.welcome')).at(-1)?.struck).toBe(true)
  })

  test('fits the age limit', () => {
    const errors = (change: object): string[] =>
      jobInput.safeParse({ ...said, ...change }).error?.issues.map((issue) => issue.path.join('.')) ?? []
    expect(errors({ mark: 'welcome', ageLeast: 35 })).toEqual(['mark'])
    expect(errors({ mark: 'limited' })).toEqual(['mark'])
  })
})

describe('received anew', () => {
  test('a job is shown again, judged as of that day, and counted no second time', async () => {
    const id = await entered({ mark: 'welcome' })
    valueOf(await publish(id))
    const renew = () => act(open.council, helper, (ctx) => renewJob(ctx, id))
    expect(await renew()).toMatchObject({ kind: 'state' })
    open.setToday('2026-04-01')
    expect((await jobOf(id)).shownState).toBe('expired')
    const before = (await facts('job.welcome')).length
    expect(valueOf(await renew()).state).toBe('open')
    expect(await jobOf(id)).toMatchObject({ shownState: 'open', expiresOn: '2026-06-30', renewedOn: '2026-04-01' })
    expect(await facts('job.welcome')).toHaveLength(before)
    open.setToday('2026-01-20')
  })
})
