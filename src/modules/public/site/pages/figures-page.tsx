import type { CivilDate } from '../../../../platform/clock.ts'
import {
  formatDate,
  formatDateTime,
  formatFiscalYear,
  formatMonth,
  formatNumber,
  formatPercent,
} from '../../../../platform/japanese/index.ts'
import {
  AddMore,
  Banner,
  Column,
  Columns,
  Empty,
  Figure,
  LinkButton,
  Nb,
  ProgressChart,
  PublicLayout,
  type PublicShell,
  Section,
  Suppressed,
  Table,
} from '../../../../ui/index.ts'
import type { ReleasedDetails } from '../released-figures.ts'
import { goalsOf, monthsUntil, periodLabel, runningTotals, straightLine } from '../figures.rules.ts'
import {
  type KpiDetail,
  type KpiItem,
  type Shown,
  releaseTitle,
  documentLabels,
  type Area,
} from '../../../council/index.ts'

export interface FiguresPageProps {
  shell: PublicShell
  path: string
  fiscalYear: number
  /** Null before anything was published. */
  published: (ReleasedDetails & { day: CivilDate }) | null
  areas: readonly Area[]
  /** Where the newest release stands, if this is a former one. */
  newerHref: string | null
}

export function FiguresPage({ shell, path, fiscalYear, published, areas, newerHref }: FiguresPageProps) {
  return (
    <PublicLayout title="数字で見る" path={path} shell={shell}>
      <div>
        <h1 className="public-title question-title">数字で見る</h1>
        <p className="meta choices-note">{formatFiscalYear(fiscalYear)}の事業実施計画の目標と、いまの数字です。</p>
        {published === null ? null : (
          <p className="meta">
            {releaseTitle(published.release)}。<Nb>{formatDateTime(published.release.asOf)}</Nb>
            までに記録されたものを数えています。
          </p>
        )}
        {newerHref === null ? null : (
          <p>
            <a href={newerHref}>新しい号を見る</a>
          </p>
        )}
        {published === null || published.release.note === '' ? null : (
          <p className="free-text">{published.release.note}</p>
        )}
      </div>
      {published === null ? (
        <Empty
          sentence="公表した数字は、まだありません。協議会が公表すると、ここに出ます。"
          action={<LinkButton href="/">はじめのページへ</LinkButton>}
        />
      ) : (
        <>
          <Overview {...published} />
          {published.details.map((detail) => (
            <OneFigure
              key={detail.item.code}
              detail={detail}
              href={`/figures/${published.release.fiscalYear}/${published.release.number}/${detail.item.code}`}
              fiscalYear={fiscalYear}
              day={published.day}
              below={published.below}
              areas={areas}
            />
          ))}
          {published.withheld.length === 0 ? null : (
            <p className="meta">
              {published.withheld.map((label) => `「${label}」`).join('')}
              は、前の号の小さい数が分かってしまうため、この号には出していません。
            </p>
          )}
          <HowCounted below={published.below} />
        </>
      )}
    </PublicLayout>
  )
}

function Overview({ details, below }: ReleasedDetails) {
  return (
    <Table
      caption="目標といまの数字"
      captionHidden
      columns={[
        { key: 'name', label: '目標のあること' },
        { key: 'actual', label: 'いま', align: 'end', strong: true },
        { key: 'goal', label: '計画の目標', align: 'end' },
        { key: 'reached', label: '目標に対して', align: 'end' },
      ]}
      rows={details.map(({ item, view }) => ({
        id: item.code,
        cells: {
          name: <a href={`#${item.code}`}>{item.label}</a>,
          actual:
            item.state === 'unreported' ? '未報告' : <ShownFigure shown={view.total} unit={item.unit} below={below} />,
          goal:
            goalsOf(item).length === 0
              ? '実施すること'
              : goalsOf(item)
                  .map((goal) => goal.text)
                  .join('・'),
          reached: reachedText(item),
        },
      }))}
    />
  )
}

function reachedText(item: KpiItem): string {
  if (item.state === 'unreported') return ''
  if (item.kind === 'implementation') return item.actual === null ? '' : item.actual > 0 ? '実施しました' : 'まだです'
  return item.standings.map((each) => formatPercent(each.reached)).join('・')
}

interface OneFigureProps {
  detail: KpiDetail
  fiscalYear: number
  day: CivilDate
  below: number
  areas: readonly Area[]
  /** Where all its breakdowns stand. */
  href: string
}

function OneFigure(props: OneFigureProps) {
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
        {item.goal.basis === 'contested' ? <Contradiction item={item} /> : null}
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
          {isUnreported ? 'どの機関からも、まだ報告がありません。' : sourceText(detailShares(props.detail))}数え方は第
          {item.definition.version}版です。
        </p>
      </div>
    </Section>
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
                : `${formatNumber(each.value)}${item.unit}${each.comparator === 'ge' ? '以上' : ''}`}
            </strong>
            (「{each.measuredAs}」)
          </li>
        ))}
      </ul>
      <p>協議会が決めるまで、両方に対する割合を並べて示します。</p>
    </Banner>
  )
}

