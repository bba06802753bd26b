import { civilDateOf } from '../../../../platform/clock.ts'
import { formatDate, formatDateTime, formatFiscalYear } from '../../../../platform/japanese/index.ts'
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

export interface KpisPageProps extends Omit<KpiDepthProps, 'detail' | 'definition'> {
  path: string
  shell: Shell
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
        overline={`${formatFiscalYear(fiscalYear)} 事業実施計画`}
        title="KPI・数字"
        aside={<AsOfField {...props} />}
      />
      {asOf === null ? null : (
        <Banner kind="caution" icon="history" title={`${formatDateTime(asOf)}までに記録された数字です`}>
          <a href={path}>いまの数字に戻る</a>(<span className="num">{formatDateTime(now)}</span>)
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
            decides={props.decides}
          />
          <KpiDepth {...props} detail={detail} definition={definition} />
        </>
      )}
    </StaffLayout>
  )
}

function AsOfField({ path, asOf, now, asOfTyped, asOfError }: KpisPageProps) {
  return (
    <QueryForm action={path} label="いつの時点の数字か">
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
