/**
 * What a version of the plan consists of (domain.md §1.1): nodes, each with its content. The same shapes for the
 * council's folder, for drafts on the pages and for the API. Whether a node may name another is checked
 * where versions are written.
 */
import { z } from 'zod'
import { isCivilDate } from '../../../platform/clock.ts'
import { lengthInBytes } from '../../../platform/japanese/text.ts'
import { organizationKinds, planDocuments } from './council.schema.ts'

const short = (empty: string) => z.string(empty).trim().min(1, empty).max(300, '300字までで書いてください。')
const long = z
  .string('文字で書いてください。')
  .refine((text) => lengthInBytes(text) <= 102_400, '長すぎます。およそ3万4千字までです。分けて書いてください。')
const written = (empty: string) => long.refine((text) => text.trim() !== '', empty)
const orNothing = <S extends z.ZodType>(schema: S) => schema.nullable()
const day = z.string().refine(isCivilDate, '日付を書いてください。')
const id = z.string().min(1, '選んでください。').max(60, '60字までです。')
/** Said twice is said once: the tables keep each pair once. */
const once = <T>(list: T[]): T[] => [...new Set(list)]
const ids = z.array(id).max(200, '200までです。').transform(once)
const targetTypes = z
  .array(z.union([z.literal(1), z.literal(2), z.literal(3)]))
  .min(1, '対象の類型を一つ以上選んでください。')
  .max(3, '類型は3つまでです。')
  .transform(once)
const document = z.enum(planDocuments, { error: 'どの文書かを選んでください。' })
const place = short('文書の中の場所を書いてください。')
const statements = z
  .array(z.strictObject({ document, place, wording: written('文言を書いてください。') }))
  .min(1, '計画の文言を一つ以上書いてください。')
  .max(20, '20までです。')
const amount = z
  .int('数は整数で書いてください。')
  .positive('1以上の数を書いてください。')
  .max(100_000_000, '数が大きすぎます。')

/** Where a line of the plan stands: before the tables of the 工程表 and the 別紙, or in the text itself. */
export const passageDocuments = ['cover', 'contents', 'body', 'schedule', 'annex'] as const
/** How it is set: headings of four depths, text, a note ※, 《具体的な取組》, ① and ・. */
export const passageStyles = [
  'chapter',
  'heading',
  'subheading',
  'clause',
  'paragraph',
  'note',
  'label',
  'item',
  'point',
] as const
/** Whose wording a passage says: `measure:M101`, `kpi:CODE:PLACE`, a type's name or examples. */
export const quotedKinds = ['section', 'measure', 'goal', 'kpi', 'type', 'examples'] as const
const quoted = z
  .string('選んでください。')
  .regex(new RegExp(`^(${quotedKinds.join('|')}):.{1,300}$`, 'su'), '引く先を選びなおしてください。')