function Chart({ detail: { item, view }, fiscalYear, day }: OneFigureProps) {
  const end = `${fiscalYear + 1}-03-31`
  const today = day < end ? day : end
  const past = runningTotals(view, day)
  const goals = goalsOf(item).map((goal) => ({ value: goal.value, text: `目標 ${goal.text}` }))
  return (
    <ProgressChart
      label={item.label}
      unit={item.unit}
      fiscalYear={fiscalYear}
      today={today}
      goals={goals}
      actual={item.actual === null ? past : [...past, { on: today, value: item.actual }]}
      {...(goals.length === 1 && goals[0] !== undefined
        ? { pace: straightLine(fiscalYear, goals[0].value), paceText: 'まっすぐ進めば目標に届く線' }
        : {})}
    />
  )
}

function AreaList({ detail: { item, view }, below, areas }: OneFigureProps) {
  // In the council's order: one by size would say something of the numbers that aren't shown.
  const rows = [
    ...areas.map((area) => ({ key: area.key, name: area.name })),
    ...(view.areas.some((row) => row.area === null) ? [{ key: null, name: '圏域が分からない分' }] : []),
  ]
  return (
    <Table
      kind="figures"
      caption="圏域ごと"
      columns={[
        { key: 'area', label: '圏域' },
        { key: 'value', label: `数(${item.unit})`, align: 'end', strong: true },
      ]}
      rows={rows.map((row) => ({
        id: row.key ?? 'unknown',
        cells: {
          area: row.name,
          value: (
            <ShownFigure
              shown={view.areas.find((each) => each.area === row.key)?.value ?? { value: 0, mark: null }}
              below={below}
            />
          ),
        },
      }))}
      total={{ area: '県全体', value: <ShownFigure shown={view.total} below={below} /> }}
    />
  )
}

function MonthList({ detail: { item, view }, day, below }: OneFigureProps) {
  const months = monthsUntil(view, day)
  return (
    <>
      <Table
        kind="figures"
        caption="月ごと"
        columns={[
          { key: 'month', label: '月' },
          { key: 'value', label: `その月(${item.unit})`, align: 'end' },
          { key: 'sum', label: '累計', align: 'end', strong: true },
        ]}
        rows={months.map((row, index) => ({
          id: row.month,
          cells: {
            month: `${index === 0 || row.month.endsWith('-01') ? formatMonth(row.month) : `${Number(row.month.slice(5))}月`}${row.month === day.slice(0, 7) ? '*' : ''}`,
            value: <ShownFigure shown={row.value} below={below} />,
            sum: row.cumulative === null ? <Hidden /> : formatNumber(row.cumulative),
          },
        }))}
      />
      <p className="meta">
        *{Number(day.slice(5, 7))}月は{Number(day.slice(8))}日まで。機関の報告は、確定した月までです。
      </p>
    </>
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

/** A number, or the mark in its place. */
function ShownFigure({ shown, unit, below }: { shown: Shown; unit?: string; below: number }) {
  if (shown.mark === 'below') return <Suppressed below={below} />
  return shown.value === null ? <Hidden /> : <Figure value={shown.value} unit={unit} />
}

function Hidden() {
  return (
    <span className="suppressed" title="ほかの小さい数が計算で分かってしまうため、出しません">
      ＊
    </span>
  )
}

function HowCounted({ below }: { below: number }) {
  return (
    <Section kind="public" id="how" title="数え方について" pad>
      <div className="prose">
        <p>
          数字は、窓口の記録と、機関から確定した月ごとの報告から、決まった数え方で計算しています。一つの機関・月の数は、記録か報告のどちらか一方だけです。
        </p>
        <p>
          記録から数えた人数は、二つの窓口が同じ人を支えていても1人です。報告の人数は機関ごとの合計なので、機関のあいだで同じ人が重なることがあります。
        </p>
        <p>
          公表するのは、書きかえられないように封をした記録までの数字です。号ごとに番号をつけ、公表した号は変えません。あとから誤りが分かったときは、元の記録を消さずに訂正を足し、次の号でわけといっしょに出します。公表した数字は、いつでも同じ数に計算し直せます。
        </p>
        <p>数え方を変えるときは版を上げ、前の版で数えた数字も計算できるようにしておきます。</p>
        <p>
          人が特定されないように、{below}
          より小さい数と、足し引きや、ほかの号とくらべることでそれが分かってしまう数は出しません。
        </p>
      </div>
    </Section>
  )
}
