import type { CivilDate } from '../../platform/clock.ts'
import { formatDate, formatNumber } from '../../platform/japanese/index.ts'
import { type ActivityKind, activityKinds } from './activity.labels.ts'

/** One line for who only reads the paper: 「集まり: 就職面接会(令和7年12月10日(水) 松本市 延べ34人)」. */
export function activityText({ kind, title, heldOn, municipalityName, people }: { kind: ActivityKind; title: string; heldOn: CivilDate; municipalityName: string | null; people: number | null }): string {
  const about = [formatDate(heldOn), municipalityName, people === null ? null : `延べ${formatNumber(people)}人`].filter((part) => part !== null)
  return `${activityKinds[kind]}: ${title}(${about.join(' ')})`
}
