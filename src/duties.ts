/**
 * What follows by itself. Most of what follows an event is a question asked anew when somebody looks (今日 shows answers,
 * outcomes and silence by query), so nothing has to be delivered and nothing can be lost on the way. What time alone
 * brings about is a duty: those of the rooms, and three of the process itself, which worker.ts runs.
 */
import type { Duty } from './platform/room.ts'
import { roomDuties } from './rooms.ts'

export const processDuties = {
  'deliver-mail': { pace: 'minute', label: 'メールを届ける' },
  'clean-up-sign-in': { pace: 'hour', label: '終わったログインを片づける' },
  'watch-service': { pace: 'minute', label: 'しくみの様子を見る' },
} as const satisfies Record<string, Omit<Duty, 'run'>>

const all: Readonly<Record<string, Omit<Duty, 'run'>>> = { ...roomDuties, ...processDuties }

/** How often each duty is done. */
export const dutyPaces: Readonly<Record<string, Duty['pace']>> = Object.fromEntries(
  Object.entries(all).map(([name, { pace }]) => [name, pace]),
)

/** A duty of a former version, still in the list of runs, has nothing but its name. */
export const dutyLabel = (name: string): string => (Object.hasOwn(all, name) ? (all[name]?.label ?? name) : name)
