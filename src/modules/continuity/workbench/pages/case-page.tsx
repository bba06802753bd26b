import type { ComponentProps, ReactNode } from 'react'
import { may } from '../../../../permissions.ts'
import type { Actor } from '../../../../platform/actor.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import { beginningOf } from '../../../../platform/japanese/graphemes.ts'
import { formatDate, formatDateTime, formatDay, weekdayOf } from '../../../../platform/japanese/era.ts'
import { businessDaysBetween } from '../../../../platform/japanese/calendar.ts'
import {
  Banner,
  CaseColumns,
  CheckList,
  Empty,
  LinkButton,
  NextActionCard,
  Pagination,
  Phone,
  PrintFoot,
  RecordEntry,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  Tag,
  TargetTypeLabel,
  Thread,
  type ThreadData,
  Undisclosed,
  Written,
} from '../../../../ui/index.ts'
import type { SupervisionNote } from '../../oversight/index.ts'
import type { Milestone } from '../milestones.rules.ts'
import {
  Callables,
  type Appointment,
  appointmentText,
  type CaseHeader,
  CaseHeading,
  type CaseTab,
  CaseTabs,
  channels,
  closureReasons,
  type ConsultationEntry,
  dayText,
  type FormerWording,
  FormerWordings,
  nameOf,
  speakers,
  topics,
  worksOn,
  CaseReferral,
  type JointSupport,
  type ReferralView,
  conferenceKinds,
  conferenceStatuses,
  type listConferencesOfCase,
  type LivingPlan,
  planStatuses,
} from '../../../casework/index.ts'
import {
  followUpStatuses,
  heldWith,
  type PlacementView,
  placementRoutes,
  trainingKinds,
  trainingResults,
  type TrainingView,
} from '../../../employment/index.ts'

type CheckListItem = ComponentProps<typeof CheckList>['items'][number]

/** Records in time order, with the places where a record exists that this desk may not read. */
export type RecordItem =
  | { type: 'record'; entry: ConsultationEntry }
  | { type: 'undisclosed'; id: string; occurredOn: CivilDate; deskShortName: string }

/** What this page shows itself; the other tabs are pages of their rooms. */
export type OwnTab = Extract<CaseTab, 'records' | 'referrals' | 'work' | 'history'>

/** Which part of a long list is shown; of the records also from which to which. */
export interface PageOfCase {
  number: number
  more: boolean
  from?: number
  to?: number
}

export interface CasePageProps {
  path: string
  shell: Shell
  actor: Actor
  header: CaseHeader
  tab: OwnTab
  thread: ThreadData
  records: RecordItem[]
  recordCount: number
  page: PageOfCase
  referrals: ReferralView[]
  placements: PlacementView[]
  trainings: TrainingView[]
  milestones: Milestone[]
  /** What is agreed and not over, the next first. */
  appointments: Appointment[]
  /** What stood in records that were put right or taken back. */
  corrections: FormerWording[]
  /** The support plan that isn't over yet. */
  plan: LivingPlan | undefined
  conferences: Awaited<ReturnType<typeof listConferencesOfCase>>
  /** Who helps, and who has helped. */
  joints: JointSupport[]
  /** Of whoever is responsible for the team; only for the case's own organization. */
  notes: SupervisionNote[]
  /** Open now in an emergency, and to whom. */
  emergencies: { accountId: string; accountName: string; organizationName: string; validUntil: Date }[]
  today: CivilDate
}

