/** The meetings of a year: an organization's own list, and the numbers alone for the council. */
import { formatDate } from '../../../../platform/japanese/era.ts'
import {
  Empty,
  PageHeading,
  Pills,
  PrintFoot,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  Table,
} from '../../../../ui/index.ts'
import { conferenceKinds } from '../conference.labels.ts'
import type { ConferenceCount, ConferenceRow } from '../conference.queries.ts'
import { whose, StatusTag } from './conference-words.tsx'

export interface ConferenceListProps {
  path: string
  shell: Shell
  year: { label: string; previous: string; next: string | null }
  rows: ConferenceRow[]
  organizationId: string
}

/** The year's list: those one's organization holds, and those one was asked to. */
export function ConferenceListPage({ path, shell, year, rows, organizationId }: ConferenceListProps) {
  const coming = rows.filter((row) => row.status === 'planned' || row.status === 'open').toReversed()
  const past = rows.filter((row) => row.status === 'closed' || row.status === 'cancelled')
  return (
    <StaffLayout
      title="会議"
      path={path}
      shell={shell}
      heading={
        <PageHeading title="会議" lead="支援調整会議・支援会議・個別ケース検討会議です。ケースのページから決めます。" />
      }
    >
      <YearPills year={year} />
      <Section title="これからの会議" count={coming.length}>
        {coming.length === 0 ? (
          <Empty sentence="これからの会議はありません。" />
        ) : (
          <Rows>
            {coming.map((row) => (
              <Line key={row.id} row={row} own={row.hostOrganizationId === organizationId} />
            ))}
          </Rows>
        )}
      </Section>
      <Section title={`${year.label}の会議`} count={past.length}>
        {past.length === 0 ? (
          <Empty sentence="この年度に終わった会議は、まだありません。" />
        ) : (
          <Rows>
            {past.map((row) => (
              <Line key={row.id} row={row} own={row.hostOrganizationId === organizationId} />
            ))}
          </Rows>
        )}
      </Section>
      <PrintFoot paper={`会議の一覧 ${year.label}`} number="" made="" />
    </StaffLayout>
  )
}

function YearPills({ year }: { year: ConferenceListProps['year'] }) {
  return (
    <Pills
      label="年度"
      items={[
        { label: '前の年度', href: year.previous, current: false },
        { label: year.label, href: '/conferences', current: true },
        ...(year.next === null ? [] : [{ label: '次の年度', href: year.next, current: false }]),
      ]}
    />
  )
}

function Line({ row, own }: { row: ConferenceRow; own: boolean }) {
  return (
    <Row
      title={`${conferenceKinds[row.kind]} ${whose(row)}`}
      href={`/conferences/${row.id}`}
      leadTag={<StatusTag status={row.status} />}
      text={`${formatDate(row.heldOn)} ${row.startsAt}〜${row.endsAt}${row.place === '' ? '' : ` ${row.place}`}`}
      notes={
        <span>
          {own ? 'この機関が開く' : `${row.hostDeskName}が開く`}・参加者 {row.people}人
          {row.status === 'closed' ? `・決まったこと ${row.decisions}件` : ''}
        </span>
      }
    />
  )
}

/** For the council: numbers alone. */
export function ConferenceCountsPage({
  path,
  shell,
  year,
  counts,
}: Pick<ConferenceListProps, 'path' | 'shell' | 'year'> & { counts: ConferenceCount[] }) {
  const names = [...new Set(counts.map((row) => row.organizationName))]
  const of = (name: string, kind: ConferenceRow['kind']): string => {
    const row = counts.find((each) => each.organizationName === name && each.kind === kind)
    return row === undefined ? '–' : `${row.many}回`
  }
  const sum = (kind: ConferenceRow['kind']): string =>
    `${counts.filter((row) => row.kind === kind).reduce((total, row) => total + row.many, 0)}回`
  return (
    <StaffLayout
      title="会議"
      path={path}
      shell={shell}
      heading={<PageHeading title="会議" lead="機関ごとに、終わった会議の数です。だれのことかは見えません。" />}
    >
      <YearPills year={year} />
      {names.length === 0 ? (
        <Empty sentence="この年度に終わった会議は、まだありません。" />
      ) : (
        <Table
          caption={`${year.label}に終わった会議の数`}
          kind="figures"
          columns={[
            { key: 'name', label: '機関' },
            ...(['plan', 'statutory', 'case'] as const).map((kind) => ({
              key: kind,
              label: conferenceKinds[kind],
              align: 'end' as const,
            })),
            { key: 'people', label: '参加者のべ', align: 'end' },
            { key: 'decisions', label: '決まったこと', align: 'end' },
          ]}
          rows={names.map((name) => {
            const own = counts.filter((row) => row.organizationName === name)
            return {
              id: name,
              cells: {
                name,
                plan: of(name, 'plan'),
                statutory: of(name, 'statutory'),
                case: of(name, 'case'),
                people: `${own.reduce((total, row) => total + row.people, 0)}人`,
                decisions: `${own.reduce((total, row) => total + row.decisions, 0)}件`,
              },
            }
          })}
          total={{
            name: 'あわせて',
            plan: sum('plan'),
            statutory: sum('statutory'),
            case: sum('case'),
            people: `${counts.reduce((total, row) => total + row.people, 0)}人`,
            decisions: `${counts.reduce((total, row) => total + row.decisions, 0)}件`,
          }}
        />
      )}
    </StaffLayout>
  )
}
