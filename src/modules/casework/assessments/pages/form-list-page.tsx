/** All forms of 聞き取り, by what they are called. */
import { Empty, PageHeading, Row, Rows, Section, type Shell, StaffLayout } from '../../../../ui/index.ts'
import type { FormVersion } from '../assessment.queries.ts'

export interface Common {
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
