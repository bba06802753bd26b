import { textOf } from '../../../../platform/http/room.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import {
  Banner,
  Button,
  Checkbox,
  DateField,
  Form,
  FormSection,
  HiddenField,
  LinkButton,
  PageHeading,
  QuickRows,
  RadioGroup,
  Rows,
  Row,
  Section,
  SelectField,
  StaffLayout,
  SubmitRow,
  TargetTypeLabel,
  TextArea,
  DraftBanner,
} from '../../../../ui/index.ts'
import { typeReasons } from '../case.labels.ts'
import type { CaseHeader } from '../case.queries.ts'
import { typeMark } from '../meanwhile.ts'
import { targetTypeForm } from '../target-type.form.ts'
import { triageQuestions, type TriageProposal } from '../triage.rules.ts'
import { CorrectionFields } from './correction-fields.tsx'
import { CaseStrip } from './parts.tsx'
import { type FormPage, optionsOf } from '../../../../forms/index.ts'
import { type TargetType, targetTypes } from '../../../council/index.ts'

export interface TypeDecision {
  id: string
  decidedOn: string
  fromType: TargetType | null
  toType: TargetType | null
  provisional: boolean
  reasonCode: string
  reason: string
  authorName: string | null
  isMove: boolean
}

export interface TargetTypePageProps extends Omit<FormPage, 'savedAt'> {
  header: CaseHeader
  /** What the answers so far propose; null before anything was answered. */
  proposal: TriageProposal | null
  history: TypeDecision[]
}

/** A few plain questions propose a type with its reason; the worker decides. */
export function TargetTypePage({ path, shell, kit, header, values, errors, proposal, history }: TargetTypePageProps) {
  const { targetType, provisional, decidedOn, reasonCode, reason } = targetTypeForm.boxes(values)
  return (
    <StaffLayout
      title="類型の判定"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading title="類型の判定" lead="分かるところだけ答えれば、案と理由が出ます。決めるのは相談員です。" />
      }
    >
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <FormSection title="質問" note="分かるところだけ">
          <QuickRows wide>
            {Object.entries(triageQuestions).map(([question, { label, options }]) => (
              <RadioGroup
                key={question}
                row
                name={`answers.${question}`}
                label={label}
                value={textOf(values, `answers.${question}`)}
                options={optionsOf(options)}
              />
            ))}
          </QuickRows>
          <Button kind="secondary" name="_intent" value="propose">
            答えから案を出す
          </Button>
        </FormSection>
        {proposal ? <Proposal proposal={proposal} /> : null}
        <FormSection title="決める">
          <HiddenField name="typeWas" value={typeMark(header)} />
          <RadioGroup list {...targetType} />
          <Checkbox {...provisional} />
          <DateField {...decidedOn} />
          {history.length > 0 || header.targetType !== null ? (
            <SelectField
              {...reasonCode}
              optional={false}
              empty="選んでください"
              hint="「見立てを直した」は、移動の数に入りません。"
              options={reasonCode.options.filter((option) => option.value !== 'first')}
            />
          ) : null}
          <TextArea {...reason} rows={3} />
        </FormSection>
        <SubmitRow
          label="判定を記録する"
          draft
          secondary={
            <LinkButton href={`/cases/${header.id}`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
      {history.length > 0 ? (
        <Section title="これまでの判定" count={history.length}>
          <Rows>
            {history.map((decision) => (
              <Row
                key={decision.id}
                title={
                  <>
                    {decision.fromType === null ? (
                      ''
                    ) : (
                      <>
                        <TargetTypeLabel type={decision.fromType} /> →{' '}
                      </>
                    )}
                    <TargetTypeLabel type={decision.toType} provisional={decision.provisional} />
                  </>
                }
                text={`${typeReasons[decision.reasonCode as keyof typeof typeReasons] ?? ''}${decision.reason === '' ? '' : `。${decision.reason}`}`}
                aside={
                  <>
                    <span className="meta">
                      {formatDay(decision.decidedOn)} {decision.authorName ?? ''}
                    </span>{' '}
                    <a href={`/cases/${header.id}/target-type/${decision.id}`}>訂正</a>
                  </>
                }
              />
            ))}
          </Rows>
        </Section>
      ) : null}
    </StaffLayout>
  )
}

/** A judgement put right or taken back; the former one stays in the history of the case. */
export function CorrectTargetTypePage({
  path,
  shell,
  kit,
  header,
  decision,
  values,
  errors,
}: FormPage & { header: CaseHeader; decision: TypeDecision }) {
  const { targetType, provisional, decidedOn } = targetTypeForm.boxes(values)
  return (
    <StaffLayout
      title="判定を訂正"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="判定を訂正"
          lead="書きまちがいを直すところです。状態が変わったときは、あらためて判定してください。"
        />
      }
    >
      <CaseStrip header={header} />
      <p className="meta">
        いまの記録: {decision.fromType === null ? '' : `${targetTypes[decision.fromType].mark}から`}
        {decision.toType === null
          ? '未判定'
          : `${targetTypes[decision.toType].mark}${targetTypes[decision.toType].short}`}
        ・{formatDay(decision.decidedOn)} {decision.authorName ?? ''}
      </p>
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <RadioGroup list {...targetType} />
        <Checkbox {...provisional} />
        <DateField {...decidedOn} />
        <CorrectionFields values={values} withdrawing="取り消す(この判定はなかった)" />
        <SubmitRow
          label="訂正する"
          draft
          secondary={
            <LinkButton href={`/cases/${header.id}/target-type`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

function Proposal({ proposal }: { proposal: TriageProposal }) {
  const type = proposal.targetType === null ? null : targetTypes[proposal.targetType]
  return (
    <Banner
      kind={proposal.urgent ? 'caution' : 'finding'}
      title={type ? `案: ${type.mark} ${type.long}${proposal.provisional ? '(仮)' : ''}` : '案: 未判定のまま'}
    >
      <p>{proposal.reason}</p>
    </Banner>
  )
}
