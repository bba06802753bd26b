/** The files of one year's plan in a council's folder. */
import { z } from 'zod'
import { isCivilDate } from '../../../platform/clock.ts'
import { findingKinds, organizationKinds, planDocuments } from './council.schema.ts'
import { passageDocuments, passageStyles } from './plan-node.schema.ts'
import { factKinds } from './definitions.schema.ts'
import { fiscalYear, id, jsonText, nullableText, targetType, targetTypes } from './council-values.schema.ts'

const civilDate = z.string().refine(isCivilDate, '日付は 2025-04-01 のように書いてください')
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '年月は 2025-09 のように書いてください')

const document = z.enum(planDocuments, 'body・schedule・annex・contents のどれかです')
const statement = z.strictObject({ document, place: jsonText, wording: jsonText })

export const planFile = z.strictObject({
  fiscalYear,
  title: jsonText,
  validFrom: civilDate,
  validTo: civilDate,
  issuedMonth: month,
  issuedLabel: jsonText,
  source: jsonText,
  targetTypes: z.array(z.strictObject({ type: targetType, name: jsonText, examples: jsonText, place: jsonText })),
  goals: z.array(
    z.strictObject({
      id: jsonText,
      summary: jsonText,
      targetTypes,
      kpis: z.array(id),
      stated: z.array(statement).min(1, '書かれた場所を1つ以上書いてください'),
      differenceNote: nullableText,
    }),
  ),
  sections: z.array(
    z.strictObject({
      id: jsonText,
      parentId: nullableText,
      number: jsonText,
      title: jsonText,
      text: z.string().default(''),
    }),
  ),
  /** The text as it was resolved, line by line; without it the paper is put together from the parts. */
  passages: z
    .array(
      z.strictObject({
        id: jsonText,
        document: z.enum(passageDocuments, '知らない文書です'),
        section: nullableText.default(null),
        style: z.enum(passageStyles, '知らない置き方です'),
        mark: z.string().max(20, '20字までです').default(''),
        says: z.array(jsonText).default([]),
        text: z.string().default(''),
        leadsWording: nullableText.default(null),
      }),
    )
    .default([]),
  leadBodies: z.array(
    z.strictObject({
      code: id,
      label: jsonText,
      shortLabel: jsonText,
      organizations: z.array(id).default([]),
      organizationKind: z.enum(organizationKinds, '知らない機関の種類です').nullable().default(null),
      all: z.boolean().default(false),
    }),
  ),
  measures: z.array(
    z.strictObject({
      id: jsonText,
      section: jsonText,
      level: z.enum(['frame', 'measure', 'action', 'procedure'], '知らない段階です'),
      parentId: nullableText,
      title: jsonText,
      leads: z.array(id).min(1, '実施主体を1つ以上書いてください'),
      targetTypes,
      stated: z.array(statement).min(1, '書かれた場所を1つ以上書いてください'),
      differenceNote: nullableText,
    }),
  ),
})

export const kpisFile = z.strictObject({
  fiscalYear,
  kpis: z.array(
    z.strictObject({
      code: id,
      planId: jsonText,
      label: jsonText,
      shortLabel: jsonText,
      unit: jsonText,
      kind: z.enum(['quantitative', 'coverage', 'implementation'], '知らない種類です'),
      comparator: z.enum(['ge', 'le', 'all', 'done'], 'ge・le・all・done のどれかです'),
      goalValue: z.int('目標は整数です').positive('目標は1以上です').nullable(),
      goalBasis: z.enum(['stated', 'contested', 'municipality-count', 'none'], '知らない根拠です'),
      /** First and last day of the goal; left out, of the fiscal year. */
      goalFrom: civilDate.optional(),
      goalTo: civilDate.optional(),
      /** What the plan holds its goal against. */
      baseline: z
        .strictObject({ value: z.int('基準の値は整数です').nonnegative('基準の値は0以上です'), label: jsonText })
        .optional(),
      /** What the plan parts the goal into. */
      organizationGoals: z
        .array(z.strictObject({ organizationId: id, value: z.int('目標は整数です').positive('目標は1以上です') }))
        .optional(),
      targetTypes,
      /** None of a number that the plan doesn't name, and a ratio is made of. */
      stated: z.array(
        z.strictObject({
          document,
          place: jsonText,
          value: z.int('値は整数です').positive('値は1以上です').nullable(),
          comparator: z.enum(['ge', 'le'], 'ge か le です').nullable(),
          measuredAs: jsonText,
          quote: jsonText,
        }),
      ),
      contradictions: z.array(jsonText),
      measures: z.array(jsonText),
    }),
  ),
  missing: z.array(z.strictObject({ planId: jsonText, note: jsonText })),
})

export const roadmapFile = z.strictObject({
  fiscalYear,
  title: jsonText,
  groups: z.array(z.strictObject({ number: z.int(), title: jsonText, shortTitle: jsonText })),
  rows: z.array(
    z.strictObject({
      id: jsonText,
      ref: jsonText,
      group: z.int(),
      itemTitle: jsonText,
      itemText: nullableText,
      title: jsonText,
      mark: z.string().max(20, '20字までです').default(''),
      heading: nullableText.default(null),
      wording: jsonText,
      leads: z.array(id).min(1, '実施主体を1つ以上書いてください'),
      leadsWording: nullableText,
      kpis: z.array(id),
      kpiWording: nullableText,
      measures: z.array(jsonText),
      targetTypes,
      note: nullableText,
    }),
  ),
})

export const findingsFile = z.strictObject({
  fiscalYear,
  findings: z.array(
    z.strictObject({
      code: z.string().regex(/^L\d{2,3}$/, '指摘の番号は L01 のように書いてください'),
      kind: z.enum(findingKinds, '知らない種類です'),
      foundBy: z.enum(['rule', 'person'], 'rule か person です'),
      title: z.string().trim().min(1, '空にできません').max(24, '短い言い方は24文字までです'),
      text: jsonText,
      places: z
        .array(z.strictObject({ document, place: jsonText, quote: jsonText }))
        .min(1, '場所を1つ以上書いてください'),
      measures: z.array(jsonText),
      roadmapRows: z.array(jsonText),
      kpis: z.array(id),
      annex: z.array(z.int()),
      /** Which findings of the plan check's rules it puts into words. */
      rules: z.array(z.strictObject({ rule: id, subject: jsonText })).default([]),
      status: z.enum(['open', 'explained', 'fixed', 'accepted'], '知らない状態です'),
    }),
  ),
})

export const annexFile = z.strictObject({
  fiscalYear,
  grantName: jsonText,
  asOfLabel: jsonText,
  projects: z.array(
    z.strictObject({
      number: z.int().positive('番号は1からです'),
      implementingBody: jsonText,
      organizationId: id,
      name: jsonText,
      summary: jsonText,
      wording: jsonText,
      targetTypes,
      area: id.nullable(),
    }),
  ),
})

/** Which facts speak for which measure on the roadmap. */
export const evidenceFile = z.strictObject({
  fiscalYear,
  evidence: z.array(
    z.strictObject({
      measure: jsonText,
      label: jsonText,
      unit: jsonText,
      factKinds,
      organizationKinds: z.array(z.enum(organizationKinds, '知らない機関の種類です')),
      deskKinds: z.array(id),
      shownAs: z.enum(['stretch', 'events'], 'stretch か events です'),
    }),
  ),
})
