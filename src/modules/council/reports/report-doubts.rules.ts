/** What of a report's number wants a word before it counts. None of it forbids the number. */

export interface Measures {
  /** Numbers of the last months, the newest first; none where this is the first. */
  before: readonly number[]
  /** The month's own number that counts so far. */
  accepted: number | null
  /** Of the whole council for the whole year, in the unit of the number. */
  goal: number | null
  /** A month of other organizations, in the middle; null where they are too few to be told. */
  others: number | null
  /** A month of the organization as its own cases were counted. */
  cases: number | null
  unit: string
}

export interface Doubt {
  kind: 'jump' | 'fall' | 'empty' | 'less' | 'goal' | 'share' | 'others' | 'alone'
  text: string
}

const number = (value: number): string => value.toLocaleString('ja-JP')

/** Below this a first number is too small to be told from a small office. */
const smallFirst = 10
/** A first number with nothing at all beside it: from three digits on somebody looks at them. */
const manyAlone = 100

/** What somebody should be asked about a number; each sentence says what the number is held against. */
export function doubtsAbout(value: number, known: Measures): Doubt[] {
  const { before, accepted, goal, cases, unit } = known
  const overGoal = goal !== null && value > goal
  return [
    ...(before.length > 0
      ? againstMonths(value, before.slice(0, 3), '前の月まで')
      : cases !== null
        ? againstMonths(value, [cases], 'この機関のケースから数えた月')
        : []),
    ...(overGoal
      ? [{ kind: 'goal' as const, text: `この月だけで、協議会全体の1年の目標${number(goal)}${unit}をこえています。` }]
      : before.length === 0
        ? firstDoubts(value, known)
        : []),
    ...(accepted !== null && value < accepted
      ? [{ kind: 'less' as const, text: `確定している${number(accepted)}より少なく、年度の合計が下がります。` }]
      : []),
  ]
}

function againstMonths(value: number, months: readonly number[], which: string): Doubt[] {
  const mean = months.reduce((sum, each) => sum + each, 0) / months.length
  const average = `平均${number(Math.round(mean))}`
  if (value === 0 && mean >= 1) return [{ kind: 'empty', text: `0です。${which}は${average}でした。` }]
  if (mean >= 3 && value > mean * 3) return [{ kind: 'jump', text: `${which}の${average}の3倍をこえています。` }]
  if (mean >= 6 && value > 0 && value < mean / 3)
    return [{ kind: 'fall', text: `${which}の${average}の3分の1より少なくなっています。` }]
  return []
}

/** A first number that no cases speak for: beside what others have, else beside a month of the goal, else by itself. */
function firstDoubts(value: number, { goal, others, cases, unit }: Measures): Doubt[] {
  if (value < smallFirst || (cases !== null && cases >= 3)) return []
  if (others !== null)
    return value > Math.max(others, 1) * 5
      ? [
          {
            kind: 'others',
            text: `はじめての報告です。ほかの機関の1か月の数(中ほどの機関で${number(others)}${unit})の5倍をこえています。`,
          },
        ]
      : []
  if (goal !== null)
    return value > goal / 12
      ? [
          {
            kind: 'share',
            text: `はじめての報告です。協議会全体の目標の1か月分(${number(Math.ceil(goal / 12))}${unit})をこえています。`,
          },
        ]
      : []
  return value >= manyAlone
    ? [{ kind: 'alone', text: 'はじめての報告で、比べる数がまだありません。けたを確かめてください。' }]
    : []
}
