import { civilDateOf } from '../../../../platform/clock.ts'
import { formatDate } from '../../../../platform/japanese/era.ts'
import { type Fields, type FormKit, textOf } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import {
  Banner,
  Empty,
  FieldGrid,
  Form,
  FormSection as FormPart,
  HiddenField,
  LinkButton,
  PageHeading,
  PostButton,
  Row,
  Rows,
  Section,
  SelectField,
  type Shell,
  Span,
  StaffLayout,
  SubmitRow,
  Tag,
  TextArea,
  TextField,
} from '../../../../ui/index.ts'
import type { FormVersion } from '../assessment.queries.ts'
import { FieldOf } from './assessment-page.tsx'
import { fieldTypes, formParts, shareParts } from '../../../council/index.ts'

interface Common {
  path: string
  shell: Shell
}

export function FormListPage({
  path,
  shell,
  forms,
  kinds,
}: Common & { forms: FormVersion[]; kinds: ReadonlyMap<string, string> }) {
  return (
    <StaffLayout
      title="聞き取りの様式"
      path={path}
      shell={shell}
      heading={
        <PageHeading
          title="聞き取りの様式"
          lead="窓口の種類ごとに、何を、どの順で聞くかを決めます。変えると新しい版になり、前に書いた記録は前の版のまま残ります。"
        />
      }
    >
      <Section title="様式" count={forms.length}>
        {forms.length === 0 ? (
          <Empty sentence="様式がまだありません。" />
        ) : (
          <Rows>
            {forms.map((form) => (
              <Row
                key={form.key}
                strong
                title={form.title}
                href={`/forms/${form.key}`}
                text={form.deskKinds
                  .map((kind) => kinds.get(kind) ?? '')
                  .filter(Boolean)
                  .join('、')}
                notes={
                  <span>
                    {form.sections.length}節・{form.sections.reduce((sum, section) => sum + section.fields.length, 0)}
                    項目・第{form.version}版
                  </span>
                }
              />
            ))}
          </Rows>
        )}
      </Section>
    </StaffLayout>
  )
}

const same = (a: FormVersion, b: FormVersion): boolean => JSON.stringify(a.sections) === JSON.stringify(b.sections)

export function FormPage({
  path,
  shell,
  kit,
  versions,
  errors,
  values,
}: Common & { kit: FormKit; versions: [FormVersion, ...FormVersion[]]; errors: FieldError[]; values: Fields }) {
  const [newest] = versions
  const inForce = versions.find((version) => version.published) ?? newest
  const draft = newest.published || same(newest, inForce) ? null : newest
  const shown = draft ?? inForce
  const href = `/forms/${newest.key}`
  return (
    <StaffLayout
      title={inForce.title}
      path={path}
      shell={shell}
      ownPrimary
      hasErrors={errors.length > 0}
      heading={
        <PageHeading
          overline="聞き取りの様式"
          title={inForce.title}
          lead={`いまは第${inForce.version}版です。`}
          aside={
            <LinkButton href={`${href}/preview`} kind="secondary" icon="eye">
              見本を見る
            </LinkButton>
          }
        />
      }
    >
      {draft === null ? null : (
        <Banner kind="finding" title={`第${draft.version}版の下書きがあります`}>
          <p>
            公開するまで、窓口では第{inForce.version}版で聞きます。<a href={`${href}/preview`}>見本で確かめる</a>
          </p>
        </Banner>
      )}
      <Section
        title={draft === null ? '節' : '下書きの節'}
        count={shown.sections.length}
        more={<a href={`${href}/sections/new`}>節を加える</a>}
      >
        <Rows>
          {shown.sections.map((section, index) => (
            <Row
              key={section.key}
              strong
              title={section.title}
              href={`${href}/sections/${section.key}`}
              text={section.fields.map((field) => field.label).join('、')}
              leadTag={<Tag kind="neutral">{shareParts[section.part]}</Tag>}
              aside={
                <>
                  {index === 0 ? null : (
                    <PostButton
                      action={`${href}/sections/${section.key}/arrangement`}
                      csrf={shell.csrf}
                      kind="text"
                      size="small"
                      fields={{ how: 'up' }}
                    >
                      上へ
                    </PostButton>
                  )}
                  {index === shown.sections.length - 1 ? null : (
                    <PostButton
                      action={`${href}/sections/${section.key}/arrangement`}
                      csrf={shell.csrf}
                      kind="text"
                      size="small"
                      fields={{ how: 'down' }}
                    >
                      下へ
                    </PostButton>
                  )}
                  <PostButton
                    action={`${href}/sections/${section.key}/arrangement`}
                    csrf={shell.csrf}
                    kind="text"
                    size="small"
                    fields={{ how: 'remove' }}
                  >
                    外す
                  </PostButton>
                </>
              }
            />
          ))}
        </Rows>
      </Section>
      {draft === null ? null : (
        <Section title="公開する" pad>
          <Form action={`${href}/publication`} kit={kit} errors={errors}>
            <TextArea name="note" label="何を変えたか" optional rows={2} value={textOf(values, 'note')} />
            <SubmitRow label={`第${draft.version}版を公開する`} />
          </Form>
          <PostButton action={`${href}/draft/reset`} csrf={shell.csrf} kind="text">
            下書きをやめて、いまの版にもどす
          </PostButton>
        </Section>
      )}
      <Section title="これまでの版" count={versions.filter((version) => version.published).length} unit="版">
        <Rows>
          {versions
            .filter((version) => version.published)
            .map((version) => (
              <Row
                key={version.version}
                title={`第${version.version}版`}
                text={version.note}
                aside={
                  <span className="meta nb">
                    {version.publishedAt === null ? '' : formatDate(civilDateOf(version.publishedAt))}
                  </span>
                }
              />
            ))}
        </Rows>
      </Section>
    </StaffLayout>
  )
}

/** The form as workers will see it; nothing can be sent from here. */
export function PreviewPage({ path, shell, form }: Common & { form: FormVersion }) {
  return (
    <StaffLayout
      title={`${form.title}の見本`}
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={form.published ? `第${form.version}版` : `第${form.version}版の下書き`}
          title={`${form.title}の見本`}
          lead="窓口での見え方です。ここに書いても、残りません。"
          aside={
            <LinkButton href={`/forms/${form.key}`} kind="secondary">
              様式にもどる
            </LinkButton>
          }
        />
      }
    >
      {form.sections.map((section) => (
        <fieldset key={section.key} className="preview" aria-label={section.title}>
          <FormPart title={section.title}>
            {section.fields.map((field) => (
              <FieldOf
                key={field.key}
                field={{ ...field, key: `${section.key}.${field.key}` }}
                values={{}}
                section={section}
              />
            ))}
          </FormPart>
        </fieldset>
      ))}
    </StaffLayout>
  )
}

/** A section with its fields: each a group of boxes in the order of the numbers; a field without a name is taken out. */
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
