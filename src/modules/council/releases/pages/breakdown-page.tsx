import { formatDateTime } from '../../../../platform/japanese/index.ts'
import {
  Button,
  type CouncilTopology,
  LinkButton,
  PageHeading,
  QueryForm,
  type Shell,
  StaffLayout,
  Tabs,
  TextField,
} from '../../../../ui/index.ts'
import type { FileFigure } from '../release-files.ts'
import { SaidNotes } from './said-notes.tsx'
import { BreakdownSheets } from './breakdown-sheets.tsx'
import { YearInput, YearSwitch, inYear, type ShownYear } from '../../council/index.ts'

export interface BreakdownPageProps {
  path: string
  shell: Shell
  year: ShownYear
  kpi: FileFigure
  kpis: { code: string; shortLabel: string }[]
  /** Up to when it was counted. */
  asOf: Date
  typed: string
  error: string | undefined
  fileHref: (name: string) => string
  topology: CouncilTopology
}

export function BreakdownPage({
  path,
  shell,
  year,
  kpi,
  kpis,
  asOf,
  typed,
  error,
  fileHref,
  topology,
}: BreakdownPageProps) {
  return (
    <StaffLayout
      title={`内訳 ${kpi.label}`}
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={
            <YearSwitch shown={year} here={path}>
              <a href={inYear('/statistics', year.fiscalYear)}>統計・公表</a>
            </YearSwitch>
          }
          title={kpi.label}
          lead={`${kpi.description}(数え方 第${kpi.version}版)`}
          aside={
            <>
              <LinkButton href={fileHref('xlsx')} icon="download">
                Excel
              </LinkButton>
              <LinkButton href={fileHref('csv')} icon="download">
                CSV
              </LinkButton>
            </>
          }
        />
      }
    >
      <Tabs
        label="数字"
        items={kpis.map((each) => ({
          href: inYear(`/statistics/${each.code}`, year.fiscalYear),
          label: each.shortLabel,
          current: each.code === kpi.code,
        }))}
      />
      <QueryForm action={path} label="いつまでの記録か">
        <YearInput shown={year} />
        <TextField
          name="asOf"
          label="いつまでの記録か"
          hint="空なら、いままで"
          width="medium"
          value={typed}
          error={error}
        />
        <Button>数え直す</Button>
      </QueryForm>
      <p className="meta">{formatDateTime(asOf)}までに記録されたものを数えています。</p>
      <SaidNotes notes={kpi.notes} />
      <BreakdownSheets sheets={kpi.sheets} unit={kpi.unit} below={kpi.below} topology={topology} />
    </StaffLayout>
  )
}
