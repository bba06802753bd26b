/** To which job: asked before anything else of an introduction. */
import {
  Actions,
  Button,
  Empty,
  LinkButton,
  PageHeading,
  QueryForm,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  TextField,
} from '../../../../ui/index.ts'
import { type CaseHeader, CaseStrip } from '../../../casework/index.ts'
import { JobRow, type ListedJob } from '../../jobs/index.ts'

export function ChooseJobPage({
  path,
  shell,
  header,
  words,
  jobs,
}: {
  path: string
  shell: Shell
  header: CaseHeader
  words: string
  jobs: ListedJob[]
}) {
  return (
    <StaffLayout
      title="求人に紹介する"
      path={path}
      shell={shell}
      heading={<PageHeading title="求人に紹介する" lead="どの求人に紹介するかを選びます。" />}
    >
      <CaseStrip header={header} />
      <p>
        <a href={`/cases/${header.id}/matches`}>本人の希望に合う求人を見る</a>
      </p>
      <QueryForm action={path} label="求人をさがす">
        <TextField
          name="words"
          label="さがす言葉"
          type="search"
          value={words}
          maxLength={200}
          width="long"
          hint="職種、企業、市町村、求人番号など"
        />
        <Actions>
          <Button icon="search">さがす</Button>
        </Actions>
      </QueryForm>
      <Section
        title={words === '' ? '新しい求人' : '見つかった求人'}
        count={jobs.length}
        more={<a href={`${path}/other`}>ここにない求人に紹介する</a>}
      >
        {jobs.length === 0 ? (
          <Empty
            sentence="あてはまる求人がありません。言葉を短くするか、ここにない求人として紹介を記録してください。"
            action={<LinkButton href={`${path}/other`}>ここにない求人に紹介する</LinkButton>}
          />
        ) : (
          <Rows>
            {jobs.map((job) => (
              <JobRow
                key={job.id}
                job={job}
                action={
                  <LinkButton href={`${path}/${job.id}`} size="small">
                    紹介する
                  </LinkButton>
                }
              />
            ))}
          </Rows>
        )}
      </Section>
    </StaffLayout>
  )
}
