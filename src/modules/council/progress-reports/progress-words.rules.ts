/** Numbers in the words of a progress report: bound to a KPI and to the report's day, and held against its table. */
import { type CivilDate, isCivilDate } from '../../../platform/clock.ts'
import { formatNumber } from '../../../platform/japanese/index.ts'
import type { ReportStatus } from '../reports/index.ts'
import type { ProgressTexts } from './progress.form.ts'
import type { ProgressFigures } from './progress.rules.ts'

type Kpi = ProgressFigures['kpis'][number]

/**
 * What a place in a text stands for: {正社員就職の実績}; what had happened by the end of a month:
 * {12月末の正社員就職の実績}; what was known on a day: {1月19日現在の正社員就職の実績}.
 */
const meanings = {
  実績: (kpi: Kpi) => kpi.actual,
  達成率: (kpi: Kpi) => kpi.reached,
  目標: (kpi: Kpi) => kpi.goal,
} as const
const digits = '[0-9０-９]{1,2}'
const onDay = `(?:令和(?:${digits}|元)年)?${digits}月${digits}日`
const places = new RegExp(`\\{(?:(${digits})月末の|(${onDay})現在の)?([^{}\\n]{1,200}?)の(実績|達成率|目標)\\}`, 'g')
/** So many days are counted for one report: each is a count of all its KPIs. */
export const mostDays = 12

/** As it is kept and looked up: １月１９日 is 1月19日. */
const dayKey = (written: string): string => written.normalize('NFKC')

/**
 * The days of which a text wants numbers, as they are written there. A day without its year is one of the fiscal year;
 * what is no day, or hasn't come yet, is none.
 * @param today the last day of which anything is known
 */
export function daysIn(texts: readonly string[], fiscalYear: number, today: CivilDate): Map<string, CivilDate> {
  const found = new Map<string, CivilDate>()
  for (const [, , written] of texts.join('\n').matchAll(places)) {
    if (written === undefined || found.size === mostDays) continue
    const day = dayOf(dayKey(written), fiscalYear)
    if (day !== null && day >= `${fiscalYear}-04-01` && day <= today) found.set(dayKey(written), day)
  }
  return found
}

function dayOf(written: string, fiscalYear: number): CivilDate | null {
  const [, year, month = '', day = ''] = /^(?:令和(\d+|元)年)?(\d+)月(\d+)日$/.exec(written) ?? []
  const western =
    year === undefined ? fiscalYear + (Number(month) < 4 ? 1 : 0) : 2018 + (year === '元' ? 1 : Number(year))
  const date = `${western}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(date) ? date : null
}

const kpiOf = (name: string, figures: ProgressFigures): Kpi | undefined =>
  figures.kpis.find((kpi) => kpi.name === name || kpi.label === name)

/** The text as it is read, each number in its place. What nobody knows stays as it was written. */
export const withFigures = (text: string, figures: ProgressFigures): string =>
  text.replace(places, (place, month?: string, day?: string, name?: string, meaning?: keyof typeof meanings) => {
    const kpi = kpiOf(name ?? '', figures)
    if (kpi === undefined || meaning === undefined) return place
    if (month === undefined && day === undefined) return meanings[meaning](kpi)
    // A goal has no day, and a share of it is the whole period's.
    if (meaning !== '実績') return place
    const known =
      day === undefined ? kpi.monthEnds?.[String(Number((month ?? '').normalize('NFKC')))] : kpi.onDays?.[dayKey(day)]
    return known ?? place
  })

/** Places for numbers that the report doesn't have, as they were written. */
export const strangePlaces = (text: string, figures: ProgressFigures): string[] =>
  [...text.matchAll(/\{[^{}\n]{0,200}\}/g)]
    .map(([place]) => place)
    .filter((place) => withFigures(place, figures) === place)

export interface Doubt {
  /** Of the field that takes the word about it. */
  key: string
  text: string
}

/** A report that isn't settled. */
export interface OpenNumber {
  kpiCode: string
  kpiLabel: string
  organizationId: string
  status: ReportStatus | null
}

/**
 * What has to be said before a report is approved: a number in the words that is another one than in the table, and
 * reports of the period that haven't come in.
 */
export function doubtsOf(texts: ProgressTexts, figures: ProgressFigures, open: readonly OpenNumber[]): Doubt[] {
  const words = Object.values(texts)
    .map((text) => withFigures(text, figures).normalize('NFKC'))
    .join('\n')
  return [
    ...figures.kpis.flatMap((kpi) =>
      strangeNumbers(words, kpi).map((said) => ({
        key: `differs-${kpi.code ?? ''}-${said}`,
        text: `文では「${kpi.name ?? kpi.label}」が${formatNumber(said)}ですが、表では${kpi.actual}です。`,
      })),
    ),
    ...[...Map.groupBy(open, (report) => report.kpiCode)].map(([code, own]) => ({
      key: `missing-${code}`,
      text: `${own[0]?.kpiLabel ?? ''}: ${formatNumber(new Set(own.map((each) => each.organizationId)).size)}機関の${formatNumber(own.length)}件の報告が、まだ確定していません。`,
    })),
  ]
}

const numbersIn = (text: string): number[] =>
  [...text.normalize('NFKC').matchAll(/\d[\d,]*/g)].map(([number]) => Number(number.replaceAll(',', '')))

/** Numbers in the KPI's own unit that follow its name closely and that its line of the table doesn't have. */
function strangeNumbers(words: string, kpi: Kpi): number[] {
  const unit = /[^\d,.\s以上]+$/.exec(kpi.actual)?.[0]
  if (unit === undefined || !/\d/.test(kpi.actual)) return []
  const known = new Set(
    [
      kpi.actual,
      kpi.goal,
      kpi.forecast,
      kpi.before ?? '',
      ...Object.values({ ...kpi.monthEnds, ...kpi.onDays }),
    ].flatMap(numbersIn),
  )
  const said = [kpi.name, kpi.label]
    .filter((name) => name !== undefined && name !== '')
    .flatMap((name) => [
      ...words.matchAll(new RegExp(`${escaped(name ?? '')}[^\\d。\\n]{0,12}(\\d[\\d,]*)${escaped(unit)}`, 'g')),
    ])
    .map(([, number]) => Number((number ?? '').replaceAll(',', '')))
  return [...new Set(said)].filter((number) => !known.has(number))
}

const escaped = (text: string): string => text.normalize('NFKC').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
