import type { CivilDate } from '../../../../platform/clock.ts'
import { Form, LinkButton, PageHeading, RadioGroup, StaffLayout, SubmitRow, TextArea } from '../../../../ui/index.ts'
import { ownAnswerForm } from '../own-page.form.ts'
import type { OwnPlan } from '../own-page.queries.ts'
import { OwnPlanView } from './own-plan.tsx'
import type { FormPage } from '../../../../forms/index.ts'

/** The plan, and below it the answer: nobody agrees to what isn't before their eyes. */
export function OwnAnswerPage({
  path,
  shell,
  kit,
  plan,
  today,
  values,
  errors,
}: FormPage & { plan: OwnPlan | null; today: CivilDate }) {
  const { answer, note } = ownAnswerForm.boxes(values)
  return (
    <StaffLayout
      title="プランへの返事"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={<a href="/my">わたしのページ</a>}
          title="プランへの返事"
          lead="プランを読んで、下で返事をしてください。急がなくてだいじょうぶです。"
        />
      }
    >
      {plan ? <OwnPlanView plan={plan} today={today} /> : null}
      <Form action={path} kit={kit} errors={errors}>
        <RadioGroup list {...answer} />
        <TextArea {...note} hint="直してほしいところがあるときは、どこをどう変えたいかを書いてください。" rows={4} />
        <SubmitRow
          label="返事を送る"
          secondary={
            <LinkButton href="/my" kind="text">
              あとにする
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}
