/**
 * What the files of a council's folder may contain (councils/README.md); its tables and its plans have schemas of
 * their own beside this. Each row is checked alone here; what must fit between rows and files is in council.check.ts.
 * Messages are read by the operator who writes the files.
 */
import { z } from 'zod'
import { fiscalYear, id, jsonText, municipalityCode, nullableText } from './council-values.schema.ts'

export const organizationKinds = [
  'labor-bureau',
  'prefecture',
  'hello-work',
  'new-graduate-hello-work',
  'job-cafe',
  'youth-support-station',
  'maisapo',
  'hikikomori-center',
  'youth-consultation-center',
  'youth-support-network',
  'regional-bureau',
  'health-welfare-office',
  'jeed',
  'training-facility',
  'business-association',
  'labor-union',
  'municipal-association',
  'social-welfare-council',
  'support-group',
  'municipality',
] as const
export const memberKinds = [
  'labor-bureau',
  'prefecture',
  'municipality',
  'employment-support',
  'labor-union',
  'business-association',
  'support-group',
] as const
/** What a person who looks for a desk may say first (public pages). */
export const worries = [
  'unstable-work',
  'regular-job',
  'long-out-of-work',
  'hard-to-go-out',
  'money-housing',
  'family',
  'text-only',
  'unsure',
] as const
export const findingKinds = ['number', 'time', 'scope', 'organization', 'wording', 'missing'] as const
export const planDocuments = ['body', 'schedule', 'annex', 'contents'] as const

export const councilFile = z.strictObject({
  id,
  name: jsonText,
  shortName: jsonText,
  prefecture: z.strictObject({ code: z.string().regex(/^\d{2}$/, '都道府県コードは2桁の数字です'), name: jsonText }),
  predecessor: nullableText,
  officeOrganizations: z.array(id).min(1, '事務局の機関を1つ以上書いてください'),
  fiscalYears: z.array(fiscalYear).min(1, '計画のある年度を1つ以上書いてください'),
  map: z.strictObject({ file: jsonText, attribution: jsonText, attributionUrl: nullableText }),
  settings: z.array(
    z.strictObject({
      key: z
        .string()
        .regex(
          /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/,
          '設定の名は referral.respondBusinessDays のように書いてください',
        ),
      value: z.union([z.number(), z.array(z.number()).min(1)], '設定の値は数か数の並びです'),
      label: jsonText,
      unit: nullableText,
      note: nullableText,
    }),
  ),
})

export const deskKindsFile = z.array(
  z.strictObject({
    kind: id,
    label: jsonText,
    headline: jsonText,
    forWhom: jsonText,
    description: jsonText,
    familyWelcome: z.boolean(),
    channelNote: nullableText,
    worries: z.array(
      z.strictObject({
        worry: z.enum(worries, '知らない困りごとです'),
        rank: z.int().min(1, '順位は1からです').max(9, '順位は9までです'),
        reason: jsonText,
      }),
    ),
  }),
)

/** The part of a TopoJSON file that the check reads; the shapes themselves are for the map component. */
export const mapFile = z.looseObject({
  type: z.literal('Topology', 'TopoJSON ではありません'),
  objects: z.looseObject({
    municipalities: z.looseObject({
      geometries: z.array(z.looseObject({ properties: z.looseObject({ code: municipalityCode, name: jsonText }) })),
    }),
    areas: z.looseObject({
      geometries: z.array(z.looseObject({ properties: z.looseObject({ key: id, name: jsonText }) })),
    }),
    prefecture: z.looseObject({ geometries: z.array(z.looseObject({})) }),
  }),
})

export type OrganizationKind = (typeof organizationKinds)[number]
export type Worry = (typeof worries)[number]
export type FindingKind = (typeof findingKinds)[number]
export type PlanDocument = (typeof planDocuments)[number]
