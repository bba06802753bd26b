/** The shortest history that still shows a difference: steps are left out one by one, as long as it stays. */
import type pg from 'pg'
import type { TestCouncil } from '../../support/db.ts'
import { Comparison, type Difference } from './compare.ts'
import { type Step, take } from './steps.ts'
import { type Cast, Walk } from './walk.ts'

export async function shorten(
  open: TestCouncil,
  cast: Cast,
  client: pg.ClientBase,
  today: string,
  difference: Difference,
): Promise<string[]> {
  const key = difference.reader.split(' ')[0] ?? ''
  const shows = async (steps: readonly Step[]): Promise<string[] | null> => {
    open.setToday(today)
    const walk = await Walk.begin(open, cast)
    for (const step of steps) {
      const happened = await take(walk, step)
      if (happened !== null) walk.history.push(`[${step.case}] ${happened}`)
    }
    const comparison = new Comparison()
    await comparison.rows(open, walk, client, (each) => each === key)
    return comparison.found.has(difference.kind)
      ? walk.history.filter((each) => !/^[^[]*: case \d opened/.test(each))
      : null
  }
  let steps = difference.steps
  let history = await shows(steps)
  if (history === null) return [`not shown again by ${key}`, ...difference.history]
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const fewer = steps.toSpliced(index, 1)
    const shown = await shows(fewer)
    if (shown !== null) [steps, history] = [fewer, shown]
  }
  return history
}
