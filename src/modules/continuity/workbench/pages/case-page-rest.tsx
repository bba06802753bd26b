/** What stands beside a case: who answers for it and who helps, and what the rooms show there. */
import { Fragment } from 'react'
import { may } from '../../../../permissions.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import { beginningOf } from '../../../../platform/japanese/graphemes.ts'
import { Section } from '../../../../ui/index.ts'
import { dayText, type JointSupport, type PanelPlace, type ReferralView } from '../../../casework/index.ts'
import type { CasePageProps } from './case-page-props.ts'

export function Rest({
  header,
  place,
  waiting,
  today,
  joints,
  panels,
}: CasePageProps & { place: PanelPlace; waiting: ReferralView | undefined }) {
  return (
    <>
      <Section title="責任窓口" kind="quiet">
        <p>
          <strong>{header.responsibleDeskName}</strong>
        </p>
        <p className="meta">
          {header.responsibleAccountName ?? '担当はまだ決まっていません'} {dayText(header.responsibleSince, today)}から
        </p>
        {waiting ? <p className="meta">{waiting.toDeskName}が受け入れるまで、責任はこの窓口にあります。</p> : null}
      </Section>
      {joints.length > 0 ? (
        <Section title="いっしょに支援" kind="quiet">
          {joints.slice(0, 5).map((joint) => (
            <JointLine key={joint.id} joint={joint} today={today} />
          ))}
        </Section>
      ) : null}
      {panels.beside.map((each, index) => (
        <Fragment key={index}>{each.panel(place)}</Fragment>
      ))}
    </>
  )
}

function JointLine({ joint, today }: { joint: JointSupport; today: CivilDate }) {
  return (
    <>
      <p>
        <a href={`/joint-supports/${joint.id}`}>{joint.deskName}</a>{' '}
        <span className="meta">
          {joint.endedOn === null
            ? (joint.workerName ?? '担当はまだ決まっていません')
            : `${dayText(joint.endedOn, today)}まで`}
        </span>
      </p>
      {joint.next === null ? null : (
        <p className={joint.next.dueOn < today ? 'late' : 'meta'}>
          次の予定 {dayText(joint.next.dueOn, today)} {beginningOf(joint.next.note, 40)}
        </p>
      )}
    </>
  )
}

export const PaperLink = ({ header, actor }: PanelPlace) =>
  may(actor, 'case.copy') ? (
    <Section title="紙にする" kind="quiet">
      <p>
        <a href={`/cases/${header.id}/paper`}>ケースの記録を紙にする</a>
      </p>
    </Section>
  ) : null
