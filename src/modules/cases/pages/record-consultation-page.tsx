import type { FormKit, Fields } from '../../../platform/http/room.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import { AddMore, DraftNote, Form, LinkButton, PageHeading, type Shell, StaffLayout, SubmitRow, TextField, DraftBanner } from '../../../ui/index.ts'
import { textOf } from '../../../platform/http/room.ts'
import type { CaseHeader, Colleague } from '../case.queries.ts'
import { CorrectionFields, SureOfDay } from './correction-fields.tsx'
import { CaseStrip, NextActionFields, TalkFields } from './parts.tsx'
import { PreviousTalk } from './previous-talk.tsx'
import type { ConsultationEntry } from '../case.queries.ts'

export interface RecordConsultationProps {
  path: string
  shell: Shell
  kit: FormKit
  header: CaseHeader
  values: Fields
  errors: FieldError[]
  colleagues: Colleague[]
  previous: ConsultationEntry | null
  savedAt: string | null
  /** Whose next step it is, where that isn't the responsible desk's. */
  nextTitle?: string
}

export function RecordConsultationPage({ path, shell, kit, header, values, errors, colleagues, previous, savedAt, nextTitle }: RecordConsultationProps) {
  return (
    <StaffLayout title="相談を記録" hasErrors={errors.length > 0} path={path} shell={shell} ownPrimary
      heading={<PageHeading title="相談を記録" aside={<DraftNote savedAt={savedAt ?? undefined} />} />}
      aside={<PreviousTalk previous={previous} header={header} />}>
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave {...(savedAt === null ? {} : { savedAt })}>
        <TalkFields values={values} />
        <SureOfDay values={values} errors={errors} />
        <NextActionFields values={values} colleagues={colleagues} {...(nextTitle === undefined ? {} : { title: nextTitle })} />
        <SubmitRow label="記録する" draft secondary={<LinkButton href={`/cases/${header.id}`} kind="text">やめる</LinkButton>} note="Ctrl + Enter でも記録できます" />
      </Form>
    </StaffLayout>
  )
}

export interface CorrectConsultationProps extends Omit<RecordConsultationProps, 'colleagues' | 'previous'> {
  wordings: ConsultationEntry[]
}

/** 訂正: the former wording stays readable below. */
export function CorrectConsultationPage({ path, shell, kit, header, values, errors, savedAt, wordings }: CorrectConsultationProps) {
  return (
    <StaffLayout title="記録を訂正" hasErrors={errors.length > 0} path={path} shell={shell} ownPrimary
      heading={<PageHeading title="記録を訂正" lead="前の記録は消えません。訂正したことと理由が、いっしょに残ります。" aside={<DraftNote savedAt={savedAt ?? undefined} />} />}>
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <TalkFields values={values} />
        <SureOfDay values={values} errors={errors} />
        <CorrectionFields values={values} withdrawing="取り消す(まちがって書いた)" more={[{ value: 'move', label: '別の方の記録に移す(別の方のケースに書いてしまった)' }]}>
          <AddMore label="移す先のケース" open={textOf(values, 'how') === 'move' || textOf(values, 'toNumber') !== ''}>
            <TextField name="toNumber" label="移す先のケース番号" optional width="short" example="R7-000123" value={textOf(values, 'toNumber')} />
          </AddMore>
        </CorrectionFields>
        <SubmitRow label="訂正する" draft secondary={<LinkButton href={`/cases/${header.id}`} kind="text">やめる</LinkButton>} />
      </Form>
      {wordings.length > 0 ? <PreviousTalk previous={wordings[0] ?? null} header={header} title="いまの記録" /> : null}
    </StaffLayout>
  )
}
