import { formatDay } from '../../../platform/japanese/era.ts'
import { Section } from '../../../ui/index.ts'
import { casePanel } from '../cases/index.ts'
import { conferenceKinds, conferenceStatuses } from './conference.labels.ts'
import { listConferencesOfCase } from './conference.queries.ts'

/** The newest conferences about a case, beside it. */
export const conferencePanel = casePanel({
  query: listConferencesOfCase,
  panel: (conferences, { header, works }) =>
    works || conferences.length > 0 ? (
      <Section
        title="会議"
        kind="quiet"
        more={works ? <a href={`/cases/${header.id}/conferences/new`}>会議を決める</a> : null}
      >
        {conferences.length === 0 ? (
          <p className="meta">まだありません。</p>
        ) : (
          conferences.slice(0, 5).map((each) => (
            <p key={each.id}>
              <a href={`/conferences/${each.id}`}>
                {formatDay(each.heldOn)} {conferenceKinds[each.kind]}
              </a>{' '}
              <span className="meta">{conferenceStatuses[each.status]}</span>
            </p>
          ))
        )}
      </Section>
    ) : null,
})
