/** Before a meeting: it is planned, people are asked, it is called off. */
import type { FormPage } from '../../../../forms/index.ts'
import {
  Button,
  CheckboxGroup,
  DateField,
  DraftNote,
  FieldGrid,
  Form,
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
import { type CaseHeader, CaseStrip, type Colleague } from '../../cases/index.ts'
import { cancellationForm, conferenceForm, participantForm } from '../conference.form.ts'
import { basesOfKind, kindNotes } from '../conference.labels.ts'
import type { OrganizationChoice } from '../conference.queries.ts'
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
