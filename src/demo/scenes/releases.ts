/**
 * What the council has published in the demo's year: a release a month, counted up to a day and given out on the next.
 */
import { sql } from 'kysely'
import { correctFigureNote, writeFigureNote } from '../../modules/council/indicators/index.ts'
import { prepareRelease, publishRelease, releaseInput } from '../../modules/council/releases/index.ts'
import { endOfDayInTokyo } from '../../platform/clock.ts'
import { councilYear } from '../council-year.ts'
import type { Scene, Stage } from '../scenes.ts'

const bureau = 'jimukyoku@roudoukyoku.example'

/** Written after the second release, put right the day after: the third one has it. */
async function aWordOnDecember({ as, ago, today }: Stage): Promise<void> {
  const fiscalYear = councilYear(today)
  const month = `${fiscalYear}-12`
  if (ago(7).slice(0, 7) <= month) return
  const { id } = await as(bureau, 7, (ctx) =>
    writeFigureNote(ctx, fiscalYear, 'regular-employment', {
      month,
      note: '12月が少ないのは、年末の休みで求人の受付が早く終わったためです。',
      isPublic: false,
    }),
  )
  await as(bureau, 6, (ctx) =>
    correctFigureNote(ctx, id, {
      note: '12月は、年末の休みで求人の受付が早く終わったため、11月より少なくなりました。1月の面接会で取りもどす予定です。',
      isPublic: true,
      reason: '面接会の予定を加えました。',
    }),
  )
}

export const releaseScenes: readonly Scene[] = [
  {
    name: 'three releases',
    play: async (stage) => {
      const { as, ago, today, statistics } = stage
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
        if (daysAgo === 5) await aWordOnDecember(stage)
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