export function CasePage(props: CasePageProps) {
  const { path, shell, header, tab, thread, referrals, today } = props
  const name = nameOf(header)
  const works = worksOn(header, props.actor.organizationId)
  const waiting = referrals.find((referral) => referral.status === 'sent')
  return (
    <StaffLayout
      title={`${name.name} ${header.number}`}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <CaseHeading
          header={header}
          today={today}
          actions={<CaseActions {...props} works={works} waiting={waiting !== undefined} />}
        />
      }
    >
      {header.mergedInto ? (
        <Banner kind="caution" title={`この記録は ${header.mergedInto.number} にまとめました`}>
          <p>
            <a href={`/cases/${header.mergedInto.id}`}>続きの記録を開く</a>
          </p>
        </Banner>
      ) : null}
      {props.emergencies.map((each) => (
        <Banner
          key={each.accountId}
          kind="caution"
          title={
            each.accountId === props.actor.accountId
              ? '緊急の閲覧で開いています'
              : `${each.organizationName}の${each.accountName}さんが、緊急の閲覧で開いています`
          }
        >
          <p>
            {formatDateTime(each.validUntil)}に閉じます。
            {each.accountId === props.actor.accountId ? (
              '見たことは、すべて残ります。'
            ) : (
              <a href="/emergency">理由を読む</a>
            )}
          </p>
        </Banner>
      ))}
      {header.status === 'closed' && header.mergedInto === null ? (
        <ClosedBanner
          header={header}
          today={today}
          correctable={header.responsibleOrganizationId === props.actor.organizationId}
        />
      ) : null}
      {props.notes.some((note) => note.readAt === null) ? (
        <Banner kind="finding" icon="message" title="責任者のひとことがあります">
          <p>
            {beginningOf(props.notes.find((note) => note.readAt === null)?.note ?? '', 120)}{' '}
            <a href={`/cases/${header.id}/notes`}>読む</a>
          </p>
        </Banner>
      ) : null}
      <CaseColumns
        next={
          <>
            <Next {...props} works={works} />
            <Agreed {...props} works={works} />
          </>
        }
        thread={<Thread data={thread} />}
        tabs={
          <CaseTabs
            caseId={header.id}
            current={tab}
            counts={{
              records: props.recordCount,
              referrals: referrals.length,
              work: props.placements.length + props.trainings.length,
            }}
          />
        }
        main={
          <>
            {waiting && tab === 'records' ? (
              <CaseReferral
                referral={waiting}
                today={today}
                receiving={
                  waiting.toOrganizationId === props.actor.organizationId &&
                  waiting.fromOrganizationId !== props.actor.organizationId
                }
                actions={
                  <LinkButton href={`/referrals/${waiting.id}`} kind="secondary">
                    このつなぎを開く
                  </LinkButton>
                }
              />
            ) : null}
            <TabBody {...props} works={works} />
          </>
        }
        rest={<Rest {...props} works={works} waiting={waiting} />}
      />
      <PrintFoot paper="ケースの記録" number={header.number} made={formatDate(today)} />
    </StaffLayout>
  )
}

function CaseActions({ header, works, waiting, actor, joints }: CasePageProps & { works: boolean; waiting: boolean }) {
  // Whoever comes in is written down here: the address leads to the form that fits (reopening, joint support, a word to the responsible desk).
  const isOurs = header.responsibleOrganizationId === actor.organizationId
  if (header.mergedInto !== null) return null
  if (header.status === 'closed')
    return (
      <LinkButton
        href={`/cases/${header.id}/consultations/new`}
        kind={isOurs ? 'primary' : 'secondary'}
        icon="pencil-plus"
      >
        {isOurs ? '相談を記録して再開' : '来られたことを記録'}
      </LinkButton>
    )
  if (!works) {
    const helps = joints.some((joint) => joint.endedOn === null && joint.organizationId === actor.organizationId)
    return (
      <LinkButton
        href={`/cases/${header.id}/consultations/new`}
        kind={helps ? 'primary' : 'secondary'}
        icon="pencil-plus"
      >
        {helps ? '相談を記録' : '来られたことを記録'}
      </LinkButton>
    )
  }
  return (
    <>
      <LinkButton href={`/cases/${header.id}/consultations/new`} kind="primary" icon="pencil-plus">
        相談を記録
      </LinkButton>
      {waiting ? null : (
        <LinkButton href={`/cases/${header.id}/referrals/new`} kind="secondary" icon="arrows-exchange">
          つなぐ
        </LinkButton>
      )}
      <LinkButton href={`/cases/${header.id}/placements/new`} kind="secondary" icon="briefcase">
        就職を記録
      </LinkButton>
    </>
  )
}

function ClosedBanner({ header, today, correctable }: { header: CaseHeader; today: CivilDate; correctable: boolean }) {
  return (
    <Banner
      kind="done"
      title={`${header.closedOn === null ? '' : dayText(header.closedOn, today)}に終結しました`}
      icon="flag"
    >
      <p>
        {closureReasons[header.closureReason as keyof typeof closureReasons] ?? ''}
        {correctable ? (
          <>
            {' '}
            <a href={`/cases/${header.id}/closure/correct`}>終結の記録を訂正する</a>
          </>
        ) : null}
      </p>
      {header.closureSummary === null ? (
        <Undisclosed owner="責任窓口" what="終結のまとめ" />
      ) : header.closureSummary === '' ? null : (
        <Written text={header.closureSummary} />
      )}
      {header.closureReopenHint === null || header.closureReopenHint === '' ? null : (
        <p className="meta">再開するとき: {header.closureReopenHint}</p>
      )}
    </Banner>
  )
}

