/** Each field of the 求人票, once, by the name that pages, API, imports and the database's `sheet` know it by. */
import { z } from 'zod'
import {
  choice,
  day,
  decimal,
  line,
  maybeChoice,
  maybeCode,
  maybeId,
  maybeLine,
  maybeSeveral,
  maybeWhole,
  maybeWords,
  tick,
  yesOrNo,
} from '../../../forms/index.ts'
import { groundLabels } from './age-limit.grounds.ts'
import * as labels from './job.labels.ts'
import { occupations } from './occupations.labels.ts'

const yesOrNothing = (label: string, sides: { yes: string; no: string }) => ({
  ...yesOrNo(label, sides),
  schema: z
    .boolean()
    .nullish()
    .transform((value) => value ?? null),
  fill: (value: boolean | null, name: string) => ({ [name]: value === null ? '' : value ? 'yes' : 'no' }),
})

const yen = (label: string) => maybeWhole(label, { least: 1, most: 100_000_000, unit: '円' })
const years = (label: string) => maybeWhole(label, { least: 0, most: 120, unit: '歳' })
const heads = (label: string) => maybeWhole(label, { least: 0, most: 100_000, unit: '人' })

/** Asked for, searched or judged by: columns of the table. */
export const columnFields = {
  number: {
    ...maybeLine('求人番号'),
    schema: z
      .string()
      .transform((text) =>
        text
          .normalize('NFKC')
          .replace(/[‐‑‒–—―−ー]/g, '-')
          .trim(),
      )
      .pipe(z.string().regex(/^(\d{5}-\d{8})?$/, '求人番号は 20010-00000000 のように入れてください。'))
      .nullish()
      .transform((text) => (text ? text : null)),
  },
  channel: choice('申込みの経路', labels.jobChannels),
  receivedOn: day('受け付けた日'),
  mark: maybeChoice('中高年の方への印', labels.jobMarks),
  openings: maybeWhole('採用する人数', { least: 1, most: 9_999, unit: '人' }),
  workplaceId: maybeId('事業所'),
  title: line('職種', { empty: '職種を書いてください。' }),
  occupation: maybeChoice('職業分類', occupations),
  kind: maybeChoice('雇用形態', labels.jobKinds),
  isFullTime: yesOrNothing('働く時間', { yes: 'フルタイム', no: '短い時間' }),
  duties: maybeWords('仕事の内容'),
  dutiesChange: maybeLine('仕事が変わる範囲', { most: 1_000 }),
  term: maybeChoice('雇用期間', labels.jobTerms),
  renewal: maybeChoice('契約の更新', labels.renewals),
  renewalRule: maybeLine('更新の基準と上限', { most: 1_000 }),
  place: maybeLine('働く場所', { most: 300 }),
  municipalityCode: maybeCode('働く市町村'),
  placeChange: maybeLine('働く場所が変わる範囲', { most: 1_000 }),
  ageLeast: years('下の年齢'),
  ageMost: years('上の年齢'),
  ageGround: maybeChoice('年齢を限る理由', groundLabels),
  ageDetail: maybeLine('法令の名・役・職種', { most: 300 }),
  ageMeasureId: maybeId('もとになる国の施策'),
  asGraduates: yesOrNothing('新卒の人と同じ扱い', { yes: 'する', no: 'しない' }),
  layerOwn: heads('その年齢層で働く人'),
  layerAbove: heads('上の年齢層で働く人'),
  layerBelow: heads('下の年齢層で働く人'),
  experienceAsked: tick('経験がある人だけにする'),
  wageForm: maybeChoice('賃金の形', labels.wageForms),
  wageLeast: yen('賃金(いちばん低い額)'),
  wageMost: yen('賃金(いちばん高い額)'),
  weeklyHours: decimal(
    '一週間に働く時間',
    1,
    z
      .number('一週間に働く時間を数で入れてください。')
      .min(0.5, '0.5時間からです。')
      .max(60, '60時間までです。')
      .nullish()
      .transform((hours) => hours ?? null),
  ),
  retirementAge: maybeWhole('定年', { least: 15, most: 120, unit: '歳' }),
  offers: maybeSeveral('会社ができること', labels.workplaceOffers),
} as const

/** Only read, on the page and on paper. */
export const sheetFields = {
  openingReason: maybeLine('募集の理由'),
  conversion: maybeLine('正社員への登用(実績)'),
  termText: maybeLine('雇用期間の詳しいこと'),
  probation: maybeLine('試用期間(期間・条件)'),
  transfer: maybeLine('転勤'),
  carCommute: maybeLine('マイカー通勤'),
  education: maybeLine('学歴'),
  experience: maybeLine('必要な経験', { most: 1_000 }),
  licences: maybeLine('免許・資格', { most: 1_000 }),
  basePay: maybeLine('基本給'),
  allowances: maybeLine('定額の手当', { most: 1_000 }),
  fixedOvertime: maybeLine('固定残業代(時間数・超えた分の支払い)', { most: 1_000 }),
  otherPay: maybeLine('その他の手当', { most: 1_000 }),
  monthlyDays: maybeLine('一か月に働く日数(平均)'),
  closingDay: maybeLine('賃金の締切日'),
  payDay: maybeLine('賃金の支払日'),
  raise: maybeLine('昇給'),
  bonus: maybeLine('賞与'),
  commuting: maybeLine('通勤手当'),
  hours: maybeLine('就業時間(交替制・変形労働など)', { most: 1_000 }),
  overtime: maybeLine('時間外の労働'),
  specialClause: maybeLine('36協定の特別条項'),
  breakMinutes: maybeWhole('休憩', { least: 0, most: 600, unit: '分' }),
  yearlyHolidays: maybeWhole('年間の休日', { least: 0, most: 365, unit: '日' }),
  holidays: maybeLine('休日', { most: 1_000 }),
  insurances: maybeSeveral('加入する保険', labels.insurances),
  severance: maybeLine('退職金'),
  rehire: maybeLine('再雇用'),
  extension: maybeLine('勤務延長'),
  childcare: maybeLine('育児休業の実績'),
  appeal: maybeWords('会社と仕事の紹介'),
  selection: maybeSeveral('選び方', labels.selections),
  resultNotice: maybeLine('結果の知らせ'),
  documents: maybeLine('応募の書類', { most: 1_000 }),
  selectionPlace: maybeLine('選考の場所'),
  contact: maybeLine('担当者'),
  address: {
    ...maybeLine('求人を読めるところ'),
    schema: z
      .string()
      .trim()
      .max(2000, '長すぎます。2000字までです。')
      .regex(/^(https?:\/\/\S+)?$/i, 'https:// から始まるアドレスを書いてください。')
      .nullish()
      .transform((address) => address ?? ''),
  },
  notes: maybeWords('特記事項'),
} as const

export type ColumnName = keyof typeof columnFields
export type SheetName = keyof typeof sheetFields
export type JobFieldName = ColumnName | SheetName
