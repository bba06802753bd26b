import { FigureTable } from '../../../../figures/index.ts'
import { type CivilDate, civilDateOf } from '../../../../platform/clock.ts'
import { formatDate, formatFiscalYear, formatNumber, formatShortDay } from '../../../../platform/japanese/index.ts'
import {
  Button,
  Empty,
  LinkButton,
  PageHeading,
  QueryForm,
  Section,
  type Shell,
  StaffLayout,
  Tag,
  TextField,
} from '../../../../ui/index.ts'
import type { FigureChanges } from '../figure-changes.queries.ts'
import type { ReportChange } from '../counted-reports.queries.ts'
import { ReportChanges } from './counted-reports-part.tsx'
import { countedFactLabels } from '../indicator.labels.ts'
import type { KpiItem } from '../kpi-overview.queries.ts'
import { YearInput } from '../../council/index.ts'
import { kpiHref } from '../../plan/index.ts'
import { factType, SmallFactsNote } from './kpi-facts-page.tsx'

export interface KpiChangesPageProps {
  path: string
  shell: Shell
  fiscalYear: number
  /** The figure at either instant. */
  before: KpiItem
  after: KpiItem
  since: CivilDate
  until: CivilDate
  typed: { since: string; until: string }
  errors: { since?: string; until?: string }
  changes: FigureChanges
  reportChanges: readonly ReportChange[]
}

const signed = (difference: number): string =>
  difference > 0 ? `+${formatNumber(difference)}` : difference < 0 ? `−${formatNumber(-difference)}` : '±0'

/** Between two days: the figure then and now, and each fact that came in or fell out. */
export function KpiChangesPage({
  path,
  shell,
  fiscalYear,
  before,
  after,
  since,
  until,
  typed,
  errors,
  changes,
  reportChanges,
}: KpiChangesPageProps) {
  const [then, now] = [before.actual ?? 0, after.actual ?? 0]
  const reports = reportChanges.reduce((sum, each) => sum + each.after - each.before, 0)
  return (
    <StaffLayout
      title={`動いたわけ ${after.shortLabel}`}
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={`${formatFiscalYear(fiscalYear)} ${after.label}`}
          title="動いたわけ"
          aside={
            <LinkButton href={kpiHref(after)} icon="chart-line">
              数字に戻る
            </LinkButton>
          }
          lead="二つの日の終わりまでに記録された数字をくらべ、ちがいを事実ごとに並べます。氏名も相談の中身もありません。"
        />
      }
    >
      <QueryForm action={path} label="くらべる日">
        <YearInput shown={{ fiscalYear }} />
        <TextField
          name="since"
          label="くらべる日"
          width="medium"
          value={errors.since === undefined ? formatDate(since) : typed.since}
          error={errors.since}
        />
        <TextField
          name="until"
          label="この日まで"
          width="medium"
          value={errors.until === undefined ? formatDate(until) : typed.until}
          error={errors.until}
        />
        <Button>くらべる</Button>
      </QueryForm>
      <Section
        title={
          <>
            <span className="num">
              {formatNumber(then)}
              {after.unit}
            </span>{' '}
            から{' '}
            <span className="num">
              {formatNumber(now)}
              {after.unit}
            </span>
            ({signed(now - then)})
          </>
        }
        pad
      >
        <p>
          ケースから: 加わった{formatNumber(changes.added)}件、なくなった{formatNumber(changes.removed)}
          件。機関の報告による分: {signed(reports)}
          {after.unit}。
        </p>
      </Section>
      {changes.items.length === 0 ? (
        <Empty sentence="このあいだに、加わった事実も、なくなった事実もありません。" />
      ) : (
        <Section title="事実ごと" count={changes.added + changes.removed}>
          <FigureTable
            name="changed-facts"
            kind="list"
            caption="動いた事実"
            captionHidden
            columns={[
              { key: 'change', label: '動き' },
              { key: 'on', label: '日' },
              { key: 'what', label: '事実' },
              { key: 'organization', label: '機関' },
              { key: 'area', label: '圏域' },
              { key: 'type', label: '類型' },
              { key: 'recorded', label: '記録した日' },
            ]}
            rows={changes.items.map((fact) => ({
              id: `${fact.change}-${fact.factId}`,
              cells: {
                change:
                  fact.change === 'added'
                    ? { value: '加わった', shown: <Tag kind="ok">加わった</Tag> }
                    : { value: 'なくなった', shown: <Tag kind="caution">なくなった</Tag> },
                on: formatDate(fact.occurredOn),
                what: countedFactLabels[after.code] ?? '',
                organization: fact.organizationName,
                area: fact.areaName ?? '不明',
                type: factType(fact, after.kind === 'quantitative'),
                recorded: formatShortDay(civilDateOf(fact.recordedAt)),
              },
            }))}
          />
          {changes.items.some((fact) => fact.isSmall) ? <SmallFactsNote /> : null}
          {changes.items.length < changes.added + changes.removed ? (
            <p className="meta">
              新しいものから{formatNumber(changes.items.length)}件です。日をせばめると、残りも見られます。
            </p>
          ) : null}
        </Section>
      )}
      <ReportChanges item={after} changes={reportChanges} />
    </StaffLayout>
  )
}
