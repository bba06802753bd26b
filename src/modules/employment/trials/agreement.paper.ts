/** What the three sides agree to, on one sheet, with room for three names. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { Block, Paper } from '../../../platform/documents/index.ts'
import { dateText, table } from '../job-cards/index.ts'
import { insurances, sides, trialKinds } from './trial.labels.ts'
import type { Trial } from './trial.queries.ts'

const period = ({ startsOn, endsOn }: Trial): string =>
  startsOn === endsOn ? dateText(startsOn) : `${dateText(startsOn)}から${dateText(endsOn)}まで`

const lawText = (trial: Trial): string => {
  if (trial.isEmployed) return '雇用契約を結びます。労働基準法・最低賃金法などが当てはまります。'
  if (trial.kind === 'tour') return '雇用契約ではありません。仕事を見るだけで、作業はしません。'
  return trial.isPaid
    ? '雇用契約ではありません。工賃などは下のとおりです。'
    : '雇用契約ではなく、賃金はありません。企業の指示を受けて働くものではなく、本人が見て・ためすものです。つらいときは、いつでもやめられます。'
}

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })

/** @param name of the person; '' where it isn't known: written by hand */
export function agreementPaper(trial: Trial, name: string, today: CivilDate): Paper {
  const columns = [
    ['項目', 2],
    ['内容', 7],
  ] as const
  const rows: string[][] = [
    ['本人', name === '' ? '\n' : name],
    ['企業・事業所', trial.employerName],
    ['場所', trial.place === '' ? '\n' : trial.place],
    ['すること', trial.work],
    ['期間', period(trial)],
    ['日と時間', trial.hours === '' ? '\n' : trial.hours],
    ['契約と賃金', [lawText(trial), trial.pay].filter((part) => part !== '').join('\n')],
    [
      '保険',
      trial.insurances.length === 0 ? '入りません' : trial.insurances.map((each) => insurances[each]).join('、'),
    ],
    ...(trial.needs === '' ? [] : [['配慮してほしいこと', trial.needs]]),
    ['困ったときの連絡先', [trial.contact, trial.deskName].filter((part) => part !== '').join('\n')],
  ]
  const title = `${trialKinds[trial.kind]}の同意書`
  return {
    title,
    owner: trial.organizationName,
    cover: [],
    contents: [],
    foot: `${title} 第${trial.version}版 ${dateText(today)}に作成`,
    parts: [
      {
        landscape: false,
        blocks: [
          heading(title),
          { kind: 'paragraph', text: '下のことを、本人・企業・支援機関の三者で確かめ、同意します。' },
          table('内容', columns, rows),
          heading('三者の同意'),
          table(
            '三者の同意',
            [
              ['', 1],
              ['名前', 4],
              ['日', 2],
            ],
            (Object.keys(sides) as (keyof typeof sides)[]).map((side) => {
              const agreed = trial.agreements.find((each) => each.side === side)
              return [sides[side], agreed?.signer || '\n', agreed === undefined ? '' : dateText(agreed.agreedOn)]
            }),
          ),
          {
            kind: 'paragraph',
            text: '知り得た本人のことは、体験・実習のためだけに使い、ほかの人に話しません。',
          },
        ],
      },
    ],
  }
}
