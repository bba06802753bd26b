import type { Fields, FormKit } from '../../../../platform/http/room.ts'
import { textOf } from '../../../../platform/http/room.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import {
  Form,
  LinkButton,
  PageHeading,
  RadioGroup,
  type Shell,
  StaffLayout,
  SubmitRow,
  TextArea,
} from '../../../../ui/index.ts'
import type { OwnPlan } from '../own-page.queries.ts'
import { OwnPlanView } from './own-plan.tsx'

/** The plan, and below it the answer: nobody agrees to what isn't before their eyes. */
export function OwnAnswerPage({
  path,
  shell,
  kit,
  plan,
  today,
  values,
  errors,
}: {
  path: string
  shell: Shell
  kit: FormKit
  plan: OwnPlan | null
  today: CivilDate
  values: Fields
  errors: FieldError[]
}) {
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
        <RadioGroup
          list
          name="answer"
          label="あなたの返事"
          value={textOf(values, 'answer')}
          options={[
            { value: 'agree', label: 'このプランに同意します' },
            { value: 'change', label: '直してほしいところがあります' },
          ]}
        />
        <TextArea
          name="note"
          label="伝えたいこと"
          optional
          hint="直してほしいところがあるときは、どこをどう変えたいかを書いてください。"
          rows={4}
          value={textOf(values, 'note')}
        />
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
