import {
  AddMore,
  DraftNote,
  Form,
  FormSection,
  HiddenField,
  LinkButton,
  PageHeading,
  RadioGroup,
  StaffLayout,
  SubmitRow,
  TextField,
  DraftBanner,
} from '../../../../ui/index.ts'
import { textOf } from '../../../../platform/http/room.ts'
import { type CaseHeader, type Colleague, type ConsultationEntry } from '../case.queries.ts'
import type { Appointment } from '../appointment.queries.ts'
import { appointmentText } from './appointment-pages.tsx'
import { CorrectionFields, SureOfDay } from './correction-fields.tsx'
import { CaseStrip, KeepOrNew, NextActionFields, TalkFields } from './parts.tsx'
import { PreviousTalk } from './previous-talk.tsx'
import { type FormPage } from '../../../../forms/index.ts'

export interface RecordConsultationProps extends FormPage {
  header: CaseHeader
  colleagues: Colleague[]
  previous: ConsultationEntry | null
  /** Whose next step it is, where that isn't the responsible desk's. */
  nextTitle?: string
  /** The step that stands while the form is drawn (meanwhile.ts). */
  nextWas: string
  /** What lies ahead and may stay as it is. */
  ahead?: string | null
  /** Agreed for today or before, and nobody has said what became of it. */
  agreed?: Appointment | null
}

export function RecordConsultationPage({
  path,
  shell,
  kit,
  header,
  values,
  errors,
  colleagues,
  previous,
  savedAt,
  nextTitle,
  nextWas,
  ahead = null,
  agreed = null,
}: RecordConsultationProps) {
  return (
    <StaffLayout
      title="相談を記録"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading title="相談を記録" aside={<DraftNote savedAt={savedAt ?? undefined} />} />}
      aside={<PreviousTalk previous={previous} header={header} />}
    >
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave {...(savedAt === null ? {} : { savedAt })}>
        <HiddenField name="nextWas" value={nextWas} />
        <TalkFields values={values} />
        <SureOfDay values={values} errors={errors} />
        {agreed === null ? null : (
          <FormSection title="約束">
            <HiddenField name="appointment.id" value={agreed.id} />
            <RadioGroup
              name="appointment.how"
              label={`${appointmentText(agreed)}(${agreed.note})は`}
              value={textOf(values, 'appointment.how')}
              options={[
                { value: 'held', label: 'この相談で会えた' },
                { value: 'missed', label: '来なかった' },
                { value: 'open', label: 'まだ決まらない' },
              ]}
              {...(agreed.isNext
                ? { hint: '選ばなければ、その日の来所・訪問・オンラインの相談は「会えた」になります。' }
                : {})}
            />
          </FormSection>
        )}
        <NextActionFields
          values={values}
          colleagues={colleagues}
          first={<KeepOrNew values={values} ahead={ahead} />}
          {...(nextTitle === undefined ? {} : { title: nextTitle })}
        />
        <SubmitRow
          label="記録する"
          draft
          secondary={
            <LinkButton href={`/cases/${header.id}`} kind="text">
              やめる
            </LinkButton>
          }
          note="Ctrl + Enter でも記録できます"
        />
      </Form>
    </StaffLayout>
  )
}

export interface CorrectConsultationProps extends FormPage {
  header: CaseHeader
  wordings: ConsultationEntry[]
}

/** 訂正: the former wording stays readable below. */
export function CorrectConsultationPage({
  path,
  shell,
  kit,
  header,
  values,
  errors,
  savedAt,
  wordings,
}: CorrectConsultationProps) {
  return (
    <StaffLayout
      title="記録を訂正"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="記録を訂正"
          lead="前の記録は消えません。訂正したことと理由が、いっしょに残ります。"
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <TalkFields values={values} />
        <SureOfDay values={values} errors={errors} />
        <CorrectionFields
          values={values}
          withdrawing="取り消す(まちがって書いた)"
          more={[{ value: 'move', label: '別の方の記録に移す(別の方のケースに書いてしまった)' }]}
        >
          <AddMore label="移す先のケース" open={textOf(values, 'how') === 'move' || textOf(values, 'toNumber') !== ''}>
            <TextField
              name="toNumber"
              label="移す先のケース番号"
              optional
              width="short"
              example="R7-000123"
              value={textOf(values, 'toNumber')}
            />
          </AddMore>
        </CorrectionFields>
        <SubmitRow
          label="訂正する"
          draft
          secondary={
            <LinkButton href={`/cases/${header.id}`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
      {wordings.length > 0 ? <PreviousTalk previous={wordings[0] ?? null} header={header} title="いまの記録" /> : null}
    </StaffLayout>
  )
}
