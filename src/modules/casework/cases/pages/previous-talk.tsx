import { formatDay } from '../../../../platform/japanese/era.ts'
import { Section, Written } from '../../../../ui/index.ts'
import { channels, speakers } from '../case.labels.ts'
import type { CaseHeader, ConsultationEntry } from '../case.queries.ts'

/** Beside the form: what was said last time and what was planned. */
export function PreviousTalk({
  previous,
  header,
  title = '前回の記録',
}: {
  previous: ConsultationEntry | null
  header: CaseHeader
  title?: string
}) {
  return (
    <>
      {previous ? (
        <Section title={title} note={formatDay(previous.occurredOn)} kind="quiet">
          <p className="meta">
            {speakers[previous.speaker]}・{channels[previous.channel]} {previous.authorName ?? ''}(
            {previous.deskShortName})
          </p>
          <Written text={previous.note} />
        </Section>
      ) : null}
      {header.nextAction ? (
        <Section title="決めていた次の予定" kind="quiet">
          <p>
            <strong>
              {formatDay(header.nextAction.dueOn)}
              {header.nextAction.time ? ` ${header.nextAction.time}` : ''}
            </strong>
          </p>
          <Written text={header.nextAction.note} />
        </Section>
      ) : null}
    </>
  )
}
