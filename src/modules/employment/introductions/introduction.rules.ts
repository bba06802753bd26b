/** What can be said of an introduction without asking anybody. */
import type { CivilDate } from '../../../platform/clock.ts'
import { addBusinessDays, formatDate, formatDay } from '../../../platform/japanese/index.ts'
import type { Job } from '../jobs/index.ts'
import { declinedFor, refusedFor } from './introduction.labels.ts'
import type { Introduction } from './introduction.queries.ts'

/** Business days in which an employer is expected to answer; the worker says another day where the job does. */
const answerBusinessDays = 7
/** Business days after an interview in which its result is expected. */
const afterInterviewBusinessDays = 5

export const usualAnswerBy = (introducedOn: CivilDate): CivilDate => addBusinessDays(introducedOn, answerBusinessDays)

/** An interview is an answer too: what comes of it is waited for after its day. */
export const answerByAfter = (heldOn: CivilDate, answerBy: CivilDate): CivilDate => {
  const expected = addBusinessDays(heldOn, afterInterviewBusinessDays)
  return expected > answerBy ? expected : answerBy
}

/** Why nobody can be introduced to that job on that day; null where they can. */
export function jobProblem(
  job: Pick<Job, 'publishedOn' | 'endedOn' | 'expiresOn' | 'state'>,
  on: CivilDate,
): string | null {
  if (job.publishedOn === null) return 'この求人は、まだ公開されていません。公開してから紹介してください。'
  if (on < job.publishedOn)
    return `この求人が公開されたのは${formatDate(job.publishedOn)}です。紹介日を直してください。`
  if (job.endedOn !== null && on > job.endedOn)
    return `この求人は${formatDate(job.endedOn)}に募集が終わりました。ほかの求人を選んでください。`
  if (on > job.expiresOn)
    return `この求人の期限は${formatDate(job.expiresOn)}でした。受け直されたか、企業に確かめてください。`
  return null
}

/** Whether somebody of that age is outside of what the job asks for; null where their age isn't known. */
export function isOutsideAge(job: Pick<Job, 'ageLeast' | 'ageMost'>, age: number | null): boolean | null {
  if (job.ageLeast === null && job.ageMost === null) return false
  if (age === null) return null
  return age < (job.ageLeast ?? 0) || age > (job.ageMost ?? 999)
}

/** Who may hand out which paper: a letter of introduction is written by who introduces by law (職業安定法). */
export type LetterKind = 'letter' | 'notice' | null
export function letterOf({ via, organizationKind }: Pick<Introduction, 'via' | 'organizationKind'>): LetterKind {
  if (via === 'application') return 'notice'
  if (via === 'licensed') return 'letter'
  return organizationKind === 'hello-work' ? 'letter' : null
}

/** 「返事を待っています(12月3日まで)」 */
export function standing(of: Introduction, today: CivilDate): string {
  if (of.result === null)
    return of.answerBy < today
      ? `返事がありません(${formatDay(of.answerBy)}まで)`
      : `返事を待っています(${formatDay(of.answerBy)}まで)`
  if (of.result !== 'hired') return ''
  if (of.isPlacementWithdrawn) return '就職の記録は取り消されました'
  if (of.placementId !== null) return '就職を記録しました'
  return of.startsOn === null ? '' : `${formatDay(of.startsOn)}から働く予定`
}

/** Who introduced: a desk's name mostly begins with that of its organization. */
export const introducers = ({ organizationName, deskName, authorName }: Introduction): string[] =>
  [deskName.startsWith(organizationName) ? '' : organizationName, deskName, authorName ?? ''].filter(
    (part) => part !== '',
  )

/** Why the employer, or the person, said no. */
export const reasonLabels = (of: Pick<Introduction, 'refusedFor' | 'declinedFor'>): string[] => [
  ...of.refusedFor.map((code) => refusedFor[code]),
  ...of.declinedFor.map((code) => declinedFor[code]),
]
