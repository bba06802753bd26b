/** Trainings, on the case page and on its paper. */
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate } from '../../../../platform/japanese/era.ts'
import { DefinitionList, Empty, LinkButton, Row, Rows, Section, Tag, Written } from '../../../../ui/index.ts'
import { trainingKinds, trainingResults } from '../training.labels.ts'
import type { TrainingView } from '../training.queries.ts'

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

export function TrainingsOnPaper({ trainings }: { trainings: TrainingView[] }) {
  if (trainings.length === 0) return null
  return (
    <Section title="訓練" count={trainings.length}>
      <DefinitionList
        items={trainings.map((each) => ({
          term: `${formatDate(each.startsOn)}から`,
          value: `${each.course}(${trainingKinds[each.kind]})${each.result === null ? '' : ` ${trainingResults[each.result]}`}`,
        }))}
      />
    </Section>
  )
}
