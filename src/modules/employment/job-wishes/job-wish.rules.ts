/** A wish in words, a line each, as the case page, its paper and the former ones say it. */
import { formatNumber } from '../../../platform/japanese/index.ts'
import { daysOff, musts, payKinds, regularWishes, seenBy, surroundings, wants, ways } from './job-wish.labels.ts'
import type { JobWish } from './job-wish.queries.ts'

export interface WishLine {
  term: string
  text: string
}

const named = <K extends string>(labels: Readonly<Record<K, string>>, codes: readonly K[]): string =>
  codes.map((code) => labels[code]).join('・')

const hoursText = ({ weeklyDays, weeklyHours, hoursFrom, hoursTo }: JobWish): string =>
  [
    weeklyDays === null ? '' : `週${weeklyDays}日`,
    weeklyHours === null ? '' : `週${weeklyHours}時間`,
    hoursFrom === null || hoursTo === null ? '' : `${hoursFrom}〜${hoursTo}`,
  ]
    .filter((part) => part !== '')
    .join('・')

/** Without what nobody has said. */
export function wishLines(wish: JobWish): WishLine[] {
  const { firstOccupation, secondOccupation, thirdOccupation, payKind, payLeast, minutes } = wish
  const lines: WishLine[] = [
    {
      term: '仕事',
      text: [firstOccupation, secondOccupation, thirdOccupation]
        .map((each, at) => (each === '' ? '' : `${at + 1}. ${each}`))
        .filter((each) => each !== '')
        .join(' '),
    },
    { term: '働き方', text: regularWishes[wish.regular] },
    { term: '日数と時間', text: hoursText(wish) },
    { term: '働けない日・時間', text: named(daysOff, wish.daysOff) },
    {
      term: '賃金',
      text: payKind === null || payLeast === null ? '' : `${payKinds[payKind]}${formatNumber(payLeast)}円以上`,
    },
    { term: '場所', text: wish.municipalityNames.join('・') },
    {
      term: '通い方',
      text: [named(ways, wish.ways), minutes === null ? '' : `片道${minutes}分まで`]
        .filter((part) => part !== '')
        .join('・'),
    },
    { term: 'まずしてみたいこと', text: named(wants, wish.wants) },
    { term: '職場のようす', text: named(surroundings, wish.surroundings) },
    { term: '育児・介護など', text: wish.care },
    { term: 'ゆずれないこと', text: named(musts, wish.musts) },
    { term: 'そのほか', text: wish.note },
    { term: '見せてよいところ', text: seenBy[wish.seenBy] },
  ]
  return lines.filter((line) => line.text !== '')
}

/** In the order in which they were named. */
export const occupationsOf = (
  wish: Pick<JobWish, 'firstOccupation' | 'secondOccupation' | 'thirdOccupation'>,
): string[] => [wish.firstOccupation, wish.secondOccupation, wish.thirdOccupation].filter((each) => each !== '')
