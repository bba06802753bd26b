/** What becomes of each row of a sheet of jobs, and of the sender's jobs that it no longer has. */
import type { ReadRow } from './import-row.rules.ts'
import type { JobState } from './job.labels.ts'

export const fates = {
  new: '新しく入れる',
  changed: '直す',
  same: '変わらない',
  ended: '終わっているのでそのまま',
  wrong: '直すところがある',
} as const
export type Fate = keyof typeof fates

export interface KnownJob {
  id: string
  key: string
  digest: string
  state: JobState
  title: string
}

export interface FatedRow extends ReadRow {
  fate: Fate
  digest: string
  jobId: string | null
}

export interface Fated {
  rows: FatedRow[]
  /** Live jobs of this sender that the sheet doesn't have. */
  gone: KnownJob[]
  counts: Record<Fate, number>
}

/** @param numbers 求人番号 of jobs that came another way → what they are called */
export function fatesOf(
  rows: readonly ReadRow[],
  known: readonly KnownJob[],
  numbers: ReadonlyMap<string, string>,
  digestOf: (content: string) => string,
): Fated {
  const byKey = new Map(known.map((job) => [job.key, job]))
  const seen = new Map<string, number>()
  const fated = rows.map((row): FatedRow => {
    const digest = digestOf(row.content)
    const job = byKey.get(row.key) ?? null
    const first = seen.get(row.key)
    seen.set(row.key, first ?? row.number)
    const other = job === null ? numbers.get(row.input?.number ?? '') : undefined
    const problems = [
      ...row.problems,
      ...(first === undefined ? [] : [`${row.number}行目: ${first}行目と同じ求人です。どちらかの行を消してください。`]),
      ...(other === undefined ? [] : [`${row.number}行目: この求人番号の求人「${other}」が、もうあります。`]),
    ]
    const fate: Fate =
      problems.length > 0
        ? 'wrong'
        : job === null
          ? 'new'
          : job.state === 'filled' || job.state === 'withdrawn'
            ? 'ended'
            : job.digest === digest
              ? 'same'
              : 'changed'
    return { ...row, problems, fate, digest, jobId: job?.id ?? null }
  })
  const isLive = (job: KnownJob): boolean => job.state !== 'filled' && job.state !== 'withdrawn'
  const count = (fate: Fate): number => fated.filter((row) => row.fate === fate).length
  return {
    rows: fated,
    gone: known.filter((job) => isLive(job) && !seen.has(job.key)),
    counts: {
      new: count('new'),
      changed: count('changed'),
      same: count('same'),
      ended: count('ended'),
      wrong: count('wrong'),
    },
  }
}

/** A sheet that was cut off looks like one whose jobs have all gone: more than a fifth of them is asked about. */
export const endsUnusuallyMany = (gone: number, live: number): boolean => gone > 5 && gone * 5 > live
