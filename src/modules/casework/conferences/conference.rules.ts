/** What each kind of meeting asks for, and what the state of one allows. */
import { ageOn } from '../../../platform/japanese/age.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import { basesOfKind, type ConferenceKind } from './conference.labels.ts'
import { type LegalBasis } from '../../council/index.ts'

export type ConferenceStatus = 'planned' | 'open' | 'closed' | 'cancelled'

export function basisProblem(
  kind: ConferenceKind,
  basis: LegalBasis,
  givenOn: CivilDate | null,
): { field: string; message: string } | null {
  if (!basesOfKind[kind].includes(basis)) {
    return {
      field: 'basis',
      message: {
        plan: '支援調整会議は、本人の同意にもとづいて開きます。',
        statutory: '支援会議は、法律にもとづいて開きます。根拠の法律を選んでください。',
        case: '個別ケース検討会議の根拠は、協議会か本人の同意です。',
      }[kind],
    }
  }
  if (basis === 'consent' && givenOn === null)
    return { field: 'basisGivenOn', message: '本人が同意した日を入れてください。' }
  return null
}

/** 支援会議 is set up by the municipality or prefecture that carries out the act, or whom it has charged with it (まいさぽ). */
export const mayHostStatutory = (deskKind: string): boolean =>
  deskKind === 'maisapo' || deskKind === 'municipality' || deskKind === 'regional-bureau'

/** The act has no age; the local councils work up to 39 or so (domain §8, KOWAKA19). */
export const ageIsDoubtful = (basis: LegalBasis, birthDate: CivilDate | null, heldOn: CivilDate): boolean =>
  basis === 'youth-council' && birthDate !== null && ageOn(birthDate, heldOn) >= 40

export const mustBePlanned = (status: ConferenceStatus): string | null =>
  ({
    planned: null,
    open: 'この会議は、もう始まっています。',
    closed: 'この会議は終わっています。',
    cancelled: 'この会議は取りやめになっています。',
  })[status]
export const mustBeOpenNow = (status: ConferenceStatus): string | null =>
  ({
    open: null,
    planned: 'この会議は、まだ始まっていません。',
    closed: 'この会議は終わっています。',
    cancelled: 'この会議は取りやめになっています。',
  })[status]

/**
 * A conference is opened on its day and before its planned end: the doors it opens close by themselves at that time.
 */
export function openingProblem(
  at: { heldOn: CivilDate; endsAt: string },
  today: CivilDate,
  time: string,
): string | null {
  if (at.heldOn > today) return '会議の日になってから始めてください。'
  if (at.heldOn < today) return '会議の日を過ぎています。取りやめて、新しい日で決めなおしてください。'
  return time >= at.endsAt ? '終わりの時刻を過ぎています。取りやめて、新しい時刻で決めなおしてください。' : null
}
