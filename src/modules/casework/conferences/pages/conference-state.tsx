/** How a meeting stands: the next step to take, and what has to be said about it now. */
import { Banner, LinkButton, PostButton, Written } from '../../../../ui/index.ts'
import { ageIsDoubtful, openingProblem } from '../conference.rules.ts'
import type { ConferencePageProps } from './conference-page.tsx'
import { StatusTag } from './conference-words.tsx'

export function Actions({ conference, shell, today, time }: ConferencePageProps) {
  const href = `/conferences/${conference.id}`
  if (conference.status === 'planned') {
    const ready = openingProblem(conference, today, time) === null && conference.participants.length > 0
    return (
      <div className="actions">
        {ready ? (
          <PostButton action={`${href}/opening`} csrf={shell.csrf} kind="primary">
            会議を始める
          </PostButton>
        ) : (
          <LinkButton href={`${href}/participants/new`} kind="primary" icon="user-plus">
            参加者を加える
          </LinkButton>
        )}
      </div>
    )
  }
  if (conference.status === 'open')
    return (
      <div className="actions">
        <LinkButton href={`${href}/closing`} kind="primary">
          記録して終える
        </LinkButton>
      </div>
    )
  return <StatusTag status={conference.status} />
}

export function State({ conference, hosts, today, time }: ConferencePageProps & { hosts: boolean }) {
  if (conference.disposedAt !== null) return null
  if (conference.status === 'cancelled')
    return (
      <Banner kind="caution" title="この会議は取りやめました">
        <Written text={conference.cancelledReason} />
      </Banner>
    )
  if (conference.status === 'open')
    return (
      <Banner kind="finding" title="会議を開いています" icon="eye">
        <p>
          {hosts
            ? `参加者は、${conference.endsAt}まで、決めた区分を見られます。終えると、すぐに閉じます。`
            : `${conference.endsAt}まで、上の区分を見られます。会議が終わると閉じます。`}
        </p>
      </Banner>
    )
  if (conference.status !== 'planned') return null
  if (hosts && ageIsDoubtful(conference.basis, conference.birthDate, conference.heldOn))
    return (
      <Banner kind="caution" title="この方は40歳以上です">
        <p>子ども・若者支援地域協議会は、おおむね39歳までです。別の根拠が要らないかを確かめてください。</p>
      </Banner>
    )
  const problem = openingProblem(conference, today, time)
  return hosts && conference.heldOn <= today && problem !== null ? (
    <Banner kind="caution" title="このままでは始められません">
      <p>{problem}</p>
    </Banner>
  ) : null
}
