import { z } from 'zod'
import { freeText } from '../../../platform/validate.ts'
import { evidenceKinds } from './indicator.labels.ts'
import { civilDate, keysOf } from '../../../forms/index.ts'

const optionalText = freeText(null)
  .nullish()
  .transform((value) => value ?? '')

const again = 'つなぐ記録を選び直してください。'
const chosen = <S extends z.ZodType<string>>(shape: S) =>
  z
    .array(shape, again)
    .nullish()
    .transform((all) => [...new Set(all ?? [])])

/** What the state points to. A monthly report is `organization/kpi/2025-12`. */
export const roadmapLinksInput = z
  .object(
    {
      activities: chosen(z.uuid(again)).describe('取組の記録'),
      figures: chosen(z.string(again).max(60, again)).describe('KPI。報告したときの数が残ります'),
      monthlyReports: chosen(
        z.string(again).regex(/^[a-z0-9-]{1,60}\/[a-z0-9-]{1,60}\/\d{4}-(?:0[1-9]|1[0-2])$/, again),
      ).describe('確定した月次報告。機関/KPI/2025-12'),
      releases: chosen(z.uuid(again)).describe('公表の号'),
      progressReports: chosen(z.uuid(again)).describe('承認された進捗報告'),
    },
    again,
  )
  .refine((links) => Object.values(links).reduce((sum, all) => sum + all.length, 0) <= 20, {
    path: ['activities'],
    message: 'つなぐ記録は、合わせて20までです。',
  })
export type RoadmapLinksInput = z.output<typeof roadmapLinksInput>

export const noLinks: RoadmapLinksInput = {
  activities: [],
  figures: [],
  monthlyReports: [],
  releases: [],
  progressReports: [],
}

/** What a lead body says of a row: never a state without what it rests on. */
export const roadmapReportInput = z
  .object({
    state: z.enum(['not-started', 'in-progress', 'late', 'done', 'stopped'], { error: '状態を選んでください。' }),
    evidenceKind: z.enum(keysOf(evidenceKinds), { error: '裏づけの種類を選んでください。' }),
    evidence: freeText('裏づけを書いてください。いつ、何をして、どうなったかを短く。'),
    evidenceOn: civilDate('裏づけの日を入れてください。'),
    reason: optionalText,
    countermeasure: optionalText,
    links: roadmapLinksInput.nullish().transform((links) => links ?? noLinks),
  })
  .refine((report) => (report.state !== 'late' && report.state !== 'stopped') || report.reason.trim() !== '', {
    path: ['reason'],
    message: 'おくれ・中止の理由を書いてください。',
  })
  .refine((report) => report.state !== 'late' || report.countermeasure.trim() !== '', {
    path: ['countermeasure'],
    message: 'おくれを取りもどすために、何をするかを書いてください。',
  })
export type RoadmapReportInput = z.output<typeof roadmapReportInput>

export const roadmapStepInput = z.object({
  quarter: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], { error: '四半期を選んでください。' }),
  step: z
    .string('することを書いてください。')
    .trim()
    .min(1, 'することを書いてください。')
    .max(300, '300字までで書いてください。'),
})
export type RoadmapStepInput = z.output<typeof roadmapStepInput>
