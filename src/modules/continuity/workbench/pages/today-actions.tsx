/** What is next in each case, by when it is due. */
import { type CivilDate, addDays } from '../../../../platform/clock.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import { businessDaysBetween } from '../../../../platform/japanese/calendar.ts'
import { DueLead, Empty, LinkButton, Note, Phone, Row, Rows, Section } from '../../../../ui/index.ts'
import type { DueAction } from '../today.queries.ts'
import { nameOfRow } from '../../../casework/index.ts'
import { contactCautions, relations } from '../../../people/index.ts'
import type { TodayPageProps } from './today-page-props.ts'

export function NextActions({ actions, counts, today, wholeDesk, canWorkOnCases }: TodayPageProps) {
  return (
    <Section
      title="次の予定"
      note={`期限切れ ${counts.overdue}・今日 ${counts.today}・あす ${counts.tomorrow}`}
      more={canWorkOnCases ? <a href="/cases">すべて({counts.all}件)</a> : null}
      id="next"
    >
      {actions.length === 0 ? (
        <Empty
          sentence="期限の近い予定はありません。ケースの次の予定が、期限の順にここに並びます。"
          {...(canWorkOnCases
            ? {
                action: (
                  <LinkButton href="/cases/new" kind="secondary" icon="pencil-plus">
                    相談を記録
                  </LinkButton>
                ),
              }
            : {})}
        />
      ) : (
        <Rows>
          {actions.map((each) => (
            <ActionRow key={each.caseId} action={each} today={today} showWorker={wholeDesk} canWork={canWorkOnCases} />
          ))}
        </Rows>
      )}
    </Section>
  )
}

function ActionRow({
  action,
  today,
  showWorker,
  canWork,
}: {
  action: DueAction
  today: CivilDate
  showWorker: boolean
  canWork: boolean
}) {
  const late = action.dueOn < today ? Math.max(1, businessDaysBetween(action.dueOn, today)) : 0
  const caution = action.contactCautions[0] as keyof typeof contactCautions | undefined
  return (
    <Row
      lead={
        late > 0 ? (
          <DueLead state="late" text={`${late}日おくれ`} date={formatDay(action.dueOn)} />
        ) : action.dueOn === today ? (
          <DueLead state="today" text="今日" {...(action.time ? { date: action.time } : {})} />
        ) : (
          <DueLead
            state="later"
            text={formatDay(action.dueOn)}
            {...(action.dueOn === addDays(today, 1) ? { date: 'あす' } : {})}
          />
        )
      }
      title={action.note}
      notes={
        <>
          <a href={canWork ? `/cases/${action.caseId}` : '/placements'}>{nameOfRow(action)}</a>
          {caution && contactCautions[caution] ? (
            <Note icon={contactCautions[caution].icon}>{contactCautions[caution].label}</Note>
          ) : null}
          {action.callRelation !== null && action.callPhone !== null ? (
            <Note icon="phone">
              {relations[action.callRelation]} <Phone digits={action.callPhone} />
              {action.callFrom === null ? '' : ` ${action.callFrom}〜${action.callTo ?? ''}`}
            </Note>
          ) : null}
          {showWorker && action.workerName ? <span>担当 {action.workerName}</span> : null}
        </>
      }
      aside={
        canWork || action.placementId !== null ? (
          <LinkButton
            href={
              action.placementId === null
                ? `/cases/${action.caseId}/next-action?back=today`
                : `/placements/${action.placementId}/follow-ups/${action.followUpMonth}?back=today`
            }
            kind="secondary"
            size="small"
          >
            すませる
          </LinkButton>
        ) : null
      }
    />
  )
}
