/** What is missing (domain §1.4, kind G): rows, KPIs, actions, ages. */
import { type CheckedPlan, type Found, named, quoteOf, type Rule } from './found.ts'

const measureOf = (checked: CheckedPlan, id: string) => checked.measures.find((measure) => measure.id === id)

export const bodyWithoutRow: Rule = {
  key: 'body-without-row',
  kind: 'missing',
  find: (checked) => {
    const placed = new Set(checked.rows.flatMap((row) => row.measureIds))
    const hasRow = (id: string): boolean =>
      placed.has(id) ||
      ((parent) => parent !== null && parent !== undefined && hasRow(parent))(measureOf(checked, id)?.parentId)
    return checked.measures
      .filter(
        (measure) =>
          (measure.level === 'measure' || measure.level === 'action') &&
          measure.stated.some((stated) => stated.document === 'body') &&
          !hasRow(measure.id),
      )
      .map((measure): Found => ({
        subject: measure.id,
        title: '工程表に行がない',
        text: `本文の${named(measure.title)}に当たる行が、工程表にありません。`,
        places: measure.stated
          .filter((stated) => stated.document === 'body')
          .map((stated) => ({ document: stated.document, place: stated.place, quote: quoteOf(stated.wording) })),
        measureIds: [measure.id],
      }))
  },
}

export const rowWithoutBody: Rule = {
  key: 'row-without-body',
  kind: 'missing',
  find: (checked) =>
    checked.rows
      .filter(
        (row) =>
          !row.measureIds.some((id) => measureOf(checked, id)?.stated.some((stated) => stated.document === 'body')),
      )
      .map((row): Found => ({
        subject: row.id,
        title: '本文に書かれていない',
        text: `工程表の${named(row.title)}に当たる取組が、本文にありません。`,
        places: [{ document: 'schedule', place: row.ref, quote: quoteOf(row.wording) }],
        roadmapRowIds: [row.id],
        measureIds: row.measureIds,
      })),
}

/** Sections that hold measures, with whether any of them (or below them) has a KPI. */
export const sectionWithoutKpi: Rule = {
  key: 'section-without-kpi',
  kind: 'missing',
  find: (checked) => {
    const counted = new Set(checked.kpis.flatMap((kpi) => kpi.measureIds))
    const upTo = (section: string): string => section.replace(/[①-⑳アイウエオカキク]$/, '')
    const all = Map.groupBy(
      checked.measures.filter((measure) => measure.level === 'measure' || measure.level === 'action'),
      (measure) => upTo(measure.section),
    )
    return [...all]
      .filter(([, own]) => !own.some((measure) => counted.has(measure.id)))
      .map(([section, own]): Found => {
        const title = checked.sections.find((each) => each.id === section)?.title ?? ''
        return {
          subject: section,
          title: 'KPIのない節',
          text: `${named(title)}の取組に、KPIが一つもありません。進み具合を数で確かめられません。`,
          places: [{ document: 'body', place: section.replace('-', ' '), quote: title }],
          measureIds: own
            .filter((measure) => measure.level === 'measure' || measure.parentId === null)
            .map((measure) => measure.id),
        }
      })
  },
}

export const kpiWithoutNumber: Rule = {
  key: 'kpi-without-number',
  kind: 'missing',
  find: ({ kpis }) =>
    kpis
      .filter((kpi) => kpi.kind === 'implementation' && kpi.stated.every((stated) => stated.value === null))
      .map((kpi): Found => ({
        subject: kpi.code,
        title: '「実施」だけのKPI',
        text: `${named(kpi.label)}は行ったかどうかだけで、回数や人数の目標がありません。`,
        places: kpi.stated.map((stated) => ({
          document: stated.document,
          place: stated.place,
          quote: quoteOf(stated.quote),
        })),
        kpiCodes: [kpi.code],
        measureIds: kpi.measureIds,
      })),
}

export const measuresWithoutAction: Rule = {
  key: 'no-action',
  kind: 'missing',
  find: (checked) => {
    const active = new Set(
      checked.measures.filter((measure) => measure.level === 'action').map((measure) => measure.section),
    )
    const idle = checked.measures.filter(
      (measure) =>
        measure.level === 'measure' &&
        !active.has(measure.section) &&
        !checked.measures.some((child) => child.parentId === measure.id),
    )
    return idle.length === 0
      ? []
      : [
          {
            subject: 'measures',
            title: '具体的な取組の書かれていない施策',
            text: `${idle.length}の施策に、具体的な取組が書かれていません。`,
            places: idle.map((measure) => ({
              document: 'body',
              place: measure.stated[0]?.place ?? measure.section,
              quote: quoteOf(measure.stated[0]?.wording ?? measure.title),
            })),
            measureIds: idle.map((measure) => measure.id),
          },
        ]
  },
}

const age = /[\d0-9]+\s*歳/

export const agesUndefined: Rule = {
  key: 'ages-undefined',
  kind: 'missing',
  find: ({ plan, measures }) => {
    if (
      plan.targetTypes.some((type) => age.test(`${type.name}${type.examples}`)) ||
      plan.goals.some((goal) => goal.stated.some((stated) => age.test(stated.wording)))
    )
      return []
    const limits = measures.flatMap((measure) =>
      measure.stated
        .filter((stated) => age.test(stated.wording))
        .map((stated) => ({
          document: stated.document,
          place: stated.place,
          quote: quoteOf(stated.wording, age.exec(stated.wording)?.[0]),
        })),
    )
    const shown = limits.filter(
      (place, index) =>
        limits.findIndex((each) => each.document === place.document && each.quote === place.quote) === index,
    )
    return [
      {
        subject: 'target-types',
        title: '対象の年齢の定めがない',
        text: '支援の対象になる人の年齢が、計画の中で定められていません。',
        places: [
          ...plan.targetTypes.map((type) => ({
            document: 'body' as const,
            place: type.place,
            quote: quoteOf(type.name),
          })),
          ...shown,
        ],
      },
    ]
  },
}

/** Desks that are there for one type alone, and all of them end at an age. */
export const agesWithoutDesk: Rule = {
  key: 'ages-without-desk',
  kind: 'missing',
  find: ({ plan, desks }) =>
    plan.targetTypes.flatMap((type): Found[] => {
      const own = desks.filter((desk) => desk.targetTypes.length === 1 && desk.targetTypes[0] === type.type)
      if (own.length === 0 || own.some((desk) => desk.ageMax === null)) return []
      const last = Math.max(...own.map((desk) => desk.ageMax ?? 0))
      if (last >= lastWorkingAge) return []
      return [
        {
          subject: `type ${type.type}`,
          title: `${last + 1}歳からの専門の窓口がない`,
          text: `${named(type.name)}だけを受け持つ窓口(${own.map((desk) => desk.publicName).join('、')})は、どれも${last}歳までです。${last + 1}歳からの方がどこへ行けばよいか、計画に書かれていません。`,
          places: [{ document: 'body', place: type.place, quote: quoteOf(type.name) }],
        },
      ]
    }),
}
/**
 * 35 to 59 are the ages of the employers' grants (domain §6, TOKKAI_MID);
 * after them the duty to employ until 65 begins.
 */
const lastWorkingAge = 59