export const planNodeContents = {
  head: z
    .strictObject({
      title: short('計画の名前を書いてください。'),
      validFrom: day,
      validTo: day,
      issuedMonth: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '年月を書いてください。'),
      issuedLabel: short('表紙の年月を書いてください。'),
      source: short('出典を書いてください。'),
      targetTypes: z
        .array(
          z.strictObject({
            type: z.union([z.literal(1), z.literal(2), z.literal(3)]),
            name: short('類型の名を書いてください。'),
            examples: short('どのような方かを書いてください。'),
            place,
          }),
        )
        .min(1, '類型を一つ以上書いてください。')
        .max(3, '類型は3つまでです。'),
      grantName: z.string().trim().max(300, '300字までで書いてください。'),
      asOfLabel: z.string().trim().max(300, '300字までで書いてください。'),
    })
    .refine((head) => head.validTo >= head.validFrom, {
      error: '計画の終わりは、始まりよりあとの日にしてください。',
      path: ['validTo'],
    }),
  goal: z.strictObject({
    summary: short('目標を短く書いてください。'),
    targetTypes,
    kpis: ids,
    stated: statements,
    differenceNote: orNothing(long),
  }),
  section: z.strictObject({
    parentId: orNothing(id),
    number: z.string().trim().max(20, '20字までで書いてください。'),
    title: short('見出しを書いてください。'),
    text: long,
  }),
  passage: z
    .strictObject({
      document: z.enum(passageDocuments, { error: 'どこの文かを選んでください。' }),
      section: orNothing(id),
      style: z.enum(passageStyles, { error: '置き方を選んでください。' }),
      /** With the space behind it, as it is printed. */
      mark: z.string().max(20, '20字までで書いてください。'),
      says: z.array(quoted).max(20, '20までです。'),
      text: long,
      leadsWording: orNothing(z.string().trim().max(300, '300字までで書いてください。')),
    })
    .refine((passage) => passage.says.length > 0 || passage.text.trim() !== '', {
      error: '文を書くか、引く文言を選んでください。',
      path: ['text'],
    }),
  lead: z
    .strictObject({
      label: short('実施主体の名を書いてください。'),
      shortLabel: short('短い名を書いてください。'),
      organizationIds: ids,
      organizationKind: orNothing(z.enum(organizationKinds, { error: '機関の種類を選んでください。' })),
      isAll: z.boolean(),
    })
    .refine((lead) => lead.isAll || lead.organizationKind !== null || lead.organizationIds.length > 0, {
      error: '当たる機関か、機関の種類を書いてください。',
      path: ['organizationIds'],
    }),
  measure: z.strictObject({
    section: id,
    level: z.enum(['frame', 'measure', 'action', 'procedure'], { error: '段階を選んでください。' }),
    parentId: orNothing(id),
    title: short('短い題を書いてください。'),
    leads: ids,
    targetTypes,
    differenceNote: orNothing(long),
    stated: statements,
  }),
  kpi: z.strictObject({
    planId: short('計画の中の番号を書いてください。'),
    label: short('KPIの名を書いてください。'),
    shortLabel: short('短い名を書いてください。'),
    unit: z.string().trim().min(1, '単位を書いてください。').max(10, '10字までで書いてください。'),
    kind: z.enum(['quantitative', 'coverage', 'implementation'], { error: '種類を選んでください。' }),
    comparator: z.enum(['ge', 'le', 'all', 'done']),
    goalValue: orNothing(amount),
    goalBasis: z.enum(['stated', 'contested', 'municipality-count', 'none']),
    /** Of a goal that isn't the fiscal year's. */
    goalFrom: orNothing(day).optional(),
    goalTo: orNothing(day).optional(),
    baselineValue: orNothing(
      z.int('数は整数で書いてください。').min(0, '0以上の数を書いてください。').max(100_000_000, '数が大きすぎます。'),
    ).optional(),
    baselineLabel: orNothing(short('何の値かを書いてください。')).optional(),
    organizationGoals: z
      .array(z.strictObject({ organizationId: id, value: amount }))
      .max(200, '200までです。')
      .optional(),
    targetTypes,
    contradictions: z.array(written('空の行を除いてください。')).max(50, '50までです。'),
    measureIds: ids,
    stated: z
      .array(
        z.strictObject({
          document,
          place,
          value: orNothing(amount),
          comparator: orNothing(z.enum(['ge', 'le'])),
          measuredAs: short('数え方の言葉を書いてください。'),
          quote: written('計画の文言を書いてください。'),
        }),
      )
      .max(20, '20までです。'),
  }),
  group: z.strictObject({
    title: short('区切りの短い題を書いてください。'),
    wording: z.string().trim().max(1000, '1,000字までで書いてください。'),
  }),
  row: z.strictObject({
    ref: short('工程表の中の場所を書いてください。'),
    group: id,
    itemTitle: short('項目の題を書いてください。'),
    itemText: orNothing(long),
    title: short('短い題を書いてください。'),
    /** With the space behind it, as it is printed. */
    mark: z.string().max(20, '20字までで書いてください。'),
    heading: orNothing(long),
    wording: written('具体的な取組を書いてください。'),
    leads: ids,
    leadsWording: orNothing(z.string().trim().max(300, '300字までで書いてください。')),
    kpiWording: orNothing(long),
    targetTypes,
    note: orNothing(long),
    measureIds: ids,
    kpiCodes: ids,
  }),
  annex: z.strictObject({
    implementingBody: short('実施主体を書いてください。'),
    organizationId: id,
    name: short('事業名を書いてください。'),
    summary: short('短い概要を書いてください。'),
    wording: written('事業概要を書いてください。'),
    targetTypes,
    area: orNothing(id),
  }),
} as const

export type PlanNodeKind = keyof typeof planNodeContents
export const planNodeKinds = Object.keys(planNodeContents) as PlanNodeKind[]
export type PlanNodeContent<K extends PlanNodeKind> = z.output<(typeof planNodeContents)[K]>

export type PlanNode = {
  [K in PlanNodeKind]: { kind: K; id: string; position: number; content: PlanNodeContent<K> }
}[PlanNodeKind]
