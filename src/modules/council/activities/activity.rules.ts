import type { CivilDate } from '../../../platform/clock.ts'
import { formatDate, formatNumber } from '../../../platform/japanese/index.ts'
import { type ActivityKind, activityKinds } from './activity.labels.ts'

interface Facts {
  heldOn: CivilDate
  municipalityName: string | null
  people: number | null
}

/** When, where, how many: what is known of the three. */
export const factsOf = ({ heldOn, municipalityName, people }: Facts): string[] => [
  formatDate(heldOn),
  ...(municipalityName === null ? [] : [municipalityName]),
  ...(people === null ? [] : [`延べ${formatNumber(people)}人`]),
]

/** One line for who only reads the paper: 「集まり: 就職面接会(令和7年12月10日(水) 松本市 延べ34人)」. */
export const activityText = ({ kind, title, ...facts }: Facts & { kind: ActivityKind; title: string }): string =>
  `${activityKinds[kind]}: ${title}(${factsOf(facts).join(' ')})`
