/** The case page's records of talks, and its course. */
import { may } from '../../../../permissions.ts'
import { weekdayOf } from '../../../../platform/japanese/era.ts'
import { Empty, Pagination, RecordEntry, Section, Tag, Undisclosed } from '../../../../ui/index.ts'
import { channels, type ConsultationEntry, dayText, FormerWordings, speakers, topics } from '../../../casework/index.ts'
import type { CasePageProps, PageOfCase } from './case-page-props.ts'

export function Records({ records, recordCount, page, actor, today, header }: CasePageProps) {
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

export function History({ milestones, page, header, today, corrections }: CasePageProps) {
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
