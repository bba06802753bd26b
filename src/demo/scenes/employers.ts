/** 企業: known to several offices, asked and offering; one asked not to be called, two are perhaps the same. */
import {
  answerAppeal,
  recordAppeal,
  recordApproach,
  recordBreach,
  recordContact,
  recordEmployer,
  silenceEmployer,
} from '../../modules/employment/employers/index.ts'
import { addDays, type CivilDate } from '../../platform/clock.ts'
import type { Scene, Stage } from '../scenes.ts'
import { type Shown, shown } from './employers-shown.ts'

const support = 'kigyo@hw-nagano.example'
const matsumoto = 'soudan@hw-matsumoto.example'
const jobCafe = 'soudan@jobcafe.example'
const saposute = 'soudan@saposute.example'
const bureau = 'jimukyoku@roudoukyoku.example'
const prefecture = 'jimukyoku@pref.example'

const employer = async ({ as }: Stage, each: Shown, daysAgo: number, name = each.name): Promise<string> =>
  (
    await as(each.by, daysAgo, (ctx) =>
      recordEmployer(ctx, {
        name,
        nameKana: each.kana,
        corporateNumber: null,
        industry: each.industry,
        capital: each.capital === null ? null : each.capital * 10_000,
        workers: each.workers,
        website: '',
        note: each.note ?? '',
        workplaceName: each.place,
        municipalityCode: each.municipality,
        address: '',
        wayThere: 'マイカー通勤できる',
        phone: '',
        isOther: true,
      }),
    )
  ).id

type Approach = Parameters<typeof recordApproach>[2]
const approach = (heldOn: CivilDate, said: Partial<Approach>): Approach => ({
  way: 'call',
  heldOn,
  result: 'talked',
  workplaceId: null,
  contactId: null,
  purposes: ['jobs'],
  asked: [],
  offered: [],
  summary: '',
  note: '',
  nextStep: '',
  nextOn: null,
  ...said,
})

async function playApproaches({ as, ago, today }: Stage, ids: readonly string[]): Promise<void> {
  const [misuzu = '', foods = '', hidamari = '', komakusa = '', wood = ''] = ids
  const { id: contactId } = await as(support, 50, (ctx) =>
    recordContact(ctx, misuzu, {
      name: '小口 亮子',
      post: '総務課長',
      workplaceId: null,
      phone: '',
      email: '',
      reach: '火・木の午前。急ぎでなければメールがよい。',
    }),
  )
  await as(support, 48, (ctx) =>
    recordApproach(
      ctx,
      misuzu,
      approach(ago(48), {
        way: 'visit',
        contactId,
        purposes: ['jobs', 'offers'],
        asked: ['tour', 'experience', 'welcome-jobs'],
        offered: ['tour', 'experience', 'short-hours'],
        summary: '検査の仕事なら、はじめは1日4時間から。工場の見学は平日の午後ならいつでも受けられる。',
        note: '人の少ないところで働きたい方のためにたずねた。',
      }),
    ),
  )
  await as(saposute, 12, (ctx) =>
    recordApproach(
      ctx,
      misuzu,
      approach(ago(12), {
        contactId,
        purposes: ['offers'],
        asked: ['experience'],
        offered: ['experience'],
        summary: '2月の職場体験を受けてもらえることになった。日にちはこれから。',
        nextStep: '体験の日にちを決める電話をする',
        nextOn: addDays(today, 3),
      }),
    ),
  )
  await as(matsumoto, 5, (ctx) =>
    recordApproach(ctx, misuzu, approach(ago(5), { result: 'absent', purposes: ['fair'] })),
  )
  await as(support, 30, (ctx) =>
    recordApproach(
      ctx,
      foods,
      approach(ago(30), {
        purposes: ['conversion', 'subsidies'],
        asked: ['conversion'],
        summary: '有期の方が12人いる。正社員にする条件を、社長と話してから返事をもらう。',
        nextStep: '返事を聞く',
        nextOn: ago(2),
      }),
    ),
  )
  await as(matsumoto, 20, (ctx) =>
    recordApproach(
      ctx,
      hidamari,
      approach(ago(20), {
        way: 'visit',
        purposes: ['offers', 'welcome'],
        asked: ['practice', 'welcome-jobs'],
        offered: ['practice', 'welcome-jobs', 'short-hours'],
        summary: '中高年の方の実習を歓迎。介護の資格がなくてもよい。',
      }),
    ),
  )
  await as(jobCafe, 90, (ctx) =>
    recordApproach(ctx, komakusa, approach(ago(90), { purposes: ['jobs'], result: 'refused' })),
  )
  await as(jobCafe, 89, (ctx) =>
    silenceEmployer(ctx, komakusa, {
      since: ago(90),
      reason: '採用は4月まで考えていない。電話はひかえてほしいとのこと。',
    }),
  )
  await as(support, 15, (ctx) =>
    recordBreach(ctx, wood, {
      kind: 'job-offer',
      foundOn: ago(16),
      until: null,
      words: '求人票の賃金と、実際の賃金がちがっていたと申出があった。監督署が確かめている。',
    }),
  )
}

async function playAppeals({ as, ago }: Stage, ids: readonly string[]): Promise<void> {
  const [, foods = '', hidamari = '', , , hospital = '', it = ''] = ids
  const { id: answered } = await as(bureau, 80, (ctx) =>
    recordAppeal(ctx, hidamari, { subject: 'welcome-jobs', way: 'visit', appealedOn: ago(80), words: '' }),
  )
  await as(bureau, 60, (ctx) =>
    answerAppeal(ctx, answered, { answer: 'agreed', answeredOn: ago(62), answerNote: '介護職2人を歓迎求人で出す。' }),
  )
  await as(bureau, 45, (ctx) =>
    recordAppeal(ctx, foods, {
      subject: 'regular-conversion',
      way: 'letter',
      appealedOn: ago(45),
      words: '局長の要請文を届けた。',
    }),
  )
  const { id: considered } = await as(prefecture, 40, (ctx) =>
    recordAppeal(ctx, it, { subject: 'limited-jobs', way: 'meeting', appealedOn: ago(40), words: '' }),
  )
  await as(prefecture, 33, (ctx) =>
    answerAppeal(ctx, considered, { answer: 'considering', answeredOn: ago(33), answerNote: '' }),
  )
  await as(support, 25, (ctx) =>
    recordAppeal(ctx, hospital, { subject: 'welcome-jobs', way: 'call', appealedOn: ago(25), words: '' }),
  )
}

export const employerScenes: readonly Scene[] = [
  {
    name: 'employers, approached and appealed to',
    play: async (stage) => {
      const ids: string[] = []
      for (const [at, each] of shown.entries()) ids.push(await employer(stage, each, 120 - at))
      const [first] = shown
      if (first !== undefined) await employer(stage, { ...first, by: jobCafe }, 14, 'みすず精工(株)')
      await playApproaches(stage, ids)
      await playAppeals(stage, ids)
    },
  },
]
