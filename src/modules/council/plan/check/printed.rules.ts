/** What a KPI is quoted with, and what stands there in the plan: a goal's sentence, the column KPI of a row. */
import type { KpiDefinition, StatedValue } from '../kpi-definition.queries.ts'
import { type CheckedPlan, type Found, named, type Place, quoteOf, type Rule } from './found.ts'

const dense = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')

/** The wordings at the place of a stated value; none where it is a line of its own. */
function wordingsAt(kpi: KpiDefinition, stated: StatedValue, { plan, rows }: CheckedPlan): Place[] {
  const goals = plan.goals
    .filter((goal) => goal.kpis.includes(kpi.code))
    .flatMap((goal) => goal.stated)
    .filter(({ document, place }) => document === stated.document && stated.place.startsWith(place))
    .map(({ document, place, wording }) => ({ document, place, quote: wording }))
  const columns = rows
    .filter((row) => stated.document === 'schedule' && stated.place === `${row.ref} KPI欄`)
    .map((row) => ({ document: stated.document, place: stated.place, quote: row.kpiWording ?? '' }))
  return [...goals, ...columns]
}

/** A number changed in the KPI alone would be measured, and the former one printed. */
export const printedOtherwise: Rule = {
  key: 'printed-otherwise',
  kind: 'number',
  find: (checked) =>
    checked.kpis.flatMap((kpi) =>
      kpi.stated.flatMap((stated): Found[] => {
        const there = wordingsAt(kpi, stated, checked)
        if (there.length === 0 || there.some(({ quote }) => dense(quote).includes(dense(stated.quote)))) return []
        return [
          {
            subject: `${kpi.code} ${stated.document} ${stated.place}`,
            title: 'KPIの文言が印刷とちがう',
            text: `${named(kpi.label)}の文言が、${stated.place}に印刷される文言にありません。数を変えたときは、目標や工程表の文言もいっしょに直す必要があります。`,
            places: [
              { document: stated.document, place: stated.place, quote: quoteOf(stated.quote) },
              ...there.map(({ document, place, quote }) => ({ document, place, quote: quoteOf(quote) })),
            ],
            kpiCodes: [kpi.code],
          },
        ]
      }),
    ),
}
