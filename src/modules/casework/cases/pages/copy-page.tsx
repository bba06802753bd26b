import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate, weekdayOf } from '../../../../platform/japanese/era.ts'
import {
  Button,
  Empty,
  PageHeading,
  PrintFoot,
  RecordEntry,
  Section,
  type Shell,
  StaffLayout,
} from '../../../../ui/index.ts'
import { channels, nextActionKinds, speakers } from '../case.labels.ts'
import type { CaseHeader, ConsultationEntry } from '../case.queries.ts'
import { dayText, nameOf, withSan } from './case-words.ts'

/** The paper that may be given to the person: what they said, and what others said that may be shown. */
export function CopyPage({
  path,
  shell,
  header,
  records,
  kept,
  today,
}: {
  path: string
  shell: Shell
  header: CaseHeader
  records: ConsultationEntry[]
  /** Records of this desk that aren't on the paper. */ kept: number
  today: CivilDate
}) {
  return (
    <StaffLayout
      title="本人に渡す写し"
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={withSan(nameOf(header))}
          title="本人に渡す写し"
          lead="本人に見せてよいとされた記録だけを並べています。"
          aside={
            <span hidden data-print="">
              <Button type="button" kind="secondary" icon="printer">
                印刷する
              </Button>
            </span>
          }
        />
      }
    >
      {header.nextAction ? (
        <Section title="次の予定" pad>
          <p>
            <strong>
              {dayText(header.nextAction.dueOn, today)}
              {header.nextAction.time === null ? '' : ` ${header.nextAction.time}`}
            </strong>{' '}
            {nextActionKinds[header.nextAction.kind]}({header.nextAction.deskShortName})
          </p>
        </Section>
      ) : null}
      <Section title="相談の記録" count={records.length}>
        {records.length === 0 ? (
          <Empty sentence="渡せる記録はまだありません。" />
        ) : (
          records.map((entry) => (
            <RecordEntry
              key={entry.id}
              date={dayText(entry.occurredOn, today).replace(/\(.\)$/, '')}
              dateTime={entry.occurredOn}
              when={[`${weekdayOf(entry.occurredOn)}曜日`, channels[entry.channel], speakers[entry.speaker]]}
              author={entry.deskShortName}
              text={entry.note}
            />
          ))
        )}
      </Section>
      {/* Never on the paper: that somebody else spoke is theirs to tell. */}
      {kept > 0 ? (
        <p className="meta screen-only">
          紙には出しません: この窓口には、本人に見せない記録や、話した人に聞いてから見せる記録が{kept}件あります。
        </p>
      ) : null}
      <PrintFoot paper="相談の記録の写し" number={header.number} made={formatDate(today)} />
    </StaffLayout>
  )
}
