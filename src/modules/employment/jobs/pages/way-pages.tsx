/** Two short forms of a job's way: confirming its age limit, and ending it. */
import type { FormPage } from '../../../../forms/index.ts'
import {
  Banner,
  Checkbox,
  Form,
  LinkButton,
  PageHeading,
  RadioGroup,
  StaffLayout,
  SubmitRow,
  TextField,
} from '../../../../ui/index.ts'
import { groundLabels } from '../age-limit.grounds.ts'
import { confirmForm, endForm } from '../job.form.ts'
import { ageText } from '../job-paper.rules.ts'
import type { Job } from '../job.queries.ts'

type WayPageProps = FormPage & { job: Job }

export function ConfirmAgePage({ path, shell, kit, values, errors, job }: WayPageProps) {
  const boxes = confirmForm.boxes(values)
  return (
    <StaffLayout
      title="年齢の限り方を確かめる"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={<a href={`/jobs/${job.id}`}>{job.title}</a>}
          title="年齢の限り方を確かめる"
          lead="あなたの名前と日が、この求人に残ります。"
        />
      }
    >
      <Banner kind="caution" title={`${ageText(job)}・${job.ageGround === null ? '' : groundLabels[job.ageGround]}`}>
        <ul>
          {job.ageReasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </Banner>
      <Form action={path} kit={kit} errors={errors} narrow>
        <TextField {...boxes.note} hint="だれに、何で確かめたか。" example="長野労働局 職業安定課に電話で確認" />
        <Checkbox {...boxes.sure} />
        <SubmitRow
          label="確かめたことを残す"
          secondary={
            <LinkButton href={`/jobs/${job.id}`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

export function EndJobPage({ path, shell, kit, values, errors, job }: WayPageProps) {
  const boxes = endForm.boxes(values)
  return (
    <StaffLayout
      title="求人を終える"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading overline={<a href={`/jobs/${job.id}`}>{job.title}</a>} title="求人を終える" />}
    >
      <Form action={path} kit={kit} errors={errors} narrow>
        <RadioGroup
          {...boxes.how}
          options={
            job.state === 'open' ? boxes.how.options : boxes.how.options.filter(({ value }) => value !== 'filled')
          }
        />
        <TextField {...boxes.reason} hint="取り下げるときは、かならず。" />
        {job.isCounted ? <Checkbox {...boxes.mistake} /> : null}
        <SubmitRow
          label="求人を終える"
          secondary={
            <LinkButton href={`/jobs/${job.id}`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}
