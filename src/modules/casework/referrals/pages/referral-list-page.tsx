import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import {
  BusinessClock,
  Columns,
  Column,
  Empty,
  LinkButton,
  PageHeading,
  Pagination,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  Tag,
} from '../../../../ui/index.ts'
import { statuses } from '../referral.labels.ts'
import type { ReferralView } from '../referral.queries.ts'
import { clockText, decadeOf, subjectOf } from './referral-words.ts'

export interface ReferralListPageProps {
  path: string
  shell: Shell
  today: CivilDate
  incoming: ReferralView[]
  outgoing: ReferralView[]
  answered: ReferralView[]
  organizationId: string
  page: number
}

export function IncomingRows({ referrals, today }: { referrals: ReferralView[]; today: CivilDate }) {
  return (
    <Rows>
      {referrals.map((referral) => {
        const { clock, text } = clockText(referral, today, true)
        return (
          <Row
            key={referral.id}
            strong
            title={referral.fromDeskName}
            href={`/referrals/${referral.id}`}
            titleNote={[decadeOf(referral, today), subjectOf(referral)].filter(Boolean).join('・')}
            text={firstLine(referral.requests ?? '')}
          >
            <BusinessClock used={clock.used} total={clock.total} text={text} state={clock.state} />
          </Row>
        )
      })}
    </Rows>
  )
}

export function OutgoingRows({ referrals, today }: { referrals: ReferralView[]; today: CivilDate }) {
  return (
    <Rows>
      {referrals.map((referral) => {
        const { clock, text } = clockText(referral, today, false)
        return (
          <Row
            key={referral.id}
            strong
            title={subjectOf(referral)}
            href={`/referrals/${referral.id}`}
            aside={<span className="nb">→ {referral.toDeskName}</span>}
          >
            <BusinessClock used={clock.used} total={clock.total} text={text} state={clock.state} />
          </Row>
        )
      })}
    </Rows>
  )
}

const firstLine = (text: string): string => {
  const line = text.split('\n', 1)[0] ?? ''
  return [...line].length > 60 ? `${[...line].slice(0, 60).join('')}…` : line
}

export function ReferralListPage({
  path,
  shell,
  today,
  incoming,
  outgoing,
  answered,
  organizationId,
  page,
}: ReferralListPageProps) {
  return (
    <StaffLayout
      title="つなぎ"
      path={path}
      shell={shell}
      heading={
        <PageHeading
          title="つなぎ"
          aside={
            <LinkButton href="/joint-supports" kind="secondary">
              いっしょに支援
            </LinkButton>
          }
        />
      }
    >
      <Columns ratio="1-1">
        <Column>
          <Section title="こちらの返事を待つつなぎ" count={incoming.length}>
            {incoming.length === 0 ? (
              <Empty sentence="返事を待たせているつなぎはありません。ほかの窓口から届くと、ここに期限といっしょに出ます。" />
            ) : (
              <IncomingRows referrals={incoming} today={today} />
            )}
          </Section>
        </Column>
        <Column>
          <Section title="相手の返事を待つつなぎ" count={outgoing.length}>
            {outgoing.length === 0 ? (
              <Empty
                sentence="返事を待っているつなぎはありません。ケースの「つなぐ」から作ります。"
                action={
                  <LinkButton href="/cases" kind="secondary">
                    ケースを開く
                  </LinkButton>
                }
              />
            ) : (
              <OutgoingRows referrals={outgoing} today={today} />
            )}
          </Section>
        </Column>
      </Columns>
      <Section title="返事のあったつなぎ">
        {answered.length === 0 ? (
          <Empty sentence="返事のあったつなぎは、新しい順にここに並びます。" />
        ) : (
          <Rows>
            {answered.slice(0, 50).map((referral) => (
              <Row
                key={referral.id}
                title={subjectOf(referral)}
                href={`/referrals/${referral.id}`}
                titleNote={
                  referral.toOrganizationId === organizationId
                    ? `${referral.fromDeskName}から`
                    : `${referral.toDeskName}へ`
                }
                aside={
                  <>
                    <Tag
                      kind={referral.status === 'accepted' ? 'ok' : 'neutral'}
                      icon={referral.status === 'accepted' ? 'circle-check' : 'circle-minus'}
                    >
                      {statuses[referral.status]}
                    </Tag>{' '}
                    <span className="meta nb">
                      {referral.answeredOn === null ? '' : formatDay(referral.answeredOn)}
                    </span>
                  </>
                }
              />
            ))}
          </Rows>
        )}
        <Pagination
          {...(page > 1 ? { previousHref: `/referrals?page=${page - 1}` } : {})}
          {...(answered.length > 50 ? { nextHref: `/referrals?page=${page + 1}` } : {})}
          text={`${page}ページ目`}
        />
      </Section>
    </StaffLayout>
  )
}
