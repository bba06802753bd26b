/**
 * `npm run bench -- --matching`: 40,000 jobs held against what 40,000 people look for, on one core and without a database:
 * the rule and its index alone. Jobs and wishes are invented with a seed, spread as those of a prefecture: half of the
 * people name several places, each tenth no occupation at all.
 */
import { JobIndex, type JobFacts, type Seeker } from '../src/modules/employment/matching/index.ts'
import { keywordsOf } from '../src/modules/employment/job-wishes/index.ts'
import { occupations } from '../src/modules/employment/jobs/index.ts'
import { foldForSearch } from '../src/platform/japanese/index.ts'
import { percentile } from './measure.ts'

const today = '2026-01-20'
const size = 40_000

function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

const random = generator(20_260_120)
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
/** A few large towns have most of it. */
const municipality = (): string => String(20_201 + Math.floor(77 * random() ** 2.5))
const trades = Object.entries(occupations)
const beginnings = ['', '未経験から始める', '日勤の', '短時間の', '土日休みの', '正社員の', '駅に近い']

function someJob(n: number): JobFacts {
  const [, trade] = pick(trades)
  const [, other] = pick(trades)
  const wageForm = pick(['month', 'month', 'hour', 'day'] as const)
  return {
    id: `job-${String(n).padStart(6, '0')}`,
    text: `${foldForSearch(`${pick(beginnings)}${random() < 0.7 ? trade : other}`)}\n${foldForSearch(trade)}`,
    municipalityCode: municipality(),
    kind: pick(['regular', 'contract', 'part-time'] as const),
    weeklyHours: pick([15, 20, 24, 30, 38.5, 40]),
    wageForm,
    wageLeast: { month: 190_000, hour: 1_050, day: 9_000 }[wageForm] + Math.floor(random() * 50) * 100,
    offers: random() < 0.2 ? ['tour'] : [],
    ageLeast: null,
    ageMost: random() < 0.3 ? 64 : null,
    listedOn: `2026-01-${String(1 + Math.floor(random() * 19)).padStart(2, '0')}`,
    expiresOn: '2026-03-31',
  }
}

function someSeeker(): Seeker {
  const named = random() < 0.9 ? 1 + Math.floor(random() * 3) : 0
  const paid = random() < 0.7
  return {
    occupations: Array.from({ length: named }, () => keywordsOf(pick(trades)[1], foldForSearch)),
    regular: pick(['regular', 'any', 'other'] as const),
    weeklyHours: random() < 0.5 ? pick([20, 30, 40]) : null,
    payKind: paid ? pick(['month', 'hour'] as const) : null,
    payLeast: paid ? pick([1_100, 1_200, 180_000, 200_000]) : null,
    municipalityCodes: Array.from({ length: 1 + Math.floor(random() * 5) }, municipality),
    wants: random() < 0.3 ? ['tour'] : [],
    musts: random() < 0.6 ? [pick(['regular', 'hours', 'pay', 'place'] as const)] : [],
    age: 35 + Math.floor(random() * 25),
    not: new Set(),
  }
}

export function runMatching(say: (line: string) => void): number {
  const jobs = Array.from({ length: size }, (_, n) => someJob(n))
  const seekers = Array.from({ length: size }, someSeeker)
  const index = new JobIndex()
  const loading = performance.now()
  for (const job of jobs) index.put(job)
  const loaded = performance.now() - loading
  const times: number[] = []
  let proposals = 0
  const started = process.cpuUsage()
  for (const seeker of seekers) {
    const before = performance.now()
    proposals += index.match(seeker, today, { proposals: 20, nearMisses: 5 }).proposals.length
    times.push(performance.now() - before)
  }
  const { user, system } = process.cpuUsage(started)
  const seconds = (user + system) / 1_000_000
  const round = (value: number): string => value.toFixed(2)
  const line = (name: string, value: string, goal: string): string => `| ${name} | ${value} | ${goal} |`
  say(
    [
      line('求人さがし', '値', '目標'),
      line('---', '---', '---'),
      line('求人40,000件を読みこむ', `${round(loaded)} ms`, '—'),
      line('40,000人 × 求人40,000件(CPU)', `${round(seconds)} 秒`, '60 秒'),
      line('1人に上から20件・p50', `${round(percentile(times, 0.5))} ms`, '—'),
      line('1人に上から20件・p95', `${round(percentile(times, 0.95))} ms`, '10 ms'),
      line('1人に上から20件・最大', `${round(Math.max(...times))} ms`, '—'),
      line('使っているメモリ', `${round(process.memoryUsage.rss() / 1024 / 1024)} MB`, '1,024 MB'),
      line('見つかった組', proposals.toLocaleString('en'), '—'),
    ].join('\n'),
  )
  return 0
}
