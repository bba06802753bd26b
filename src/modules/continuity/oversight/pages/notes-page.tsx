/** 責任者のひとこと on a case, and who has read it. */
import { type CivilDate, civilDateOf } from '../../../../platform/clock.ts'
import {
  Empty,
  Form,
  LinkButton,
  PageHeading,
  PostButton,
  RecordEntry,
  Section,
  StaffLayout,
  SubmitRow,
  TextArea,
} from '../../../../ui/index.ts'
import type { FormPage } from '../../../../forms/index.ts'
import { noteForm } from '../oversight.form.ts'
import type { SupervisionNote } from '../gap.queries.ts'
import { type CaseHeader, CaseStrip, dayText } from '../../../casework/index.ts'

export function NotesPage({
  path,
  shell,
  kit,
  values,
  errors,
  header,
  notes,
  today,
  mayWrite,
}: FormPage & { header: CaseHeader; notes: SupervisionNote[]; today: CivilDate; mayWrite: boolean }) {
  return (
    <StaffLayout
      title="責任者のひとこと"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="責任者のひとこと"
          lead="この機関の中だけで読めます。つないでも、ほかの機関には渡りません。"
        />
      }
    >
      <CaseStrip header={header} />
      {mayWrite ? (
        <Form action={path} kit={kit} errors={errors}>
          <TextArea {...noteForm.boxes(values).note} rows={3} />
          <SubmitRow
            label="残す"
            busyLabel="残しています…"
            secondary={
              <LinkButton href={`/cases/${header.id}`} kind="text">
                ケースにもどる
              </LinkButton>
            }
          />
        </Form>
      ) : null}
      <Section title="これまでのひとこと" count={notes.length}>
        {notes.length === 0 ? (
          <Empty sentence="ひとことはまだありません。責任者が残すと、担当の「今日」とケースに出ます。" />
        ) : (
          notes.map((note) => (
            <RecordEntry
              key={note.id}
              date={dayText(civilDateOf(note.writtenAt), today).replace(/\(.\)$/, '')}
              dateTime={note.writtenAt.toISOString()}
              when={[note.readAt === null ? 'まだ読んでいません' : `${note.readByName ?? ''}さんが読みました`]}
              author={note.authorName}
              text={note.note}
            >
              {note.readAt === null && !mayWrite ? (
                <PostButton
                  action={`/cases/${header.id}/notes/${note.id}/reading`}
                  csrf={shell.csrf}
                  kind="secondary"
                  size="small"
                >
                  読みました
                </PostButton>
              ) : null}
            </RecordEntry>
          ))
        )}
      </Section>
    </StaffLayout>
  )
}
