/** What somebody says of a job that they were shown. */
import { FormFrame, type FormPage } from '../../../../forms/index.ts'
import { AddMore, DefinitionList, RadioGroup, TextArea } from '../../../../ui/index.ts'
import { type CaseHeader, CaseStrip } from '../../../casework/index.ts'
import type { Job } from '../../jobs/index.ts'
import { answerForm } from '../matching.form.ts'

export function AnswerPage({ header, job, ...form }: FormPage & { header: CaseHeader; job: Job }) {
  const { answer, reason, note } = answerForm.boxes(form.values)
  return (
    <FormFrame
      {...form}
      title="求人を見せたときの返事"
      lead="興味がないと言った求人は、合う求人に出なくなります。理由は、同じ企業の求人のところに出ます。"
      back={`/cases/${header.id}/matches`}
      submit="残す"
      before={
        <>
          <CaseStrip header={header} />
          <DefinitionList
            items={[
              { term: '求人', value: <a href={`/jobs/${job.id}`}>{job.title}</a> },
              { term: '企業', value: job.employerName },
            ]}
          />
        </>
      }
    >
      <RadioGroup {...answer} list />
      <AddMore label="興味がないとき" open={answer.value === 'not-interested'}>
        <RadioGroup {...reason} optional={undefined} />
      </AddMore>
      <TextArea {...note} rows={2} />
    </FormFrame>
  )
}
