import { formatDate, formatNumber } from '../../../../platform/japanese/index.ts'
import { Actions, Column, Columns, DefinitionList, Icon, Section } from '../../../../ui/index.ts'
import { type Finding, findingHref, kpiHref } from '../../plan/index.ts'
import { definitionTermLabels } from '../definition.labels.ts'
import type { DefinitionTerms } from '../indicator.queries.ts'
import type { KpiItem } from '../kpi-overview.queries.ts'
import { ItemState, SuppressionNote } from './shown.tsx'
import { keysOf } from '../../../../forms/index.ts'
import type { KpiDepthProps } from '../kpi-depth.types.ts'
import { Chart, Numbers } from './kpi-progress-part.tsx'
import { AreaList, AreaPicture, MissingPlaces, PlaceMap } from './kpi-places-part.tsx'
import { FigureNotesPart } from './figure-notes-part.tsx'
import { ReportsApartNote } from './reports-apart-note.tsx'
import { YearTable } from './year-table.tsx'
import { MonthList, OrganizationList, SourceList, TypeList, AgeList } from './kpi-breakdown-part.tsx'

/**
 * One figure in depth: the picture, the numbers a reporter would ask for, where and when and whose, how it is counted.
 */
export function KpiDepth(props: KpiDepthProps) {
  const {
    detail: { item, view },
    definition,
    factsHref,
  } = props
  return (
    <>
      <Section
        kind="large"
        title={item.label}
        pad
        more={
          <>
            <ItemState item={item} />
            <a href="#definition">数え方(第{item.definition.version}版)</a>
          </>
        }
      >
        {item.kind === 'implementation' ? (
          <Numbers {...props} />
        ) : (
          <Columns>
            <Column>
              <Chart {...props} />
            </Column>
            <Column>
              <Numbers {...props} />
            </Column>
          </Columns>
        )}
        {item.goal.decision === null ? null : (
          <p className="meta">
            目標は、{formatDate(item.goal.decision.decidedOn)}の{item.goal.decision.resolution}
            で、計画に書かれた値のうち {item.goal.decision.place} の{formatNumber(item.goal.decision.value)}
            {item.unit}を採りました。
          </p>
        )}
        <ReportsApartNote apart={props.apart} />
        <FindingNotes item={item} findings={props.findings} />
        {view.isSuppressed ? <SuppressionNote below={props.below} /> : null}
      </Section>
      <FigureNotesPart
        item={item}
        notes={props.notes.filter((each) => each.kpiCode === item.code)}
        writes={props.writesNotes}
      />
      <div className="stack-wide">
        <span />
        <Columns ratio="1-1-1">
          {item.kind === 'coverage' ? (
            <Section kind="plain" title="市町村の地図">
              <PlaceMap {...props} />
            </Section>
          ) : (
            <Section kind="plain" title="圏域の地図">
              <AreaPicture {...props} />
            </Section>
          )}
          <AreaList {...props} />
          <MonthList {...props} />
        </Columns>
        <Columns ratio="1-1">
          <OrganizationList {...props} />
          <Column>
            {item.kind === 'coverage' ? <MissingPlaces {...props} /> : null}
            {item.ratio === null ? <SourceList {...props} /> : null}
            <TypeList {...props} />
            <AgeList {...props} />
          </Column>
        </Columns>
        <YearTable years={props.years} here={`/kpis/${item.code}`} />
        <Section id="definition" title="数え方" note={`第${item.definition.version}版`} pad>
          <div className="stack">
            <p>{item.definition.description}</p>
            <DefinitionList
              items={[
                ...termsOf(definition.terms),
                ...(item.kind === 'quantitative' && item.ratio === null
                  ? [{ term: '年齢', value: agesText(definition.ageGroups) }]
                  : []),
                {
                  term: '実施主体',
                  value: props.owners.length === 0 ? '計画に書かれていません' : props.owners.join('・'),
                },
                {
                  term: '版',
                  value: `第${definition.version}版(${definition.validFrom === null ? 'はじめから' : `${formatDate(definition.validFrom)}から`})`,
                },
              ]}
            />
            <HowCounted item={item} />
            <Actions>
              {item.ratio === null ? <a href={kpiHref(item, '/organizations')}>機関ごとの進み</a> : null}
              {factsHref === null ? null : (
                <>
                  <a href={factsHref({})}>数えた事実を見る</a>
                  <a href={kpiHref(item, '/overlaps')}>ほかの数字との重なり</a>
                </>
              )}
              {props.decides ? (
                <>
                  <a href={kpiHref(item, '/definition')}>数え方の版と案</a>
                  <a href={kpiHref(item, '/goal')}>目標の決定</a>
                </>
              ) : null}
            </Actions>
          </div>
        </Section>
      </div>
    </>
  )
}

/** How figure, line and forecast are meant; a rate has neither line nor forecast. */
function HowCounted({ item }: { item: KpiItem }) {
  if (item.ratio !== null)
    return (
      <p className="meta">
        率は、分子と分母をそれぞれの数え方で数えて割ったものです。足し合わせることはできません。どちらかが出せない小さい数のところでは、率も出しません。年度のとちゅうの率は、まだ変わります。
      </p>
    )
  return (
    <>
      <p className="meta">
        ケースから数えた数は、同じ人を二つの窓口が支援していても1人です。報告で受けた数は機関ごとの合計なので、機関のあいだで同じ人が重なることがあります(延べ)。一つの機関・月の数字は、ケースか報告のどちらか一方だけです。
      </p>
      <p className="meta">
        目安は、目標に届くまでの一本の線です。前の年度の数がそろっていれば、その月ごとの形で進む線、なければまっすぐ進む線です。くらべるのは、報告がそろっている月の終わりまでの数で、そこから先は、絵では細かい点線です。
      </p>
      <p className="meta">
        見込みは、数のそろった月の水準と増え方から計算します。増え方は、先へ行くほど弱めます。前の年度の数がそろっていなければ、3月はほかの月の1.4倍くらいとし、その分も幅に入れます。幅は、5年のうち4年はその中に入る広さ(80%)です。▲遅れは、目安の8割に届かず、見込みの幅の上でも目標に届かないときだけ出ます。
      </p>
    </>
  )
}

/** Which ages count, from the age groups of the definition; five years each. */
function agesText(groups: readonly string[]): string {
  if (groups.length === 0) return '年齢にかかわらず数えます(中高年でない方、年齢の分からない方も)'
  const known = groups.filter((group) => group !== 'unknown')
  const [first = '', last = ''] = [known[0], known.at(-1)]
  const from = first === '-34' ? '' : `${first.slice(0, 2)}歳から`
  const to = last === '60-' ? '' : `${last.slice(-2)}歳まで`
  return `${from}${to}${groups.includes('unknown') ? '(年齢の分からない方も)' : ''}`
}

export const termsOf = (terms: DefinitionTerms): { term: string; value: string }[] =>
  keysOf(definitionTermLabels).map((key) => ({ term: definitionTermLabels[key], value: terms[key] }))

/** What a check of the plan found about this figure, beside it. */
function FindingNotes({ item, findings }: { item: KpiItem; findings: Finding[] }) {
  return findings
    .filter((finding) => finding.kpiCodes.includes(item.code) && finding.kind !== 'wording')
    .map((finding) => (
      <p key={finding.code} className="rm-finding">
        <Icon name="zoom-question" size={16} />
        <a href={findingHref(finding)}>{finding.title}</a>
      </p>
    ))
}
