/** From what somebody wishes for to what is compared: the same for a person's page, for a job's, and for new jobs. */
import type { CivilDate } from '../../../platform/clock.ts'
import { ageOn, type Folder } from '../../../platform/japanese/index.ts'
import { type JobWish, keywordsOf, occupationsOf } from '../job-wishes/index.ts'
import type { Seeker } from './match.rules.ts'

type Wish = Pick<
  JobWish,
  | 'firstOccupation'
  | 'secondOccupation'
  | 'thirdOccupation'
  | 'regular'
  | 'weeklyHours'
  | 'payKind'
  | 'payLeast'
  | 'municipalityCodes'
  | 'wants'
  | 'musts'
>

/** @param of `birthDate` null where it isn't known, or isn't told; `not` the jobs that aren't looked at */
export const seekerOf = (
  wish: Wish,
  of: { birthDate: CivilDate | null; today: CivilDate; not: readonly string[]; fold: Folder },
): Seeker => ({
  occupations: occupationsOf(wish).map((occupation) => keywordsOf(occupation, of.fold)),
  regular: wish.regular,
  weeklyHours: wish.weeklyHours,
  payKind: wish.payKind,
  payLeast: wish.payLeast,
  municipalityCodes: wish.municipalityCodes,
  wants: wish.wants,
  musts: wish.musts,
  age: of.birthDate === null ? null : ageOn(of.birthDate, of.today),
  not: new Set(of.not),
})
