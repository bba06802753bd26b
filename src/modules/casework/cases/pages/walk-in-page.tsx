import type { Fields, FormKit } from '../../../../platform/http/room.ts'
import { textOf } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
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
  type Shell,
  StaffLayout,
  SubmitRow,
  TextArea,
} from '../../../../ui/index.ts'
import type { CaseHeader, DeskOption } from '../case.queries.ts'
import { SureOfDay } from './correction-fields.tsx'
import { CaseStrip, TalkFields } from './parts.tsx'

export interface WalkInPageProps {
  path: string
  shell: Shell
  kit: FormKit
  header: CaseHeader
  values: Fields
  errors: FieldError[]
  desks: DeskOption[]
  savedAt: string | null
}

/** Somebody has come to this desk, and another one answers for them. */
export function WalkInPage({ path, shell, kit, header, values, errors, desks, savedAt }: WalkInPageProps) {
  const { responsibleDeskName: other } = header
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
          <SelectField
            name="deskId"
            label="受けた窓口"
            value={textOf(values, 'deskId')}
            options={desks.map((desk) => ({ value: desk.id, label: desk.name }))}
          />
        ) : (
          <HiddenField name="deskId" value={desks[0]?.id ?? ''} />
        )}
        <TalkFields values={values} />
        <SureOfDay values={values} errors={errors} />
        <FormSection title="責任窓口へ">
          <TextArea
            name="told"
            label="責任窓口に伝えること"
            rows={3}
            hint="例: 本人が来て、次の約束の日を変えたいと話しました。電話をかけてください。"
            value={textOf(values, 'told')}
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
