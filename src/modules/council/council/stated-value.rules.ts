/** A value that is measured and the wording that is printed say the same number. */

interface Stated {
  value: number | null
  quote: string
}

/** A number of a wording, where it stands. */
interface Written {
  number: number
  from: number
  to: number
}

/** Years, days, places and kinds are numbers of something else. */
const ofSomethingElse = /^(?:年|か月|カ月|ヶ月|月|日|回目|類型|歳|代|節|章|[)）])/
const era = /(?:令和|平成|第|[(（])$/

/** The numbers that a wording could give as a goal: 1,881 of 「正規雇用者を1年間で1,881人以上」. */
function numbersIn(quote: string): Written[] {
  return [...quote.matchAll(/[0-9０-９][0-9０-９,，]*/g)].flatMap((match) => {
    const to = match.index + match[0].length
    if (era.test(quote.slice(0, match.index)) || ofSomethingElse.test(quote.slice(to))) return []
    return [{ number: Number(match[0].normalize('NFKC').replaceAll(',', '')), from: match.index, to }]
  })
}

/**
 * Why a value and its wording can't stand beside each other; null where they can. Two places of a plan may say two
 * numbers: each has its own wording.
 * @param unit of the KPI: what a number without a value is taken for
 */
export function whyValueDiffers({ value, quote }: Stated, unit: string): string | null {
  const numbers = numbersIn(quote)
  const said = numbers.map(({ number }) => shown(number)).join('と')
  if (value === null)
    return numbers.some(({ to }) => quote.slice(to).startsWith(unit))
      ? `計画の文言には${said}とありますが、値が空です。値を書くか、文言を直してください。`
      : null
  return numbers.length === 0 || numbers.some(({ number }) => number === value)
    ? null
    : `測る値は${shown(value)}、印刷される計画の文言は${said}です。どちらが正しいかを選ぶか、書き直してください。`
}

/**
 * The same with the number of the wording as its value, or with the value in its wording; undefined where the wording
 * has no number or several, so that nobody can say which.
 */
export function settled(stated: Stated, stands: 'quote' | 'value'): Stated | undefined {
  const [only, ...others] = numbersIn(stated.quote)
  if (only === undefined || others.length > 0) return undefined
  if (stands === 'quote') return { ...stated, value: only.number }
  if (stated.value === null) return undefined
  const { quote } = stated
  return { ...stated, quote: `${quote.slice(0, only.from)}${shown(stated.value)}${quote.slice(only.to)}` }
}

const shown = (number: number): string => number.toLocaleString('ja-JP')
