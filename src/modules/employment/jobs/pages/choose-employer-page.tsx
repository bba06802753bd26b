/** Whose job it is: asked before anything else of a new one. */
import {
  Actions,
  Button,
  Empty,
  LinkButton,
  PageHeading,
  QueryForm,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  TextField,
} from '../../../../ui/index.ts'
import type { EmployerChoice } from '../../employers/index.ts'

export function ChooseEmployerPage({
  shell,
  words,
  employers,
}: {
  shell: Shell
  words: string
  employers: EmployerChoice[]
}) {
  return (
    <StaffLayout
      title="求人を入れる"
      path="/jobs/new"
      shell={shell}
      heading={
        <PageHeading
          overline={<a href="/jobs">求人</a>}
          title="求人を入れる"
          lead="どの企業の求人かを選びます。企業がまだなければ、先に企業を入れてください。"
        />
      }
    >
      <QueryForm action="/jobs/new" label="企業をさがす">
        <TextField name="words" label="企業の名前" type="search" value={words} maxLength={100} width="long" />
        <Actions>
          <Button icon="search">さがす</Button>
        </Actions>
      </QueryForm>
      <Section title="企業" count={employers.length}>
        {employers.length === 0 ? (
          <Empty
            sentence="あてはまる企業がありません。名前を短くするか、ひらがなでさがしてください。"
            action={<LinkButton href="/jobs/new">すべての企業を見る</LinkButton>}
          />
        ) : (
          <Rows>
            {employers.map((employer) => (
              <Row
                key={employer.id}
                href={`/jobs/new?employer=${employer.id}`}
                title={employer.name}
                notes={employer.municipalities}
              />
            ))}
          </Rows>
        )}
      </Section>
    </StaffLayout>
  )
}
