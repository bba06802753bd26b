import { type CivilDate, addDays } from '../../../../platform/clock.ts'
import { ageOn } from '../../../../platform/japanese/age.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import type { ReferralView } from '../referral.queries.ts'
import { clockOf, type ClockState } from '../referral.rules.ts'
import { sharedNameSan } from '../../../people/index.ts'
import { legalBases, shareParts } from '../../../council/index.ts'

/** 返事は今日まで / あす 1月21日(水)まで / 2日おくれ・責任者へ連絡済み. */
export function clockText(
  referral: Pick<ReferralView, 'sentOn' | 'respondBy' | 'escalatedAt'>,
  today: CivilDate,
  waitingForUs: boolean,
): { clock: ClockState; text: string } {
  const clock = clockOf(referral.sentOn, referral.respondBy, today)
  if (clock.state === 'late')
    return { clock, text: `${clock.late}日おくれ${referral.escalatedAt === null ? '' : '・責任者へ連絡済み'}` }
  if (clock.state === 'today') return { clock, text: waitingForUs ? '返事は今日まで' : '今日が期限' }
  const day = `${referral.respondBy === addDays(today, 1) ? 'あす ' : ''}${formatDay(referral.respondBy)}まで`
  return { clock, text: waitingForUs ? `返事は${day}` : day }
}

/** Who is referred, in the words that were shared. */
export const subjectOf = (referral: ReferralView): string => sharedNameSan(referral)

/** 40代: what may stand in a list. */
export function decadeOf(referral: ReferralView, today: CivilDate): string | null {
  return referral.birthDate === null ? null : `${Math.trunc(ageOn(referral.birthDate, today) / 10) * 10}代`
}

/** What was passed on, and what was not: both are said. */
export function sharesText(shares: string[]): { given: string; kept: string } {
  const all = Object.entries(shareParts)
  if (shares.includes('all')) return { given: 'このケースの記録すべて', kept: '' }
  return {
    given: all
      .filter(([part]) => shares.includes(part))
      .map(([, label]) => label)
      .join('、'),
    kept: all
      .filter(([part]) => !shares.includes(part))
      .map(([, label]) => label)
      .join('、'),
  }
}

export function basisText(referral: Pick<ReferralView, 'basisKind' | 'basisGivenOn' | 'basisUntil'>): string {
  const label = legalBases[referral.basisKind as keyof typeof legalBases] ?? ''
  return `${label}(${formatDay(referral.basisGivenOn)}${referral.basisUntil === null ? '' : `、${formatDay(referral.basisUntil)}まで`})`
}
