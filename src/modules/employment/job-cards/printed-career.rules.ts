/** What somebody's papers are made of, and the pieces that they share. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { Block, Paper } from '../../../platform/documents/index.ts'
import { ageOn, formatDate } from '../../../platform/japanese/index.ts'

export interface PrintedSpan {
  kind: string
  kindLabel: string
  employer: string
  work: string
  startedOn: CivilDate
  endedOn: CivilDate | null
}

export interface PrintedQualification {
  kind: 'license' | 'qualification' | 'education' | 'course'
  name: string
  issuer: string
  gotOn: CivilDate | null
}

export interface PrintedTraining {
  course: string
  provider: string
  startsOn: CivilDate
  endsOn: CivilDate
  /** Null while it goes on. */
  result: string | null
}

export interface PrintedPerson {
  /** '' where somebody is known by no name: to be written by hand. */
  name: string
  kana: string
  birthDate: CivilDate | null
  /** '' where there is none, or it may not be told. */
  address: string
  phone: string
  email: string
}

export interface PrintedCareer {
  today: CivilDate
  person: PrintedPerson
  /** The oldest first. */
  spans: readonly PrintedSpan[]
  qualifications: readonly PrintedQualification[]
  trainings: readonly PrintedTraining[]
  /** What they look for, without what is nobody's business where they apply. */
  wishes: readonly string[]
  /** Something is on record elsewhere that isn't shown here. */
  isPartial: boolean
}

/** 令和2年4月, as such papers write it. */
export const monthText = (day: CivilDate): string => formatDate(day).replace(/\d+日\(.\)$/, '')
/** 令和2年4月1日: papers leave the day of the week out. */
export const dateText = (day: CivilDate): string => formatDate(day).replace(/\(.\)$/, '')
export const until = (day: CivilDate | null): string => (day === null ? '現在' : monthText(day))
export const worked = ({ spans }: PrintedCareer) =>
  spans.filter((each) => each.kind !== 'none' && each.kind !== 'student')
/** Room for a hand: so many lines. */
export const open = (lines: number): string => '\n'.repeat(lines)

export const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })
export const table = (
  caption: string,
  columns: readonly (readonly [label: string, share: number])[],
  rows: readonly (readonly string[])[],
): Block => ({
  kind: 'table',
  caption,
  columns: columns.map(([label, share]) => ({ label, share })),
  rows: (rows.length === 0 ? [columns.map(() => open(1))] : rows).map((cells) => ({ cells: [...cells] })),
})

const bornText = ({ today, person: { birthDate } }: PrintedCareer): string =>
  birthDate === null ? '' : `${dateText(birthDate)}生(満${ageOn(birthDate, today)}歳)`

const whoRows = (known: PrintedCareer): string[][] => [
  ['ふりがな', known.person.kana],
  ['氏名', known.person.name],
  ['生年月日', bornText(known)],
  ['住所', known.person.address],
  ['電話', known.person.phone],
  ['メール', known.person.email],
]
export const who = (known: PrintedCareer): Block =>
  table(
    '本人',
    [
      ['項目', 1],
      ['内容', 4],
    ],
    whoRows(known),
  )

const foot = (title: string, { today, isPartial }: PrintedCareer): string =>
  `${title} ${dateText(today)}${isPartial ? ' ほかの窓口の職歴は入っていません' : ''}`

export const paper = (title: string, known: PrintedCareer, blocks: readonly Block[]): Paper => ({
  title,
  owner: known.person.name,
  cover: [],
  contents: [],
  foot: foot(title, known),
  parts: [{ landscape: false, blocks }],
})

export const qualificationRows = ({ qualifications }: PrintedCareer): string[][] =>
  qualifications
    .filter((each) => each.kind === 'license' || each.kind === 'qualification')
    .map((each) => [each.name, each.gotOn === null ? '' : monthText(each.gotOn), each.issuer])
