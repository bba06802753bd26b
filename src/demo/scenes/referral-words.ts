/** A つなぎ put into better words. */
import { sql } from 'kysely'
import { amendReferral } from '../../modules/casework/referrals/index.ts'
import { NotFound } from '../../platform/outcome.ts'
import type { Scene } from '../scenes.ts'

const saposute = 'soudan@saposute.example'

export const referralScenes: readonly Scene[] = [
  {
    name: 'a つなぎ put into better words',
    play: async ({ as, find }) => {
      const { caseId } = await find(saposute, '北沢', '由紀夫')
      await as(saposute, 1, async (ctx) => {
        const {
          rows: [referral],
        } = await sql<{
          id: string
          reason: string
          requests: string
        }>`select r.id, w.reason, w.requests from referrals r, referral_words(r.id) w
          where r.case_id = ${caseId}::uuid and r.status = 'sent'`.execute(ctx.tx)
        if (!referral) throw new NotFound('referral')
        return amendReferral(ctx, referral.id, {
          reason: referral.reason,
          requests: `${referral.requests}\n通勤は車で30分までを希望。`,
        })
      })
    },
  },
]
