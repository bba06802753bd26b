import { FigurePicture, FigureTable } from '../../../../figures/index.ts'
import { formatDateTime, formatFiscalYear, formatNumber } from '../../../../platform/japanese/index.ts'
import {
  Column,
  Columns,
  Empty,
  FlowPicture,
  LinkButton,
  PageHeading,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
} from '../../../../ui/index.ts'
import { cellOf, type Shown } from '../../indicators/index.ts'
import type { Release } from '../release.queries.ts'
import { YearSwitch, inYear, type ShownYear, YearNote } from '../../council/index.ts'

export interface TypeRow {
  label: string
  shown: Shown
}

export interface StatisticsPageProps {
  path: string
  shell: Shell
  year: ShownYear
  releases: Release[]
  publishes: boolean
  /** Puts tables of its own together. */
  ownTables: boolean
  kpis: { code: string; label: string; kind: string }[]
  stock: TypeRow[]
  moves: { from: string; to: string; shown: Shown }[]
  below: number
}

/** What was published, every figure's breakdowns, and how people move between the types. */
export function StatisticsPage({
  path,
  shell,
  year,
  releases,
  publishes,
  ownTables,
  kpis,
  stock,
  moves,
  below,
}: StatisticsPageProps) {
  const { fiscalYear } = year
  return (
    <StaffLayout
      title="統計・公表"
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={<YearSwitch shown={year} here="/statistics" />}
          title="統計・公表"
          lead="数字の内訳と、公表した号です。公表した数字は、あとからいつでも同じ数に計算し直せます。"
          aside={
            publishes ? (
              <LinkButton kind="primary" href={inYear('/statistics/releases/new', fiscalYear)} icon="plus">
                新しい号をつくる
              </LinkButton>
            ) : undefined
          }
        />
      }
    >
      <YearNote shown={year} mayClose={publishes} />
      <Columns ratio="7-5">
        <Column>
          <Section
            title="数字の内訳"
            more={ownTables ? <a href={inYear('/own-tables', fiscalYear)}>自分の表</a> : undefined}
          >
            <Rows>
              {kpis.map((kpi) => (
                <Row
                  key={kpi.code}
                  title={kpi.label}
                  href={inYear(`/statistics/${kpi.code}`, fiscalYear)}
                  text={kpi.kind === 'quantitative' ? '月・圏域・類型・年齢・機関・市町村' : '月・圏域・機関'}
                />
              ))}
            </Rows>
          </Section>
          <Section title="いま支えているケース" pad>
            <FigureTable
              name="stock"
              caption="いま支えているケース"
              captionHidden
              columns={[
                { key: 'label', label: '類型' },
                { key: 'value', label: 'ケース', align: 'end', strong: true },
              ]}
              rows={stock.map((row) => ({
                id: row.label,
                cells: { label: row.label, value: cellOf(row.shown, below) },
              }))}
            />
          </Section>
          <Section title={`${formatFiscalYear(fiscalYear)}に類型を移った方`} pad>
            {moves.length === 0 ? (
              <Empty sentence="この年度に類型を移った方は、まだいません。" />
            ) : (
              <>
                <FigurePicture name="moves" title="類型のあいだの動き">
                  <FlowPicture
                    label="類型のあいだの動き"
                    left="前の類型"
                    right="移った類型"
                    flows={moves.map((move) => ({ from: move.from, to: move.to, value: move.shown.value }))}
                  />
                </FigurePicture>
                <FigureTable
                  name="moves"
                  caption="類型のあいだの動きの表"
                  captionHidden
                  columns={[
                    { key: 'from', label: '前の類型' },
                    { key: 'to', label: '移った類型' },
                    { key: 'people', label: '人数', align: 'end', strong: true },
                  ]}
                  rows={moves.map((move) => ({
                    id: `${move.from} ${move.to}`,
                    cells: { from: move.from, to: move.to, people: cellOf(move.shown, below) },
                  }))}
                />
                <p className="meta">1日のうちの行き来は、はじめと終わりだけを見ます。見立て直しは数えません。</p>
              </>
            )}
          </Section>
        </Column>
        <Column>
          <Section title="公表した号" count={releases.length} unit="号" more={<a href="/open-data">オープンデータ</a>}>
            {releases.length === 0 ? (
              <Empty sentence="公表した号はまだありません。号をつくると、県民のページ「数字で見る」に出ます。" />
            ) : (
              <Rows>
                {releases.map((release) => (
                  <Row
                    key={release.id}
                    title={releaseTitle(release)}
                    href={`/figures/${release.fiscalYear}/${release.number}`}
                    text={release.note === '' ? undefined : release.note}
                    notes={`${formatDateTime(release.asOf)}までの記録`}
                  />
                ))}
              </Rows>
            )}
          </Section>
          <p className="meta">{formatNumber(kpis.length)}つの数字を、号ごとに番号をつけて公表します。</p>
        </Column>
      </Columns>
    </StaffLayout>
  )
}

export const releaseTitle = (release: Pick<Release, 'fiscalYear' | 'number' | 'isRevision'>): string =>
  `${formatFiscalYear(release.fiscalYear)} 第${release.number}号${release.isRevision ? '(締めたあとの訂正)' : ''}`
