/** How much of a figure a map of municipalities shows: reports are of an organization, and tell no municipality. */
import { formatNumber } from '../../../platform/japanese/index.ts'

/**
 * A sentence that stands under the map and in its picture.
 * @param drawn what the map has @param missing why it hasn't the rest, sentence by sentence
 */
export function coverWords(drawn: number, whole: number, unit: string, missing: readonly string[] = []): string {
  if (whole === 0) return ''
  const count = `${formatNumber(drawn)}${unit}`
  if (drawn === whole) return `この地図は、数のすべて(${count})を表しています。`
  return drawn === 0
    ? `この地図には、数がまだありません。${missing.join('')}`
    : `この地図は、数の${shareWords(drawn / whole)}(${count})だけを表しています。${missing.join('')}`
}

/** 10分の1 where it is less than half, else how much of it in percent; never rounded to nothing or to all. */
const shareWords = (share: number): string =>
  share < 0.5 ? `およそ${Math.round(1 / share)}分の1` : `およそ${Math.min(99, Math.round(share * 100))}%`
