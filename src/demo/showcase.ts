/** The lives told by hand, in the order of their first word. */
import { play } from './play.ts'
import type { Shown } from './shown-life.ts'
import { eastAndCenter } from './shown/east-and-center.ts'
import { kitazawa } from './shown/kitazawa.ts'
import { matsumoto } from './shown/matsumoto.ts'
import { naganoHelloWork, naganoReferrals } from './shown/nagano-hello-work.ts'
import { naganoJobs } from './shown/nagano-jobs.ts'
import { saposuteReferrals } from './shown/saposute-referrals.ts'
import { saposute } from './shown/saposute.ts'
import type { DemoRows } from './rows.ts'
import { finish } from './finish.ts'
import type { Teller } from './thread.ts'

const shownLives: readonly Shown[] = [
  kitazawa,
  ...saposute,
  ...saposuteReferrals,
  ...naganoHelloWork,
  ...naganoJobs,
  ...naganoReferrals,
  ...matsumoto,
  ...eastAndCenter,
]

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
