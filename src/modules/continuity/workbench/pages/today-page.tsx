import type { ReactNode } from 'react'
import { type CivilDate, addDays, civilDateOf, daysBetween, timeOfDayOf } from '../../../../platform/clock.ts'
import { beginningOf } from '../../../../platform/japanese/graphemes.ts'
import { formatDay, formatEraYear, weekdayOf } from '../../../../platform/japanese/era.ts'
import { businessDaysBetween } from '../../../../platform/japanese/calendar.ts'
import {
  type DayItem,
  Columns,
  Column,
  DayThread,
  DueDay,
  DueLead,
  Empty,
  LinkButton,
  Note,
  PageHeading,
  Phone,
  Pills,
  PostButton,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  Tag,
  Written,
} from '../../../../ui/index.ts'
import type { ActionCounts, DraftRow, DueAction, Reminder } from '../today.queries.ts'
import {
  appointmentText,
  type DeskAppointment,
  nameOfRow,
  nextActionKinds,
  IncomingRows,
  jointEnds as jointEndWords,
  OutgoingRows,
  type ReferralView,
  referralOutcomes,
  subjectOf,
} from '../../../casework/index.ts'
import { contactCautions, relations } from '../../../people/index.ts'
import { type DueFollowUp, FollowUpRows } from '../../../employment/index.ts'

export interface TodayPageProps {
  path: string
  shell: Shell
  today: CivilDate
  now: string
  deskName: string
  appointments: DueAction[]
  /** Agreed for today, or for a day that is over with nobody having said what became of it; not what is next in its case. */
  agreed: DeskAppointment[]
  actions: DueAction[]
  counts: ActionCounts
  incoming: ReferralView[]
  outgoing: ReferralView[]
  news: ReferralView[]
  followUps: DueFollowUp[]
  drafts: DraftRow[]
  /** Days after its last word until a draft goes by itself. */
  draftKeepDays: number
  reminders: Reminder[]
  isManager: boolean
  wholeDesk: boolean
  canWorkOnCases: boolean
}

/** Told in its last week: the last whole day on which it is still there. */
function DraftEnd({ updatedAt, keepDays, today }: { updatedAt: Date; keepDays: number; today: CivilDate }) {
  const until = addDays(civilDateOf(updatedAt), keepDays - 1)
  if (daysBetween(today, until) > 7) return null
  return <strong className="late"> {until < today ? 'まもなく消えます' : `${formatDay(until)}まで`}</strong>
}

