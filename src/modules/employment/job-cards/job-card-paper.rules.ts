/**
 * ジョブ・カード (様式1-1 or 1-2, 2, 3-1, 3-2, 3-3; domain §3.7), made from what is on record; what only the person can say
 * is left open to be written by hand.
 */
import type { Paper } from '../../../platform/documents/index.ts'
import {
  heading,
  monthText,
  open,
  paper,
  type PrintedCareer,
  qualificationRows,
  table,
  until,
  who,
  worked,
} from './printed-career.rules.ts'

const spanRows = (known: PrintedCareer): string[][] =>
  worked(known).map((each, at) => [
    String(at + 1),
    `${monthText(each.startedOn)}〜${until(each.endedOn)}`,
    [each.employer, each.kindLabel].filter((part) => part !== '').join('\n'),
    each.work,
    '',
  ])

const learningRows = ({ qualifications, trainings }: PrintedCareer): string[][] => [
  ...qualifications
    .filter((each) => each.kind === 'education' || each.kind === 'course')
    .map((each) => [each.gotOn === null ? '' : monthText(each.gotOn), each.issuer, each.name]),
  ...trainings.map((each) => [
    `${monthText(each.startsOn)}〜${monthText(each.endsOn)}`,
    each.provider,
    [each.course, each.result ?? '受講しています'].join('\n'),
  ]),
]

export function jobCardPaper(known: PrintedCareer): Paper {
  const hasWorked = worked(known).length > 0
  return paper('ジョブ・カード', known, [
    heading(
      hasWorked
        ? '様式1-1 キャリア・プランシート(就業経験がある方用)'
        : '様式1-2 キャリア・プランシート(就業経験がない方、学卒者等用)',
    ),
    who(known),
    table(
      'キャリア・プラン',
      [
        ['項目', 1],
        ['内容', 4],
      ],
      [
        ['価値観、興味、関心事項など', open(3)],
        ['強みなど', open(3)],
        ['将来取り組みたい仕事や働き方など', [...known.wishes, open(1)].join('\n')],
        ['これから取り組むこと(向上・習得すべき能力など)', open(3)],
        ['そのほか', open(2)],
      ],
    ),
    table(
      '相談の記入欄',
      [
        ['項目', 1],
        ['内容', 4],
      ],
      [
        ['キャリアコンサルティング実施日', ''],
        ['実施者の氏名・登録番号', ''],
        ['記入欄', open(3)],
      ],
    ),
    heading('様式2 職務経歴シート'),
    table(
      '職務経歴',
      [
        ['番号', 0.5],
        ['期間', 1.5],
        ['会社名・雇用形態', 1.8],
        ['職務の内容', 2.4],
        ['職務の中で学んだこと、得た知識・技能', 2],
      ],
      spanRows(known),
    ),
    heading('様式3-1 職業能力証明シート(免許・資格)'),
    table(
      '免許・資格',
      [
        ['名称', 3],
        ['取得の時期', 1.4],
        ['実施・認定機関', 2.4],
      ],
      qualificationRows(known),
    ),
    heading('様式3-2 職業能力証明シート(学習歴・訓練歴)'),
    table(
      '学習歴・訓練歴',
      [
        ['期間', 1.8],
        ['教育・訓練機関', 2.2],
        ['内容', 3],
      ],
      learningRows(known),
    ),
    heading('様式3-3 職業能力証明シート(訓練成果・実務成果)'),
    { kind: 'paragraph', text: '訓練を行ったところ、または事業所が評価を書きます。' },
    table(
      '訓練成果・実務成果',
      [
        ['訓練・職務', 2],
        ['期間', 1.8],
        ['評価', 3],
        ['評価した者', 1.6],
      ],
      known.trainings
        .filter((each) => each.result !== null)
        .map((each) => [each.course, `${monthText(each.startsOn)}〜${monthText(each.endsOn)}`, open(1), '']),
    ),
  ])
}
