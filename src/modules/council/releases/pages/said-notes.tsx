/** What the office says beside a figure, to who only reads. */
import { DefinitionList, Section, Written } from '../../../../ui/index.ts'
import { noteTime, type SaidNote } from '../../indicators/index.ts'

export function SaidNotes({ notes, kind }: { notes: readonly SaidNote[]; kind?: 'public' | undefined }) {
  if (notes.length === 0) return null
  return (
    <Section title="事務局のことば" pad {...(kind === undefined ? {} : { kind })}>
      <DefinitionList
        items={notes.map((each) => ({ term: noteTime(each.month), value: <Written text={each.note} /> }))}
      />
    </Section>
  )
}
