import { Fragment, type ReactNode } from 'react'
import { formatDate } from '../../../../platform/japanese/era.ts'
import { Banner, CaseColumns, Empty, LinkButton, PrintFoot, StaffLayout, Thread } from '../../../../ui/index.ts'
import { CaseHeading, CaseReferral, CaseTabs, nameOf, type PanelPlace, worksOn } from '../../../casework/index.ts'
import type { CasePageProps } from './case-page-props.ts'
import { CaseActions, ClosedBanner } from './case-page-head.tsx'
import { Next, Agreed } from './case-page-next.tsx'
import { Rest } from './case-page-rest.tsx'
import { Records, History } from './case-page-records.tsx'

export function CasePage(props: CasePageProps) {
  const { path, shell, header, tab, thread, referrals, today } = props
  const name = nameOf(header)
  const works = worksOn(header, props.actor.organizationId)
  const place: PanelPlace = { header, actor: props.actor, today, works }
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
      {header.status === 'closed' && header.mergedInto === null ? (
        <ClosedBanner
          header={header}
          today={today}
          correctable={header.responsibleOrganizationId === props.actor.organizationId}
        />
      ) : null}
      {[...props.panels.beside, ...props.panels.work].map((each, index) => (
        <Fragment key={index}>{each.above(place)}</Fragment>
      ))}
      <CaseColumns
        next={
          <>
            <Next {...props} place={place} />
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
              work: props.panels.work.reduce((sum, each) => sum + each.count, 0),
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
            <TabBody {...props} place={place} />
          </>
        }
        rest={<Rest {...props} place={place} waiting={waiting} />}
      />
      <PrintFoot paper="ケースの記録" number={header.number} made={formatDate(today)} />
    </StaffLayout>
  )
}

function TabBody(props: CasePageProps & { place: PanelPlace }): ReactNode {
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
          {props.panels.work.map((each, index) => (
            <Fragment key={index}>{each.panel(props.place)}</Fragment>
          ))}
        </>
      )
    case 'history':
      return <History {...props} />
  }
}
