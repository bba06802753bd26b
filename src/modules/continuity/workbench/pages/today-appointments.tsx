/** The day by its hours, and what became of earlier appointments. */
import { type DayItem, DayThread, DueDay, Empty, LinkButton, Row, Rows, Section, Tag } from '../../../../ui/index.ts'
import type { DueAction } from '../today.queries.ts'
import { appointmentText, type DeskAppointment, nameOfRow, nextActionKinds } from '../../../casework/index.ts'
import type { TodayPageProps } from './today-page-props.ts'

export function Appointments({ appointments, agreed, now, today, canWorkOnCases }: TodayPageProps) {
  const [ofToday, unsettled] = [
    agreed.filter((each) => each.onDay === today),
    agreed.filter((each) => each.onDay < today),
  ]
  const ofDay = [
    ...appointments.map((each) => dayItem(each, now, canWorkOnCases)),
    ...ofToday.map((each) => agreedItem(each, now)),
  ].toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return (
    <>
      <Section
        title="予約"
        count={appointments.length + ofToday.length}
        more={canWorkOnCases ? <a href="/appointments">今週の約束</a> : null}
      >
        {ofDay.length === 0 ? (
          <Empty sentence="時刻の決まった予定は、今日はありません。次の予定に時刻を入れると、ここに時間の順に並びます。" />
        ) : (
          <DayThread now={now} items={ofDay} />
        )}
      </Section>
      {unsettled.length === 0 ? null : (
        <Section title="どうなったかが、まだの約束" count={unsettled.length}>
          <Rows>
            {unsettled.map((each) => (
              <Row
                key={each.id}
                lead={<DueDay on={each.onDay} today={today} />}
                title={nameOfRow(each)}
                href={`/appointments/${each.id}?back=today`}
                text={each.note}
                aside={
                  <LinkButton href={`/appointments/${each.id}?back=today`} kind="secondary" size="small">
                    どうなったか
                  </LinkButton>
                }
              />
            ))}
          </Rows>
        </Section>
      )}
    </>
  )
}

function dayItem(action: DueAction, now: string, canWork: boolean): DayItem {
  const past = (action.time ?? '') <= now
  return {
    id: action.caseId,
    from: action.time ?? '',
    title: nameOfRow(action),
    href: canWork ? `/cases/${action.caseId}` : '/placements',
    text: `${nextActionKinds[action.kind]}・${action.note}`,
    past,
    ...(past && !action.recordedToday
      ? {
          tag: (
            <Tag kind="caution" icon="pencil">
              記録がまだです
            </Tag>
          ),
        }
      : {}),
    ...(canWork
      ? {
          action: (
            <LinkButton
              href={`/cases/${action.caseId}/consultations/new?back=today`}
              kind={past && !action.recordedToday ? 'secondary' : 'text'}
              size="small"
            >
              記録
            </LinkButton>
          ),
        }
      : {}),
  }
}

function agreedItem(each: DeskAppointment, now: string): DayItem {
  const from = each.time ?? ''
  return {
    id: each.id,
    from,
    title: nameOfRow(each),
    href: `/cases/${each.caseId}`,
    text: appointmentText(each).split('・').slice(1).concat(each.note).join('・'),
    past: from !== '' && from <= now,
    action: (
      <LinkButton href={`/appointments/${each.id}?back=today`} kind="secondary" size="small">
        どうなったか
      </LinkButton>
    ),
  }
}
