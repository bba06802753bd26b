/** Who was asked to a meeting and who came. */
import { formatDay } from '../../../../platform/japanese/era.ts'
import { Empty, LinkButton, PostButton, Row, Rows, Section } from '../../../../ui/index.ts'
import { secrecies } from '../conference.labels.ts'
import type { Participant } from '../conference.queries.ts'
import type { ConferencePageProps } from './conference-page.tsx'

export function Participants({ conference, hosts, shell }: ConferencePageProps & { hosts: boolean }) {
  const href = `/conferences/${conference.id}`
  const planned = hosts && conference.status === 'planned'
  const detail = (each: Participant): string =>
    [
      each.organizationName,
      each.role,
      `守秘義務 ${secrecies[each.secrecy]}${each.pledgedOn === null ? '' : `(${formatDay(each.pledgedOn)}に誓約)`}`,
    ]
      .filter(Boolean)
      .join('・')
  return (
    <Section
      title="参加者"
      count={conference.participants.length}
      unit="人"
      more={planned ? <a href={`${href}/participants/new`}>参加者を加える</a> : null}
    >
      {conference.participants.length === 0 ? (
        <Empty
          sentence="参加者はまだいません。加えると、アカウントのある人には案内のメールが届きます。"
          {...(planned
            ? {
                action: (
                  <LinkButton href={`${href}/participants/new`} kind="secondary">
                    参加者を加える
                  </LinkButton>
                ),
              }
            : {})}
        />
      ) : (
        <Rows>
          {conference.participants.map((each) => (
            <Row
              key={each.id}
              strong
              title={each.name}
              text={detail(each)}
              notes={each.accountId === null ? <span>アカウントなし(画面では見られません)</span> : undefined}
              aside={
                planned ? (
                  <PostButton
                    action={`${href}/participants/${each.id}/removal`}
                    csrf={shell.csrf}
                    kind="text"
                    size="small"
                  >
                    外す
                  </PostButton>
                ) : each.attended === null ? undefined : (
                  <span className="meta">{each.attended ? '出席' : '欠席'}</span>
                )
              }
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}
