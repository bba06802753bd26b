/**
 * What the council has published in the demo's year: a release a month, counted up to a day and given out on the next.
 */
import { sql } from 'kysely'
import { prepareRelease, publishRelease, releaseInput } from '../../modules/council/releases/index.ts'
import { endOfDayInTokyo } from '../../platform/clock.ts'
import { councilYear } from '../council-year.ts'
import type { Scene } from '../scenes.ts'

const bureau = 'jimukyoku@roudoukyoku.example'

export const releaseScenes: readonly Scene[] = [
  {
    name: 'three releases',
    play: async ({ as, ago, today, statistics }) => {
      // Only sealed records are published; here the seal comes after all that has been told.
      await as(bureau, 0, async (ctx) => ({
        ok: true as const,
        value: await sql`select seal_ledger()`.execute(ctx.tx),
      }))
      for (const [daysAgo, note] of [
        [62, ''],
        [34, ''],
        [5, '機関からの報告が出そろい、前の号の月の数が変わりました。'],
      ] as const) {
        const prepared = await statistics((db) => prepareRelease(db, councilYear(today), endOfDayInTokyo(ago(daysAgo))))
        const revised = prepared.figures.some((each) => each.revisions.length > 0)
        await as(bureau, daysAgo - 1, (ctx) =>
          publishRelease(
            ctx,
            prepared,
            releaseInput.parse({
              number: prepared.number,
              note: note === '' && revised ? '報告がおくれた機関の分を加えました。' : note,
            }),
          ),
        )
      }
    },
  },
]
