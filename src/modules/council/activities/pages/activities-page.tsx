import { formatDate, formatFiscalYear, formatNumber } from '../../../../platform/japanese/index.ts'
import {
  Empty,
  LinkButton,
  Nb,
  PageHeading,
  Pagination,
  Pills,
  Row,
  Rows,
  type Shell,
  StaffLayout,
} from '../../../../ui/index.ts'
import { type ActivityKind, activityKinds } from '../activity.labels.ts'
import type { Activity } from '../activity.queries.ts'

export interface ActivitiesPageProps {
  path: string
  shell: Shell
  fiscalYear: number
  kind: ActivityKind | null
  activities: Activity[]
  counts: { kind: ActivityKind; count: number; people: number }[]
  /** Of the fiscal year before, if anything is recorded in it; and of the one after. */
  years: { before: boolean; after: boolean }
  nextHref: string | undefined
  writes: boolean
}

export function ActivitiesPage({
  path,
  shell,
  fiscalYear,
  kind,
  activities,
  counts,
  years,
  nextHref,
  writes,
}: ActivitiesPageProps) {
  const all = counts.reduce((sum, each) => sum + each.count, 0)
  const people = counts.reduce((sum, each) => sum + each.people, 0)
  const href = (year: number, of: ActivityKind | null): string =>
    `${path}?year=${year}${of === null ? '' : `&kind=${of}`}`
  const add = (
    <LinkButton href="/activities/new" kind="primary" icon="pencil-plus">
      記録を加える
    </LinkButton>
  )
  return (
    <StaffLayout
      title="取組の記録"
      path={path}
      shell={shell}
      ownPrimary={writes}
      heading={
        <PageHeading
          overline={<a href="/roadmap">工程表</a>}
          title="取組の記録"
          small={formatFiscalYear(fiscalYear)}
          lead="開いた集まり、事例、資料を一度だけ書き、工程表のどの行の裏づけにも使えます。個人のことは書きません。"
          aside={writes ? add : undefined}
        />
      }
    >
      <Pills
        label="種類"
        items={[
          { href: href(fiscalYear, null), label: 'すべて', count: all, current: kind === null },
          ...(Object.keys(activityKinds) as ActivityKind[]).map((each) => ({
            href: href(fiscalYear, each),
            label: activityKinds[each],
            count: counts.find((count) => count.kind === each)?.count ?? 0,
            current: kind === each,
          })),
        ]}
      />
      {people === 0 ? null : <p className="meta">集まりに参加した人は、延べ{formatNumber(people)}人です。</p>}
      {activities.length === 0 ? (
        <Empty
          sentence={
            kind === null
              ? `${formatFiscalYear(fiscalYear)}の記録は、まだありません。`
              : `${formatFiscalYear(fiscalYear)}の${activityKinds[kind]}の記録は、ありません。`
          }
          {...(writes
            ? {
                action: (
                  <LinkButton href="/activities/new" kind="secondary">
                    記録を加える
                  </LinkButton>
                ),
              }
            : {})}
        />
      ) : (
        <Rows>
          {activities.map((activity) => (
            <Row
              key={activity.id}
              href={`/activities/${activity.id}`}
              title={activity.title}
              lead={<Nb>{formatDate(activity.heldOn)}</Nb>}
              notes={[
                activityKinds[activity.kind],
                activity.municipalityName,
                activity.organizationName,
                activity.gatheringId === null ? null : '催しの記録から',
                activity.people === null ? null : `延べ${formatNumber(activity.people)}人`,
                activity.rows === 0 ? null : `工程表の${formatNumber(activity.rows)}行の裏づけ`,
              ]
                .filter((part) => part !== null)
                .join('・')}
            />
          ))}
        </Rows>
      )}
      {nextHref === undefined ? null : (
        <Pagination text={`${formatNumber(activities.length)}件を表示しています`} nextHref={nextHref} />
      )}
      <p className="actions">
        {years.before ? <a href={href(fiscalYear - 1, kind)}>{formatFiscalYear(fiscalYear - 1)}の記録</a> : null}
        {years.after ? <a href={href(fiscalYear + 1, kind)}>{formatFiscalYear(fiscalYear + 1)}の記録</a> : null}
      </p>
    </StaffLayout>
  )
}
