import { listOf, textOf } from '../../../../platform/http/room.ts'
import {
  AddMore,
  Checkbox,
  CheckboxGroup,
  DateField,
  DraftNote,
  FileField,
  Form,
  FormSection,
  LinkButton,
  PageHeading,
  RadioGroup,
  Section,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
  DraftBanner,
} from '../../../../ui/index.ts'
import { type CaseHeader, CaseStrip } from '../../cases/index.ts'
import type { OrganizationOption } from '../access.queries.ts'
import type { FormPage } from '../../../../forms/index.ts'
import { consentForm } from '../consent.form.ts'

export interface ConsentPageProps extends FormPage {
  header: CaseHeader
  recipients: OrganizationOption[]
  /** How much may still be added, where it is little. */
  littleRoom: string | null
}

export function ConsentPage({
  path,
  shell,
  kit,
  header,
  values,
  errors,
  recipients,
  littleRoom,
  savedAt,
}: ConsentPageProps) {
  const { givenBy, method, witness, givenOn, parts, purposes, validUntil, note } = consentForm.boxes(values)
  return (
    <StaffLayout
      title="同意を記録"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="同意を記録"
          lead="だれに、何を、何のために、いつまで。本人が決めたことだけを書きます。"
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
      aside={<WhatHappens />}
    >
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave forgets="file">
        <FormSection title="だれが、どのように">
          <RadioGroup {...givenBy} hint="成年の方の家族の同意は、本人の同意の代わりになりません。" />
          <RadioGroup {...method} />
          <TextField {...witness} note="口頭のときはかならず" />
          <DateField {...givenOn} />
          <FileField
            name="scan"
            label="同意書の写し"
            optional
            hint={`PDF・JPEG・PNG、5MBまで。この機関だけが開けます。${littleRoom ?? ''}`}
            accept="application/pdf,image/jpeg,image/png"
          />
        </FormSection>
        <FormSection title="だれに、何を">
          <Recipients recipients={recipients} chosen={listOf(values, 'recipients')} />
          <CheckboxGroup {...parts} hint="選ばなかったものは、相手の画面に「非開示」と出ます。" />
          <Checkbox
            name="allParts"
            value="yes"
            label="このケースの記録すべて"
            checked={textOf(values, 'allParts') === 'yes'}
          />
          <CheckboxGroup {...purposes} />
          <DateField {...validUntil} hint="空なら、取り消されるまでです。" />
          <TextArea {...note} rows={2} />
        </FormSection>
        <SubmitRow
          label="記録する"
          draft
          secondary={
            <LinkButton href={`/cases/${header.id}/access`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

/** By kind of desk, folded until asked for: a prefecture has more organizations than a screen has lines. */
function Recipients({ recipients, chosen }: { recipients: OrganizationOption[]; chosen: string[] }) {
  const option = (each: OrganizationOption) => ({ value: each.id, label: each.name })
  const kinds = [...new Set(recipients.map((each) => each.kind))]
  const first = recipients.filter((each) => chosen.includes(each.id))
  return (
    <>
      <CheckboxGroup
        name="recipients"
        label="相手の機関"
        note="いくつでも"
        options={first.map(option)}
        values={chosen}
        hint={
          first.length === 0
            ? '下の種類を開いて選んでください。'
            : '選んだ機関です。ほかの機関は、下の種類を開いて選べます。'
        }
      />
      {kinds.map((kind) => {
        const rest = recipients.filter((each) => each.kind === kind && !chosen.includes(each.id))
        return rest.length === 0 ? null : (
          <AddMore key={kind} label={`${kind}(${rest.length})`}>
            <div className="options-row" role="group" aria-label={kind}>
              {rest.map((each) => (
                <label key={each.id} className="option">
                  <input type="checkbox" name="recipients" value={each.id} />
                  <span>{each.name}</span>
                </label>
              ))}
            </div>
          </AddMore>
        )
      })}
    </>
  )
}

function WhatHappens() {
  return (
    <Section title="記録したあとのこと" kind="quiet">
      <ul className="plain-list">
        <li>相手の機関は、選んだ内容だけを、いまから見られます。</li>
        <li>期限が来ると、ひとりでに見られなくなります。</li>
        <li>本人はいつでも取り消せます。取り消したときから見られなくなり、取り消したことも残ります。</li>
        <li>だれがいつ見たかは、本人に渡せる一覧に残ります。</li>
      </ul>
    </Section>
  )
}
