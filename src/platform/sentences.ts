/** What happened on a case in a sentence, from its entry in the ledger; each room has those of its events. */
import type { EventName, EventPayload, events } from '../events.ts'

type HiddenWord<Event extends EventName> = NonNullable<(typeof events)[Event]['hidden']>['words'][number]
/** What a reader of the case is told of an event: of some the words are only for who may read the record. */
type EventTold<Event extends EventName> = Omit<EventPayload<Event>, HiddenWord<Event>> & Partial<EventPayload<Event>>

export type Sentences = { readonly [Event in EventName]?: (told: EventTold<Event>) => string }

/** The word of a code; nothing for one that is not known, or not told. */
export const word = (labels: Record<string, string>, code: unknown): string =>
  typeof code === 'string' || typeof code === 'number' ? (labels[code] ?? '') : ''
