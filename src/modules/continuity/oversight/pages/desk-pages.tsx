/** What is settled for a desk: how many cases it takes, and what waits for a second look. */
import { textOf } from '../../../../platform/http/room.ts'
import {
  Checkbox,
  FieldGrid,
  Form,
  LinkButton,
  NumberField,
  PageHeading,
  Span,
  StaffLayout,
  SubmitRow,
  TextField,
} from '../../../../ui/index.ts'
import type { FormPage } from '../../../../forms/index.ts'
import { capacityForm } from '../oversight.form.ts'
import type { DeskLoad } from '../gap.queries.ts'

export function CapacityPage({ path, shell, kit, values, errors, desk }: FormPage & { desk: DeskLoad }) {
  const { openCases, waitingDays, note } = capacityForm.boxes(values)
  return (
    <StaffLayout
      title="受入れの目安"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={desk.name}
          title="受入れの目安"
          lead={`いま支援中のケースは${desk.open}件です。ここで決めたことは、つなぐ窓口からも見えます。`}
        />
      }
    >
      <Form action={path} kit={kit} errors={errors}>
        <FieldGrid>
          <Span width={6}>
            <NumberField {...openCases} unit="件" />
          </Span>
          <Span width={6}>
            <NumberField {...waitingDays} unit="日ぐらい" />
          </Span>
        </FieldGrid>
        <TextField {...note} example="3月までは火曜の午後だけ" />
        <SubmitRow
          label="決める"
          secondary={
            <LinkButton href="/team" kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

export function RulesPage({ path, shell, kit, values, errors, deskName }: FormPage & { deskName: string }) {
  return (
    <StaffLayout
      title="窓口の決まり"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={deskName}
          title="窓口の決まり"
          lead="責任者が確かめてから進めることを決めます。待っているものは「チーム」に並びます。"
        />
      }
    >
      <Form action={path} kit={kit} errors={errors}>
        <Checkbox
          name="plan"
          label="支援プランは、責任者が確かめてから始める"
          checked={textOf(values, 'plan') === 'on'}
        />
        <Checkbox
          name="closure"
          label="終結は、責任者が確かめてからにする"
          checked={textOf(values, 'closure') === 'on'}
        />
        <SubmitRow
          label="決める"
          secondary={
            <LinkButton href="/team" kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}
