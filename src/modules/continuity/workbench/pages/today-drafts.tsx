/** What was begun to be written and isn't recorded yet. */
import { type CivilDate, addDays, civilDateOf, daysBetween, timeOfDayOf } from '../../../../platform/clock.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import { Row, Rows, Section } from '../../../../ui/index.ts'
import { nameOfRow } from '../../../casework/index.ts'
import type { TodayPageProps } from './today-page-props.ts'

/** Told in its last week: the last whole day on which it is still there. */
function DraftEnd({ updatedAt, keepDays, today }: { updatedAt: Date; keepDays: number; today: CivilDate }) {
  const until = addDays(civilDateOf(updatedAt), keepDays - 1)
  if (daysBetween(today, until) > 7) return null
  return <strong className="late"> {until < today ? 'まもなく消えます' : `${formatDay(until)}まで`}</strong>
}

export function Drafts({ drafts, draftKeepDays, today }: TodayPageProps) {
  if (drafts.length === 0) return null
  return (
    <Section title="下書き" count={drafts.length} note={`${draftKeepDays}日書かないと消えます`}>
      <Rows>
        {drafts.map((draft) => (
          <Row
            key={draft.key}
            title={draft.title}
            href={draft.path}
            titleNote={draft.familyName !== null ? nameOfRow(draft) : draft.typed || undefined}
            aside={
              <span className="meta nb">
                {civilDateOf(draft.updatedAt) === today ? 'きょう' : formatDay(civilDateOf(draft.updatedAt))}{' '}
                {timeOfDayOf(draft.updatedAt)}
                <DraftEnd updatedAt={draft.updatedAt} keepDays={draftKeepDays} today={today} />
              </span>
            }
          />
        ))}
      </Rows>
    </Section>
  )
}
