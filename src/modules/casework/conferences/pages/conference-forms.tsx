import type { FormPage } from '../../../../forms/index.ts'
import { type Fields, listOf, textOf } from '../../../../platform/http/room.ts'
import {
  AddMore,
  Banner,
  Button,
  CheckboxGroup,
  DateField,
  DraftNote,
  FieldGrid,
  Form,
  FormSection,
  HiddenField,
  LinkButton,
  PageHeading,
  QueryForm,
  RadioGroup,
  SelectField,
  Span,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
  TimeField,
  DraftBanner,
} from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import { type CaseHeader, CaseStrip, type Colleague, CorrectionFields } from '../../cases/index.ts'
import { mostDecisions } from '../closing.form.ts'
import { cancellationForm, conferenceForm, decisionForm, participantForm } from '../conference.form.ts'
import { basesOfKind, conferenceKinds, kindNotes } from '../conference.labels.ts'
import type { ConferenceView, OrganizationChoice } from '../conference.queries.ts'
import { legalBases } from '../../../council/index.ts'

export function PlanConferencePage({
  path,
  shell,
  kit,
  values,
  errors,
  savedAt,
  header,
}: FormPage & { header: CaseHeader }) {
  const { kind, basis, basisGivenOn, heldOn, startsAt, endsAt, form, place, parts, agenda } =
    conferenceForm.boxes(values)
  const bases = [...new Set(Object.values(basesOfKind).flat())]
  return (
    <StaffLayout
      title="会議を決める"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="会議を決める"
          lead="参加者には、会議を始めてから終えるまでのあいだだけ、決めた区分が見えます。"
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <RadioGroup
          {...kind}
          list
          options={kind.options.map((option) => ({
            ...option,
            hint: kindNotes[option.value as keyof typeof kindNotes],
          }))}
        />
        <RadioGroup {...basis} list options={bases.map((value) => ({ value, label: legalBases[value] }))} />
        <DateField {...basisGivenOn} hint="根拠が本人の同意のときは入れてください。" />
        <DateField {...heldOn} />
        <FieldGrid>
          <Span width={4}>
            <TimeField {...startsAt} />
          </Span>
          <Span width={4}>
            <TimeField {...endsAt} />
          </Span>
        </FieldGrid>
        <RadioGroup {...form} />
        <TextField {...place} />
        <CheckboxGroup {...parts} list hint="話し合いに要るものだけにします。" />
        <TextArea {...agenda} rows={4} />
        <SubmitRow
          label="会議を決める"
          draft
          secondary={
            <LinkButton href={`/cases/${header.id}/support-plans`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

/** First the organization, by a question that needs no script; then who of it, or somebody without an account. */
export function ParticipantPage({
  path,
  shell,
  kit,
  values,
  errors,
  organizations,
  organizationId,
  people,
}: FormPage & { organizations: OrganizationChoice[]; organizationId: string; people: Colleague[] }) {
  const back = path.replace(/\/participants\/new$/, '')
  const { accountId, name, role, secrecy, pledgedOn } = participantForm.boxes(values)
  return (
    <StaffLayout
      title="参加者を加える"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="参加者を加える"
          lead="守秘義務の根拠を、一人ずつ残します。案内のメールに、本人のことは書きません。"
        />
      }
    >
      <QueryForm action={path} label="機関を選ぶ">
        <SelectField
          name="organization"
          label="機関"
          empty="機関に属さない人"
          value={organizationId}
          options={organizations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Button kind="secondary">この機関の人を出す</Button>
      </QueryForm>
      <Form action={path} kit={kit} errors={errors}>
        <HiddenField name="organizationId" value={organizationId} />
        {people.length === 0 ? null : (
          <SelectField
            {...accountId}
            optional={false}
            empty="一覧にいない人(下に名前を書く)"
            options={people.map((each) => ({ value: each.id, label: each.name }))}
          />
        )}
        <TextField
          {...name}
          {...(people.length === 0
            ? { optional: false }
            : { hint: '一覧にいない人のときに書きます。アカウントがないと、画面では見られません。' })}
        />
        <TextField {...role} example="担当の保健師" />
        <RadioGroup {...secrecy} list />
        <DateField {...pledgedOn} past hint="根拠が誓約書のときは入れてください。" />
        <SubmitRow
          label="加える"
          secondary={
            <LinkButton href={back} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

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
          lead="記録に封をし、参加者に見せていた範囲を閉じます。決まったことは、それぞれの機関の「今日」に出ます。"
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
          hint="封をしたあとは変えられません。書き足しはできます。"
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
          label="記録に封をして終える"
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
          lead="封をした会議の記録は変わりません。前の言葉と理由が、ケースの「経過」に残ります。"
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

export function CancellationPage({ path, shell, kit, values, errors }: FormPage) {
  return (
    <StaffLayout
      title="会議を取りやめる"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading title="会議を取りやめる" />}
    >
      <Form action={path} kit={kit} errors={errors}>
        <TextArea {...cancellationForm.boxes(values).reason} rows={2} />
        <SubmitRow
          label="取りやめる"
          secondary={
            <LinkButton href={path.replace(/\/cancellation$/, '')} kind="text">
              もどる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}
