/** Jobs as tests need them; all that the form and its endpoint take, with values that are right. */
import { enterJob, jobInput, publishJob } from '../../src/modules/employment/jobs/index.ts'
import type { Actor } from '../../src/platform/actor.ts'
import type { Council } from '../../src/platform/council.ts'
import { someEmployer } from './employers.ts'
import { act } from './people.ts'
import { date, today } from './specimens.ts'
import { valueOf } from './thread.ts'

/** All that has to be said before it is shown. */
export const said = {
  channel: 'hello-work',
  receivedOn: today,
  title: '検査',
  occupation: '074',
  kind: 'regular',
  isFullTime: true,
  duties: '部品の検査。',
  dutiesChange: '変更なし',
  place: '長野市',
  placeChange: '転勤の可能性なし',
  municipalityCode: '20201',
  term: 'permanent',
  wageForm: 'month',
  wageLeast: 210_000,
  experienceAsked: false,
  wordsSeen: false,
} as const

/** A job that everybody sees, of an employer of its own. @returns its id */
export async function publishedJob(council: Council, by: Actor, more: object = {}): Promise<string> {
  const employer = await someEmployer(council, by, '求人の会社')
  const input = jobInput.parse({ ...said, receivedOn: council.clock.today(), ...more })
  const { id } = valueOf(await act(council, by, (ctx) => enterJob(ctx, employer, input)))
  return valueOf(await act(council, by, (ctx) => publishJob(ctx, id))).id
}

/** Loaded by the migration of the table. */
export const subsidy = '019b0000-0000-7000-8000-000000000001'

export const jobFields = {
  number: '20010-12345678',
  channel: 'hello-work',
  ...date('receivedOn', today),
  mark: 'limited',
  openings: '2',
  title: 'x',
  occupation: '074',
  kind: 'contract',
  isFullTime: 'yes',
  duties: 'x',
  dutiesChange: 'x',
  term: 'fixed',
  renewal: 'usual',
  renewalRule: 'x',
  place: 'x',
  municipalityCode: '20201',
  placeChange: 'x',
  ageLeast: '18',
  ageMost: '59',
  ageGround: '1',
  ageDetail: 'x',
  ageMeasureId: subsidy,
  asGraduates: 'yes',
  layerOwn: '1',
  layerAbove: '2',
  layerBelow: '2',
  experienceAsked: 'yes',
  wageForm: 'month',
  wageLeast: '210000',
  wageMost: '260000',
  weeklyHours: '38.5',
  retirementAge: '60',
  offers: 'tour',
  openingReason: 'x',
  conversion: 'x',
  termText: 'x',
  probation: 'x',
  transfer: 'x',
  carCommute: 'x',
  education: 'x',
  experience: 'x',
  licences: 'x',
  basePay: 'x',
  allowances: 'x',
  fixedOvertime: 'x',
  otherPay: 'x',
  monthlyDays: 'x',
  closingDay: 'x',
  payDay: 'x',
  raise: 'x',
  bonus: 'x',
  commuting: 'x',
  hours: 'x',
  overtime: 'x',
  specialClause: 'x',
  breakMinutes: '60',
  yearlyHolidays: '120',
  holidays: 'x',
  insurances: 'health',
  severance: 'x',
  rehire: 'x',
  extension: 'x',
  childcare: 'x',
  appeal: 'x',
  selection: 'papers',
  resultNotice: 'x',
  documents: 'x',
  selectionPlace: 'x',
  contact: 'x',
  address: 'https://x.example/',
  notes: 'x',
  wordsSeen: 'yes',
}
const { wordsSeen: _, ...texts } = jobFields
/** The same for programs: numbers and days as such. */
export const jobBody = {
  ...Object.fromEntries(Object.entries(texts).filter(([name]) => !name.includes('.'))),
  receivedOn: today,
  openings: 2,
  isFullTime: true,
  asGraduates: true,
  ageLeast: 18,
  ageMost: 59,
  layerOwn: 1,
  layerAbove: 2,
  layerBelow: 2,
  experienceAsked: true,
  wageLeast: 210_000,
  wageMost: 260_000,
  weeklyHours: 38.5,
  retirementAge: 60,
  offers: ['tour'],
  breakMinutes: 60,
  yearlyHolidays: 120,
  insurances: ['health'],
  selection: ['papers'],
  wordsSeen: true,
}

/** The form of a measure on which an age limit may rest. */
export const measureFields = {
  name: 'x',
  least: '35',
  most: '59',
  ...date('validFrom', '2025-04-01'),
  ...date('validTo', '2026-03-31'),
  needsPermanent: 'yes',
  needsHelloWork: 'yes',
  answer: 'confirm',
  source: 'x',
}
