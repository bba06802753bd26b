import { z } from 'zod'
import { civilDate, keysOf } from '../cases/index.ts'
import { freeText } from '../../platform/validate.ts'
import { evidenceKinds } from './indicator.labels.ts'

const optionalText = freeText(null).nullish().transform((value) => value ?? '')

/** What a lead body says of a row: never a state without what it rests on. */
export const roadmapReportInput = z
  .object({
    state: z.enum(['not-started', 'in-progress', 'late', 'done', 'stopped'], { error: '状態を選んでください。' }),
    evidenceKind: z.enum(keysOf(evidenceKinds), { error: '裏づけの種類を選んでください。' }),
    evidence: freeText('裏づけを書いてください。いつ、何をして、どうなったかを短く。'),
    evidenceOn: civilDate('裏づけの日を入れてください。'),
    reason: optionalText,
    countermeasure: optionalText,
  })
  .refine((report) => (report.state !== 'late' && report.state !== 'stopped') || report.reason.trim() !== '', { path: ['reason'], message: 'おくれ・中止の理由を書いてください。' })
  .refine((report) => report.state !== 'late' || report.countermeasure.trim() !== '', { path: ['countermeasure'], message: 'おくれを取りもどすために、何をするかを書いてください。' })
export type RoadmapReportInput = z.output<typeof roadmapReportInput>

export const roadmapStepInput = z.object({
  quarter: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], { error: '四半期を選んでください。' }),
  step: z.string('することを書いてください。').trim().min(1, 'することを書いてください。').max(300, '300字までで書いてください。'),
})
export type RoadmapStepInput = z.output<typeof roadmapStepInput>
