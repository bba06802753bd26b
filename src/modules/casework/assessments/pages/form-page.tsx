/** One form with its draft and its versions, and as workers will see it. */
import { civilDateOf } from '../../../../platform/clock.ts'
import { formatDate } from '../../../../platform/japanese/era.ts'
import { type Fields, type FormKit, textOf } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import {
  Banner,
  Form,
  FormSection as FormPart,
  LinkButton,
  PageHeading,
  PostButton,
  Row,
  Rows,
  Section,
  StaffLayout,
  SubmitRow,
  Tag,
  TextArea,
} from '../../../../ui/index.ts'
import type { FormVersion } from '../assessment.queries.ts'
import { FieldOf } from './section-form-page.tsx'
import { shareParts } from '../../../council/index.ts'
import type { Common } from './form-list-page.tsx'

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