function Next({ header, works, today, placements }: CasePageProps & { works: boolean }) {
  const next = header.nextAction
  if (!next)
    return header.status === 'closed' ? null : (
      <p className="meta">次の予定は、いまの責任窓口({header.responsibleDeskShortName})にあります。</p>
    )
  const late = next.dueOn < today
  // What the follow-ups planned is done by recording one; the next plan comes from it.
  const followUp =
    next.origin === 'follow-up'
      ? placements
          .flatMap((placement) => placement.followUps.map((each) => ({ ...each, placementId: placement.id })))
          .filter((each) => each.heldOn === null && each.cancelledOn === null)
          .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0]
      : undefined
  const finishHref = followUp
    ? `/placements/${followUp.placementId}/follow-ups/${followUp.month}`
    : `/cases/${header.id}/next-action?how=done`
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
      {...(works
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
function Agreed({ header, appointments, works, actor, today }: CasePageProps & { works: boolean }) {
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

function TabBody(props: CasePageProps & { works: boolean }): ReactNode {
  switch (props.tab) {
    case 'records':
      return <Records {...props} />
    case 'referrals':
      return props.referrals.length === 0 ? (
        <Empty sentence="まだつなぎはありません。「つなぐ」で作ると、期限と返事がここに残ります。" />
      ) : (
        <>
          {props.referrals.map((referral) => (
            <CaseReferral
              key={referral.id}
              referral={referral}
              today={props.today}
              receiving={referral.toOrganizationId === props.actor.organizationId}
              actions={
                <LinkButton href={`/referrals/${referral.id}`} kind="secondary">
                  開く
                </LinkButton>
              }
            />
          ))}
        </>
      )
    case 'work':
      return (
        <>
          {props.placements.length === 0 ? (
            <Section title="就職" count={0}>
              <Empty sentence="まだ就職の記録はありません。記録すると、1・3・6・12か月の定着の確認が入ります。" />
            </Section>
          ) : (
            props.placements.map((placement) => (
              <PlacementSection key={placement.id} placement={placement} today={props.today} works={props.works} />
            ))
          )}
          <Trainings trainings={props.trainings} caseId={props.header.id} today={props.today} works={props.works} />
        </>
      )
    case 'history':
      return <History {...props} />
  }
}

function Records({ records, recordCount, page, actor, today, header }: CasePageProps) {
  const correctable = (entry: ConsultationEntry): boolean =>
    entry.organizationId === actor.organizationId && may(actor, 'consultation.correct')
  return (
    <Section title="相談の記録" count={recordCount}>
      {records.length === 0 ? (
        <Empty
          sentence={recordCount === 0 ? 'この窓口が読める記録は、まだありません。' : 'ここより前の記録はありません。'}
        />
      ) : (
        records.map((item) => {
          const day = item.type === 'record' ? item.entry.occurredOn : item.occurredOn
          const date = dayText(day, today).replace(/\(.\)$/, '')
          if (item.type === 'undisclosed')
            return (
              <RecordEntry key={item.id} date={date} dateTime={day} when={[`${weekdayOf(day)}曜日`]}>
                <Undisclosed owner={item.deskShortName} />
              </RecordEntry>
            )
          const entry = item.entry
          return (
            <RecordEntry
              key={entry.id}
              id={`record-${entry.id}`}
              date={date}
              dateTime={day}
              when={[
                `${weekdayOf(day)}曜日`,
                [channels[entry.channel], entry.minutes === null ? null : `${entry.minutes}分`]
                  .filter(Boolean)
                  .join('・'),
                speakerText(entry),
              ]}
              author={
                <>
                  {entry.authorName ?? ''}({entry.deskShortName})
                  {entry.topics.length > 0 ? (
                    <span className="meta">
                      {' '}
                      {entry.topics
                        .map((topic) => topics[topic as keyof typeof topics] ?? '')
                        .filter(Boolean)
                        .join('・')}
                    </span>
                  ) : null}
                  {entry.disclose === 'yes' ? null : (
                    <>
                      {' '}
                      <Tag kind="caution" icon="lock">
                        {entry.disclose === 'no' ? '本人に見せない' : '本人に見せる前に聞く'}
                      </Tag>
                    </>
                  )}
                  {entry.caseId === header.id ? null : <span className="meta"> まとめた記録から</span>}
                  {correctable(entry) && entry.correctsId === null ? (
                    <>
                      {' '}
                      <a href={`/cases/${entry.caseId}/consultations/${entry.id}`}>訂正する</a>
                    </>
                  ) : null}
                </>
              }
              text={entry.note}
              {...(entry.correctsId === null
                ? {}
                : {
                    after: (
                      <>
                        訂正しました({entry.correctionReason}){' '}
                        {correctable(entry) ? (
                          <a href={`/cases/${entry.caseId}/consultations/${entry.id}`}>前の記録を見る・訂正する</a>
                        ) : null}
                      </>
                    ),
                  })}
            />
          )
        })
      )}
      <Pages page={page} href={`/cases/${header.id}?`} text={`${recordCount}件のうち${page.from}〜${page.to}件目`} />
    </Section>
  )
}

/** Nothing where one page holds all. */
function Pages({ page, href, text }: { page: PageOfCase; href: string; text: string }) {
  if (page.number === 1 && !page.more) return null
  return (
    <Pagination
      {...(page.number > 1 ? { previousHref: `${href}page=${page.number - 1}` } : {})}
      {...(page.more ? { nextHref: `${href}page=${page.number + 1}` } : {})}
      text={text}
    />
  )
}

function speakerText(entry: ConsultationEntry): string {
  return `${speakers[entry.speaker]}${entry.speakerRelation === '' ? '' : `(${entry.speakerRelation})`}`
}

function PlacementSection({ placement, today, works }: { placement: PlacementView; today: CivilDate; works: boolean }) {
  const items: CheckListItem[] = placement.followUps.map((each) => ({
    state: each.cancelledOn !== null ? 'no' : each.heldOn !== null ? 'done' : each.dueOn <= today ? 'running' : 'open',
    text: `${each.month}か月${each.heldOn === null ? '' : ` ${each.status === null ? '' : followUpStatuses[each.status]}(${each.heldWith === null ? '' : heldWith[each.heldWith]})`}`,
    under:
      each.cancelledOn !== null ? (
        `取りやめ: ${each.cancelReason ?? ''}`
      ) : each.note === '' ? undefined : (
        <Written text={each.note} />
      ),
    right:
      each.heldOn !== null ? (
        <>
          {formatDay(each.heldOn)}
          {works ? (
            <>
              {' '}
              <a href={`/placements/${placement.id}/follow-ups/${each.month}/correct`}>訂正</a>
            </>
          ) : null}
        </>
      ) : each.cancelledOn !== null ? (
        ''
      ) : works ? (
        <a href={`/placements/${placement.id}/follow-ups/${each.month}`}>{formatDay(each.dueOn)}に確認</a>
      ) : (
        formatDay(each.dueOn)
      ),
  }))
  return (
    <Section title={placement.employerName} note={`${formatDate(placement.startedOn)}から`} pad>
      <p>
        {placement.regular ? '正規(正社員)' : '正規ではない'}・週{placement.weeklyHours}時間・
        {placementRoutes[placement.route]}
        {placement.endedOn === null ? '' : `・${formatDate(placement.endedOn)}に離職`}
        {works ? (
          <>
            {' '}
            <a href={`/placements/${placement.id}/correct`}>訂正する</a>
          </>
        ) : null}
      </p>
      <CheckList items={items} />
    </Section>
  )
}

function Trainings({
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

function History({ milestones, page, header, today, corrections }: CasePageProps) {
  return (
    <>
      <Section title="経過">
        {milestones.length === 0 ? <Empty sentence="ここより前の経過はありません。" /> : null}
        {milestones.map((milestone) => (
          <RecordEntry
            key={milestone.id}
            date={dayText(milestone.on, today).replace(/\(.\)$/, '')}
            dateTime={milestone.on}
            when={[milestone.place]}
            author={milestone.text}
          >
            {milestone.who === '' ? null : <p className="meta">{milestone.who}</p>}
          </RecordEntry>
        ))}
        <Pages page={page} href={`/cases/${header.id}?tab=history&`} text={`${page.number}ページ目`} />
      </Section>
      <FormerWordings corrections={corrections} today={today} named />
    </>
  )
}

function Rest({
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
