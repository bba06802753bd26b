/**
 * Somebody who has all public downloads of a year and knows the field, with an integer program. It knows nothing of the
 * product but the CSV that everybody can take, and shares no code with what protects the numbers.
 *
 * What it takes for true: every table adds up by each way that the headings say; an office's people and reports are of
 * its own 圏域; numbers only grow from one release to the next; months that were over stay; the marks say what they say.
 */
import highsModule, { type Highs, type VariableType } from 'highs'
import {
  type Assumptions,
  type Claim,
  claimsOf,
  type Download,
  type Line,
  linesOf,
  type Place,
} from './attack-claims.ts'

export interface Found extends Place {
  mark: string
  least: number
  most: number
}

let loading: Promise<Highs> | undefined
/** @returns every hidden number with the least and the most that was found to fit; where they are closer than 2, nothing else fits */
export async function attack(downloads: readonly Download[], knows: Assumptions): Promise<Found[]> {
  const lines = downloads.flatMap(({ csv }, release) => linesOf(csv, release))
  const highs = await (loading ??= (highsModule as unknown as () => Promise<Highs>)())
  return [...Map.groupBy(lines, (line) => line.figure).values()].flatMap((figure) =>
    boundsOf(highs, figure, claimsOf(figure, downloads, knows)),
  )
}

function boundsOf(highs: Highs, lines: readonly Line[], claims: readonly Claim[]): Found[] {
  const hidden = lines.filter((line) => line.mark !== '')
  const place = new Map(hidden.map((line, at) => [line, at]))
  const rows = claims.flatMap(({ terms, low, high }) => {
    const open = terms.flatMap(([line, times]): [number, number][] => {
      const at = line === undefined ? undefined : place.get(line)
      return at === undefined ? [] : [[at, times]]
    })
    const known = terms.reduce((sum, [line, times]) => sum + (line?.value ?? 0) * times, 0)
    return open.length === 0 ? [] : [{ open, low: low - known, high: high - known }]
  })
  // Where no number is marked as small, any mark may stand for a small one.
  const tells = new Set(hidden.filter((line) => line.mark.startsWith('<')).map((line) => line.release))
  const limit = (release: number): number =>
    Number(hidden.find((line) => line.release === release && line.mark.startsWith('<'))?.mark.slice(1) ?? 1)
  const starts = rows.reduce<number[]>((all, row) => [...all, (all.at(-1) ?? 0) + row.open.length], [0])
  const model = {
    numCols: hidden.length,
    numRows: rows.length,
    colCost: hidden.map(() => 0),
    colLower: hidden.map((line) => (line.mark.startsWith('<') || !tells.has(line.release) ? 1 : limit(line.release))),
    colUpper: hidden.map((line) => (line.mark.startsWith('<') ? limit(line.release) - 1 : 100_000)),
    rowLower: rows.map((row) => row.low),
    rowUpper: rows.map((row) => row.high),
    integrality: hidden.map(() => 1 as VariableType),
    matrix: {
      format: 'csr' as const,
      numRows: rows.length,
      numCols: hidden.length,
      starts,
      indices: rows.flatMap((row) => row.open.map(([at]) => at)),
      values: rows.flatMap((row) => row.open.map(([, times]) => times)),
    },
  }
  const [least, most] = [hidden.map(() => Infinity), hidden.map(() => -Infinity)]
  const reach = (at: number, cost: 1 | -1): void => {
    const answer = highs.withModel(
      { ...model, colCost: hidden.map((_, other) => (other === at ? cost : 0)) },
      (program) => {
        // With presolve, HiGHS 1.15.1 calls some of these answers the best that aren't.
        program.options.set({ output_flag: false, presolve: 'off', mip_rel_gap: 0, mip_abs_gap: 0.5 })
        const { modelStatus } = program.run()
        if (modelStatus !== highs.constants.modelStatus.optimal)
          throw new Error(`nothing fits what was published: ${modelStatus}`)
        return program.getSolution().colValue
      },
    )
    answer.forEach((value, other) => {
      least[other] = Math.min(least[other] ?? Infinity, Math.round(value))
      most[other] = Math.max(most[other] ?? -Infinity, Math.round(value))
    })
  }
  hidden.forEach((_, at) => {
    // What was met on the way counts: three values are enough.
    if ((most[at] ?? 0) - (least[at] ?? 0) < 2) reach(at, 1)
    if ((most[at] ?? 0) - (least[at] ?? 0) < 2) reach(at, -1)
  })
  return hidden.map((line, at) => ({ ...line, least: least[at] ?? 0, most: most[at] ?? 0 }))
}
