import { readFileSync } from 'node:fs'
import {
  Actions,
  AreaMap,
  Banner,
  Bars,
  Column,
  Columns,
  DeskMap,
  Figure,
  FigureList,
  KpiStateTag,
  KpiTile,
  KpiTiles,
  LinkButton,
  PageHeading,
  Pills,
  ProgressChart,
  RoadmapTable,
  Section,
  StaffLayout,
  Suppressed,
  Table,
  Tag,
  MunicipalityMap,
  type CouncilTopology,
} from '../../src/ui/index.ts'
import { officeShell } from './shells.ts'

export const topology = JSON.parse(readFileSync('councils/nagano/map.topo.json', 'utf8')) as CouncilTopology
const areas = [
  ['長野', 382, 401],
  ['松本', 331, 344],
  ['上田', 152, 149],
  ['佐久', 131, 138],
  ['上伊那', 104, 112],
  ['諏訪', 96, 101],
  ['南信州', 71, 77],
  ['北信', 31, 34],
  ['北アルプス', null, 21],
  ['木曽', 10, 12],
] as const
const sums = [98, 210, 338, 479, 596, 742, 910, 1062, 1223]
const ends = [
  '2025-04-30',
  '2025-05-31',
  '2025-06-30',
  '2025-07-31',
  '2025-08-31',
  '2025-09-30',
  '2025-10-31',
  '2025-11-30',
  '2025-12-31',
]

