/** Referrals that wait for an answer, here or there, and what came back. */
import { formatDay } from '../../../../platform/japanese/era.ts'
import { Empty, PostButton, Row, Rows, Section } from '../../../../ui/index.ts'
import type { Reminder } from '../today.queries.ts'
import {
  nameOfRow,
  IncomingRows,
  jointEnds as jointEndWords,
  OutgoingRows,
  type ReferralView,
  referralOutcomes,
  subjectOf,
} from '../../../casework/index.ts'
import type { TodayPageProps } from './today-page-props.ts'

export function Referrals({ shell, incoming, outgoing, news, reminders, today }: TodayPageProps) {
  const earlierNews = reminders.filter((each) => each.what === 'news')
  const jointEnds = reminders.filter((each) => each.what === 'joint-end')
  return (
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
