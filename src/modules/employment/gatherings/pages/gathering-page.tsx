/** One gathering: when, where, for whom, how many seats; and what its host does with it. */
import type { ReactNode } from 'react'
import { formatDate } from '../../../../platform/japanese/era.ts'
import {
  Banner,
  DefinitionList,
  LinkButton,
  PageHeading,
  PostButton,
  Section,
  type Shell,
  StaffLayout,
  Written,
} from '../../../../ui/index.ts'
import { gatheringKinds } from '../gathering.labels.ts'
import type { Gathering } from '../gathering.queries.ts'
import { type GatheringStep, placeText, seatsText } from '../gathering.rules.ts'
import { GatheringTag, timeText } from './gathering-words.tsx'

export interface GatheringPageProps {
  path: string
  shell: Shell
  gathering: Gathering
  /** Whether the reader holds it, and the step can be done now. */
  offers: (step: GatheringStep) => boolean
  /** Why nobody can be signed up now; null where they can. */
  noSignUp: string | null
  links: { href: string; label: string }[]
  children?: ReactNode
}

export function GatheringPage({ path, shell, gathering, offers, noSignUp, links, children }: GatheringPageProps) {
  return (
    <StaffLayout
      title={gathering.title}
      path={path}
      shell={shell}
      ownPrimary={offers('open') || offers('end')}
      heading={
        <PageHeading
          overline={<a href="/gatherings">催し</a>}
          title={gathering.title}
          small={gatheringKinds[gathering.kind]}
          lead={timeText(gathering)}
          aside={<Steps path={path} shell={shell} offers={offers} />}
        />
      }
    >
      <Changes gathering={gathering} />
      <Section title="催しのこと" note={<GatheringTag state={gathering.state} />} pad>
        <DefinitionList
          items={[
            { term: '日時', value: timeText(gathering) },
            { term: '会場', value: <Place gathering={gathering} /> },
            ...(gathering.audience === '' ? [] : [{ term: 'だれのため', value: gathering.audience }]),
            { term: '席', value: seatsText(gathering) },
            {
              term: '申込み',
              value: `${formatDate(gathering.signUpFrom)}から${formatDate(gathering.signUpUntil)}まで`,
            },
            { term: '主催', value: gathering.organizationName },
            ...(gathering.people === null ? [] : [{ term: '来た人', value: `${gathering.people}人` }]),
            ...(gathering.activityId === null
              ? []
              : [
                  {
                    term: '取組の記録',
                    value: <a href={`/activities/${gathering.activityId}`}>この催しから作られた記録</a>,
                  },
                ]),
          ]}
        />
        {gathering.purpose === '' && gathering.programme === '' ? null : (
          <div className="stack">
            <Written text={gathering.purpose} />
            <Written text={gathering.programme} />
          </div>
        )}
        <p className="meta">{noSignUp ?? 'ケースのページの「就職・定着」にある「催し」から、その方を申し込めます。'}</p>
      </Section>
      {links.length === 0 ? null : (
        <p className="actions">
          {links.map(({ href, label }) => (
            <LinkButton key={href} href={href}>
              {label}
            </LinkButton>
          ))}
        </p>
      )}
      {children}
    </StaffLayout>
  )
}

function Steps({ path, shell, offers }: Pick<GatheringPageProps, 'path' | 'shell' | 'offers'>) {
  return (
    <>
      {offers('open') ? (
        <PostButton action={`${path}/opening`} csrf={shell.csrf} kind="primary">
          受付を始める
        </PostButton>
      ) : null}
      {offers('end') ? (
        <LinkButton href={`${path}/end`} kind="primary">
          終わりにする
        </LinkButton>
      ) : null}
      {offers('change') ? (
        <LinkButton href={`${path}/change`} kind="secondary" icon="pencil">
          直す
        </LinkButton>
      ) : null}
      {offers('move') ? (
        <LinkButton href={`${path}/move`} kind="secondary" icon="calendar">
          日時を変える
        </LinkButton>
      ) : null}
      {offers('cancel') ? (
        <LinkButton href={`${path}/cancellation`} kind="text">
          中止する
        </LinkButton>
      ) : null}
    </>
  )
}

function Changes({ gathering: { state, cancelledReason, movedFrom, movedReason } }: { gathering: Gathering }) {
  if (state === 'cancelled')
    return (
      <Banner kind="caution" title="この催しは中止になりました">
        <p>{cancelledReason}</p>
      </Banner>
    )
  return movedFrom === null ? null : (
    <Banner kind="caution" title={`${formatDate(movedFrom)}から日時が変わりました`}>
      <p>{movedReason}</p>
    </Banner>
  )
}

function Place({ gathering }: { gathering: Gathering }) {
  const text = placeText(gathering)
  if (!gathering.isOnline || gathering.address === '') return text
  return (
    <>
      {text}{' '}
      <a href={gathering.address} rel="noreferrer noopener">
        {gathering.address}
      </a>
    </>
  )
}
