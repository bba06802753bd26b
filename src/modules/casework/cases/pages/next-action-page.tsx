import { textOf } from '../../../../platform/http/room.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import {
  Form,
  FormSection,
  HiddenField,
  LinkButton,
  PageHeading,
  RadioGroup,
  StaffLayout,
  SubmitRow,
  TextArea,
  Written,
  DraftBanner,
} from '../../../../ui/index.ts'
import type { CaseHeader, Colleague } from '../case.queries.ts'
import { appointmentEnds } from '../case.labels.ts'
import { CaseStrip, NextActionFields } from './parts.tsx'
import { type FormPage, optionsOf } from '../../../../forms/index.ts'

export interface NextActionPageProps extends Omit<FormPage, 'savedAt'> {
  header: CaseHeader
  colleagues: Colleague[]
  /** すませる, or 変える. */
  finishes: boolean
}

/** すませる asks for the next one on the same page, because there is always one. */
export function NextActionPage({
  path,
  shell,
  kit,
  header,
  values,
  errors,
  colleagues,
  finishes,
}: NextActionPageProps) {
  const title = finishes ? '予定をすませる' : '次の予定を変える'
  const now = header.nextAction
  return (
    <StaffLayout
      title={title}
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading title={title} />}
    >
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <HiddenField name="how" value={finishes ? 'done' : 'changed'} />
        {now ? (
          <FormSection title={finishes ? 'すませる予定' : 'いまの予定'}>
            <p>
              <strong>
                {formatDay(now.dueOn)}
                {now.time ? ` ${now.time}` : ''}
              </strong>
            </p>
            <Written text={now.note} />
            {finishes && now.appointmentId !== null ? (
              <RadioGroup
                name="appointmentHow"
                label="約束は"
                value={textOf(values, 'appointmentHow')}
                options={optionsOf(appointmentEnds).filter((option) => option.value !== 'moved')}
              />
            ) : null}
            {finishes ? (
              <TextArea name="doneNote" label="どうなったか" optional rows={2} value={textOf(values, 'doneNote')} />
            ) : null}
          </FormSection>
        ) : null}
        <NextActionFields values={values} colleagues={colleagues} prefix="" />
        <SubmitRow
          label={finishes ? 'すませて、次を決める' : '予定を変える'}
          draft
          secondary={
            <LinkButton href={path.includes('back=today') ? '/today' : `/cases/${header.id}`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}
