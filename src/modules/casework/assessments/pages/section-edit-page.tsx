/** A section of a form is written. */
import { type Fields, type FormKit, textOf } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import {
  FieldGrid,
  Form,
  FormSection as FormPart,
  HiddenField,
  LinkButton,
  PageHeading,
  SelectField,
  Span,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
} from '../../../../ui/index.ts'
import type { FormVersion } from '../assessment.queries.ts'
import { fieldTypes, formParts, shareParts } from '../../../council/index.ts'
import type { Common } from './form-list-page.tsx'

/**
 * A section with its fields: each a group of boxes in the order of the numbers; a field without a name is taken out.
 */
export function SectionEditPage({
  path,
  shell,
  kit,
  form,
  values,
  errors,
  rows,
  title,
}: Common & { kit: FormKit; form: FormVersion; values: Fields; errors: FieldError[]; rows: number; title: string }) {
  return (
    <StaffLayout
      title={title}
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={form.title}
          title={title}
          lead="公開するまでは下書きです。前に書いた記録は、前の版のまま残ります。"
        />
      }
    >
      <Form action={path} kit={kit} errors={errors}>
        <HiddenField name="key" value={textOf(values, 'key')} />
        <HiddenField name="rows" value={String(rows)} />
        <TextField name="title" label="節の題" value={textOf(values, 'title')} />
        <SelectField
          name="part"
          label="見せる区分"
          hint="つなぐときに、この区分を渡すと読めるようになります。"
          value={textOf(values, 'part')}
          options={formParts.map((part) => ({ value: part, label: shareParts[part] }))}
        />
        {Array.from({ length: rows }, (_, index) => (
          <FieldRows key={index} index={index} values={values} />
        ))}
        <SubmitRow
          label="下書きに残す"
          secondary={
            <LinkButton href={`/forms/${form.key}`} kind="text">
              やめる
            </LinkButton>
          }
          note="空の行は、残すとまた二つ増えます。"
        />
      </Form>
    </StaffLayout>
  )
}

function FieldRows({ index, values }: { index: number; values: Fields }) {
  const at = `fields.${index}.`
  const name = `項目${index + 1}`
  const value = (field: string): string => textOf(values, at + field)
  return (
    <FormPart title={value('label') === '' ? `${name}(新しい項目)` : `${name} ${value('label')}`}>
      <HiddenField name={`${at}key`} value={value('key')} />
      <FieldGrid>
        <Span width={9}>
          <TextField name={`${at}label`} label={`${name}の名前`} optional value={value('label')} />
        </Span>
        <Span width={3}>
          <TextField
            name={`${at}order`}
            label={`${name}の順`}
            width="short"
            inputMode="numeric"
            value={value('order')}
          />
        </Span>
        <Span width={6}>
          <SelectField
            name={`${at}type`}
            label={`${name}の答えかた`}
            value={value('type') || 'text'}
            options={Object.entries(fieldTypes).map(([key, label]) => ({ value: key, label }))}
          />
        </Span>
        <Span width={6}>
          <TextField name={`${at}unit`} label={`${name}の単位`} optional value={value('unit')} />
        </Span>
      </FieldGrid>
      <TextArea
        name={`${at}options`}
        label={`${name}の選ぶ言葉`}
        optional
        hint="一行に一つ。選ぶ項目のときだけ書きます。"
        rows={2}
        value={value('options')}
      />
      <TextField name={`${at}help`} label={`${name}の助けの言葉`} optional value={value('help')} />
      <FieldGrid>
        <Span width={4}>
          <SelectField
            name={`${at}required`}
            label={`${name}はかならずか`}
            value={value('required') || 'no'}
            options={[
              { value: 'no', label: 'なくてもよい' },
              { value: 'yes', label: 'かならず' },
              { value: 'when', label: 'ほかの答えによる' },
            ]}
          />
        </Span>
        <Span width={4}>
          <TextField name={`${at}on`} label={`${name}が見る項目の名前`} optional value={value('on')} />
        </Span>
        <Span width={4}>
          <TextField name={`${at}is`} label={`${name}が見る答え(読点で区切る)`} optional value={value('is')} />
        </Span>
      </FieldGrid>
    </FormPart>
  )
}
