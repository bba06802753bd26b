/**
 * What somebody looks for: the former wishes stay, nobody's words are written over, health is read by who may, and the
 * papers that go to an employer say nothing of it.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeQualification } from '../../src/modules/casework/careers/index.ts'
import { jobWishForm, recordJobWish } from '../../src/modules/employment/job-wishes/index.ts'
import { fileText } from '../support/file-text.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { acceptedReferral, openedCase, recordedSpan, sentReferral, valueOf } from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let worker: SignedInPerson
let colleague: SignedInPerson
let other: SignedInPerson

beforeAll(async () => {
  open = await createTestCouncil()
  web = openWeb(open)
  const place = { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' } as const
  worker = await signedInAs(open.council, place)
  colleague = await signedInAs(open.council, place)
  other = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const wish = (more: object = {}) => jobWishForm.schema.parse({ firstOccupation: '仕分け', regular: 'any', ...more })
const words = async (by: SignedInPerson, path: string): Promise<string> =>
  decoded((await web.as(by).get(path)).text)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
const asked = async (by: SignedInPerson, caseId: string, more: object, before: string | null) =>
  act(open.council, by, (ctx) => recordJobWish(ctx, caseId, wish(more), before))

test('a wish is written anew and the former one stays; of two at once the second is told', async () => {
  const { id } = await openedCase(open.council, worker)
  const { id: first } = valueOf(
    await asked(worker, id, { musts: ['hours'], hoursFrom: '09:00', hoursTo: '15:00' }, null),
  )
  expect(await words(worker, `/cases/${id}?tab=work`)).toMatch(
    /希望する仕事.*1\. 仕分け.*09:00〜15:00.*ゆずれないこと 時間/,
  )
  const both = await Promise.all(
    ['倉庫', '清掃'].map((firstOccupation, at) => asked(at === 0 ? worker : colleague, id, { firstOccupation }, first)),
  )
  expect(both.filter((each) => each.ok)).toHaveLength(1)
  expect(both.find((each) => !each.ok)).toMatchObject({ kind: 'stale' })
  const page = await words(worker, `/cases/${id}/job-wish`)
  expect(page).toMatch(/前の希望 1 ?件.*1\. 仕分け/)
  // Somebody who had the page open before writes over nobody either.
  const late = await web.as(colleague).post(`/cases/${id}/job-wish`, {
    before: first,
    regular: 'any',
    firstOccupation: '配達',
  })
  expect([late.status, late.text.includes('value="配達"')]).toEqual([422, true])
  expect(decoded(late.text)).toContain('ほかの人が希望を書きました')
})

test('what is typed wrong has its sentence, and the database holds the rest', async () => {
  const { id } = await openedCase(open.council, worker)
  const sent = async (fields: Record<string, string>): Promise<string> => {
    const answer = await web.as(worker).post(`/cases/${id}/job-wish`, { before: '', ...fields })
    expect(answer.status).toBe(422)
    return decoded(answer.text)
  }
  const first = await sent({ firstOccupation: 'x'.repeat(101), weeklyDays: '8', payLeast: 'たくさん' })
  for (const sentence of ['働き方を選んでください', '100字まで', '7日までです', 'いくら以上: 数字で'])
    expect(first).toContain(sentence)
  const second = await sent({
    regular: 'any',
    thirdOccupation: '配達',
    hoursFrom: '9:00',
    payLeast: '1100',
    health: '腰',
    municipalityCodes: '99999',
  })
  for (const sentence of [
    '何時からと何時までの両方',
    '数え方といくら以上の両方',
    '2番目に希望する仕事を書いてください',
    'だれに伝えてよいかを、本人に聞いて選んでください',
  ])
    expect(second).toContain(sentence)
  expect(second).toContain('value="配達"')
  expect(await asked(worker, id, { municipalityCodes: ['99999'] }, null)).toMatchObject({
    errors: [{ field: 'municipalityCodes' }],
  })
  valueOf(await asked(worker, id, {}, null))
  await expect(
    open.ownerQuery(
      `insert into job_wishes (id, case_id, organization_id, desk_id, regular)
       select gen_random_uuid(), case_id, organization_id, desk_id, 'any' from job_wishes where case_id = $1`,
      [id],
    ),
  ).rejects.toMatchObject({ constraint: 'job_wishes_one' })
})

test('who was told of the work and not of health reads the wish without it', async () => {
  const { id } = await openedCase(open.council, worker)
  const health = { health: '立ち仕事は1時間まで', mayTell: 'employer', care: '母の送りむかえが朝ある' }
  valueOf(await asked(worker, id, health, null))
  const referral = await sentReferral(open.council, worker, id, 'ms-nagano', ['work-history'])
  await acceptedReferral(open.council, other, referral)
  const page = await words(other, `/cases/${id}?tab=work`)
  expect(page).toContain('母の送りむかえ')
  expect(page).not.toContain('立ち仕事は1時間まで')
  expect((await web.as(other).get(`/api/v1/cases/${id}/job-wish`)).text).not.toContain('立ち仕事')
})

test('the papers that go to an employer have the work and the licences, and neither health nor care', async () => {
  const { id } = await openedCase(open.council, worker)
  await recordedSpan(open.council, worker, id, { employer: '千曲精機', leaveReason: 'health' })
  const licence = { kind: 'license', name: 'フォークリフト運転技能講習', issuer: '', gotOn: '2020-05-01' } as const
  const { id: wrong } = valueOf(
    await act(open.council, worker, (ctx) => writeQualification(ctx, id, { ...licence, expiresOn: null, note: 'x' })),
  )
  valueOf(
    await act(open.council, worker, (ctx) =>
      writeQualification(ctx, id, { ...licence, name: '玉掛け技能講習', expiresOn: null, note: '' }, wrong),
    ),
  )
  expect(
    await act(open.council, colleague, (ctx) =>
      writeQualification(ctx, id, { ...licence, name: '遅い', expiresOn: null, note: '' }, wrong),
    ),
  ).toMatchObject({ kind: 'stale' })
  valueOf(await asked(worker, id, { health: '腰をいためた', mayTell: 'employer', care: '母の世話' }, null))
  for (const name of ['job-card', 'resume', 'career']) {
    const file = await web.as(worker).get(`/cases/${id}/papers/${name}.docx`)
    expect(file.status).toBe(200)
    const text = fileText(file.bytes)
    expect(text).toContain('千曲精機')
    expect(text).toContain('玉掛け技能講習')
    expect(text).not.toMatch(/腰をいためた|母の世話|フォークリフト|体調/)
    const pdf = await web.as(worker).get(`/cases/${id}/papers/${name}.pdf`)
    expect(new TextDecoder().decode(pdf.bytes.slice(0, 5))).toBe('%PDF-')
  }
  expect((await web.as(worker).get(`/cases/${id}/papers/other.pdf`)).status).toBe(404)
  expect((await web.as(other).get(`/cases/${id}/papers/resume.pdf`)).status).toBe(404)
})
