/** The case page's jobs with their follow-ups, and its trainings. */
import type { ComponentProps } from 'react'
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate, formatDay } from '../../../../platform/japanese/era.ts'
import { CheckList, Empty, LinkButton, Row, Rows, Section, Tag, Written } from '../../../../ui/index.ts'
import {
  followUpStatuses,
  heldWith,
  type PlacementView,
  placementRoutes,
  trainingKinds,
  trainingResults,
  type TrainingView,
} from '../../../employment/index.ts'

type CheckListItem = ComponentProps<typeof CheckList>['items'][number]

export function PlacementSection({
  placement,
  today,
  works,
}: {
  placement: PlacementView
  today: CivilDate
  works: boolean
}) {
  const items: CheckListItem[] = placement.followUps.map((each) => ({
    state: each.cancelledOn !== null ? 'no' : each.heldOn !== null ? 'done' : each.dueOn <= today ? 'running' : 'open',
    text: `${each.month}か月${each.heldOn === null ? '' : ` ${each.status === null ? '' : followUpStatuses[each.status]}(${each.heldWith === null ? '' : heldWith[each.heldWith]})`}`,
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
        {placementRoutes[placement.route]}
        {placement.endedOn === null ? '' : `・${formatDate(placement.endedOn)}に離職`}
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

export function Trainings({
  trainings,
  caseId,
  today,
  works,
}: {
  trainings: TrainingView[]
  caseId: string
  today: CivilDate
  works: boolean
}) {
  return (
    <Section
      title="訓練"
      count={trainings.length}
      more={works ? <a href={`/cases/${caseId}/trainings/new`}>訓練を記録</a> : null}
    >
      {trainings.length === 0 ? (
        <Empty sentence="まだ訓練の記録はありません。" />
      ) : (
        <Rows>
          {trainings.map((training) => (
            <Row
              key={training.id}
              title={training.course}
              titleNote={trainingKinds[training.kind]}
              text={`${training.provider === '' ? '' : `${training.provider}・`}${formatDate(training.startsOn)}から${formatDate(training.endedOn ?? training.endsOn)}まで${training.endedOn === null ? 'の予定' : ''}`}
              notes={
                training.result === null ? null : (
                  <>
                    <span>{trainingResults[training.result]}</span>
                    {training.resultNote === null || training.resultNote === '' ? null : (
                      <Written text={training.resultNote} />
                    )}
                  </>
                )
              }
              aside={
                training.endedOn !== null ? (
                  works ? (
                    <a href={`/trainings/${training.id}/correct`}>訂正</a>
                  ) : null
                ) : works ? (
                  <LinkButton href={`/trainings/${training.id}/end`} kind="secondary" size="small">
                    終わりを記録
                  </LinkButton>
                ) : training.endsOn < today ? (
                  <Tag kind="caution">終わりの記録がまだです</Tag>
                ) : null
              }
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}
