/** One meeting: whom it is about, who sits there, what is said and what follows. */
import type { Actor } from '../../../../platform/actor.ts'
import { type CivilDate, civilDateOf } from '../../../../platform/clock.ts'
import { formatDate, formatDay } from '../../../../platform/japanese/era.ts'
import type { Fields, FormKit } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import {
  Banner,
  DefinitionList,
  PageHeading,
  PrintFoot,
  Section,
  type Shell,
  StaffLayout,
  Undisclosed,
  Written,
} from '../../../../ui/index.ts'
import { conferenceForms, conferenceKinds } from '../conference.labels.ts'
import type { ConferenceView } from '../conference.queries.ts'
import { legalBases, shareParts } from '../../../council/index.ts'
import { whose, short, StatusTag } from './conference-words.tsx'
import { Actions, State } from './conference-state.tsx'
import { Participants } from './participants-section.tsx'
import { Decisions, Minutes } from './minutes-section.tsx'

export interface ConferencePageProps {
  path: string
  shell: Shell
  actor: Actor
  today: CivilDate
  time: string
  conference: ConferenceView
  kit: FormKit
  values: Fields
  errors: FieldError[]
}

export function ConferencePage(props: ConferencePageProps) {
  const { path, shell, actor, conference, today } = props
  const hosts = conference.hostOrganizationId === actor.organizationId
  const name = whose(conference)
  return (
    <StaffLayout
      title={`${conferenceKinds[conference.kind]} ${formatDay(conference.heldOn)}`}
      path={path}
      shell={shell}
      ownPrimary
      hasErrors={props.errors.length > 0}
      heading={
        <PageHeading
          overline={conferenceKinds[conference.kind]}
          title={`${short(conference.heldOn)} ${conference.startsAt}〜${conference.endsAt}`}
          {...(conference.place === '' ? {} : { lead: conference.place })}
          aside={hosts ? <Actions {...props} /> : <StatusTag status={conference.status} />}
        />
      }
    >
      <State {...props} hosts={hosts} />
      <Section title="だれのこと" pad>
        <DefinitionList
          items={[
            {
              term: '本人',
              value:
                conference.caseNumber === null ? (
                  name
                ) : (
                  <>
                    <a href={`/cases/${conference.caseId}`}>{name}</a>{' '}
                    <span className="meta num">{conference.caseNumber}</span>
                  </>
                ),
            },
            { term: '開く窓口', value: conference.hostDeskName },
            {
              term: '根拠',
              value: `${legalBases[conference.basis]}${conference.basisGivenOn === null ? '' : `(${formatDate(conference.basisGivenOn)})`}`,
            },
            { term: '開き方', value: conferenceForms[conference.form] },
            { term: '会議のあいだ見せること', value: conference.parts.map((part) => shareParts[part]).join('、') },
          ]}
        />
      </Section>
      <Words {...props} hosts={hosts} />
      {hosts && conference.status === 'planned' ? (
        <Section title="この会議をやめるとき" kind="quiet" pad>
          <p>
            <a href={`/conferences/${conference.id}/cancellation`}>取りやめる</a>
          </p>
        </Section>
      ) : null}
      <PrintFoot
        paper={conferenceKinds[conference.kind]}
        number={conference.caseNumber ?? ''}
        made={formatDate(today)}
      />
    </StaffLayout>
  )
}

/** Who sat there and what was said, until it was disposed of. */
function Words(props: ConferencePageProps & { hosts: boolean }) {
  const { conference } = props
  if (conference.disposedAt !== null)
    return (
      <Banner kind="done" title="会議録は廃棄しました" icon="flag">
        <p>
          保存期間が過ぎ、{formatDate(civilDateOf(conference.disposedAt))}に議題・記録・参加者の名前を廃棄しました。
        </p>
      </Banner>
    )
  return (
    <>
      <Participants {...props} />
      <Section title="話し合うこと" pad>
        {conference.papers === null ? (
          <Undisclosed owner={conference.hostDeskName} what="議題" />
        ) : (
          <Written text={conference.papers.agenda} />
        )}
      </Section>
      {conference.decided.length > 0 ? <Decisions {...props} /> : null}
      {conference.status === 'closed' ? <Minutes {...props} /> : null}
    </>
  )
}