export function TodayPage(props: TodayPageProps) {
  const {
    path,
    shell,
    today,
    now,
    deskName,
    appointments,
    agreed,
    actions,
    counts,
    incoming,
    outgoing,
    news,
    followUps,
    drafts,
    reminders,
  } = props
  const [ofToday, unsettled] = [
    agreed.filter((each) => each.onDay === today),
    agreed.filter((each) => each.onDay < today),
  ]
  const ofDay = [
    ...appointments.map((each) => dayItem(each, now, props.canWorkOnCases)),
    ...ofToday.map((each) => agreedItem(each, now)),
  ].toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const of = (what: Reminder['what']): Reminder[] => reminders.filter((each) => each.what === what)
  const [notes, reviews, decisions, earlierNews, joints, jointEnds, answers] = [
    of('note'),
    of('review'),
    of('decision'),
    of('news'),
    of('joint'),
    of('joint-end'),
    of('answer'),
  ]
  const emergencies = of('emergency')
  const walkIns = [...of('came'), ...of('reopened')]
  return (
    <StaffLayout
      title="今日"
      path={path}
      shell={shell}
      heading={
        <PageHeading
          day
          overline={`${formatEraYear(Number(today.slice(0, 4)))} ${deskName}`}
          title={`${Number(today.slice(5, 7))}月${Number(today.slice(8))}日`}
          small={`${weekdayOf(today)}曜日`}
          aside={<Warning {...props} />}
        />
      }
    >
      <Pills
        label="だれの予定"
        items={[
          { label: 'わたしと窓口の予定', href: '/today', current: !props.wholeDesk },
          { label: props.isManager ? '機関の全員' : '窓口の全員', href: '/today?whose=all', current: props.wholeDesk },
        ]}
      />
      <Columns ratio="7-5">
        <Column>
          {drafts.length > 0 ? (
            <Section title="下書き" count={drafts.length} note={`${props.draftKeepDays}日書かないと消えます`}>
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
                        <DraftEnd updatedAt={draft.updatedAt} keepDays={props.draftKeepDays} today={today} />
                      </span>
                    }
                  />
                ))}
              </Rows>
            </Section>
          ) : null}
          <Section
            title="予約"
            count={appointments.length + ofToday.length}
            more={props.canWorkOnCases ? <a href="/appointments">今週の約束</a> : null}
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
          <Section
            title="次の予定"
            note={`期限切れ ${counts.overdue}・今日 ${counts.today}・あす ${counts.tomorrow}`}
            more={props.canWorkOnCases ? <a href="/cases">すべて({counts.all}件)</a> : null}
            id="next"
          >
            {actions.length === 0 ? (
              <Empty
                sentence="期限の近い予定はありません。ケースの次の予定が、期限の順にここに並びます。"
                {...(props.canWorkOnCases
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
                  <ActionRow
                    key={each.caseId}
                    action={each}
                    today={today}
                    showWorker={props.wholeDesk}
                    canWork={props.canWorkOnCases}
                  />
                ))}
              </Rows>
            )}
          </Section>
        </Column>
        <Column>
          {props.canWorkOnCases ? (
            <>
              <Section title="こちらの返事を待つつなぎ" count={incoming.length}>
                {incoming.length === 0 ? (
                  <Empty sentence="返事を待たせているつなぎはありません。" />
                ) : (
                  <IncomingRows referrals={incoming} today={today} />
                )}
              </Section>
              <Section title="相手の返事を待つつなぎ" count={outgoing.length}>
                {outgoing.length === 0 ? (
                  <Empty sentence="返事を待っているつなぎはありません。" />
                ) : (
                  <OutgoingRows referrals={outgoing} today={today} />
                )}
              </Section>
              {news.length + earlierNews.length + jointEnds.length > 0 ? (
                <Section title="返ってきた知らせ" count={news.length + earlierNews.length + jointEnds.length}>
                  <Rows>
                    {news.map((each) => (
                      <NewsRow key={each.id} referral={each} />
                    ))}
                    {earlierNews.map((each) => (
                      <EarlierNewsRow key={each.id} news={each} csrf={shell.csrf} />
                    ))}
                    {jointEnds.map((each) => (
                      <JointEndRow key={each.id} news={each} csrf={shell.csrf} />
                    ))}
                  </Rows>
                </Section>
              ) : null}
            </>
          ) : null}
          {emergencies.length > 0 ? (
            <Section title="緊急の閲覧" count={emergencies.length} more={<a href="/emergency">確かめる</a>}>
              <Rows>
                {emergencies.map((each) => (
                  <Row
                    key={each.id}
                    title={each.authorName ?? ''}
                    href={`/emergency/${each.id}/review`}
                    text={<span className="clamp-2">{each.text}</span>}
                    aside={<span className="meta nb">{each.dueOn === null ? '' : formatDay(each.dueOn)}</span>}
                  />
                ))}
              </Rows>
            </Section>
          ) : null}
          {walkIns.length > 0 ? (
            <Section title="ほかの窓口に来られた方" count={walkIns.length}>
              <Rows>
                {walkIns.map((each) => (
                  <WalkInRow key={each.id} news={each} csrf={shell.csrf} />
                ))}
              </Rows>
            </Section>
          ) : null}
          {joints.length > 0 ? (
            <Section title="いっしょに支援" count={joints.length} more={<a href="/joint-supports">すべて</a>}>
              <Rows>
                {joints.map((each) => (
                  <Row
                    key={each.id}
                    lead={<DueDay on={each.dueOn ?? today} today={today} />}
                    title={nameOfRow(each)}
                    href={`/joint-supports/${each.id}`}
                    text={<span className="clamp-2">{each.text}</span>}
                  />
                ))}
              </Rows>
            </Section>
          ) : null}
          {answers.length > 0 ? (
            <Section title="本人からの返事" count={answers.length}>
              <Rows>
                {answers.map((each) => (
                  <Row
                    key={each.id}
                    title={nameOfRow(each)}
                    href={`/cases/${each.caseId}/support-plans/${each.id}`}
                    text={<span className="clamp-2">{each.text === '' ? 'プランに同意しました' : each.text}</span>}
                    aside={<span className="meta nb">{each.dueOn === null ? '' : formatDay(each.dueOn)}</span>}
                  />
                ))}
              </Rows>
            </Section>
          ) : null}
          {notes.length > 0 ? (
            <Section title="責任者のひとこと" count={notes.length}>
              <Rows>
                {notes.map((each) => (
                  <Row
                    key={each.id}
                    title={nameOfRow(each)}
                    href={`/cases/${each.caseId}/notes`}
                    text={beginningOf(each.text, 80)}
                    aside={<span className="meta nb">{each.authorName}</span>}
                  />
                ))}
              </Rows>
            </Section>
          ) : null}
          {reviews.length > 0 ? (
            <Section title="プランの見直し" count={reviews.length}>
              <Rows>
                {reviews.map((each) => (
                  <Row
                    key={each.id}
                    lead={<DueDay on={each.dueOn ?? today} today={today} />}
                    title={nameOfRow(each)}
                    href={`/cases/${each.caseId}/support-plans/${each.id}`}
                    text={<span className="clamp-2">{each.text}</span>}
                  />
                ))}
              </Rows>
            </Section>
          ) : null}
          {decisions.length > 0 ? (
            <Section title="会議で決まったこと" count={decisions.length}>
              <Rows>
                {decisions.map((each) => (
                  <Row
                    key={each.id}
                    lead={<DueDay on={each.dueOn ?? today} today={today} />}
                    title={<span className="clamp-2">{each.text}</span>}
                    {...(each.firstSpeaker === null ? {} : { titleNote: nameOfRow(each) })}
                    {...(each.conferenceOpens
                      ? { href: `/conferences/${each.conferenceId}` }
                      : {
                          aside: (
                            <PostButton
                              action={`/conferences/${each.conferenceId}/decisions/${each.id}/done?back=today`}
                              csrf={shell.csrf}
                              kind="secondary"
                              size="small"
                            >
                              すませた
                            </PostButton>
                          ),
                        })}
                  />
                ))}
              </Rows>
            </Section>
          ) : null}
          <Section title="定着の確認" count={followUps.length}>
            {followUps.length === 0 ? (
              <Empty sentence="7日のうちに確かめる方はいません。" />
            ) : (
              <FollowUpRows due={followUps} today={today} />
            )}
          </Section>
        </Column>
      </Columns>
    </StaffLayout>
  )
}

