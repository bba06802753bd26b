/** What else asks for somebody at this desk. */
import { beginningOf } from '../../../../platform/japanese/graphemes.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import { DueDay, Empty, PostButton, Row, Rows, Section, Written } from '../../../../ui/index.ts'
import type { Reminder } from '../today.queries.ts'
import { nameOfRow } from '../../../casework/index.ts'
import { FollowUpRows } from '../../../employment/index.ts'
import type { TodayPageProps } from './today-page-props.ts'

export function Reminders({ shell, reminders, followUps, today }: TodayPageProps) {
  const of = (what: Reminder['what']): Reminder[] => reminders.filter((each) => each.what === what)
  const [notes, reviews, decisions, joints, answers] = [
    of('note'),
    of('review'),
    of('decision'),
    of('joint'),
    of('answer'),
  ]
  const emergencies = of('emergency')
  const walkIns = [...of('came'), ...of('reopened')]
  return (
    <>
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
    </>
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
