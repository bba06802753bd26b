import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate } from '../../../../platform/japanese/era.ts'
import { Button, Empty, PageHeading, PrintFoot, Section, type Shell, StaffLayout, Table } from '../../../../ui/index.ts'
import { type CaseHeader, CaseStrip, dayText } from '../../cases/index.ts'
import type { ReadOfCase } from '../access.queries.ts'
import { accessBases } from '../../../council/index.ts'

export interface ReadersPageProps {
  path: string
  shell: Shell
  header: CaseHeader
  reads: ReadOfCase[]
  today: CivilDate
  /** The list is the responsible desk's to give. */
  responsible: boolean
  withNames: boolean
  mayName: boolean
}

/** The paper for the person: which organization looked, when, on which basis. Names of workers are for the manager. */
export function ReadersPage({ path, shell, header, reads, today, responsible, withNames, mayName }: ReadersPageProps) {
  const lines = withNames ? reads : merged(reads)
  const columns = [
    { key: 'organization', label: '機関' },
    ...(withNames ? [{ key: 'account', label: '人' }] : []),
    { key: 'on', label: '日' },
    { key: 'basis', label: '根拠' },
    { key: 'many', label: '回数', align: 'end' as const },
  ]
  return (
    <StaffLayout
      title="だれが見たか"
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="だれが見たか"
          lead="このケースの記録を開いた機関と日です。本人に渡せます。"
          aside={
            <span hidden data-print="">
              <Button type="button" kind="secondary" icon="printer">
                印刷する
              </Button>
            </span>
          }
        />
      }
    >
      <CaseStrip header={header} />
      {mayName ? (
        <p className="meta">
          {withNames ? (
            <a href={path}>機関の名前だけにする(本人に渡す形)</a>
          ) : (
            <a href={`${path}?names=yes`}>見た人の名前も出す</a>
          )}
        </p>
      ) : null}
      <Section title="見た機関" count={lines.length}>
        {!responsible ? (
          <Empty sentence="この一覧を出せるのは、いまの責任窓口です。" />
        ) : lines.length === 0 ? (
          <Empty sentence="まだだれも開いていません。" />
        ) : (
          <Table
            caption="見た機関"
            captionHidden
            kind="figures"
            columns={columns}
            rows={lines.map((row, index) => ({
              id: String(index),
              cells: {
                organization: row.organizationName,
                account: row.accountName ?? 'しくみ',
                on: <span className="nb">{dayText(row.on, today)}</span>,
                basis: accessBases[row.basis as keyof typeof accessBases] ?? '',
                many: <span className="num nb">{row.many}回</span>,
              },
            }))}
          />
        )}
      </Section>
      <PrintFoot paper="閲覧の一覧" number={header.number} made={formatDate(today)} />
    </StaffLayout>
  )
}

/** One line for an organization, a day and a basis. */
function merged(reads: ReadOfCase[]): ReadOfCase[] {
  const lines = new Map<string, ReadOfCase>()
  for (const read of reads) {
    const key = `${read.on} ${read.organizationName} ${read.basis}`
    lines.set(key, { ...read, accountName: null, many: read.many + (lines.get(key)?.many ?? 0) })
  }
  return [...lines.values()]
}
