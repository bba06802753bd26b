/** What is next in a case, and what else is agreed. */
import { formatDay } from '../../../../platform/japanese/era.ts'
import { businessDaysBetween } from '../../../../platform/japanese/calendar.ts'
import { LinkButton, NextActionCard, Row, Rows, Section, Tag } from '../../../../ui/index.ts'
import { appointmentText, type PanelPlace } from '../../../casework/index.ts'
import type { CasePageProps } from './case-page-props.ts'

export function Next({ header, today, panels, place }: CasePageProps & { place: PanelPlace }) {
  const next = header.nextAction
  if (!next)
    return header.status === 'closed' ? null : (
      <p className="meta">次の予定は、いまの責任窓口({header.responsibleDeskShortName})にあります。</p>
    )
  const late = next.dueOn < today
  const finishHref =
    panels.work.map((each) => each.doneAt(place)).find((href) => href !== undefined) ??
    `/cases/${header.id}/next-action?how=done`
  const day =
    next.dueOn === today
      ? `今日${next.time ? ` ${next.time}` : ''}`
      : `${formatDay(next.dueOn)}${next.time ? ` ${next.time}` : ''}`
  return (
    <NextActionCard
      state={late ? 'late' : next.dueOn === today ? 'today' : 'planned'}
      day={late ? `${day}(${Math.max(1, businessDaysBetween(next.dueOn, today))}日おくれ)` : day}
      what={next.note}
      detail={`担当 ${next.accountName ?? `${next.deskShortName}のだれか`}`}
      {...(place.works
        ? {
            actions: (
              <>
                <LinkButton href={finishHref} kind="secondary">
                  すませる
                </LinkButton>
                <LinkButton href={`/cases/${header.id}/next-action?how=changed`} kind="text">
                  変える
                </LinkButton>
              </>
            ),
          }
        : {})}
    />
  )
}

/** What else is agreed with the person, beside what is next. */
export function Agreed({ header, appointments, works, actor, today }: CasePageProps & { works: boolean }) {
  const others = appointments.filter((each) => !each.isNext)
  if (header.status === 'closed' || (others.length === 0 && !works)) return null
  return (
    <Section
      title="約束"
      {...(others.length > 0 ? { count: others.length } : {})}
      kind="quiet"
      more={works ? <a href={`/cases/${header.id}/appointments/new`}>約束を足す</a> : null}
    >
      {others.length === 0 ? null : (
        <Rows>
          {others.map((each) => (
            <Row
              key={each.id}
              title={appointmentText(each)}
              {...(each.organizationId === actor.organizationId ? { href: `/appointments/${each.id}` } : {})}
              text={each.note}
              aside={
                each.onDay < today ? (
                  <Tag kind="caution">どうなったかが、まだです</Tag>
                ) : each.organizationId === actor.organizationId ? null : (
                  <span className="meta">{each.deskShortName}</span>
                )
              }
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}
