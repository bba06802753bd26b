import type { Fields, FormKit } from '../../../../platform/http/room.ts'
import { listOf, textOf } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
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
  type Shell,
  Span,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
  TimeField,
  DraftBanner,
  savedAtOf,
} from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import { type CaseHeader, CaseStrip, type Colleague, CorrectionFields } from '../../cases/index.ts'
import { basesOfKind, conferenceForms, conferenceKinds, kindNotes, secrecies } from '../conference.labels.ts'
import { mostDecisions } from '../conference.inputs.ts'
import type { ConferenceView, OrganizationChoice } from '../conference.queries.ts'
import { optionsOf } from '../../../../forms/index.ts'
import { legalBases, shareParts } from '../../../council/index.ts'

interface FormPage {
  path: string
  shell: Shell
  kit: FormKit
  values: Fields
  errors: FieldError[]
}

export function PlanConferencePage({ path, shell, kit, values, errors, header }: FormPage & { header: CaseHeader }) {
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
          aside={<DraftNote savedAt={savedAtOf(kit) ?? undefined} />}
        />
      }
    >
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <RadioGroup
          name="kind"
          list
          label="会議の種類"
          value={textOf(values, 'kind')}
          options={Object.entries(conferenceKinds).map(([value, label]) => ({
            value,
            label,
            hint: kindNotes[value as keyof typeof kindNotes],
          }))}
        />
        <RadioGroup
          name="basis"
          list
          label="根拠"
          value={textOf(values, 'basis')}
          options={bases.map((value) => ({ value, label: legalBases[value] }))}
        />
        <DateField
          name="basisGivenOn"
          label="本人が同意した日"
          optional
          hint="根拠が本人の同意のときは入れてください。"
          value={typedBoxes(values, 'basisGivenOn')}
        />
        <DateField name="heldOn" label="会議の日" value={typedBoxes(values, 'heldOn')} />
        <FieldGrid>
          <Span width={4}>
            <TimeField name="startsAt" label="始まる時刻" value={textOf(values, 'startsAt')} />
          </Span>
          <Span width={4}>
            <TimeField name="endsAt" label="終わる時刻" value={textOf(values, 'endsAt')} />
          </Span>
        </FieldGrid>
        <RadioGroup name="form" label="開き方" value={textOf(values, 'form')} options={optionsOf(conferenceForms)} />
        <TextField name="place" label="場所" optional value={textOf(values, 'place')} />
        <CheckboxGroup
          name="parts"
          list
          label="会議のあいだ見せること"
          hint="話し合いに要るものだけにします。"
          values={listOf(values, 'parts')}
          options={optionsOf(shareParts)}
        />
        <TextArea name="agenda" label="話し合うこと" rows={4} value={textOf(values, 'agenda')} />
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
            name="accountId"
            label="参加する人"
            empty="一覧にいない人(下に名前を書く)"
            value={textOf(values, 'accountId')}
            options={people.map((each) => ({ value: each.id, label: each.name }))}
          />
        )}
        <TextField
          name="name"
          label="名前"
          {...(people.length === 0
            ? {}
            : { optional: true, hint: '一覧にいない人のときに書きます。アカウントがないと、画面では見られません。' })}
          value={textOf(values, 'name')}
        />
        <TextField name="role" label="役割" optional example="担当の保健師" value={textOf(values, 'role')} />
        <RadioGroup
          name="secrecy"
          list
          label="守秘義務の根拠"
          value={textOf(values, 'secrecy')}
          options={optionsOf(secrecies)}
        />
        <DateField
          name="pledgedOn"
          label="誓約書の日"
          optional
          past
          hint="根拠が誓約書のときは入れてください。"
          value={typedBoxes(values, 'pledgedOn')}
        />
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
          aside={<DraftNote savedAt={savedAtOf(kit) ?? undefined} />}
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
        <TextArea name="decision" label="決まったこと" rows={2} value={textOf(values, 'decision')} />
        <TextField name="ownerName" label="する人" optional value={textOf(values, 'ownerName')} />
        <DateField name="dueOn" label="期限" value={typedBoxes(values, 'dueOn')} />
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
        <TextArea name="reason" label="取りやめる理由" rows={2} value={textOf(values, 'reason')} />
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
