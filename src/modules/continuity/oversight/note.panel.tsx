import { may } from '../../../permissions.ts'
import { beginningOf } from '../../../platform/japanese/graphemes.ts'
import { Banner, Section } from '../../../ui/index.ts'
import { casePanel } from '../../casework/index.ts'
import { listNotes } from './gap.queries.ts'

/** 責任者のひとこと, for the case's own organization. */
export const notePanel = casePanel({
  query: listNotes,
  above: (notes, { header, actor }) => {
    const unread = notes.find((note) => note.readAt === null)
    return unread !== undefined && header.responsibleOrganizationId === actor.organizationId ? (
      <Banner kind="finding" icon="message" title="責任者のひとことがあります">
        <p>
          {beginningOf(unread.note, 120)} <a href={`/cases/${header.id}/notes`}>読む</a>
        </p>
      </Banner>
    ) : null
  },
  panel: (notes, { header, actor }) =>
    header.responsibleOrganizationId === actor.organizationId &&
    (notes.length > 0 || may(actor, 'supervision.note')) ? (
      <Section title="責任者のひとこと" kind="quiet">
        <p>
          <a href={`/cases/${header.id}/notes`}>{notes.length === 0 ? 'ひとことを残す' : `${notes.length}件を見る`}</a>
        </p>
      </Section>
    ) : null,
})
