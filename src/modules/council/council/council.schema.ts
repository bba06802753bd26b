/**
 * What the files of a council's folder may contain (councils/README.md). Each row is checked alone here; what must
 * fit between rows and files is in council.check.ts. Messages are read by the operator who writes the files.
 */
import { z } from 'zod'
import type { FactKind } from '../../../platform/action.ts'
import { isCivilDate } from '../../../platform/clock.ts'

const text = z.string().trim().min(1, '空にできません')
const optionalText = z
  .string()
  .trim()
  .transform((value) => (value === '' ? null : value))
const id = z.string().regex(/^[a-z0-9-]+$/, '半角の英小文字・数字・ハイフンで書いてください')
/** An empty cell is null; anything else must be right. */
const orEmpty = <T extends z.ZodType<unknown, string>>(type: T) =>
  z
    .string()
    .transform((value) => (value === '' ? null : value))
    .pipe(type.nullable())
const optionalId = orEmpty(id)
const kana = z.string().regex(/^[\p{Script=Katakana}ー・ 　()（）]+$/u, '読みは全角カタカナで書いてください')
const certainty = z.enum(['P', 'S', 'U'], '確かさは P・S・U のどれかです')
const optionalCertainty = orEmpty(certainty)
const list = z.string().transform((value) =>
  value
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
)
const municipalityCode = z.string().regex(/^\d{5}$/, '市町村コードは5桁の数字です')
const optionalMunicipalityCode = orEmpty(municipalityCode)
const codeList = list.pipe(z.array(municipalityCode))
const idList = list.pipe(z.array(id))
const number = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, '数字で書いてください')
  .transform(Number)
const optionalWhole = orEmpty(z.string().regex(/^\d+$/, '数字で書いてください').transform(Number))
const optionalAge = optionalWhole.refine((age) => age === null || age <= 120, '年齢は0から120までです')
const targetType = z.union([z.literal(1), z.literal(2), z.literal(3)], '類型は 1・2・3 のどれかです')
const targetTypes = z.array(targetType).min(1, '類型を1つ以上書いてください')
const targetTypeList = list.transform((items) => items.map(Number)).pipe(targetTypes)
const civilDate = z.string().refine(isCivilDate, '日付は 2025-04-01 のように書いてください')
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '年月は 2025-09 のように書いてください')

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

// --- CSV files: every cell arrives as text ---

export const areaRow = z.strictObject({ key: id, name: text, alias: optionalText, region: text, certainty })

export const municipalityRow = z.strictObject({
  code: municipalityCode,
  code6: z.string().regex(/^\d{6}$/, '検査数字つきのコードは6桁の数字です'),
  name: text,
  kana,
  kind: z.enum(['city', 'town', 'village'], 'city・town・village のどれかです'),
  district: optionalText,
  district_kana: optionalText,
  area: id,
  regional_bureau: optionalText,
  health_welfare_office: optionalText,
  welfare_office: optionalText,
  hello_work: optionalId,
  hello_work_certainty: optionalCertainty,
  hello_work_note: optionalText,
  maisapo: optionalId,
  maisapo_certainty: optionalCertainty,
  population_2020: optionalWhole,
  population_certainty: optionalCertainty,
  lat: number.refine((value) => value > 20 && value < 46, '緯度が日本の外です'),
  lng: number.refine((value) => value > 122 && value < 154, '経度が日本の外です'),
  note: optionalText,
})

export const organizationRow = z.strictObject({
  id,
  name: text,
  short_name: text,
  kana,
  kind: z.enum(organizationKinds, '知らない機関の種類です'),
  established_by: orEmpty(z.enum(['prefecture', 'city', 'city-and-prefecture'], '知らない設置者です')),
  parent_id: optionalId,
  municipality_code: optionalMunicipalityCode,
  areas: idList,
  target_types: targetTypeList,
  services: list,
  covers: codeList,
  council_role: z.enum(['member', 'body-of-member', 'presumed', 'unconfirmed'], '知らない関係です'),
  certainty,
  note: optionalText,
})

