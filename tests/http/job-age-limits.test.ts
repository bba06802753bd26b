/** The cases of domain §5.3 through the page of a job: what is typed into the form, and what its page says of it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anEmployer } from '../../src/modules/employment/jobs/jobs.specimens.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { subsidy } from '../support/jobs.ts'
import { date } from '../support/specimens.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'
import { openWorld, type World } from '../support/world.ts'

let open: TestCouncil
let web: Web
let world: World
beforeAll(async () => {
  open = await createTestCouncil()
  web = openWeb(open)
  world = await openWorld(open)
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const fields = {
  channel: 'hello-work',
  ...date('receivedOn', '2026-01-20'),
  title: '検査',
  occupation: '074',
  kind: 'regular',
  isFullTime: 'yes',
  duties: '部品の検査。',
  dutiesChange: '変更なし',
  place: '長野市',
  placeChange: '転勤の可能性なし',
  term: 'permanent',
  wageForm: 'month',
  wageLeast: '210000',
  retirementAge: '60',
}
const no = '公開できません'
const ask = '年齢の限り方の確認が要ります'

test.each([
  ['J1 中高年歓迎', { title: '検査(中高年歓迎)', mark: 'welcome' }, '年齢不問', '公開しました'],
  ['J2 60歳未満、定年60歳', { ageMost: '59', ageGround: '1' }, '59歳以下', '公開しました'],
  ['J3 60歳未満、定年65歳', { ageMost: '59', ageGround: '1', retirementAge: '65' }, no, '定年と同じ'],
  ['J4 40歳から', { ageLeast: '40', ageMost: '59', ageGround: '1' }, no, '下の年齢は付けられません'],
  [
    'J5 国の施策',
    { mark: 'limited', ageLeast: '35', ageMost: '59', ageGround: '3ni', ageMeasureId: subsidy },
    ask,
    '確認待ち',
  ],
  ['J6 終わった特例', { ageLeast: '35', ageMost: '55', ageGround: 'former-10' }, no, '終わりました'],
  ['J7 経験者だけ', { ageMost: '44', ageGround: '3i', asGraduates: 'yes', experienceAsked: 'yes' }, no, '経験を条件'],
  ['J8 警備業法', { ageLeast: '18', ageGround: '2', ageDetail: '警備業法14条' }, '18歳以上', '公開しました'],
  ['J9 60歳以上', { ageLeast: '60', ageGround: '3ni' }, '60歳以上', '公開しました'],
  ['J9b 70歳未満まで', { ageLeast: '60', ageMost: '69', ageGround: '3ni' }, no, '上の年齢は付けられません'],
  ['J10 理由なし', { ageLeast: '30', ageMost: '49' }, no, '法令の例外'],
])('%s', async (_, change, said, published) => {
  const client = web.as(world.us)
  const { id } = await world.of(anEmployer)
  const entered = await client.post(`/jobs/new/${id}`, { ...fields, ...change })
  expect(entered.status).toBe(303)
  const path = entered.location ?? ''
  const page = decoded((await client.get(path)).text)
  expect(page).toContain(said)
  expect(page.includes('>公開する<')).toBe(published === '公開しました')
  // Sent all the same, by who has kept an older page open.
  const answer = await client.post(`${path}/publication`, {})
  const after = decoded((await client.get(answer.location ?? '')).text)
  const [row] = await open.ownerQuery<{ state: string }>('select state from jobs where id = $1', [path.split('/')[2]])
  expect(row?.state).toBe(published === '公開しました' ? 'open' : said === ask ? 'waiting' : 'draft')
  expect(after).toContain(published === '公開しました' ? '公開' : published)
})
