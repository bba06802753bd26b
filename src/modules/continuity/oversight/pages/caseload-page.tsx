/** 担当の引き継ぎ: many cases of one worker to another. */
import { listOf } from '../../../../platform/http/room.ts'
import {
  CheckboxGroup,
  Empty,
  Form,
  LinkButton,
  PageHeading,
  SelectField,
  StaffLayout,
  SubmitRow,
  TextArea,
} from '../../../../ui/index.ts'
import type { FormPage } from '../../../../forms/index.ts'
import { caseloadForm } from '../oversight.form.ts'
import type { Colleague } from '../../../casework/index.ts'

export interface CaseloadRow {
  id: string
  number: string
  name: string
  nextText: string
}

/** The preview is the form: every case with its next action, all chosen; the new worker gets them in one step. */
export function CaseloadPage({
  path,
  shell,
  kit,
  values,
  errors,
  fromName,
  cases,
  more,
  colleagues,
}: FormPage & { fromName: string; cases: CaseloadRow[]; more: number; colleagues: Colleague[] }) {
  const { to, note } = caseloadForm.boxes(values)
  return (
    <StaffLayout
      title="担当の引き継ぎ"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="担当の引き継ぎ"
          lead={`${fromName}のケースを、まとめて引き継ぎます。責任窓口は変わりません。前の担当の記録も、そのまま読めます。`}
        />
      }
    >
      {cases.length === 0 ? (
        <Empty
          sentence="引き継ぐケースはありません。"
          action={
            <LinkButton href="/team" kind="secondary">
              チームにもどる
            </LinkButton>
          }
        />
      ) : (
        <Form action={path} kit={kit} errors={errors}>
          <SelectField
            {...to}
            empty="選んでください"
            options={colleagues.map((each) => ({ value: each.id, label: each.name }))}
          />
          <CheckboxGroup
            list
            name="cases"
            label={`引き継ぐケース(${cases.length}件)`}
            values={listOf(values, 'cases')}
            options={cases.map((each) => ({
              value: each.id,
              label: `${each.name} ${each.number}`,
              hint: each.nextText,
            }))}
            hint="残したいケースがあれば、はずしてください。"
          />
          {more > 0 ? <p className="meta">ほかに{more}件あります。引き継いだあとに、続きが出ます。</p> : null}
          <TextArea {...note} rows={3} />
          <SubmitRow
            label="引き継ぐ"
            busyLabel="引き継いでいます…"
            secondary={
              <LinkButton href="/team" kind="text">
                やめる
              </LinkButton>
            }
          />
        </Form>
      )}
    </StaffLayout>
  )
}
