import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDateTime, formatFiscalYear, formatPercent } from '../../../../platform/japanese/index.ts'
import { Empty, LinkButton, Nb, PublicLayout, type PublicShell, Section, Table } from '../../../../ui/index.ts'
import { yearsOf } from '../figure-years.rules.ts'
import type { FormerlyCounted } from '../formerly-counted.ts'
import type { ReleasedDetails } from '../released-figures.ts'
import { type KpiItem, releaseTitle, type Area, goalsOf } from '../../../council/index.ts'
import { OneFigure } from './one-figure-section.tsx'
import { YearsTable } from './years-table.tsx'
import { ShownFigure } from './shown-figure.tsx'

export interface FiguresPageProps {
  shell: PublicShell
  path: string
  fiscalYear: number
  /** Null before anything was published. */
  published: (ReleasedDetails & { day: CivilDate; before: ReadonlyMap<string, FormerlyCounted> }) | null
  /** The last releases of the other fiscal years, the newest first. */
  others: readonly ReleasedDetails[]
  areas: readonly Area[]
  /** Where the newest release stands, if this is a former one. */
  newerHref: string | null
}

export function FiguresPage({ shell, path, fiscalYear, published, others, areas, newerHref }: FiguresPageProps) {
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
          <YearsTable
            years={[published, ...others].toSorted((one, other) => other.release.fiscalYear - one.release.fiscalYear)}
          />
          {published.details.map((detail) => (
            <OneFigure
              key={detail.item.code}
              detail={detail}
              href={`/figures/${published.release.fiscalYear}/${published.release.number}/${detail.item.code}`}
              fiscalYear={fiscalYear}
              day={published.day}
              below={published.below}
              years={yearsOf(detail.item.code, [published, ...others])}
              before={published.before.get(detail.item.code)}
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
      caption="目標と実績"
      captionHidden
      columns={[
        { key: 'name', label: '目標のあること' },
        { key: 'actual', label: '実績', align: 'end', strong: true },
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
          公表するのは、あとから書きかえられない形で残した記録までの数字です。号ごとに番号をつけ、公表した号は変えません。あとから誤りが分かったときは、元の記録を消さずに訂正を足し、次の号でわけといっしょに出します。公表した数字は、いつでも同じ数に計算し直せます。
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
