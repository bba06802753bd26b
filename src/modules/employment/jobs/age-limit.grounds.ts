/**
 * The grounds on which the law lets a job be limited by age (労働施策総合推進法施行規則1条の3第1項), each with the days between
 * which it holds. Which one is asked for follows from the day on which the job is published.
 */
import type { CivilDate } from '../../../platform/clock.ts'

export const groundCodes = ['1', '2', '3i', '3ro', '3ha', '3ni', 'former-10'] as const
export type GroundCode = (typeof groundCodes)[number]

/** P: read in a public text; S: known, not yet read in one; U: has to be confirmed (domain §5.3). */
export type Certainty = 'P' | 'S' | 'U'

export interface Ground {
  code: GroundCode
  /** As the paper says it. */
  label: string
  law: string
  validFrom: CivilDate
  validTo: CivilDate | null
  certainty: Certainty
  source: string
}

const rule = '労働施策総合推進法施行規則1条の3第1項'
const source = '厚生労働省「募集・採用における年齢制限禁止について」'
const since: Pick<Ground, 'validFrom' | 'validTo' | 'certainty' | 'source'> = {
  validFrom: '2007-10-01',
  validTo: null,
  certainty: 'P',
  source,
}

export const grounds: readonly Ground[] = [
  { ...since, code: '1', label: '定年が上限', law: `${rule}1号` },
  { ...since, code: '2', label: '法令の年齢の定め', law: `${rule}2号` },
  { ...since, code: '3i', label: '長く勤めて経験を積むための若年者の募集', law: `${rule}3号のイ` },
  { ...since, code: '3ro', label: '技能・ノウハウの継承', law: `${rule}3号のロ` },
  { ...since, code: '3ha', label: '芸術・芸能の表現の真実性', law: `${rule}3号のハ` },
  { ...since, code: '3ni', label: '60歳以上の高年齢者、または国の施策の対象者', law: `${rule}3号のニ` },
  {
    code: 'former-10',
    label: '就職氷河期世代の不安定就労者・無業者(終わった特例)',
    law: '同規則 旧附則10条',
    validFrom: '2020-02-14',
    validTo: '2025-03-31',
    certainty: 'S',
    source: '厚生労働省告示・旧附則10条(令和7年3月31日まで)',
  },
]

export const groundOf = (code: GroundCode): Ground => {
  const ground = grounds.find((each) => each.code === code)
  if (ground === undefined) throw new Error(`no ground ${code}`)
  return ground
}

export const holdsOn = (
  { validFrom, validTo }: { validFrom: CivilDate; validTo: CivilDate | null },
  day: CivilDate,
): boolean => validFrom <= day && (validTo === null || day <= validTo)

export const groundLabels = Object.fromEntries(grounds.map(({ code, label }) => [code, label])) as Record<
  GroundCode,
  string
>
