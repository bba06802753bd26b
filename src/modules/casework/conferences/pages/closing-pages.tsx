/** At the end of a meeting and after it: its minutes with what was decided, and a decision put right. */
import type { FormPage } from '../../../../forms/index.ts'
import { type Fields, listOf, textOf } from '../../../../platform/http/room.ts'
import {
  AddMore,
  Banner,
  CheckboxGroup,
  DateField,
  DraftNote,
  FieldGrid,
  Form,
  FormSection,
  LinkButton,
  PageHeading,
  SelectField,
  Span,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
  DraftBanner,
} from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import { CorrectionFields } from '../../cases/index.ts'
import { mostDecisions } from '../closing.form.ts'
import { decisionForm } from '../conference.form.ts'
import { conferenceKinds } from '../conference.labels.ts'
import type { ConferenceView, OrganizationChoice } from '../conference.queries.ts'

export function ClosingPage({
  path,
  shell,
  kit,
  values,
  errors,
  savedAt,
  conference,
  organizations,
}: FormPage & { conference: ConferenceView; organizations: OrganizationChoice[] }) {
  const rows = Array.from({ length: mostDecisions }, (_, index) => index)
  const open = 2
  return (
    <StaffLayout
      title="会議を終える"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="会議を終える"
          lead="記録を確定し、参加者に見せていた範囲を閉じます。決まったことは、それぞれの機関の「今日」に出ます。"
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <Banner kind="finding" title={`${conferenceKinds[conference.kind]}を開いています`}>
        <p className="written">{conference.papers?.agenda ?? ''}</p>
      </Banner>
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <CheckboxGroup
          name="attended"
          list
          label="出席した人"
          optional
          values={listOf(values, 'attended')}
          options={conference.participants.map((each) => ({
            value: each.id,
            label: `${each.name}${each.organizationName === null ? '' : `(${each.organizationName})`}`,
          }))}
        />
        <TextArea
          name="minutes"
          label="会議の記録"
          hint="確定したあとは変えられません。書き足しはできます。"
          rows={8}
          value={textOf(values, 'minutes')}
        />
        <FormSection title="決まったこと" note="この窓口のいちばん早い期限のものが、ケースの次の予定になります">
          {rows.slice(0, open).map((index) => (
            <DecisionFields key={index} index={index} values={values} organizations={organizations} />
          ))}
          <AddMore
            label="決まったことを増やす"
            open={rows.slice(open).some((index) => textOf(values, `decisions.${index}.decision`) !== '')}
          >
            {rows.slice(open).map((index) => (
              <DecisionFields key={index} index={index} values={values} organizations={organizations} />
            ))}
          </AddMore>
        </FormSection>
        <SubmitRow
          label="記録を確定して終える"
          draft
          secondary={
            <LinkButton href={`/conferences/${conference.id}`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

function DecisionFields({
  index,
  values,
  organizations,
}: {
  index: number
  values: Fields
  organizations: OrganizationChoice[]
}) {
  const name = `決まったこと${index + 1}`
  return (
    <>
      <TextArea
        name={`decisions.${index}.decision`}
        label={name}
        optional
        rows={2}
        value={textOf(values, `decisions.${index}.decision`)}
      />
      <FieldGrid>
        <Span width={6}>
          <SelectField
            name={`decisions.${index}.organizationId`}
            label={`${name}をする機関`}
            empty="選んでください"
            value={textOf(values, `decisions.${index}.organizationId`)}
            options={organizations.map((each) => ({ value: each.id, label: each.name }))}
          />
        </Span>
        <Span width={6}>
          <TextField
            name={`decisions.${index}.ownerName`}
            label={`${name}をする人`}
            optional
            value={textOf(values, `decisions.${index}.ownerName`)}
          />
        </Span>
      </FieldGrid>
      <DateField
        name={`decisions.${index}.dueOn`}
        label={`${name}の期限`}
        value={typedBoxes(values, `decisions.${index}.dueOn`)}
      />
    </>
  )
}

/** What was decided, put right or taken back; the sealed minutes stay. */
export function DecisionPage({
  path,
  shell,
  kit,
  values,
  errors,
  conferenceId,
  organizationName,
}: FormPage & { conferenceId: string; organizationName: string }) {
  const { decision, ownerName, dueOn } = decisionForm.boxes(values)
  return (
    <StaffLayout
      title="決まったことを訂正"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="決まったことを訂正"
          lead="確定した会議の記録は変わりません。前の言葉と理由が、ケースの「経過」に残ります。"
        />
      }
    >
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <p className="meta">
          する機関: {organizationName}。機関を変えるときは、取り消して、その機関とあらためて決めてください。
        </p>
        <TextArea {...decision} rows={2} />
        <TextField {...ownerName} />
        <DateField {...dueOn} />
        <CorrectionFields values={values} withdrawing="取り消す(まちがって書いた)" />
        <SubmitRow
          label="訂正する"
          draft
          secondary={
            <LinkButton href={`/conferences/${conferenceId}`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}
