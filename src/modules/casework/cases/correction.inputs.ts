/** How a record is put right or taken back, and what is kept of it. */
import { z } from 'zod'

export const correctionInput = z.object({
  /** Put right, or taken back because it was written by mistake. */
  how: z.enum(['correct', 'withdraw'], { error: '直すか、取り消すかを選んでください。' }),
  reason: z
    .string('訂正の理由を書いてください。')
    .trim()
    .min(1, '訂正の理由を書いてください。')
    .max(500, '500字までで書いてください。'),
})
export type CorrectionInput = z.output<typeof correctionInput>

export const correctedKinds = {
  consultation: '相談',
  placement: '就職',
  'follow-up': '定着の確認',
  training: '訓練',
  'target-type': '類型の判定',
  closure: '終結',
  outcome: 'つなぎのその後',
  decision: '会議で決まったこと',
} as const
export type CorrectedKind = keyof typeof correctedKinds

export interface FormerWording {
  id: string
  kind: CorrectedKind
  recordId: string
  isWithdrawal: boolean
  before: Record<string, string>
  reason: string
  correctedAt: Date
  authorName: string | null
}
