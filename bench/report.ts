/** The result as a table for people and as JSON (contract, `npm run bench`). */
import { cpus, totalmem } from 'node:os'
import type { Measured } from './pages.ts'
import { percentile } from './measure.ts'
import type { Speed } from './speed.ts'

export interface Row {
  name: string
  p50: number | null
  p95: number | null
  value: number
  unit: string
  goal: number
  met: boolean
}

export interface Result {
  machine: string
  cases: number
  ledger: number
  facts: number
  rows: Row[]
}

/** What a prefecture needs at once: some five hundred workers with a page every ten seconds, three times over. */
const goalPerSecond = 150
/** A day on which the newspaper names the address. */
const goalPublic = 2_000
const goalRatio = 1.5
const goalRecount = 60

const round = (value: number): number => Math.round(value * 10) / 10
const atMost = (
  name: string,
  value: number,
  unit: string,
  goal: number,
  more: { p50: number | null; p95: number | null },
): Row => ({ name, ...more, value: round(value), unit, goal, met: value <= goal })

export function rowsOf(
  large: readonly Measured[],
  small: readonly Measured[],
  sizes: { large: number; small: number },
  speed: Speed,
  recountSeconds: number,
): Row[] {
  const times = large.flatMap(({ name, goal, times: { firstByte, page } }) =>
    [['はじめの1バイト', firstByte] as const, ['全体', page] as const].map(([part, values]) => {
      const [p50, p95] = [percentile(values, 0.5), percentile(values, 0.95)]
      return atMost(`${name}・${part}`, p95, 'ms', goal, { p50: round(p50), p95: round(p95) })
    }),
  )
  const ratios = large.flatMap((measured) => {
    const before = small.find((each) => each.name === measured.name)
    if (before === undefined) return []
    const ratio = percentile(measured.times.page, 0.5) / percentile(before.times.page, 0.5)
    const row = atMost(
      `${measured.name}・${sizes.large.toLocaleString('en')}件と${sizes.small.toLocaleString('en')}件の比`,
      ratio,
      '倍',
      goalRatio,
      { p50: null, p95: null },
    )
    return [{ ...row, value: Math.round(ratio * 100) / 100 }]
  })
  return [
    ...times,
    ...ratios,
    ...speedRowsOf(speed),
    atMost(`${sizes.large.toLocaleString('en')}件を記録から数え直す`, recountSeconds, '秒', goalRecount, {
      p50: null,
      p95: null,
    }),
  ]
}

export function speedRowsOf({ costs, rate, publicStart }: Speed): Row[] {
  const atLeast = (name: string, value: number, goal: number, p95: number | null): Row => ({
    name,
    p50: null,
    p95,
    value,
    unit: '/秒',
    goal,
    met: value >= goal,
  })
  return [
    ...costs.map(({ name, node, postgres, goal }) =>
      atMost(`${name}・CPU(node ${round(node)}、PostgreSQL ${round(postgres)})`, node + postgres, 'ms', goal, {
        p50: null,
        p95: null,
      }),
    ),
    atLeast('p95 が150ms未満で続けられるページの数', rate?.perSecond ?? 0, goalPerSecond, rate?.p95 ?? null),
    atLeast('県民のはじめの画面', publicStart, goalPublic, null),
  ]
}

export function machineOf(): string {
  const all = cpus()
  return `${all[0]?.model.trim() ?? '?'} × ${all.length}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, PostgreSQL 18`
}

/** Columns for a terminal; a Japanese character is two wide. */
export function tableOf(rows: readonly Row[]): string {
  const width = (text: string): number =>
    [...text].reduce(
      (sum, character) => sum + (/[\u1100-\uffe6]/.test(character) && !/[\uff61-\uff9f]/.test(character) ? 2 : 1),
      0,
    )
  const cells = [
    ['', 'p50', 'p95', '値', '目標', ''],
    ...rows.map((row) => [
      row.name,
      row.p50 === null ? '' : row.p50.toFixed(1),
      row.p95 === null ? '' : row.p95.toFixed(1),
      `${row.value}${row.unit}`,
      `${row.unit === '/秒' ? '≥' : '≤'} ${row.goal}${row.unit}`,
      row.met ? 'よし' : '届かない',
    ]),
  ]
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((line) => width(line[column] ?? '')))) ?? []
  return cells
    .map((line) =>
      line
        .map((cell, column) =>
          column === 0
            ? cell + ' '.repeat((widths[column] ?? 0) - width(cell))
            : ' '.repeat((widths[column] ?? 0) - width(cell)) + cell,
        )
        .join('  '),
    )
    .join('\n')
}
