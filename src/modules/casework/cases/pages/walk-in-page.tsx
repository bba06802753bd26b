import {
  Banner,
  DraftBanner,
  DraftNote,
  Form,
  FormSection,
  HiddenField,
  LinkButton,
  PageHeading,
  SelectField,
  StaffLayout,
  SubmitRow,
  TextArea,
} from '../../../../ui/index.ts'
import type { CaseHeader, DeskOption } from '../case.queries.ts'
import { SureOfDay } from './correction-fields.tsx'
import { CaseStrip, TalkFields } from './parts.tsx'
import { type FormPage } from '../../../../forms/index.ts'
import { walkInForm } from '../talk.form.ts'

export interface WalkInPageProps extends FormPage {
  header: CaseHeader
  desks: DeskOption[]
}

/** Somebody has come to this desk, and another one answers for them. */
export function WalkInPage({ path, shell, kit, header, values, errors, desks, savedAt }: WalkInPageProps) {
  const { responsibleDeskName: other } = header
  const { deskId, told } = walkInForm.boxes(values)
  return (
    <StaffLayout
      title="来られたことを記録"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading title="来られたことを記録" aside={<DraftNote savedAt={savedAt ?? undefined} />} />}
    >
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Banner kind="finding" title={`責任窓口は${other}です`}>
        <p>
          {header.status === 'closed' ? `このケースは、${other}で終結しています。` : ''}
          「話したこと」は、この窓口の記録になります。下の「責任窓口に伝えること」は、{other}が読みます。
        </p>
      </Banner>
      <Form action={path} kit={kit} errors={errors} autosave {...(savedAt === null ? {} : { savedAt })}>
        {desks.length > 1 ? (
          <SelectField {...deskId} options={desks.map((desk) => ({ value: desk.id, label: desk.name }))} />
        ) : (
          <HiddenField name={deskId.name} value={desks[0]?.id ?? ''} />
        )}
        <TalkFields values={values} />
        <SureOfDay values={values} errors={errors} />
        <FormSection title="責任窓口へ">
          <TextArea
            {...told}
            rows={3}
            hint="例: 本人が来て、次の約束の日を変えたいと話しました。電話をかけてください。"
          />
        </FormSection>
        <SubmitRow
          label="記録して、責任窓口に知らせる"
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
