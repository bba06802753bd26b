import type { Actor } from '../../../../platform/actor.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate, formatDay } from '../../../../platform/japanese/era.ts'
import { DefinitionList, Empty, Section, type Shell, Undisclosed, Written } from '../../../../ui/index.ts'
import { CaseFrame, type CaseHeader, worksOn } from '../../cases/index.ts'
import type { AskedElsewhere, EntryRow, FormVersion } from '../assessment.queries.ts'
import { shownValue } from '../assessment.rules.ts'
import type { FormSection } from '../../../council/index.ts'

export interface AssessmentPageProps {
  path: string
  shell: Shell
  actor: Actor
  header: CaseHeader
  today: CivilDate
  /** Those of the desk that is responsible. */
  forms: FormVersion[]
  entries: EntryRow[]
  asked: AskedElsewhere[]
}

/**
 * What was asked, section by section: at this desk to go on with, of others with their name,
 * and 非開示 where it may not be read.
 */
export function AssessmentPage({ path, shell, actor, header, today, forms, entries, asked }: AssessmentPageProps) {
  const works = worksOn(header, actor.organizationId)
  const readable = new Set(entries.map((entry) => entry.id))
  const own = forms.flatMap((form) => form.sections.map((section) => ({ form, section })))
  const isOwn = (entry: { formKey: string; sectionKey?: string; section?: FormSection }): boolean =>
    own.some(
      ({ form, section }) => form.key === entry.formKey && section.key === (entry.sectionKey ?? entry.section?.key),
    )
  const others = entries.filter((entry) => !isOwn(entry))
  const hidden = asked.filter((each) => !readable.has(each.entryId))
  return (
    <CaseFrame
      path={path}
      shell={shell}
      header={header}
      tab="assessment"
      today={today}
      title="聞き取り"
      paper="聞き取りの記録"
    >
      {own.length === 0 && entries.length === 0 && hidden.length === 0 ? (
        <Empty sentence="この窓口の種類には、聞き取りの様式がありません。" />
      ) : null}
      {forms.map((form) => (
        <div key={form.key}>
          <h2 className="section-lead">{form.title}</h2>
          {form.sections.map((section) => {
            const mine = entries.filter((entry) => entry.formKey === form.key && entry.section?.key === section.key)
            return (
              <Section
                key={section.key}
                title={section.title}
                pad
                more={
                  works ? (
                    <a href={`/cases/${header.id}/assessment/${form.key}/${section.key}`}>
                      {mine.length === 0 ? `${section.title}を書く` : `${section.title}を書き足す`}
                    </a>
                  ) : null
                }
              >
                {mine.length === 0 ? (
                  <p className="meta">まだ聞いていません。</p>
                ) : (
                  mine.map((entry) => <Entry key={entry.id} entry={entry} />)
                )}
                {hidden
                  .filter((each) => each.formKey === form.key && each.sectionKey === section.key)
                  .map((each) => (
                    <Undisclosed
                      key={each.entryId}
                      owner={each.deskShortName}
                      what={`「${section.title}」(${formatDay(each.askedOn)})`}
                    />
                  ))}
              </Section>
            )
          })}
        </div>
      ))}
      {others.length + hidden.filter((each) => !isOwn(each)).length === 0 ? null : (
        <Section title="ほかの窓口で聞いたこと" pad>
          {others.map((entry) => (
            <div key={entry.id}>
              <h3>
                {entry.formTitle} {entry.section?.title}
              </h3>
              <Entry entry={entry} />
            </div>
          ))}
          {hidden
            .filter((each) => !isOwn(each))
            .map((each) => (
              <Undisclosed
                key={each.entryId}
                owner={each.deskShortName}
                what={`聞き取り(${formatDay(each.askedOn)})`}
              />
            ))}
        </Section>
      )}
    </CaseFrame>
  )
}

function Entry({ entry }: { entry: EntryRow }) {
  return (
    <div className="asked">
      <p className="meta">
        {formatDate(entry.askedOn)} {entry.authorName ?? ''}({entry.deskShortName})
      </p>
      <DefinitionList
        items={(entry.section?.fields ?? []).flatMap((field) => {
          const value = entry.answers[field.key]
          return value === undefined ? [] : [{ term: field.label, value: <Written text={shownValue(field, value)} /> }]
        })}
      />
    </div>
  )
}
