/**
 * Numbers that don't agree (domain §1.4, kinds N and S): the same goal twice,
 * numbering with a gap, counts that can't be.
 */
import type { KpiDefinition, StatedValue } from '../kpi-definition.queries.ts'
import { type CheckedPlan, type Found, named, type Place, quoteOf, type Rule } from './found.ts'

const placeOf = (stated: StatedValue): Place => ({
  document: stated.document,
  place: stated.place,
  quote: quoteOf(stated.quote),
})
const ofKpi = (kpi: KpiDefinition) => ({ kpiCodes: [kpi.code], measureIds: kpi.measureIds })
const valued = (kpi: KpiDefinition): StatedValue[] => kpi.stated.filter((stated) => stated.value !== null)

export const competingValues: Rule = {
  key: 'competing-values',
  kind: 'number',
  find: ({ kpis }) =>
    kpis.flatMap((kpi): Found[] => {
      const values = [...new Set(valued(kpi).map((stated) => stated.value))]
      if (values.length < 2) return []
      return [
        {
          subject: kpi.code,
          title: '目標の数が場所でちがう',
          text: `${named(kpi.label)}の目標が、${values.map((value) => `${value?.toLocaleString('ja-JP')}${kpi.unit}`).join('と')}の、${values.length}とおりに書かれています。どれを目標とするか、協議会で決める必要があります。`,
          places: valued(kpi).map(placeOf),
          ...ofKpi(kpi),
        },
      ]
    }),
}

/** Brackets of a period, and particles, say nothing about what is counted. */
const counted = (words: string): string =>
  words
    .replace(/[((]\d+年間[))]/g, '')
    .replace(/[のをに]/g, '')
    .trim()

export const differentMeasures: Rule = {
  key: 'different-measures',
  kind: 'number',
  find: ({ kpis }) =>
    kpis.flatMap((kpi): Found[] => {
      const words = [...Map.groupBy(valued(kpi), (stated) => counted(stated.measuredAs)).values()].map(
        ([first]) => first?.measuredAs ?? '',
      )
      if (words.length < 2) return []
      return [
        {
          subject: kpi.code,
          title: '数え方の言葉が場所でちがう',
          text: `${named(kpi.label)}で数えるものが、${words.map((word) => `「${word}」`).join('と')}と、場所によってちがいます。同じものを数えているのか、確かめる必要があります。`,
          places: valued(kpi).map(placeOf),
          ...ofKpi(kpi),
        },
      ]
    }),
}

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

export const numberingGaps: Rule = {
  key: 'numbering-gap',
  kind: 'missing',
  find: ({ kpis, measures }) => {
    const places = [
      ...kpis.flatMap((kpi) => kpi.stated.map(placeOf)),
      ...measures.flatMap((measure) =>
        measure.stated.map((stated) => ({
          document: stated.document,
          place: stated.place,
          quote: quoteOf(stated.wording),
        })),
      ),
    ]
    const numbered = places.flatMap((place) => {
      const match = new RegExp(`^(.*?)([${circled}])$`).exec(place.place)
      return match
        ? [{ ...place, list: `${place.document} ${match[1] ?? ''}`, number: circled.indexOf(match[2] ?? '') + 1 }]
        : []
    })
    return [...Map.groupBy(numbered, (place) => place.list)].flatMap(([list, own]): Found[] => {
      const there = new Set(own.map((place) => place.number))
      const missing = Array.from({ length: Math.max(...there) }, (_, index) => index + 1).filter(
        (number) => !there.has(number),
      )
      if (missing.length === 0) return []
      const marks = missing.map((number) => circled[number - 1]).join('')
      const shown = own.filter((place, index) => own.findIndex((each) => each.number === place.number) === index)
      return [
        {
          subject: list,
          title: `番号${marks}がない`,
          text: `${own[0]?.place.slice(0, -1) ?? ''}の番号は${[...there]
            .toSorted((a, b) => a - b)
            .map((number) => circled[number - 1])
            .join('')}で、${marks}が抜けています。削られたのか、番号の誤りかを確かめる必要があります。`,
          places: shown.map(({ document, place, quote }) => ({ document, place, quote })),
        },
      ]
    })
  },
}

/** One person is counselled more than once, so fewer talks than newly registered people need a reason. */
export const fewerTalksThanPeople: Rule = {
  key: 'fewer-talks-than-people',
  kind: 'number',
  find: ({ kpis }) =>
    kpis
      .filter((kpi) => /相談/.test(kpi.label) && kpi.unit === '件')
      .flatMap((talks) =>
        kpis
          .filter(
            (people) =>
              people.unit === '人' &&
              /登録|受付/.test(people.label) &&
              people.measureIds.some((id) => talks.measureIds.includes(id)),
          )
          .flatMap((people): Found[] => {
            const [fewest, most] = [
              Math.min(...valued(talks).map((stated) => stated.value ?? Infinity)),
              Math.max(...valued(people).map((stated) => stated.value ?? -Infinity)),
            ]
            if (!(fewest < most)) return []
            return [
              {
                subject: `${talks.code} ${people.code}`,
                title: '相談の目標が登録の目標より少ない',
                text: `${named(talks.label)}の目標は${fewest.toLocaleString('ja-JP')}${talks.unit}で、${named(people.label)}の${most.toLocaleString('ja-JP')}${people.unit}より少なくなっています。一人が何度も相談するのがふつうです。何を数えるのかを確かめる必要があります。`,
                places: [...valued(people), ...valued(talks)].map(placeOf),
                kpiCodes: [people.code, talks.code],
                measureIds: talks.measureIds,
              },
            ]
          }),
      ),
}

const ancestors = (plan: CheckedPlan, id: string): string[] => {
  const parent = plan.measures.find((measure) => measure.id === id)?.parentId ?? null
  return parent === null ? [] : [parent, ...ancestors(plan, parent)]
}

export const sharedKpi: Rule = {
  key: 'shared-kpi',
  kind: 'scope',
  find: (plan) =>
    plan.kpis.flatMap((kpi): Found[] => {
      const own = kpi.measureIds.filter(
        (id) => !ancestors(plan, id).some((ancestor) => kpi.measureIds.includes(ancestor)),
      )
      if (own.length < 2) return []
      const titles = own.map((id) => plan.measures.find((measure) => measure.id === id)?.title ?? '')
      return [
        {
          subject: kpi.code,
          title: '一つのKPIがいくつもの施策にまたがる',
          text: `${named(kpi.label)}は、${titles.map(named).join('')}の${own.length}つの施策のKPIです。どの施策の成果かは、この数からは分かりません。`,
          places: kpi.stated.map(placeOf),
          kpiCodes: [kpi.code],
          measureIds: own,
        },
      ]
    }),
}
