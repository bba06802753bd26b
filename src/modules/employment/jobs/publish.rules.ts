/** What a job has to say before anybody is shown it, by the day on which it was received (domain §5.1, §5.2). */
import type { CivilDate } from '../../../platform/clock.ts'
import type { JobInput } from './job.form.ts'

/** From this day on a job says what may change later (職業安定法施行規則4条の2第3項, as of 1 April 2024). */
const statedSince: CivilDate = '2024-04-01'

export interface Missing {
  field: keyof JobInput
  message: string
}

const always: readonly (readonly [keyof JobInput, string])[] = [
  ['occupation', '職業分類を選んでください。'],
  ['kind', '雇用形態を選んでください。'],
  ['isFullTime', 'フルタイムかどうかを選んでください。'],
  ['duties', '仕事の内容を書いてください。'],
  ['term', '雇用期間を選んでください。'],
  ['place', '働く場所を書いてください。'],
  ['wageForm', '賃金の形を選んでください。'],
  ['wageLeast', '賃金のいちばん低い額を書いてください。'],
]

/** For who writes: without these it isn't shown to anybody. */
export const neededToPublish: ReadonlySet<string> = new Set([
  ...always.map(([field]) => field),
  'dutiesChange',
  'placeChange',
])

const isBlank = (value: unknown): boolean => value === null || (typeof value === 'string' && value.trim() === '')

export function missingForPublication(job: JobInput): Missing[] {
  const missing = always.filter(([field]) => isBlank(job[field])).map(([field, message]) => ({ field, message }))
  if (job.receivedOn < statedSince) return missing
  if (isBlank(job.dutiesChange))
    missing.push({ field: 'dutiesChange', message: '仕事が変わる範囲を書いてください。変わらなければ「変更なし」。' })
  if (isBlank(job.placeChange))
    missing.push({
      field: 'placeChange',
      message: '働く場所が変わる範囲を書いてください。変わらなければ「変更なし」。',
    })
  if (job.term === 'fixed' && job.renewal === null)
    missing.push({ field: 'renewal', message: '契約を更新するかどうかを選んでください。' })
  if (job.term === 'fixed' && job.renewal !== null && job.renewal !== 'none' && isBlank(job.renewalRule))
    missing.push({
      field: 'renewalRule',
      message: '更新の基準と上限を書いてください。上限が無ければ「上限なし」。',
    })
  return missing
}
