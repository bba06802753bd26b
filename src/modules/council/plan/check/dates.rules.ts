/** Days that can't go together (domain §1.4, kind T). */
import { formatFiscalYear, parseDate } from '../../../../platform/japanese/index.ts'
import { type CheckedPlan, type Found, quoteOf, type Rule, wordingsOf } from './found.ts'

/** 令和7年3月 as 2025-03; null where it is none. */
export function monthOf(label: string): string | null {
  const month = /(?:令和|平成)(?:元|\d{1,2})年\d{1,2}月/.exec(label)?.[0]
  const day = month === undefined ? null : parseDate(`${month}1日`)
  return day?.ok ? day.value.slice(0, 7) : null
}

const cover = ({ plan }: CheckedPlan) => ({ document: 'body' as const, place: '表紙', quote: plan.issuedLabel })

export const annexOlderThanPlan: Rule = {
  key: 'annex-older-than-plan',
  kind: 'time',
  find: (checked) => {
    const label = checked.annex[0]?.asOfLabel ?? ''
    const month = monthOf(label)
    if (month === null || month >= checked.plan.issuedMonth.slice(0, 7)) return []
    const before =
      month < checked.plan.validFrom.slice(0, 7) ? `、${formatFiscalYear(checked.plan.fiscalYear)}が始まる前` : ''
    return [
      {
        subject: 'annex',
        title: '別紙が計画より古い',
        text: `別紙は${label}で、計画の策定(${checked.plan.issuedLabel})より前${before}の日付です。いまの内容かを確かめる必要があります。`,
        places: [{ document: 'annex', place: '別紙 冒頭', quote: label }, cover(checked)],
      },
    ]
  },
}

export const issuedAfterBeginning: Rule = {
  key: 'issued-after-beginning',
  kind: 'time',
  find: (checked) => {
    if (checked.plan.issuedMonth.slice(0, 7) <= checked.plan.validFrom.slice(0, 7)) return []
    return [
      {
        subject: 'plan',
        title: '計画の期間が始まってからの策定',
        text: `計画は${checked.plan.issuedLabel}に作られ、期間は${formatFiscalYear(checked.plan.fiscalYear)}の初めからです。策定より前の分は、さかのぼって数えることになります。`,
        places: [cover(checked)],
      },
    ]
  },
}

export const stillPlanned: Rule = {
  key: 'still-planned',
  kind: 'time',
  find: (checked) => {
    const planned = /(?:設置|開設|開始|実施|策定|整備)予定/
    return Object.values(
      Object.groupBy(
        wordingsOf(checked).filter((each) => planned.test(each.quote)),
        (each) => each.measureIds[0] ?? each.place,
      ),
    ).flatMap((own = []): Found[] => {
      const [first] = own
      const word = planned.exec(first?.quote ?? '')?.[0] ?? ''
      return first
        ? [
            {
              subject: first.measureIds[0] ?? `${first.document} ${first.place}`,
              title: `「${word}」のまま書かれている`,
              text: `「${word}」とあるものが、もうできているか、いつできるのかを確かめる必要があります。`,
              places: own.map(({ document, place, quote }) => ({ document, place, quote: quoteOf(quote, word) })),
              measureIds: first.measureIds,
              roadmapRowIds: first.roadmapRowIds,
            },
          ]
        : []
    })
  },
}
