/** How a gathering is called in a line, and its state. */
import { formatDate } from '../../../../platform/japanese/era.ts'
import { Tag, type TagKind } from '../../../../ui/index.ts'
import { gatheringStates, type GatheringState } from '../gathering.labels.ts'
import type { Gathering } from '../gathering.queries.ts'

const kinds: Record<GatheringState, TagKind> = {
  preparing: 'neutral',
  open: 'now',
  ended: 'ok',
  cancelled: 'late',
}

export const GatheringTag = ({ state }: { state: GatheringState }) => (
  <Tag kind={kinds[state]}>{gatheringStates[state]}</Tag>
)

/** 「令和8年2月10日(火) 13:00〜16:00」 */
export const timeText = ({ heldOn, startsAt, endsAt }: Pick<Gathering, 'heldOn' | 'startsAt' | 'endsAt'>): string =>
  `${formatDate(heldOn)} ${startsAt}〜${endsAt}`