export function Kpi() {
  return (
    <StaffLayout title="KPI・数字" path="/kpis" shell={officeShell('/kpis')}>
      <PageHeading
        overline="令和7年度 事業実施計画"
        title="KPI・数字"
        aside={
          <>
            <span className="meta">令和8年1月20日(火)10:00 時点</span>
            <LinkButton href="/kpis?asOf">変える</LinkButton>
          </>
        }
      />
      <KpiTiles>
        <KpiTile
          selected
          href="/kpis/a"
          name="正社員就職者数"
          value="1,327"
          unit="人"
          goal="/ 1,881人以上"
          bar={{ actual: 1327, goal: 1881, forecast: 1779, pace: 1403 }}
          tag={<KpiStateTag state="caution" />}
          right="見込み 1,779人"
        />
        <KpiTile
          href="/kpis/b"
          name="正社員転換(キャリアアップ助成金)"
          value="448"
          unit="人"
          goal="/ 607人・609人"
          bar={{ actual: 448, goal: 609, forecast: 560 }}
          tag={<Tag kind="info">目標が2つ</Tag>}
          right="73.8%・73.6%"
        />
        <KpiTile
          href="/kpis/c"
          name="サポステ 新規登録"
          value="371"
          unit="人"
          goal="/ 440人以上"
          bar={{ actual: 371, goal: 440, forecast: 452, pace: 350 }}
          tag={<KpiStateTag state="on-track" />}
          right="見込み 452人"
        />
        <KpiTile
          href="/kpis/d"
          name="サポステ 相談"
          value="2,046"
          unit="件"
          goal="/ 322件以上"
          bar={{ actual: 2046, goal: 322 }}
          tag={<KpiStateTag state="achieved" />}
          right="数え方を確認中"
        />
      </KpiTiles>
      <div className="stack">
        <span />
        <Banner kind="finding" title="正社員転換の目標が、計画の中で食い違っています">
          <div className="sources">
            <div>
              <span>本文 III2(5)③</span>
              <strong>607人以上</strong>「正社員転換数」
            </div>
            <div>
              <span>工程表 2(3)①</span>
              <strong>609人</strong>「支給実績」
            </div>
            <p>協議会が決めるまで、両方の達成率を並べて示します。</p>
            <LinkButton href="/m">協議会の議題にする</LinkButton>
          </div>
        </Banner>
      </div>
      <Section
        kind="large"
        title="正社員就職者数"
        pad
        more={
          <>
            <KpiStateTag state="caution" />
            <a href="/d">数え方(第1版)</a>
            <a href="/h">訂正の履歴 2件</a>
          </>
        }
      >
        <Columns>
          <Column>
            <ProgressChart
              label="正社員就職者数"
              unit="人"
              fiscalYear={2025}
              today="2026-01-20"
              goals={[{ value: 1881, text: '目標 1,881人以上' }]}
              actual={[
                ...ends.map((on, index) => ({ on, value: sums[index] ?? 0 })),
                { on: '2026-01-20', value: 1327 },
              ]}
              pace={[
                { on: '2025-04-01', value: 0 },
                ...ends.map((on, index) => ({ on, value: Math.round((sums[index] ?? 0) * (1 + index * 0.008)) })),
                { on: '2026-01-31', value: 1450 },
                { on: '2026-02-28', value: 1640 },
                { on: '2026-03-31', value: 1881 },
              ]}
              paceText="前年の進み方なら目標に届く線"
              forecast={{
                points: [
                  { on: '2026-01-31', mid: 1370, low80: 1355, high80: 1390, low50: 1362, high50: 1380 },
                  { on: '2026-02-28', mid: 1540, low80: 1490, high80: 1590, low50: 1515, high50: 1565 },
                  { on: '2026-03-31', mid: 1779, low80: 1701, high80: 1858, low50: 1740, high50: 1820 },
                ],
                text: '1,779人',
                note: '80%の幅 1,701〜1,858',
              }}
            />
          </Column>
          <Column>
            <FigureList
              items={[
                { label: 'いま', value: <Figure value={1327} unit="人" />, under: '目標の70.5%', main: true },
                { label: '今日の目安 前年の進み方', value: '1,403人', note: '76人 少ない' },
                { label: '3月31日の見込み', value: '1,779人', note: '102人 足りない', under: '80%の幅 1,701〜1,858人' },
                { label: '目標に届くには', value: '週に55人', note: '直近4週は36人' },
              ]}
            />
            <Actions>
              <LinkButton icon="list-search" href="/f">
                数えた事実を見る
              </LinkButton>
              <LinkButton kind="text" icon="download" href="/x">
                表計算で
              </LinkButton>
            </Actions>
          </Column>
        </Columns>
      </Section>
      <div className="stack-wide">
        <span />
        <Columns ratio="1-1-1">
          <Section kind="plain" title="圏域の地図">
            <AreaMap
              topology={topology}
              values={areas.map(([area, value]) => ({ area, value }))}
              unit="人"
              label="正社員就職者数"
              note="円の大きさが人数。"
            />
          </Section>
          <Table
            kind="figures"
            caption="圏域の表"
            columns={[
              { key: 'area', label: '圏域' },
              { key: 'value', label: '人数', align: 'end', strong: true },
              { key: 'before', label: '前年の同じ日', align: 'end' },
            ]}
            rows={areas.map(([area, value, before]) => ({
              id: area,
              cells: { area: <a href={`/kpis?area=${area}`}>{area}</a>, value: value ?? <Suppressed />, before },
            }))}
            total={{ area: '県全体', value: 1327, before: 1389 }}
          />
          <Table
            kind="figures"
            caption="月ごとの表"
            columns={[
              { key: 'month', label: '月' },
              { key: 'value', label: 'その月', align: 'end' },
              { key: 'sum', label: '累計', align: 'end', strong: true },
            ]}
            rows={ends.map((on, index) => ({
              id: on,
              cells: {
                month: `${Number(on.slice(5, 7))}月`,
                value: (sums[index] ?? 0) - (sums[index - 1] ?? 0),
                sum: sums[index] ?? 0,
              },
            }))}
          />
        </Columns>
        <Section title="年代" pad>
          <Bars
            label="年代ごとの人数"
            unit="人"
            items={[
              { id: '1', label: '35〜39歳', value: 312 },
              { id: '2', label: '40〜44歳', value: 288 },
              { id: '3', label: '60歳〜', value: null },
            ]}
          />
        </Section>
        <Section kind="plain" title="率の地図">
          <AreaMap
            topology={topology}
            kind="rate"
            values={areas.map(([area, value]) => ({ area, value: value === null ? null : value % 80 }))}
            unit="%"
            label="定着の率"
          />
        </Section>
        <MunicipalityMap
          topology={topology}
          values={
            new Map([
              ['20201', 28],
              ['20202', 35],
              ['20203', 4],
              ['20204', null],
              ['20205', 1],
            ])
          }
          unit="人"
          label="正社員就職者数"
          note="色が濃いほど多くいます。"
        />
        <DeskMap
          topology={topology}
          selected={['20203']}
          near={['20219', '20349', '20350']}
          pins={[
            { number: 1, label: 'サポステ', latitude: 36.402, longitude: 138.249 },
            { number: 2, label: 'まいさぽ上田', latitude: 36.402, longitude: 138.249 },
            { number: 3, label: 'ハローワーク上田', latitude: 36.39, longitude: 138.24 },
          ]}
        />
      </div>
    </StaffLayout>
  )
}

