/** 体験・実習 of a case, on its page and on its paper; and on 今日 what has to be written down. */
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate, formatDay } from '../../../../platform/japanese/era.ts'
import { DefinitionList, DueDay, Empty, LinkButton, Row, Rows, Section, Tag } from '../../../../ui/index.ts'
import { nameOfRow } from '../../../casework/index.ts'
import { nexts, trialKinds } from '../trial.labels.ts'
import type { DueTrial, Trial } from '../trial.queries.ts'
import { stateOf, type TrialState, trialStates } from '../trial.rules.ts'

export const periodText = ({ startsOn, endsOn }: Pick<Trial, 'startsOn' | 'endsOn'>): string =>
  startsOn === endsOn ? formatDay(startsOn) : `${formatDay(startsOn)}〜${formatDay(endsOn)}`

const tags = {
  planning: 'caution',
  agreed: 'info',
  running: 'ok',
  over: 'late',
  ended: 'neutral',
  cancelled: 'neutral',
} as const satisfies Record<TrialState, string>

export function StateTag({ trial, today }: { trial: Trial; today: CivilDate }) {
  const state = stateOf(trial, today)
  return <Tag kind={tags[state]}>{trialStates[state]}</Tag>
}

const came = ({ days }: Trial): string => {
  const whole = days.filter((each) => each.came !== 'absent').length
  return days.length === 0 ? '' : `${whole}日来た`
}

export function Trials({
  trials,
  caseId,
  today,
  works,
}: {
  trials: Trial[]
  caseId: string
  today: CivilDate
  works: boolean
}) {
  return (
    <Section
      title="体験・実習"
      count={trials.length}
      more={works ? <a href={`/cases/${caseId}/trials/new`}>体験・実習を決める</a> : null}
    >
      {trials.length === 0 ? (
        <Empty sentence="まだ体験・実習の記録はありません。" />
      ) : (
        <Rows>
          {trials.map((each) => (
            <Row
              key={each.id}
              href={`/trials/${each.id}`}
              title={each.employerName}
              titleNote={trialKinds[each.kind]}
              text={[periodText(each), came(each)].filter((part) => part !== '').join('・')}
              notes={each.next === null ? each.cancelledReason || undefined : nexts[each.next]}
              leadTag={<StateTag trial={each} today={today} />}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

export function TrialsOnPaper({ trials, today }: { trials: Trial[]; today: CivilDate }) {
  if (trials.length === 0) return null
  return (
    <Section title="体験・実習" count={trials.length}>
      <DefinitionList
        items={trials.map((each) => ({
          term: formatDate(each.startsOn),
          value: `${each.employerName} ${trialKinds[each.kind]}(${[
            trialStates[stateOf(each, today)],
            came(each),
            each.next === null ? '' : nexts[each.next],
          ]
            .filter((part) => part !== '')
            .join('・')})`,
        }))}
      />
    </Section>
  )
}

export function DueTrialRows({ due, today }: { due: DueTrial[]; today: CivilDate }) {
  return (
    <Rows>
      {due.map((each) => {
        const isOver = each.endsOn < today
        return (
          <Row
            key={each.id}
            strong
            href={`/trials/${each.id}`}
            title={nameOfRow(each)}
            titleNote={`${each.employerName} ${trialKinds[each.kind]}`}
            text={isOver ? '終わりの記録がありません' : '今日のようすを書く'}
            lead={<DueDay on={isOver ? each.endsOn : today} today={today} />}
            aside={
              <LinkButton href={`/trials/${each.id}/${isOver ? 'end' : 'days/new'}`} size="small">
                記録
              </LinkButton>
            }
          />
        )
      })}
    </Rows>
  )
}
