/** Two short forms of a job's way: confirming its age limit, and ending it. */
import { FormFrame, type FormPage } from '../../../../forms/index.ts'
import { Banner, Checkbox, RadioGroup, TextField } from '../../../../ui/index.ts'
import { groundLabels } from '../age-limit.grounds.ts'
import { confirmForm, endForm } from '../job.form.ts'
import { ageText } from '../job-paper.rules.ts'
import type { Job } from '../job.queries.ts'

type WayPageProps = FormPage & { job: Job }

export function ConfirmAgePage({ job, ...form }: WayPageProps) {
  const boxes = confirmForm.boxes(form.values)
  return (
    <FormFrame
      {...form}
      title="年齢の限り方を確かめる"
      lead="あなたの名前と日が、この求人に残ります。"
      about={job.title}
      back={`/jobs/${job.id}`}
      submit="確かめたことを残す"
      before={
        <Banner kind="caution" title={`${ageText(job)}・${job.ageGround === null ? '' : groundLabels[job.ageGround]}`}>
          <ul>
            {job.ageReasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Banner>
      }
    >
      <TextField {...boxes.note} hint="だれに、何で確かめたか。" example="長野労働局 職業安定課に電話で確認" />
      <Checkbox {...boxes.sure} />
    </FormFrame>
  )
}

export function EndJobPage({ job, ...form }: WayPageProps) {
  const boxes = endForm.boxes(form.values)
  return (
    <FormFrame {...form} title="求人を終える" about={job.title} back={`/jobs/${job.id}`} submit="求人を終える">
      <RadioGroup
        {...boxes.how}
        options={job.state === 'open' ? boxes.how.options : boxes.how.options.filter(({ value }) => value !== 'filled')}
      />
      <TextField {...boxes.reason} hint="取り下げるときは、かならず。" />
      {job.isCounted ? <Checkbox {...boxes.mistake} /> : null}
    </FormFrame>
  )
}
