/** What the state of a gathering allows; asked on the locked row and by the page that offers the step. */
import type { CivilDate } from '../../../platform/clock.ts'
import { formatDate } from '../../../platform/japanese/era.ts'
import type { GatheringState } from './gathering.labels.ts'

export type GatheringStep = 'change' | 'open' | 'move' | 'cancel' | 'end' | 'checkIn'

interface Standing {
  state: GatheringState
  heldOn: CivilDate
}

/** Why the step can't be done now; null where it can. */
export function whyNot(step: GatheringStep, { state, heldOn }: Standing, today: CivilDate): string | null {
  if (state === 'cancelled') return 'この催しは中止になりました。'
  if (state === 'ended') return 'この催しは終わりました。'
  if (step === 'open') return state === 'preparing' ? null : 'もう受け付けています。'
  if (step === 'end' || step === 'checkIn') {
    if (state === 'preparing') return 'まだ受付を始めていません。'
    if (heldOn > today)
      return step === 'end'
        ? '開く日より前には、終わりにできません。開かないときは「中止する」を選んでください。'
        : `受付は、開く日(${formatDate(heldOn)})からできます。`
  }
  return null
}

/** Why nobody can be signed up now; null where they can. */
export function whyNoSignUp(
  {
    state,
    heldOn,
    signUpFrom,
    signUpUntil,
  }: Standing & {
    signUpFrom: CivilDate
    signUpUntil: CivilDate
  },
  today: CivilDate,
): string | null {
  const closed = whyNot('change', { state, heldOn }, today)
  if (closed !== null) return closed
  if (state === 'preparing') return 'まだ受付を始めていません。'
  if (today < signUpFrom) return `申込みは${formatDate(signUpFrom)}からです。`
  if (today > signUpUntil) return `申込みは${formatDate(signUpUntil)}で終わりました。`
  return null
}

export interface Seats {
  /** Null: as many as come. */
  seats: number | null
  taken: number
  waiting: number
}

/** 「30席のうち12席がうまっています」 */
export function seatsText({ seats, taken, waiting }: Seats): string {
  if (seats === null) return `申込み${taken}人(席に限りなし)`
  return `${seats}席のうち${taken}席がうまり、${waiting === 0 ? `空きは${seats - taken}席` : `${waiting}人がキャンセル待ち`}`
}

/** Where it is held, in a line. */
export const placeText = (of: {
  isOnline: boolean
  municipalityName: string | null
  place: string
  address: string
}): string =>
  of.isOnline ? 'オンライン' : [of.municipalityName, of.place].filter((part) => part !== null && part !== '').join(' ')
