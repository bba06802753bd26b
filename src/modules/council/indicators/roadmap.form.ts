/** What a lead body writes into a row of the 工程表, once: for the pages, the API and the actions. */
import { z } from 'zod'
import { choice, day, form, line, maybeWords, own, type Posted, words } from '../../../forms/index.ts'
import { evidenceKinds, quarters, roadmapStateLabels } from './indicator.labels.ts'

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

/** Asked together with what each field asks of itself, so that nobody mends the same form twice. */
const always = { when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null }
/** A field that was refused itself may be anything here. */
const isSaid = (text: unknown): boolean => typeof text === 'string' && text.trim() !== ''
const hasAny = (links: unknown): boolean =>
  Object.values(links ?? {}).some((all: unknown) => Array.isArray(all) && all.length > 0)

/** Of a report that says 完了 and points to nothing. */
export const doneNeedsEvidence = {
  field: 'links.activities',
  message:
    '「完了」とするには、裏づけになっているものを一つ以上選んでください。取組の記録がなければ、先に記録してください。',
}

const { unreported: _, ...states } = roadmapStateLabels
const linkFields = ['activities', 'figures', 'monthlyReports', 'releases', 'progressReports']

/** What a lead body says of a row: never a state without what it rests on. */
export const roadmapReportForm = form(
  {
    state: {
      ...choice('状態', states),
      schema: z.enum(['not-started', 'in-progress', 'late', 'done', 'stopped'], { error: '状態を選んでください。' }),
    },
    evidenceKind: choice('裏づけの種類', evidenceKinds),
    evidence: words('裏づけ', '裏づけを書いてください。いつ、何をして、どうなったかを短く。'),
    evidenceOn: day('裏づけの日'),
    reason: maybeWords('理由'),
    countermeasure: maybeWords('取りもどすための手だて'),
    links: own(
      roadmapLinksInput.nullish().transform((links) => links ?? noLinks),
      (posted, name) => Object.fromEntries(linkFields.map((field) => [field, posted.list(`${name}.${field}`)])),
    ),
  },
  (schema) =>
    schema
      .refine((report) => (report.state !== 'late' && report.state !== 'stopped') || isSaid(report.reason), {
        ...always,
        path: ['reason'],
        message: 'おくれ・中止の理由を書いてください。',
      })
      .refine((report) => report.state !== 'late' || isSaid(report.countermeasure), {
        ...always,
        path: ['countermeasure'],
        message: 'おくれを取りもどすために、何をするかを書いてください。',
      })
      .refine((report) => report.state !== 'done' || hasAny(report.links), {
        ...always,
        path: doneNeedsEvidence.field.split('.'),
        message: doneNeedsEvidence.message,
      }),
)
export const roadmapReportInput = roadmapReportForm.schema
export type RoadmapReportInput = z.output<typeof roadmapReportInput>

export const roadmapStepForm = form({
  quarter: {
    ...choice<string>('いつまでに', quarters),
    schema: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], { error: '四半期を選んでください。' }),
    raw: (posted: Posted, name: string) => Number(posted.chosen(name)),
  },
  step: line('すること', {
    most: 300,
    empty: 'することを書いてください。',
    tooLong: '300字までで書いてください。',
  }),
})
export const roadmapStepInput = roadmapStepForm.schema
export type RoadmapStepInput = z.output<typeof roadmapStepInput>
