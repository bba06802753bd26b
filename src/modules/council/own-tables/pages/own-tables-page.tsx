/** The tables of one's own, and those that colleagues show. */
import { formatDateTime } from '../../../../platform/japanese/index.ts'
import { Empty, LinkButton, PageHeading, Row, Rows, StaffLayout } from '../../../../ui/index.ts'
import { inYear, type ShownYear, YearSwitch } from '../../council/index.ts'
import { columnLabels, dimensionLabels } from '../own-table.labels.ts'
import type { OwnTable } from '../own-table.queries.ts'
import type { OwnPage } from './own-table-pages.tsx'

interface OwnTablesPageProps extends OwnPage {
  year: ShownYear
  tables: OwnTable[]
  accountId: string
}

export function OwnTablesPage({ path, shell, year, tables, accountId }: OwnTablesPageProps) {
  return (
    <StaffLayout
      title="自分の表"
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={
            <YearSwitch shown={year} here="/own-tables">
              <a href={inYear('/statistics', year.fiscalYear)}>統計・公表</a>
            </YearSwitch>
          }
          title="自分の表"
          lead="行と列を選んでつくった表です。数は、開くたびに数え直します。"
          aside={
            <LinkButton kind="primary" href={inYear('/own-tables/new', year.fiscalYear)} icon="plus">
              新しい表
            </LinkButton>
          }
        />
      }
    >
      {tables.length === 0 ? (
        <Empty sentence="とっておいた表はまだありません。新しい表をつくって名前をつけると、ここに並びます。" />
      ) : (
        <Rows>
          {tables.map((table) => (
            <Row
              key={table.id}
              title={table.name}
              href={`/own-tables/${table.id}`}
              text={`行は${dimensionLabels[table.definition.rows]}、列は${columnLabels[table.definition.columns]}`}
              notes={`${table.accountId === accountId ? (table.isShared ? '事務局に見せている表' : '自分だけの表') : `${table.keeper}の人の表`} ${formatDateTime(table.keptAt)}`}
            />
          ))}
        </Rows>
      )}
    </StaffLayout>
  )
}
