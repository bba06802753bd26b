/** What is left of a meeting: its sealed minutes with what was added, and what was decided. */
import { civilDateOf, timeOfDayOf } from '../../../../platform/clock.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import {
  CheckList,
  Form,
  PostButton,
  RecordEntry,
  Section,
  SubmitRow,
  TextArea,
  Undisclosed,
  Written,
} from '../../../../ui/index.ts'
import { addendumForm } from '../conference.form.ts'
import type { ConferencePageProps } from './conference-page.tsx'
import { short } from './conference-words.tsx'

export function Minutes({ conference, hosts, path, kit, values, errors }: ConferencePageProps & { hosts: boolean }) {
  const { papers } = conference
  return (
    <Section
      title="会議の記録"
      pad
      note={conference.closedAt === null ? '' : `${timeOfDayOf(conference.closedAt)}に終わりました`}
    >
      {papers === null || papers.minutes === null ? (
        <Undisclosed owner={conference.hostDeskName} what="会議の記録" />
      ) : (
        <>
          <Written text={papers.minutes} />
          <p className="meta">
            {papers.sealHolds ? (
              <>
                確定した時のままです。照合の印 <span className="num">{papers.seal?.slice(0, 12)}</span>
              </>
            ) : (
              <strong className="late">確定した時の内容と合いません。管理者に知らせてください。</strong>
            )}
          </p>
          {conference.addenda.map((each) => (
            <RecordEntry
              key={each.id}
              date={short(civilDateOf(each.writtenAt))}
              dateTime={each.writtenAt.toISOString()}
              when={['書き足し']}
              author={each.authorName ?? ''}
              text={each.note}
            />
          ))}
          {hosts ? (
            <Form action={`${path.replace(/\/addenda$/, '')}/addenda`} kit={kit} errors={errors}>
              <TextArea
                {...addendumForm.boxes(values).note}
                hint="確定した記録は変えられません。足りないことだけを書き足します。"
                rows={2}
              />
              <SubmitRow label="書き足す" />
            </Form>
          ) : null}
        </>
      )}
    </Section>
  )
}

export function Decisions({ conference, actor, shell, today }: ConferencePageProps) {
  return (
    <Section title="決まったこと" count={conference.decided.length}>
      <CheckList
        items={conference.decided.map((each) => ({
          state: each.doneOn === null ? ('open' as const) : ('done' as const),
          text: <Written text={each.decision} />,
          under: (
            <span className="meta">
              {each.organizationName}
              {each.ownerName === '' ? '' : ` ${each.ownerName}`}・
              {each.doneOn === null && each.dueOn < today ? (
                <strong className="late">{formatDay(each.dueOn)}まで(過ぎています)</strong>
              ) : (
                `${formatDay(each.dueOn)}まで`
              )}
              {each.doneOn === null ? '' : `・${formatDay(each.doneOn)}にすませました`}
              {each.doneOn === null &&
              conference.hostOrganizationId === actor.organizationId &&
              conference.status === 'closed' &&
              conference.disposedAt === null ? (
                <>
                  {' '}
                  <a href={`/conferences/${conference.id}/decisions/${each.id}`}>訂正する</a>
                </>
              ) : null}
            </span>
          ),
          right:
            each.doneOn === null && each.organizationId === actor.organizationId ? (
              <PostButton
                action={`/conferences/${conference.id}/decisions/${each.id}/done`}
                csrf={shell.csrf}
                kind="secondary"
                size="small"
              >
                すませた
              </PostButton>
            ) : undefined,
        }))}
      />
    </Section>
  )
}
