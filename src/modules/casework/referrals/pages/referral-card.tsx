import type { ReactNode } from 'react'
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import { ReferralCard as Card, Written } from '../../../../ui/index.ts'
import { declineReasons, outcomes, statuses, urgencies } from '../referral.labels.ts'
import type { ReferralView } from '../referral.queries.ts'
import { questionsOf } from '../referral.rules.ts'
import { basisText, clockText, sharesText } from './referral-words.ts'

export interface CaseReferralProps {
  referral: ReferralView
  today: CivilDate
  /** Whose eyes: the sender sees 相手の返事, the receiver こちらの返事. */
  receiving: boolean
  actions?: ReactNode
}

/** A つなぎ with its clock, what was asked, what was passed on and what was not, on what basis. */
export function CaseReferral({ referral, today, receiving, actions }: CaseReferralProps) {
  const { clock, text } = clockText(referral, today, receiving)
  const shares = sharesText(referral.shares)
  const waiting = referral.status === 'sent'
  return (
    <Card
      title={receiving ? `${referral.fromDeskName}からのつなぎ` : `${referral.toDeskName}へのつなぎ`}
      state={waiting ? (clock.state === 'ok' ? 'waiting' : clock.state) : 'answered'}
      tag={{
        text: statuses[referral.status],
        ...(referral.status === 'declined' || referral.status === 'withdrawn'
          ? { kind: 'neutral' as const, icon: 'circle-minus' as const }
          : {}),
      }}
      {...(waiting
        ? {
            clock: {
              used: clock.used,
              total: clock.total,
              text:
                clock.state === 'late'
                  ? text
                  : `返事の期限は${clock.state === 'today' ? '今日 ' : ''}${formatDay(referral.respondBy)}`,
              note: `${clock.used === 0 ? '送ったばかりです' : `${clock.used}開庁日目`}${clock.state === 'late' ? '。返事がなくても、つなぎは終わりません。' : '。過ぎると両方の責任者に知らせます。'}`,
            },
          }
        : {})}
      items={[
        ...(referral.mode === 'joint'
          ? [{ term: 'つなぎ方', value: `いっしょに支援してもらう(責任は${referral.fromDeskName}に残ります)` }]
          : []),
        { term: 'お願い', value: <Requests referral={referral} /> },
        { term: 'つなぐ理由', value: referral.reason === null ? <DoorEnded /> : <Written text={referral.reason} /> },
        ...(referral.urgency === 'normal' ? [] : [{ term: '急ぎ', value: urgencies[referral.urgency] }]),
        {
          term: '渡した内容',
          value: (
            <>
              {shares.given}
              {shares.kept === '' ? null : <span className="meta">({shares.kept}は渡していません)</span>}
            </>
          ),
        },
        { term: '根拠', value: basisText(referral) },
        {
          term: '送った人',
          value: `${referral.fromAccountName ?? ''}(${referral.fromDeskName}) ${formatDay(referral.sentOn)}`,
        },
        ...answerItems(referral),
      ]}
      {...(actions === undefined ? {} : { actions })}
    />
  )
}

function answerItems(referral: ReferralView) {
  const who = `${referral.answeredByName ?? ''} ${referral.answeredOn === null ? '' : formatDay(referral.answeredOn)}`
  switch (referral.status) {
    case 'sent':
      return []
    case 'accepted':
      return [
        {
          term: '返事',
          value: `受け入れました。はじめて会う日 ${referral.firstAppointmentOn === null ? '' : formatDay(referral.firstAppointmentOn)} ${who}`,
        },
        ...(referral.answerNote === '' ? [] : [{ term: 'ひとこと', value: <Written text={referral.answerNote} /> }]),
        ...(referral.outcome === null
          ? []
          : [
              {
                term: 'その後',
                value: (
                  <>
                    {outcomes[referral.outcome]}({referral.outcomeOn === null ? '' : formatDay(referral.outcomeOn)})
                    <Written text={referral.outcomeNote} />
                  </>
                ),
              },
            ]),
      ]
    case 'declined':
      return [
        {
          term: '返事',
          value: `断り: ${referral.declineReason === null ? '' : declineReasons[referral.declineReason]} ${who}`,
        },
        { term: 'かわりに', value: <Written text={referral.declineSuggestion} /> },
      ]
    case 'withdrawn':
      return [
        {
          term: '取り下げ',
          value: (
            <>
              <Written text={referral.withdrawReason} /> <span className="meta">{who}</span>
            </>
          ),
        },
      ]
  }
}

/** The receiver's door has ended: the words are the sender's alone. */
const DoorEnded = () => <span className="meta">見られる期間が終わりました。送った窓口だけが見られます。</span>

/** What was asked; once told, with the answer under each line. */
function Requests({ referral }: { referral: ReferralView }) {
  if (referral.requests === null) return <DoorEnded />
  if (referral.answers.every((answer) => answer === '')) return <Written text={referral.requests} />
  return (
    <ul className="plain-list">
      {questionsOf(referral.requests).map((question, index) => (
        <li key={index}>
          {question}
          {referral.answers[index] ? (
            <Written text={`→ ${referral.answers[index]}`} />
          ) : (
            <span className="meta"> → まだ答えがありません</span>
          )}
        </li>
      ))}
    </ul>
  )
}