export function Roadmap() {
  const done = (on: string) => ({ on, kind: 'done' as const, label: '面接会' })
  const year = { from: '2025-04-01', to: '2026-03-31' }
  return (
    <StaffLayout title="工程表" path="/roadmap" shell={officeShell('/roadmap')}>
      <PageHeading
        overline="令和7年度 事業実施計画(令和7年9月策定)"
        title="工程表"
        aside={
          <>
            <LinkButton icon="printer" href="/p">
              公式の様式で印刷
            </LinkButton>
            <LinkButton icon="download" href="/x">
              表計算で
            </LinkButton>
          </>
        }
      />
      <Pills
        label="状態"
        items={[
          { href: '?', label: 'すべて', count: 25, current: true },
          { href: '?s=1', label: '実施中', count: 18, icon: 'progress', current: false },
          { href: '?s=2', label: '完了', count: 4, icon: 'circle-check', current: false },
          { href: '?s=3', label: 'おくれ', count: 2, icon: 'alert-circle', current: false },
          { href: '?s=4', label: '未着手', count: 1, icon: 'circle-dotted', current: false },
        ]}
      />
      <RoadmapTable
        fiscalYear={2025}
        today="2026-01-20"
        groups={[
          {
            id: 'g2',
            number: 2,
            title: '安定した就職に向けた支援',
            aside: (
              <>
                <span>
                  正社員就職 <strong>1,327</strong> / 1,881人
                </span>
                <KpiStateTag state="caution" />
              </>
            ),
            measures: [
              {
                id: '1',
                href: '/r/1',
                title: 'ハローワークの相談・求人開拓・面接会',
                lead: '長野労働局',
                line: {
                  span: year,
                  knots: [
                    done('2025-05-20'),
                    done('2025-07-15'),
                    done('2025-09-10'),
                    done('2025-10-22'),
                    done('2025-11-20'),
                    { on: '2026-02-13', kind: 'planned', label: '面接会' },
                  ],
                },
                state: 'running',
                evidence: { href: '/f', text: '面接会 5回・参加 214人', date: '1月16日' },
              },
              {
                id: '2',
                href: '/r/2',
                title: 'ミドルシニア専門窓口の一貫した支援',
                lead: '長野労働局',
                findings: [{ href: '/f', text: '工程表だけに「チーム支援」' }],
                line: { span: year },
                state: 'running',
                evidence: { href: '/f', text: '支援中 312人・6か月定着 81%', date: '1月20日' },
              },
              {
                id: '3',
                href: '/r/3',
                title: '働きながら学びやすい職業訓練',
                lead: '労働局・県・機構',
                line: {
                  span: { from: '2025-10-01', to: '2026-03-31' },
                  knots: [
                    { on: '2025-11-10', kind: 'missed', label: '開講' },
                    { on: '2026-02-25', kind: 'planned', label: '開講' },
                  ],
                },
                state: 'late',
                evidence: { href: '/f', text: '11月の開講が2月へ', date: '1月9日' },
              },
            ],
          },
          {
            id: 'g3',
            number: 3,
            title: '職業的自立に向けた支援',
            aside: (
              <>
                <span>
                  サポステ登録 <strong>371</strong> / 440人
                </span>
                <KpiStateTag state="on-track" />
              </>
            ),
            measures: [
              {
                id: '4',
                href: '/r/4',
                title: '内職・自営型テレワークの情報',
                lead: '労働局・県・経済団体',
                findings: [{ text: '工程表に行がない' }],
                line: {},
                state: 'unreported',
              },
              {
                id: '5',
                href: '/r/5',
                title: '支援者の研修会',
                lead: '長野県',
                line: {
                  span: { from: '2025-06-15', to: '2025-12-01' },
                  knots: [done('2025-06-15'), done('2025-09-05'), done('2025-12-01')],
                },
                state: 'done',
                evidence: { href: '/f', text: '3回・参加 168人', date: '11月28日' },
              },
            ],
          },
        ]}
      />
    </StaffLayout>
  )
}
