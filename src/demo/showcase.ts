/** The lives told by hand, in the order of their first word. */
import { play, type Shown } from './play.ts'
import { eastAndCenter, matsumoto, naganoHelloWork } from './shown/others.ts'
import { saposute } from './shown/saposute.ts'
import type { DemoRows } from './rows.ts'
import { finish, type Teller } from './thread.ts'

export const shownLives: readonly Shown[] = [...saposute, ...naganoHelloWork, ...matsumoto, ...eastAndCenter]

/** Numbers that these lives have, whatever the order. */
export const wishedNumbers: readonly number[] = shownLives.flatMap((shown) => shown.number ?? [])

/** Desks that a life needs besides the one where it begins. */
const desksOf = (shown: Shown): string[] => [
  shown.desk,
  ...(shown.steps ?? []).flatMap((step) => (step.do === 'send' ? [step.to] : [])),
]

export function tellShowcases(teller: Teller, rows: DemoRows): void {
  for (const shown of shownLives) {
    if (!desksOf(shown).every((id) => teller.world.desks.has(id))) continue
    const thread = play(teller, shown)
    if (thread !== null) finish(thread, rows)
  }
}
