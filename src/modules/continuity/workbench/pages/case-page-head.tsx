/** What can be done with a case, and how it ended. */
import type { CivilDate } from '../../../../platform/clock.ts'
import { Banner, LinkButton, Undisclosed, Written } from '../../../../ui/index.ts'
import { type CaseHeader, closureReasons, dayText } from '../../../casework/index.ts'
import type { CasePageProps } from './case-page-props.ts'

export function CaseActions({
  header,
  works,
  waiting,
  actor,
  joints,
}: CasePageProps & { works: boolean; waiting: boolean }) {
  // Whoever comes in is written down here: the address leads to the form that fits (reopening, joint support,
  // a word to the responsible desk).
  const isOurs = header.responsibleOrganizationId === actor.organizationId
  if (header.mergedInto !== null) return null
  if (header.status === 'closed')
    return (
      <LinkButton
        href={`/cases/${header.id}/consultations/new`}
        kind={isOurs ? 'primary' : 'secondary'}
        icon="pencil-plus"
      >
        {isOurs ? '相談を記録して再開' : '来られたことを記録'}
      </LinkButton>
    )
  if (!works) {
    const helps = joints.some((joint) => joint.endedOn === null && joint.organizationId === actor.organizationId)
    return (
      <LinkButton
        href={`/cases/${header.id}/consultations/new`}
        kind={helps ? 'primary' : 'secondary'}
        icon="pencil-plus"
      >
        {helps ? '相談を記録' : '来られたことを記録'}
      </LinkButton>
    )
  }
  return (
    <>
      <LinkButton href={`/cases/${header.id}/consultations/new`} kind="primary" icon="pencil-plus">
        相談を記録
      </LinkButton>
      {waiting ? null : (
        <LinkButton href={`/cases/${header.id}/referrals/new`} kind="secondary" icon="arrows-exchange">
          つなぐ
        </LinkButton>
      )}
      <LinkButton href={`/cases/${header.id}/placements/new`} kind="secondary" icon="briefcase">
        就職を記録
      </LinkButton>
    </>
  )
}

export function ClosedBanner({
  header,
  today,
  correctable,
}: {
  header: CaseHeader
  today: CivilDate
  correctable: boolean
}) {
  return (
    <Banner
      kind="done"
      title={`${header.closedOn === null ? '' : dayText(header.closedOn, today)}に終結しました`}
      icon="flag"
    >
      <p>
        {closureReasons[header.closureReason as keyof typeof closureReasons] ?? ''}
        {correctable ? (
          <>
            {' '}
            <a href={`/cases/${header.id}/closure/correct`}>終結の記録を訂正する</a>
          </>
        ) : null}
      </p>
      {header.closureSummary === null ? (
        <Undisclosed owner="責任窓口" what="終結のまとめ" />
      ) : header.closureSummary === '' ? null : (
        <Written text={header.closureSummary} />
      )}
      {header.closureReopenHint === null || header.closureReopenHint === '' ? null : (
        <p className="meta">再開するとき: {header.closureReopenHint}</p>
      )}
    </Banner>
  )
}
