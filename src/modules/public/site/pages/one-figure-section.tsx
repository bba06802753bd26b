/** One published figure: its number, its goal, what the plan leaves open, and where it was counted from. */
import { formatDate, formatNumber, formatPercent } from '../../../../platform/japanese/index.ts'
import { AddMore, Banner, Column, Columns, Nb, Section, YearsChart } from '../../../../ui/index.ts'
import { periodLabel } from '../figures.rules.ts'
import {
  type KpiDetail,
  type KpiItem,
  documentLabels,
  goalsOf,
  periodSince,
  releaseTitle,
} from '../../../council/index.ts'
import type { OneFigureProps } from '../one-figure.types.ts'
import { ShownFigure } from './shown-figure.tsx'
import { AreaList, Chart, MonthList } from './one-figure-tables.tsx'

export function OneFigure(props: OneFigureProps) {
  const {
    detail: { item, view },
    fiscalYear,
    day,
    below,
    href,
  } = props
  const goals = goalsOf(item)
  const isUnreported = item.state === 'unreported'
  return (
    <Section kind="public" id={item.code} title={item.label} pad>
      <div className="stack">
        <div className="year figure-line">
          <div className="bigfig">
            <strong>
              {isUnreported ? '未報告' : <ShownFigure shown={view.total} unit={item.unit} below={below} />}
            </strong>
            <span>{periodLabel(fiscalYear, day)}</span>
            <Makings item={item} />
          </div>
          {isUnreported
            ? null
            : item.standings.map((each) => (
                <div key={each.goal} className="bigfig bigfig-2">
                  <strong>{formatPercent(each.reached)}</strong>
                  <span>目標 {goals.find((goal) => goal.value === each.goal)?.text} に対して</span>
                </div>
              ))}
        </div>
        <p className="figure-words">{item.definition.description}</p>
        <FormerCount before={props.before} below={below} />
        {item.goal.basis === 'contested' ? <Contradiction item={item} /> : null}
        {item.state === 'differs' ? (
          <p className="meta">
            {item.unit === item.goalUnit
              ? '目標を大きくこえているのは、目標と数え方の単位がちがうためかもしれません。確かめるまで、達成とはみていません。'
              : `目標は「${item.goalUnit}」で書かれていて、いまの数え方は「${item.unit}」を数えます。くらべられないので、達成とはみていません。`}
          </p>
        ) : null}
        {item.goal.decision === null ? null : (
          <p className="meta">
            目標は、<Nb>{formatDate(item.goal.decision.decidedOn)}</Nb>に協議会が、計画に書かれた値のうち{' '}
            {item.goal.decision.place} のものに決めました。
          </p>
        )}
        {item.kind === 'implementation' || isUnreported ? null : (
          <>
            <Columns ratio="8-4">
              <Column>
                <Chart {...props} />
              </Column>
              <Column>
                <AreaList {...props} />
              </Column>
            </Columns>
            <YearsPicture {...props} />
            <AddMore label="月ごとの表">
              <MonthList {...props} />
            </AddMore>
            <p>
              <a href={href}>{item.kind === 'quantitative' ? '類型・年齢・機関・市町村ごとの数' : '機関ごとの数'}</a>
            </p>
            {view.isSuppressed ? (
              <p className="meta">
                {below}より小さい数は「&lt;{below}
                」、それが計算で分かってしまう数は「＊」として、出していません。0はそのまま出します。
              </p>
            ) : null}
          </>
        )}
        {item.contradictions.length === 0 ? null : (
          <AddMore label="計画の書き方で、はっきりしていないこと">
            <div className="prose">
              <ul>
                {item.contradictions.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </div>
          </AddMore>
        )}
        <p className="meta">
          {isUnreported
            ? 'どの機関からも、まだ報告がありません。'
            : item.ratio === null
              ? sourceText(detailShares(props.detail))
              : ''}
          数え方は第
          {item.definition.version}版です。
        </p>
      </div>
    </Section>
  )
}

/** What a rate is made of, and what the goal's days have brought where it isn't the year's. */
function Makings({ item }: { item: KpiItem }) {
  const { ratio, period } = item
  if (ratio !== null)
    return (
      <span>
        <a href={`#${ratio.of.code}`}>{ratio.of.shortLabel}</a> ÷{' '}
        <a href={`#${ratio.to.code}`}>{ratio.to.shortLabel}</a>
      </span>
    )
  // In its first year the goal's days have brought what the year has.
  if (period === null || (period.total !== null && period.total === item.actual)) return null
  if (period.total === null) return <span>前の年度に公表した数がそろわないので、目標に対する割合は出していません</span>
  return (
    <span>
      {periodSince(period)} <Nb>{`${formatNumber(period.total)}${item.unit}`}</Nb>
    </span>
  )
}

function YearsPicture({ detail: { item }, years, href }: OneFigureProps) {
  if (years.filter((year) => year.value !== null).length < 2) return null
  return (
    <>
      <YearsChart label={item.label} years={years} />
      <p className="meta">
        <a href={`${href}/years.svg`}>年度ごとの絵をSVGで</a>・<a href={`${href}/years.png`}>PNGで</a>
      </p>
    </>
  )
}

/** What was published by the definition before: its line ends there, and this one doesn't go on from it. */
function FormerCount({ before, below }: Pick<OneFigureProps, 'before' | 'below'>) {
  if (before === undefined) return null
  return (
    <Banner kind="caution" title="年度のとちゅうで、数え方が変わりました">
      <p>
        第{before.version}版の数え方では、
        <a href={`/figures/${before.release.fiscalYear}/${before.release.number}`}>{releaseTitle(before.release)}</a>で
        <ShownFigure shown={before.total} unit={before.unit} below={below} />
        でした。いまの数とは、つなげてくらべられません。
      </p>
    </Banner>
  )
}

/** Both values with their places; which one holds is for the council to decide. */
function Contradiction({ item }: { item: KpiItem }) {
  return (
    <Banner kind="finding" title="目標の数が、計画の中で2つあります">
      <ul>
        {item.goal.stated.map((each) => (
          <li key={`${each.document}${each.place}`}>
            {documentLabels[each.document]} {each.place}:{' '}
            <strong>
              {each.value === null
                ? '数なし'
                : `${formatNumber(each.value)}${item.goalUnit}${each.comparator === 'ge' ? '以上' : ''}`}
            </strong>
            (「{each.measuredAs}」)
          </li>
        ))}
      </ul>
      <p>協議会が決めるまで、両方に対する割合を並べて示します。</p>
    </Banner>
  )
}

/** How much is counted from cases and how much is reported, unless one of them is hidden. */
function detailShares({ view }: KpiDetail): { cases: number; reports: number } | null {
  const [cases, reports] = [view.fromCases.value, view.fromReports.value]
  return cases === null || reports === null ? null : { cases, reports }
}

function sourceText(shares: { cases: number; reports: number } | null): string {
  if (shares === null) return ''
  if (shares.reports === 0) return '窓口の記録から数えました。'
  return shares.cases === 0
    ? '機関の月ごとの報告を足しました。'
    : `窓口の記録から${formatNumber(shares.cases)}、機関の月ごとの報告から${formatNumber(shares.reports)}を足しました。`
}
