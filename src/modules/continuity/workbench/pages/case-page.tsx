import type { ReactNode } from 'react'
import { beginningOf } from '../../../../platform/japanese/graphemes.ts'
import { formatDate, formatDateTime } from '../../../../platform/japanese/era.ts'
import {
  Banner,
  CaseColumns,
  Empty,
  LinkButton,
  PrintFoot,
  Section,
  StaffLayout,
  Thread,
} from '../../../../ui/index.ts'
import { CaseHeading, CaseTabs, nameOf, worksOn, CaseReferral } from '../../../casework/index.ts'
import type { CasePageProps } from './case-page-props.ts'
import { CaseActions, ClosedBanner } from './case-page-head.tsx'
import { Next, Agreed } from './case-page-next.tsx'
import { Rest } from './case-page-rest.tsx'
import { Records, History } from './case-page-records.tsx'
import { PlacementSection, Trainings } from './case-page-work.tsx'

export function CasePage(props: CasePageProps) {
  const { path, shell, header, tab, thread, referrals, today } = props
  const name = nameOf(header)
  const works = worksOn(header, props.actor.organizationId)
  const waiting = referrals.find((referral) => referral.status === 'sent')
  return (
    <StaffLayout
      title={`${name.name} ${header.number}`}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <CaseHeading
          header={header}
          today={today}
          actions={<CaseActions {...props} works={works} waiting={waiting !== undefined} />}
        />
      }
    >
      {header.mergedInto ? (
        <Banner kind="caution" title={`この記録は ${header.mergedInto.number} にまとめました`}>
          <p>
            <a href={`/cases/${header.mergedInto.id}`}>続きの記録を開く</a>
          </p>
        </Banner>
      ) : null}
      {props.emergencies.map((each) => (
        <Banner
          key={each.accountId}
          kind="caution"
          title={
            each.accountId === props.actor.accountId
              ? '緊急の閲覧で開いています'
              : `${each.organizationName}の${each.accountName}さんが、緊急の閲覧で開いています`
          }
        >
          <p>
            {formatDateTime(each.validUntil)}に閉じます。
            {each.accountId === props.actor.accountId ? (
              '見たことは、すべて残ります。'
            ) : (
              <a href="/emergency">理由を読む</a>
            )}
          </p>
        </Banner>
      ))}
      {header.status === 'closed' && header.mergedInto === null ? (
        <ClosedBanner
          header={header}
          today={today}
          correctable={header.responsibleOrganizationId === props.actor.organizationId}
        />
      ) : null}
      {props.notes.some((note) => note.readAt === null) ? (
        <Banner kind="finding" icon="message" title="責任者のひとことがあります">
          <p>
            {beginningOf(props.notes.find((note) => note.readAt === null)?.note ?? '', 120)}{' '}
            <a href={`/cases/${header.id}/notes`}>読む</a>
          </p>
        </Banner>
      ) : null}
      <CaseColumns
        next={
          <>
            <Next {...props} works={works} />
            <Agreed {...props} works={works} />
          </>
        }
        thread={<Thread data={thread} />}
        tabs={
          <CaseTabs
            caseId={header.id}
            current={tab}
            counts={{
              records: props.recordCount,
              referrals: referrals.length,
              work: props.placements.length + props.trainings.length,
            }}
          />
        }
        main={
          <>
            {waiting && tab === 'records' ? (
              <CaseReferral
                referral={waiting}
                today={today}
                receiving={
                  waiting.toOrganizationId === props.actor.organizationId &&
                  waiting.fromOrganizationId !== props.actor.organizationId
                }
                actions={
                  <LinkButton href={`/referrals/${waiting.id}`} kind="secondary">
                    このつなぎを開く
                  </LinkButton>
                }
              />
            ) : null}
            <TabBody {...props} works={works} />
          </>
        }
        rest={<Rest {...props} works={works} waiting={waiting} />}
      />
      <PrintFoot paper="ケースの記録" number={header.number} made={formatDate(today)} />
    </StaffLayout>
  )
}

function TabBody(props: CasePageProps & { works: boolean }): ReactNode {
  switch (props.tab) {
    case 'records':
      return <Records {...props} />
    case 'referrals':
      return props.referrals.length === 0 ? (
        <Empty sentence="まだつなぎはありません。「つなぐ」で作ると、期限と返事がここに残ります。" />
      ) : (
        <>
          {props.referrals.map((referral) => (
            <CaseReferral
              key={referral.id}
              referral={referral}
              today={props.today}
              receiving={referral.toOrganizationId === props.actor.organizationId}
              actions={
                <LinkButton href={`/referrals/${referral.id}`} kind="secondary">
                  開く
                </LinkButton>
              }
            />
          ))}
        </>
      )
    case 'work':
      return (
        <>
          {props.placements.length === 0 ? (
            <Section title="就職" count={0}>
              <Empty sentence="まだ就職の記録はありません。記録すると、1・3・6・12か月の定着の確認が入ります。" />
            </Section>
          ) : (
            props.placements.map((placement) => (
              <PlacementSection key={placement.id} placement={placement} today={props.today} works={props.works} />
            ))
          )}
          <Trainings trainings={props.trainings} caseId={props.header.id} today={props.today} works={props.works} />
        </>
      )
    case 'history':
      return <History {...props} />
  }
}
