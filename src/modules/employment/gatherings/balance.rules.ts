/** Which numbers of a gathering's balance are shown to whom (domain §8.2). */
import { suppressList } from '../../council/index.ts'

export interface Balance {
  employers: number
  signedUp: number
  waited: number
  came: number
  interviews: number
  tour: number
  apply: number
  noMatch: number
  declined: number
  absent: number
  hired: number
  kept: number
}

/** A number, or null where it is too small to be shown. */
export type ShownBalance = { [Name in keyof Balance]: number | null }

/**
 * Employers are no persons. What is a part of another is hidden with it where the difference would say it: results add
 * up to the interviews, those kept are some of those hired, those hired some of those who came.
 * @param below counts from 1 to below it are hidden; null shows everything (the council's office)
 */
export function shownBalance(balance: Balance, below: number | null): ShownBalance {
  if (below === null) return { ...balance }
  const parts = ['tour', 'apply', 'noMatch', 'declined', 'absent'] as const
  const open = balance.interviews - parts.reduce((sum, part) => sum + balance[part], 0)
  const counts = [...parts.map((part) => balance[part]), open]
  const results = suppressList(counts, below)
  // Two small ones hidden together still say too much where their sum is small.
  const hidden = counts.reduce((sum, count, at) => (results.values[at] === null ? sum : sum + count), 0)
  const saysTooMuch = hidden > 0 && hidden < below
  const pairs = (whole: number, part: number) => {
    const { values, total } = suppressList([part, whole - part], below)
    return { whole: total === null ? whole : null, part: values[0] === null ? part : null }
  }
  const people = pairs(balance.signedUp, balance.came)
  const jobs = pairs(balance.hired, balance.kept)
  const alone = (value: number): number | null => (suppressList([value], below).total === null ? value : null)
  return {
    employers: balance.employers,
    signedUp: people.whole,
    waited: alone(balance.waited),
    came: people.part,
    interviews: results.total === null && !saysTooMuch ? balance.interviews : null,
    ...(Object.fromEntries(
      parts.map((part, index) => [part, results.values[index] === null ? balance[part] : null]),
    ) as Pick<ShownBalance, (typeof parts)[number]>),
    hired: jobs.whole,
    kept: jobs.part,
  }
}
