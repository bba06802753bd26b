/** 履歴書 and 職務経歴書: what somebody hands in where they apply. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { Block, Paper } from '../../../platform/documents/index.ts'
import {
  dateText,
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

interface DatedLine {
  on: CivilDate
  text: string
}

/** What happened in the order of time: a company entered, then left. */
const historyLines = (known: PrintedCareer): DatedLine[] =>
  worked(known)
    .flatMap((each): DatedLine[] => [
      { on: each.startedOn, text: `${each.employer} 入社(${each.kindLabel})` },
      ...(each.endedOn === null ? [] : [{ on: each.endedOn, text: `${each.employer} 退社` }]),
    ])
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))

const dated = (lines: readonly DatedLine[]): string[][] => lines.map(({ on, text }) => [monthText(on), text])
const dateAndText = [
  ['年月', 1],
  ['内容', 4],
] as const

/** Without sex, family, health or why a job was left: no employer may ask for these (公正な採用選考の基本, 厚生労働省). */
export function resumePaper(known: PrintedCareer): Paper {
  const education = known.qualifications
    .filter((each) => each.kind === 'education')
    .flatMap((each) =>
      each.gotOn === null ? [] : [{ on: each.gotOn, text: [each.issuer, each.name].filter(Boolean).join(' ') }],
    )
  return paper('履歴書', known, [
    { kind: 'paragraph', text: `${dateText(known.today)}現在`, toRight: true },
    who(known),
    heading('学歴'),
    table('学歴', dateAndText, dated(education.toSorted((a, b) => (a.on < b.on ? -1 : 1)))),
    heading('職歴'),
    table('職歴', dateAndText, [
      ...dated(historyLines(known)),
      ...(worked(known).some((each) => each.endedOn === null) ? [['', '現在に至る']] : []),
    ]),
    heading('免許・資格'),
    table(
      '免許・資格',
      dateAndText,
      qualificationRows(known).map(([name = '', on = '']) => [on, name]),
    ),
    heading('志望の動機、特技、アピールポイントなど'),
    table('志望の動機など', [['', 1]], [[open(5)]]),
    heading('本人希望記入欄'),
    table('本人希望', [['', 1]], [[open(3)]]),
  ])
}

export function careerPaper(known: PrintedCareer): Paper {
  return paper('職務経歴書', known, [
    { kind: 'paragraph', text: `${dateText(known.today)}現在`, toRight: true },
    { kind: 'paragraph', text: known.person.name === '' ? '氏名' : `氏名 ${known.person.name}`, toRight: true },
    heading('職務の要約'),
    table('職務の要約', [['', 1]], [[open(4)]]),
    heading('職務の経歴'),
    // The newest first: what is read first is what somebody did last.
    ...worked(known)
      .toReversed()
      .flatMap((each): Block[] => [
        { kind: 'label', text: `${monthText(each.startedOn)}〜${until(each.endedOn)} ${each.employer}` },
        { kind: 'paragraph', text: `雇用形態: ${each.kindLabel}` },
        ...each.work
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((text): Block => ({ kind: 'paragraph', text })),
      ]),
    heading('免許・資格'),
    {
      kind: 'list',
      items: qualificationRows(known).map(([name = '', on = '']) => (on === '' ? name : `${name}(${on})`)),
    },
    heading('自己PR'),
    table('自己PR', [['', 1]], [[open(5)]]),
  ])
}
