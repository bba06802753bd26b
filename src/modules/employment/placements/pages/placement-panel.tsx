/** Jobs with their follow-ups, on the case page and on its paper. */
import type { ComponentProps } from 'react'
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate, formatDay } from '../../../../platform/japanese/era.ts'
import { CheckList, DefinitionList, Empty, Section, Written } from '../../../../ui/index.ts'
import { followUpStatuses, heldWith, routes } from '../placement.labels.ts'
import type { PlacementView } from '../placement.queries.ts'

type CheckListItem = ComponentProps<typeof CheckList>['items'][number]

export function Placements({
  placements,
  today,
  works,
}: {
  placements: PlacementView[]
  today: CivilDate
  works: boolean
}) {
  if (placements.length === 0)
    return (
      <Section title="就職" count={0}>
        <Empty sentence="まだ就職の記録はありません。記録すると、1・3・6・12か月の定着の確認が入ります。" />
      </Section>
    )
  return (
    <>
      {placements.map((placement) => (
        <Placement key={placement.id} placement={placement} today={today} works={works} />
      ))}
    </>
  )
}

const heldAs = ({ status, heldWith: whom }: PlacementView['followUps'][number]): string =>
  `${status === null ? '' : followUpStatuses[status]}(${whom === null ? '' : heldWith[whom]})`

function Placement({ placement, today, works }: { placement: PlacementView; today: CivilDate; works: boolean }) {
  const items: CheckListItem[] = placement.followUps.map((each) => ({
    state: each.cancelledOn !== null ? 'no' : each.heldOn !== null ? 'done' : each.dueOn <= today ? 'running' : 'open',
    text: [`${each.month}か月`, ...(each.heldOn === null ? [] : [heldAs(each)])].join(' '),
    under:
      each.cancelledOn !== null ? (
        `取りやめ: ${each.cancelReason ?? ''}`
      ) : each.note === '' ? undefined : (
        <Written text={each.note} />
      ),
    right:
      each.heldOn !== null ? (
        <>
          {formatDay(each.heldOn)}
          {works ? (
            <>
              {' '}
              <a href={`/placements/${placement.id}/follow-ups/${each.month}/correct`}>訂正</a>
            </>
          ) : null}
        </>
      ) : each.cancelledOn !== null ? (
        ''
      ) : works ? (
        <a href={`/placements/${placement.id}/follow-ups/${each.month}`}>{formatDay(each.dueOn)}に確認</a>
      ) : (
        formatDay(each.dueOn)
      ),
  }))
  return (
    <Section title={placement.employerName} note={`${formatDate(placement.startedOn)}から`} pad>
      <p>
        {placement.regular ? '正規(正社員)' : '正規ではない'}・週{placement.weeklyHours}時間・
        {routes[placement.route]}
        {placement.endedOn === null ? '' : `・${formatDate(placement.endedOn)}に離職`}
        {placement.introducedOn === null ? '' : `・紹介日 ${formatDate(placement.introducedOn)}`}
        {placement.jobId === null ? null : (
          <>
            {' '}
            <a href={`/jobs/${placement.jobId}`}>求人</a>
          </>
        )}
        {placement.employerId === null ? null : (
          <>
            {' '}
            <a href={`/employers/${placement.employerId}`}>企業</a>
          </>
        )}
        {works ? (
          <>
            {' '}
            <a href={`/placements/${placement.id}/correct`}>訂正する</a>
          </>
        ) : null}
      </p>
      <CheckList items={items} />
    </Section>
  )
}

export function PlacementsOnPaper({ placements }: { placements: PlacementView[] }) {
  if (placements.length === 0) return null
  return (
    <Section title="就職・定着" count={placements.length}>
      <DefinitionList
        items={placements.map((each) => ({
          term: `${formatDate(each.startedOn)}から`,
          value: `${each.employerName}(${each.regular ? '正規' : '正規ではない'}・週${each.weeklyHours}時間・${routes[each.route]}${each.introducedOn === null ? '' : `・紹介日 ${formatDate(each.introducedOn)}`})${each.endedOn === null ? '' : ` ${formatDate(each.endedOn)}に離職`} ${each.followUps
            .filter((one) => one.status !== null)
            .map((one) => `${one.month}か月 ${one.status === null ? '' : followUpStatuses[one.status]}`)
            .join('、')}`,
        }))}
      />
    </Section>
  )
}
