/** The 求人票 in the order of the paper, and what each of its fields says in words. */
import { formatDate, formatNumber } from '../../../platform/japanese/index.ts'
import { groundLabels } from './age-limit.grounds.ts'
import { columnFields, type JobFieldName, sheetFields } from './job.fields.ts'
import * as labels from './job.labels.ts'
import type { Job } from './job.queries.ts'
import { occupations } from './occupations.labels.ts'

export interface PaperSection {
  title: string
  fields: readonly JobFieldName[]
}

/** The eight parts in which ハローワーク takes a job in (domain §5.1). */
export const paperSections: readonly PaperSection[] = [
  {
    title: '求人の区分',
    fields: ['number', 'channel', 'receivedOn', 'mark', 'openings', 'openingReason'],
  },
  { title: '事業所', fields: ['workplaceId'] },
  {
    title: '仕事の内容',
    fields: [
      'title',
      'occupation',
      'duties',
      'dutiesChange',
      'kind',
      'isFullTime',
      'conversion',
      'term',
      'termText',
      'renewal',
      'renewalRule',
      'probation',
      'place',
      'municipalityCode',
      'placeChange',
      'transfer',
      'carCommute',
    ],
  },
  {
    title: '年齢',
    fields: [
      'ageLeast',
      'ageMost',
      'ageGround',
      'ageDetail',
      'ageMeasureId',
      'asGraduates',
      'layerOwn',
      'layerAbove',
      'layerBelow',
    ],
  },
  { title: '学歴・経験・免許', fields: ['education', 'experienceAsked', 'experience', 'licences'] },
  {
    title: '賃金・手当',
    fields: [
      'wageForm',
      'wageLeast',
      'wageMost',
      'basePay',
      'allowances',
      'fixedOvertime',
      'otherPay',
      'monthlyDays',
      'closingDay',
      'payDay',
      'raise',
      'bonus',
      'commuting',
    ],
  },
  {
    title: '働く時間・休み',
    fields: ['hours', 'weeklyHours', 'overtime', 'specialClause', 'breakMinutes', 'yearlyHolidays', 'holidays'],
  },
  {
    title: '保険・年金・定年など',
    fields: ['insurances', 'severance', 'retirementAge', 'rehire', 'extension', 'childcare'],
  },
  { title: '会社の紹介', fields: ['appeal', 'offers', 'address'] },
  {
    title: '選び方',
    fields: ['selection', 'resultNotice', 'documents', 'selectionPlace', 'contact', 'notes'],
  },
]

const fields = { ...columnFields, ...sheetFields }
/** What a field is called on the page, on paper and in a sheet that is read in. */
export const labelOf = (name: JobFieldName): string => (fields[name].box({}, name) as { label: string }).label

const units: Partial<Record<JobFieldName, string>> = {
  openings: '人',
  ageLeast: '歳以上',
  ageMost: '歳以下',
  layerOwn: '人',
  layerAbove: '人',
  layerBelow: '人',
  wageLeast: '円',
  wageMost: '円',
  weeklyHours: '時間',
  breakMinutes: '分',
  yearlyHolidays: '日',
  retirementAge: '歳',
}
const words: Partial<Record<JobFieldName, Readonly<Record<string, string>>>> = {
  channel: labels.jobChannels,
  mark: labels.jobMarks,
  occupation: occupations,
  kind: labels.jobKinds,
  term: labels.jobTerms,
  renewal: labels.renewals,
  wageForm: labels.wageForms,
  ageGround: groundLabels,
  offers: labels.workplaceOffers,
  insurances: labels.insurances,
  selection: labels.selections,
}

/** '' where nothing is said. */
export function shownOf(job: Job, name: JobFieldName): string {
  if (name === 'workplaceId') return job.workplaceName ?? ''
  if (name === 'municipalityCode') return job.municipalityName ?? ''
  if (name === 'ageMeasureId') return job.ageMeasureName ?? ''
  if (name === 'isFullTime') return job.isFullTime === null ? '' : job.isFullTime ? 'フルタイム' : '短い時間'
  if (name === 'asGraduates') return job.asGraduates === null ? '' : job.asGraduates ? 'する' : 'しない'
  if (name === 'experienceAsked') return job.experienceAsked ? '経験がある人だけ' : '経験は問わない'
  if (name === 'receivedOn') return formatDate(job.receivedOn)
  const value = job[name]
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return `${formatNumber(value)}${units[name] ?? ''}`
  const known = words[name]
  if (Array.isArray(value)) return value.map((each) => known?.[each] ?? each).join('・')
  return known?.[String(value)] ?? String(value)
}

/** 年齢不問, or between which ages. */
export function ageText({ ageLeast, ageMost }: Pick<Job, 'ageLeast' | 'ageMost'>): string {
  if (ageLeast === null && ageMost === null) return '年齢不問'
  if (ageLeast === null) return `${ageMost ?? ''}歳以下`
  return ageMost === null ? `${ageLeast}歳以上` : `${ageLeast}歳から${ageMost}歳まで`
}

/** 月給 210,000円〜260,000円; '' where no wage is said. */
export function wageText({ wageForm, wageLeast, wageMost }: Pick<Job, 'wageForm' | 'wageLeast' | 'wageMost'>): string {
  if (wageForm === null || wageLeast === null) return ''
  const most = wageMost === null || wageMost === wageLeast ? '' : `〜${formatNumber(wageMost)}円`
  return `${labels.wageForms[wageForm]} ${formatNumber(wageLeast)}円${most}`
}

/** What the sheet says, part by part: what is empty isn't there. */
export function linesOf(job: Job): { title: string; lines: { term: string; text: string }[] }[] {
  const first: Record<string, { term: string; text: string }> = {
    事業所: { term: '企業', text: job.employerName },
    年齢: { term: '年齢', text: ageText(job) },
  }
  return paperSections
    .map(({ title, fields: names }) => ({
      title,
      lines: [
        ...(first[title] === undefined ? [] : [first[title]]),
        ...names
          .filter((name) => name !== 'ageLeast' && name !== 'ageMost' && (title !== '年齢' || job.ageGround !== null))
          .map((name) => ({ term: name === 'experienceAsked' ? '経験' : labelOf(name), text: shownOf(job, name) }))
          .filter(({ text }) => text !== ''),
      ],
    }))
    .filter(({ lines }) => lines.length > 0)
}