export const memberRow = z.strictObject({
  organization_id: id,
  kind: z.enum(memberKinds, '知らない構成員の種別です'),
  standing: z.enum(['named', 'presumed', 'unconfirmed'], 'named・presumed・unconfirmed のどれかです'),
  note: optionalText,
})

export const deskRow = z
  .strictObject({
    id,
    organization_id: id,
    name: text,
    short_name: z.string().trim().min(1, '空にできません').max(16, '短い名は16文字までです'),
    public_name: text,
    kind: id,
    municipality_code: optionalMunicipalityCode,
    areas: idList,
    target_types: targetTypeList,
    age_min: optionalAge,
    age_max: optionalAge,
    age_certainty: optionalCertainty,
    covers: codeList,
    certainty,
  })
  .refine((desk) => desk.age_min === null || desk.age_max === null || desk.age_min <= desk.age_max, {
    path: ['age_max'],
    message: '年齢の上限が下限より小さくなっています',
  })

export const variantRow = z.strictObject({
  from: z.string().refine((value) => [...value].length === 1, '1文字だけ書いてください'),
  search_key: z.string().refine((value) => [...value].length === 1, '1文字だけ書いてください'),
  kind: z.enum(['old-form', 'variant', 'compatibility', 'distinct', 'kana'], '知らない種類です'),
  certainty,
  note: optionalText,
})

export const demoNameRow = z.strictObject({
  type: z.enum(['family', 'given'], 'family か given です'),
  written: text,
  kana,
  gender: orEmpty(z.enum(['male', 'female', 'any'], 'male・female・any のどれかです')),
  variant_of: optionalText,
  note: optionalText,
})

// --- JSON files ---

const jsonText = z.string('文字で書いてください').trim().min(1, '空にできません')
const nullableText = jsonText.nullable()
const fiscalYear = z
  .int('年度は西暦の4桁の数字です')
  .min(2000, '年度は西暦の4桁の数字です')
  .max(2200, '年度は西暦の4桁の数字です')
const document = z.enum(planDocuments, 'body・schedule・annex・contents のどれかです')
const statement = z.strictObject({ document, place: jsonText, wording: jsonText })

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
      comparator: z.enum(['ge', 'all', 'done'], 'ge・all・done のどれかです'),
      goalValue: z.int('目標は整数です').positive('目標は1以上です').nullable(),
      goalBasis: z.enum(['stated', 'contested', 'municipality-count', 'none'], '知らない根拠です'),
      targetTypes,
      stated: z
        .array(
          z.strictObject({
            document,
            place: jsonText,
            value: z.int('値は整数です').positive('値は1以上です').nullable(),
            comparator: z.literal('ge').nullable(),
            measuredAs: jsonText,
            quote: jsonText,
          }),
        )
        .min(1, '書かれた場所を1つ以上書いてください'),
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

const factKinds = [
  'case.opened',
  'case.closed',
  'consultation',
  'registration',
  'type-move',
  'type-decided',
  'referral.sent',
  'referral.accepted',
  'referral.declined',
  'referral.withdrawn',
  'placement.regular',
  'placement.other',
  'follow-up.working',
  'follow-up.left',
  'follow-up.other',
  'conversion.career-up',
  'desk.confirmed',
  'training.maisapo',
  'meeting.community',
] as const satisfies readonly FactKind[]

/** Which facts speak for which measure on the roadmap. */
export const evidenceFile = z.strictObject({
  fiscalYear,
  evidence: z.array(
    z.strictObject({
      measure: jsonText,
      label: jsonText,
      unit: jsonText,
      factKinds: z.array(z.enum(factKinds, '知らない事実の種類です')).min(1, '事実の種類を1つ以上書いてください'),
      organizationKinds: z.array(z.enum(organizationKinds, '知らない機関の種類です')),
      deskKinds: z.array(id),
      shownAs: z.enum(['stretch', 'events'], 'stretch か events です'),
    }),
  ),
})

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