/** One sentence says what is wrong today, and links to it. Silence where nothing is. */
function Warning({ counts, incoming, outgoing, today }: TodayPageProps) {
  const due = incoming.filter((each) => each.respondBy <= today).length
  const silent = outgoing.filter((each) => each.respondBy < today).length
  const parts: ReactNode[] = []
  if (counts.overdue > 0)
    parts.push(
      <a key="overdue" href="#next">
        期限を過ぎた予定が<strong className="late">{counts.overdue}件</strong>
      </a>,
    )
  if (due > 0)
    parts.push(
      <a key="due" href="/referrals">
        今日までに返事のいるつなぎが<strong className="now">{due}件</strong>
      </a>,
    )
  if (silent > 0)
    parts.push(
      <a key="silent" href="/referrals">
        返事のおくれているつなぎが<strong className="late">{silent}件</strong>
      </a>,
    )
  if (parts.length === 0) return <p>期限を過ぎたものはありません。</p>
  return <p>{parts.map((part, index) => [index > 0 ? '、' : '', part])}あります。</p>
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

function NewsRow({ referral }: { referral: ReferralView }) {
  const text =
    referral.outcome !== null
      ? `${referral.toDeskName}から: ${referralOutcomes[referral.outcome]}`
      : referral.status === 'accepted'
        ? `${referral.toDeskName}が受け入れました`
        : `${referral.toDeskName}は受け入れられませんでした`
  const day = referral.outcomeOn ?? referral.answeredOn
  return (
    <Row
      title={subjectOf(referral)}
      href={`/referrals/${referral.id}`}
      text={text}
      aside={<span className="meta nb">{day === null ? '' : formatDay(day)}</span>}
    />
  )
}

/** Of somebody handed over earlier: what became of it, and nothing of what was said there. */
function EarlierNewsRow({ news, csrf }: { news: Reminder; csrf: string }) {
  return (
    <Row
      title={news.familyName === null ? '前につないだ方' : nameOfRow({ ...news, firstSpeaker: null })}
      {...(news.caseNumber === null ? {} : { href: `/cases/${news.caseId}` })}
      text={`その後に支援した${news.deskName ?? ''}から: ${referralOutcomes[news.text as keyof typeof referralOutcomes]}(${news.dueOn === null ? '' : formatDay(news.dueOn)})`}
      aside={
        <PostButton csrf={csrf} action={`/referrals/news/${news.id}/acknowledgement`} kind="secondary" size="small">
          確かめた
        </PostButton>
      }
    />
  )
}

/** Came to a desk that doesn't answer for them: what that desk wrote for this one. */
function WalkInRow({ news, csrf }: { news: Reminder; csrf: string }) {
  const day = news.dueOn === null ? '' : formatDay(news.dueOn)
  return (
    <Row
      title={nameOfRow(news)}
      {...(news.caseNumber === null ? {} : { href: `/cases/${news.caseId}` })}
      text={
        news.what === 'reopened' ? (
          `${day} ${news.deskName ?? ''}で、ケースが再開されました。いまの責任窓口です。`
        ) : (
          <>
            <span className="nb">
              {day} {news.deskName}から
            </span>{' '}
            <Written text={news.text} />
          </>
        )
      }
      aside={
        <PostButton csrf={csrf} action={`/walk-ins/${news.id}/acknowledgement`} kind="secondary" size="small">
          確かめた
        </PostButton>
      }
    />
  )
}

/** Where this organization helped: the lead, or the end of the case, ended it. */
function JointEndRow({ news, csrf }: { news: Reminder; csrf: string }) {
  return (
    <Row
      title={nameOfRow(news)}
      href={`/joint-supports/${news.id}`}
      text={`いっしょの支援が終わりました: ${jointEndWords[news.text as keyof typeof jointEndWords]}(${news.dueOn === null ? '' : formatDay(news.dueOn)})`}
      aside={
        <PostButton csrf={csrf} action={`/joint-supports/${news.id}/acknowledgement`} kind="secondary" size="small">
          確かめた
        </PostButton>
      }
    />
  )
}
