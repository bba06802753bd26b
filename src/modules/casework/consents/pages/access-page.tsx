import { may } from '../../../../permissions.ts'
import type { Actor } from '../../../../platform/actor.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import { Banner, Empty, LinkButton, RecordEntry, Section, type Shell, Written } from '../../../../ui/index.ts'
import { CaseFrame, type CaseHeader, dayText } from '../../cases/index.ts'
import type { AccessRow, ConsentRow, Restriction } from '../access.queries.ts'
import { givers, methods, purposes } from '../consent.labels.ts'
import { whyNotEnd } from '../consent.rules.ts'
import { accessBases, shareParts } from '../../../council/index.ts'

export interface AccessPageProps {
  path: string
  shell: Shell
  actor: Actor
  header: CaseHeader
  today: CivilDate
  access: AccessRow[]
  consents: ConsentRow[]
  restriction: Restriction | null
}

export const partsText = (parts: readonly string[]): string =>
  parts.includes('all')
    ? 'すべての記録'
    : parts.length === 0
      ? 'この機関が自分で書いた記録と、ケースの状態だけ'
      : parts
          .map((part) => shareParts[part as keyof typeof shareParts] ?? '')
          .filter(Boolean)
          .join('、')

/** Who may see what, for what and until when; what the person agreed to; how to close it. */
export function AccessPage(props: AccessPageProps) {
  const { path, shell, actor, header, today, access, consents, restriction } = props
  const responsible = header.responsibleOrganizationId === actor.organizationId
  return (
    <CaseFrame
      path={path}
      shell={shell}
      header={header}
      tab="access"
      today={today}
      title="同意・閲覧"
      paper="同意と閲覧"
      actions={
        responsible ? (
          <>
            <LinkButton href={`/cases/${header.id}/consents/new`} kind="primary" icon="pencil-plus">
              同意を記録
            </LinkButton>
            <LinkButton href={`/cases/${header.id}/readers`} kind="secondary" icon="eye">
              だれが見たか
            </LinkButton>
          </>
        ) : null
      }
    >
      {restriction ? (
        <Banner kind="caution" icon="lock" title="このケースは、閲覧を限っています">
          <p>見られるのは {restriction.accounts.join('、')} だけです。ほかの人の検索や一覧には出ません。</p>
          <p className="meta">
            {restriction.setByName ?? ''} {dayText(restriction.setOn, today)} {restriction.reason}
          </p>
          {responsible ? (
            <p>
              <a href={`/cases/${header.id}/restriction`}>制限を解く</a>
            </p>
          ) : null}
        </Banner>
      ) : null}
      <Section title="本人の同意" count={consents.length}>
        {consents.length === 0 ? (
          <Empty
            sentence="同意の記録はまだありません。署名をもらったら、写しといっしょにここに残します。"
            {...(responsible
              ? {
                  action: (
                    <LinkButton href={`/cases/${header.id}/consents/new`} kind="secondary">
                      同意を記録
                    </LinkButton>
                  ),
                }
              : {})}
          />
        ) : (
          consents.map((consent) => (
            <ConsentEntry key={consent.id} consent={consent} today={today} responsible={responsible} />
          ))
        )}
      </Section>
      <Section title="だれが、どこまで見られるか" count={access.length}>
        {access.map((row) => (
          <RecordEntry
            key={row.id}
            date={row.organizationName}
            dateTime={row.from}
            when={[
              row.accountName === null ? '' : `${row.accountName}さんだけ`,
              row.ended ? '終わりました' : row.until === null ? '取り消されるまで' : `${dayText(row.until, today)}まで`,
            ].filter(Boolean)}
            author={`${accessBases[row.basis as keyof typeof accessBases] ?? ''}${row.givenOn === null ? '' : `(${formatDay(row.givenOn)})`}`}
          >
            <p>{partsText(row.scope)}</p>
            {responsible && may(actor, 'access.end') && whyNotEnd(row) === null ? (
              <p>
                <a href={`/cases/${header.id}/access/${row.id}/end`}>見られなくする</a>
              </p>
            ) : null}
          </RecordEntry>
        ))}
      </Section>
      {responsible && may(actor, 'ownPage.open') ? (
        <Section title="本人のページ" kind="quiet">
          <p>
            本人が、自分のプランと、だれが記録を見たかを、自分の画面で見られます。
            <a href={`/cases/${header.id}/own-page`}>本人のページを開く・閉じる</a>
          </p>
        </Section>
      ) : null}
      {responsible && restriction === null && may(actor, 'case.restrict') ? (
        <Section title="閲覧を限る" kind="quiet">
          <p>
            知り合いのケースや、身の安全のために、この機関の中でも見られる人を限れます。
            <a href={`/cases/${header.id}/restriction`}>見られる人を限る</a>
          </p>
        </Section>
      ) : null}
    </CaseFrame>
  )
}

function ConsentEntry({
  consent,
  today,
  responsible,
}: {
  consent: ConsentRow
  today: CivilDate
  responsible: boolean
}) {
  const state =
    consent.withdrawnOn !== null
      ? `${dayText(consent.withdrawnOn, today)}に取り消し${consent.withdrawnBecause === 'mistake' ? '(書きまちがい)' : ''}`
      : consent.validUntil === null
        ? '取り消されるまで'
        : `${dayText(consent.validUntil, today)}まで`
  return (
    <RecordEntry
      date={dayText(consent.givenOn, today).replace(/\(.\)$/, '')}
      dateTime={consent.givenOn}
      when={[givers[consent.givenBy], state]}
      author={
        <>
          {methods[consent.method]}
          {consent.witness === '' ? '' : `(立ち会い ${consent.witness})`}{' '}
          <span className="meta">
            {consent.authorName ?? ''}({consent.organizationName})
          </span>
        </>
      }
    >
      <dl className="dlist">
        <dt>相手</dt>
        <dd>{consent.recipientNames.join('、')}</dd>
        <dt>内容</dt>
        <dd>{partsText(consent.parts)}</dd>
        <dt>目的</dt>
        <dd>{consent.purposes.map((purpose) => purposes[purpose]).join('、')}</dd>
      </dl>
      {consent.note === '' ? null : <Written text={consent.note} />}
      {consent.withdrawnNote === '' ? null : <Written text={`取り消しのとき: ${consent.withdrawnNote}`} />}
      <p className="meta">
        {consent.documentId === null ? null : (
          <a href={`/documents/${consent.documentId}`} download="">
            同意書の写し
          </a>
        )}
        {responsible && consent.withdrawnOn === null ? (
          <>
            {' '}
            <a href={`/consents/${consent.id}/withdrawal`}>取り消しを記録</a>
          </>
        ) : null}
      </p>
    </RecordEntry>
  )
}
