/** What the office says beside a figure, and what it said before. */
import { formatDateTime } from '../../../../platform/japanese/index.ts'
import { Actions, LinkButton, Section, Tag, Written } from '../../../../ui/index.ts'
import { kpiHref } from '../../plan/index.ts'
import type { FigureNote } from '../figure-note.queries.ts'
import { noteTime } from '../figure-note.rules.ts'
import type { KpiItem } from '../kpi-overview.queries.ts'

export interface FigureNotesProps {
  item: KpiItem
  notes: readonly FigureNote[]
  /** Of the office: writes, puts right, takes back. */
  writes: boolean
}

export function FigureNotesPart({ item, notes, writes }: FigureNotesProps) {
  if (notes.length === 0 && !writes) return null
  return (
    <Section id="notes" title="事務局のことば" count={notes.length} pad>
      {notes.length === 0 ? (
        <p className="meta">この数を読む方に伝えたいことを書けます。進捗報告とファイルにもそえられます。</p>
      ) : (
        <ul className="rows">
          {notes.map((each) => (
            <li key={each.id}>
              <p>
                <strong>{noteTime(each.month)}</strong>{' '}
                {writes ? <Tag kind={each.isPublic ? 'ok' : 'neutral'}>{publicText(each.isPublic)}</Tag> : null}
              </p>
              <Written text={each.note} />
              <p className="meta">
                {each.organizationName} {formatDateTime(each.recordedAt)}
                {each.former.length === 0 ? '' : ' 直しました'}
              </p>
              {each.former.length === 0 ? null : (
                <details>
                  <summary>直す前のことば</summary>
                  {each.former.map((former) => (
                    <div key={former.recordedAt}>
                      <Written text={former.note} />
                      <p className="meta">
                        {former.organizationName} {formatDateTime(new Date(former.recordedAt))}。直したわけ:{' '}
                        {former.reason}
                      </p>
                    </div>
                  ))}
                </details>
              )}
              {writes ? (
                <Actions>
                  <a href={kpiHref(item, `/notes/${each.id}/correction`)}>直す</a>
                  <a href={kpiHref(item, `/notes/${each.id}/withdrawal`)}>取り消す</a>
                </Actions>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {writes ? (
        <Actions>
          <LinkButton href={kpiHref(item, '/notes/new')} icon="pencil">
            ことばを書く
          </LinkButton>
        </Actions>
      ) : null}
    </Section>
  )
}

export const publicText = (isPublic: boolean): string => (isPublic ? '公表してよい' : '公表しない')
