/** What was asked of people, by the forms of their desks; of two of them at two desks. */
import { recordEntry } from '../../modules/casework/assessments/index.ts'
import type { Scene } from '../scenes.ts'

const saposute = 'soudan@saposute.example'
const maisapo = 'soudan@maisapo.example'

export const assessmentScenes: readonly Scene[] = [
  {
    name: 'an assessment over several meetings',
    play: async ({ as, ago, find }) => {
      const { caseId } = await find(maisapo, '柳澤', '静香')
      const write = (daysAgo: number, form: string, section: string, answers: Record<string, string | string[]>) =>
        as(maisapo, daysAgo, (ctx) =>
          recordEntry(ctx, caseId, form, section, { askedOn: ago(daysAgo), answers, onto: null }),
        )
      await write(28, 'reception', 'reception', {
        route: '関係機関の紹介',
        'referred-by': '小学校のスクールソーシャルワーカー',
        urgent: '要らない',
      })
      await write(28, 'reception', 'worries', {
        worries: ['家賃やローンの支払い', '収入・生活費', '仕事探し、就職'],
        worst: '家賃やローンの支払い',
        'worries-detail': '家賃が2か月おくれている。大家さんから手紙が来て、開けられずにいる。',
      })
      await write(26, 'assessment', 'family', {
        household: 'いる',
        'household-who': '長女(小4)',
        marriage: '離別',
        housing: '借家・賃貸',
      })
      await write(26, 'assessment', 'money', {
        'income-own': '96000',
        debts: 'ない',
        arrears: '家賃2か月',
        benefits: ['児童扶養手当'],
      })
    },
  },
  {
    name: 'a registration at サポステ',
    play: async ({ as, ago, find }) => {
      const { caseId } = await find(saposute, '北沢', '由紀夫')
      const write = (daysAgo: number, section: string, answers: Record<string, string | string[]>) =>
        as(saposute, daysAgo, (ctx) =>
          recordEntry(ctx, caseId, 'support-station', section, { askedOn: ago(daysAgo), answers, onto: null }),
        )
      await write(80, 'registration', {
        route: '関係機関の紹介',
        work: '仕事をしていない(探していない)',
        blank: '3年以上',
        'registered-on': '2025-07-08',
      })
      await write(78, 'life', {
        outing: '趣味・買い物だけ',
        talk: '月に数回',
        strength: '手先が器用。機械の音が好き。',
      })
      await write(60, 'programme', {
        programmes: ['キャリア相談', '職場見学', '職場体験'],
        'first-step': '朝起きた時刻を手帳につける',
      })
    },
  },
]
