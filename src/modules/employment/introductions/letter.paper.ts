/** 紹介状: what the employer is told of somebody, as far as they agreed, and a slip for its answer. */
import type { Block, Paper } from '../../../platform/documents/index.ts'
import { ageOn } from '../../../platform/japanese/index.ts'
import { dateText, monthText, type PrintedCareer, qualificationRows, table, until, worked } from '../job-cards/index.ts'
import type { ToldPart } from './introduction.labels.ts'
import type { Introduction } from './introduction.queries.ts'
import { introducers, type LetterKind } from './introduction.rules.ts'

const titles = { letter: '紹介状', notice: '応募のご連絡' } as const

/** Where nothing is on record, the paper says so instead of leaving out what was agreed. */
const none = '(記録がありません)'

const lines: Record<ToldPart, (known: PrintedCareer) => string[][]> = {
  name: ({ person }) => [
    ['ふりがな', person.kana],
    ['氏名', person.name === '' ? '本人からお伝えします' : person.name],
  ],
  phone: ({ person }) => [['電話番号', person.phone === '' ? none : person.phone]],
  age: ({ person, today }) => [['年齢', person.birthDate === null ? none : `${ageOn(person.birthDate, today)}歳`]],
  career: (known) => [
    [
      '職歴',
      worked(known)
        .toReversed()
        .map((each) => `${monthText(each.startedOn)}〜${until(each.endedOn)} ${each.employer}(${each.kindLabel})`)
        .join('\n') || none,
    ],
  ],
  qualifications: (known) => [
    [
      '免許・資格',
      qualificationRows(known)
        .map(([name = '']) => name)
        .join('、') || none,
    ],
  ],
  wishes: ({ wishes }) => [['希望する働き方', wishes.join('\n') || none]],
}

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })
const sentence = (text: string): Block => ({ kind: 'paragraph', text })
const answerRows = [
  ['面接・見学の日', '　　月　　日(　)　　時　　分'],
  ['結果', '採用(　　月　　日から) ・ 不採用 ・ 検討中'],
  ['不採用のときは、その理由', '\n'],
]

const byLaw = {
  letter: '職業安定法による職業紹介です。紹介日は、雇入れの助成金の申請で確かめられます。',
  notice:
    '本人の応募をお手伝いするご連絡で、職業安定法の職業紹介ではありません。紹介を条件にする助成金(特定求職者雇用開発助成金、トライアル雇用助成金など)は、このご連絡では使えません。',
} as const

/**
 * Only what was chosen to be told. Who introduced, and on which day, is of the record: a letter that is printed again
 * later says the same.
 * @param known as on the day of printing
 */
export function letterPaper(of: Introduction, kind: Exclude<LetterKind, null>, known: PrintedCareer): Paper {
  const columns = [
    ['項目', 2],
    ['内容', 7],
  ] as const
  const told = of.told.flatMap((part) => lines[part](known)).filter(([, text]) => text !== '')
  return {
    title: titles[kind],
    owner: of.organizationName,
    cover: [],
    contents: [],
    foot: `${titles[kind]} ${dateText(of.introducedOn)}`,
    parts: [
      {
        landscape: false,
        blocks: [
          { kind: 'paragraph', text: dateText(of.introducedOn), toRight: true },
          sentence(`${of.employerName} 採用ご担当者様`),
          {
            kind: 'paragraph',
            text: [...introducers(of), '電話(　　　　　　　　　　　)'].join('\n'),
            toRight: true,
          },
          heading(titles[kind]),
          sentence('下の求人に応募を希望する方をご紹介します。面接などのご検討をお願いいたします。'),
          table('求人', columns, [
            ['職種', of.jobTitle],
            ...(of.jobNumber === '' ? [] : [['求人番号', of.jobNumber]]),
            ['紹介日', dateText(of.introducedOn)],
            ['紹介のしかた', `${byLaw[kind]}${of.license === '' ? '' : `\n許可・届出の番号 ${of.license}`}`],
          ]),
          heading('応募する方'),
          table('応募する方', columns, told.length === 0 ? [['氏名', '本人からお伝えします']] : told),
          ...(of.toldWords === '' ? [] : [heading('お伝えしたいこと'), sentence(of.toldWords)]),
          sentence(
            'ここに書いてあるのは、本人がお伝えしてよいと言ったことだけです。仕事に関わりのないこと(本籍、家族、住まいのようす、思想・信条など)は、おたずねにならないでください。法律で認められた場合のほか、年齢を理由に断ることはできません。',
          ),
          heading('ご返事'),
          sentence(`${dateText(of.answerBy)}までに、上の担当までお知らせください。`),
          table('ご返事', columns, answerRows),
        ],
      },
    ],
  }
}
