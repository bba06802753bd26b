/** What stands beside a case: who answers for it and who helps, plan, conferences, whom to call, where to go from here. */
import { may } from '../../../../permissions.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import { beginningOf } from '../../../../platform/japanese/graphemes.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import { Phone, Section, TargetTypeLabel } from '../../../../ui/index.ts'
import {
  Callables,
  dayText,
  type JointSupport,
  type ReferralView,
  conferenceKinds,
  conferenceStatuses,
  planStatuses,
} from '../../../casework/index.ts'
import type { CasePageProps } from './case-page-props.ts'

export function Rest({
  header,
  works,
  waiting,
  today,
  actor,
  notes,
  plan,
  conferences,
  joints,
}: CasePageProps & { works: boolean; waiting: ReferralView | undefined }) {
  const phone = header.person?.phone ?? ''
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
      {plan ? (
        <Section title="支援プラン" kind="quiet">
          <p>
            <a href={`/cases/${header.id}/support-plans/${plan.id}`}>第{plan.number}回のプラン</a>{' '}
            <span className="meta">{planStatuses[plan.status]}</span>
          </p>
          {plan.status === 'running' ? (
            <p className={plan.reviewOn < today ? 'late' : 'meta'}>
              {plan.reviewOn < today
                ? `見直しの日(${formatDay(plan.reviewOn)})を過ぎています`
                : `次の見直し ${formatDay(plan.reviewOn)}`}
            </p>
          ) : null}
        </Section>
      ) : null}
      {works || conferences.length > 0 ? (
        <Section
          title="会議"
          kind="quiet"
          more={works ? <a href={`/cases/${header.id}/conferences/new`}>会議を決める</a> : null}
        >
          {conferences.length === 0 ? (
            <p className="meta">まだありません。</p>
          ) : (
            conferences.slice(0, 5).map((each) => (
              <p key={each.id}>
                <a href={`/conferences/${each.id}`}>
                  {formatDay(each.heldOn)} {conferenceKinds[each.kind]}
                </a>{' '}
                <span className="meta">{conferenceStatuses[each.status]}</span>
              </p>
            ))
          )}
        </Section>
      ) : null}
      {header.person && may(actor, 'person.read') ? (
        <Section title="連絡先" kind="quiet" more={<a href={`/people/${header.person.id}`}>本人の情報</a>}>
          {phone === '' && header.person.email === '' ? (
            <p className="meta">連絡先は聞いていません。</p>
          ) : (
            <p>
              {phone === '' ? null : (
                <Phone digits={phone} dials={!header.person.contactCautions.includes('no-phone')} />
              )}{' '}
              {header.person.email}
            </p>
          )}
          <Callables header={header} />
        </Section>
      ) : null}
      <Section
        title="類型"
        kind="quiet"
        more={
          works ? (
            <a href={`/cases/${header.id}/target-type`}>{header.targetType === null ? '判定する' : '見直す'}</a>
          ) : null
        }
      >
        <p>
          <TargetTypeLabel
            type={header.targetType}
            provisional={header.targetTypeProvisional}
            hidden={header.targetTypeHidden}
          />
        </p>
      </Section>
      {header.responsibleOrganizationId === actor.organizationId &&
      (notes.length > 0 || may(actor, 'supervision.note')) ? (
        <Section title="責任者のひとこと" kind="quiet">
          <p>
            <a href={`/cases/${header.id}/notes`}>
              {notes.length === 0 ? 'ひとことを残す' : `${notes.length}件を見る`}
            </a>
          </p>
        </Section>
      ) : null}
      {header.responsibleOrganizationId === actor.organizationId ? (
        <Section title="本人に渡すもの" kind="quiet">
          <p>
            <a href={`/cases/${header.id}/copy`}>本人に渡す写し</a>
          </p>
        </Section>
      ) : null}
      {may(actor, 'case.copy') ? (
        <Section title="紙にする" kind="quiet">
          <p>
            <a href={`/cases/${header.id}/paper`}>ケースの記録を紙にする</a>
          </p>
        </Section>
      ) : null}
      {may(actor, 'retention.hold') ? (
        <Section title="保存と廃棄" kind="quiet">
          <p>
            <a href={`/cases/${header.id}/retention`}>保存期間と、廃棄の停止</a>
          </p>
        </Section>
      ) : null}
      {works ? (
        <Section title="このケースを終えるとき" kind="quiet">
          <p>
            <a href={`/cases/${header.id}/closure`}>終結する</a>
          </p>
        </Section>
      ) : null}
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
