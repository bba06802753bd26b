/**
 * What may let somebody fall between desks, in the order of the board.
 * A room's gap is a line here, and one in gap_counts.
 */
import { ageLimitGap, noRoomGap, overdueGap, planReviewGap, silentGap, unansweredGap } from '../../casework/index.ts'
import { introductionGap, leftJobGap, leftTrainingGap } from '../../employment/index.ts'

/** What is a list of cases. */
export const listedGaps = [
  overdueGap,
  unansweredGap,
  silentGap,
  planReviewGap,
  leftJobGap,
  leftTrainingGap,
  introductionGap,
  noRoomGap,
  ageLimitGap,
] as const
type ListedKey = (typeof listedGaps)[number]['key']

/** What is no list of cases: one's workers and desks. */
export const teamGaps = {
  orphaned: {
    label: '担当がいなくなったケース',
    what: '担当だった人が、もうこの機関にいません。まとめて引き継ぎます。',
  },
  full: { label: '目安をこえた窓口', what: '支援中のケースが、受入れの目安をこえています。' },
}
export type Gap = ListedKey | keyof typeof teamGaps

export const gapLabels = Object.fromEntries([
  ...listedGaps.map(({ key, label }) => [key, label]),
  ...Object.entries(teamGaps).map(([key, { label }]) => [key, label]),
]) as Record<Gap, string>
