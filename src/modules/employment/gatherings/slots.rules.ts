/** Times of a day, as 13:00. */
export interface Span {
  startsAt: string
  endsAt: string
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** One after the other from the beginning; what is left over at the end is nobody's. */
export function slotsBetween({ startsAt, endsAt }: Span, minutes: number): Span[] {
  const [from, to] = [minutesOf(startsAt), minutesOf(endsAt)]
  return Array.from({ length: Math.max(0, Math.floor((to - from) / minutes)) }, (_, index) => ({
    startsAt: timeOf(from + index * minutes),
    endsAt: timeOf(from + (index + 1) * minutes),
  }))
}

/** Whether two go on at the same moment; one that begins when the other ends doesn't. */
export const overlap = (one: Span, other: Span): boolean => one.startsAt < other.endsAt && other.startsAt < one.endsAt
