import { civilDateOf } from '../../../../platform/clock.ts'
import { formatDate, formatDateTime } from '../../../../platform/japanese/index.ts'
import {
  Banner,
  Button,
  Empty,
  PageHeading,
  QueryForm,
  type Shell,
  StaffLayout,
  TextField,
} from '../../../../ui/index.ts'
import type { KpiItem } from '../kpi-overview.queries.ts'
import { KpiDepth } from './kpi-depth.tsx'
import type { KpiDepthProps } from '../kpi-depth.types.ts'
import { KpiRow } from './kpi-tiles.tsx'
import { RevisedFigures } from './revised-figures.tsx'
import { YearInput, YearSwitch, inYear, type ShownYear, YearNote } from '../../council/index.ts'

export interface KpisPageProps extends Omit<KpiDepthProps, 'detail' | 'definition'> {
  path: string
  shell: Shell
  year: ShownYear
  mayClose: boolean
  items: KpiItem[]
  detail: KpiDepthProps['detail'] | undefined
  definition: KpiDepthProps['definition'] | undefined
  /** The instant asked for; null is now. */
  asOf: Date | null
  now: Date
  asOfTyped: string
  asOfError: string | undefined
  hrefOf: (code: string) => string
}

export function KpisPage(props: KpisPageProps) {
  const { path, shell, items, detail, definition, fiscalYear, findings, asOf, now, hrefOf } = props
  return (
    <StaffLayout
      title={detail === undefined || path === '/kpis' ? 'KPI・数字' : `${detail.item.shortLabel} KPI・数字`}
      path={path}
      shell={shell}
    >
      <PageHeading
        overline={
          <YearSwitch shown={props.year} here={path}>
            事業実施計画
          </YearSwitch>
        }
        title="KPI・数字"
        aside={<AsOfField {...props} />}
      />
      <YearNote shown={props.year} mayClose={props.mayClose}>
        <RevisedFigures items={items} />
      </YearNote>
      {asOf === null ? null : (
        <Banner kind="caution" icon="history" title={`${formatDateTime(asOf)}までに記録された数字です`}>
          <a href={inYear(path, fiscalYear)}>いまの数字に戻る</a>(<span className="num">{formatDateTime(now)}</span>)
        </Banner>
      )}
      {detail === undefined || definition === undefined ? (
        <Empty sentence="計画にKPIがありません。" />
      ) : (
        <>
          <KpiRow
            items={items}
            selected={detail.item.code}
            hrefOf={hrefOf}
            findings={findings}
            noted={new Set(props.notes.map((each) => each.kpiCode))}
            decides={props.decides}
          />
          <KpiDepth {...props} detail={detail} definition={definition} />
        </>
      )}
    </StaffLayout>
  )
}

function AsOfField({ path, year, asOf, now, asOfTyped, asOfError }: KpisPageProps) {
  return (
    <QueryForm action={path} label="いつの時点の数字か">
      <YearInput shown={year} />
      <TextField
        name="asOf"
        label="いつの時点の数字か"
        width="medium"
        value={asOfError === undefined ? formatDate(civilDateOf(asOf ?? now)) : asOfTyped}
        error={asOfError}
      />
      <Button>変える</Button>
    </QueryForm>
  )
}
