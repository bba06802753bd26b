/** Monday's mail to those who answer for a team: how many of each gap, and not a word about whom. */
import { sql } from 'kysely'
import { addDays, dayOfWeek } from '../../../platform/clock.ts'
import type { Council } from '../../../platform/council.ts'
import { nobody, reading } from '../../../platform/database/handles.ts'
import { sendMail } from '../../../platform/mail/index.ts'
import { countGaps } from './gap.queries.ts'
import { gapLabels } from './gaps.ts'
import { limitsOf } from '../../casework/index.ts'
import { managersOf } from '../../council/index.ts'

/**
 * Safe to run often: a week that was told is kept (`weekly_mails`); who was off on Monday tells it on the next day.
 * @returns how many mails were put into the outbox
 */
export async function sendWeeklyGaps(council: Council): Promise<number> {
  const today = council.clock.today()
  const monday = addDays(today, -((dayOfWeek(today) + 6) % 7))
  return council.gateway.write(nobody, async (tx) => {
    const {
      rows: [first],
    } = await sql<{ taken: boolean }>`select take_week(${monday}::date) as taken`.execute(tx)
    if (first?.taken !== true) return 0
    const counts = await countGaps(reading(tx), limitsOf(council.settings, today))
    let sent = 0
    for (const organizationId of new Set(counts.map((row) => row.organizationId))) {
      const own = counts.filter((row) => row.organizationId === organizationId)
      const lines = own.map((row) => `・${gapLabels[row.gap]}: ${row.many}件`).join('\n')
      for (const to of await managersOf(tx, [organizationId], today)) {
        await sendMail(tx, {
          kind: 'weekly-gaps',
          to,
          subject: '【つなぐ】今週のこぼれ防止',
          body: `${lines}\n\n「こぼれ防止」のページで、ひとつずつ手を打てます。\n\nこのメールには、ご本人についてのことは書いていません。`,
        })
        sent += 1
      }
    }
    return sent
  })
}
