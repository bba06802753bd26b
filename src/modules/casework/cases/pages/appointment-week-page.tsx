/** The appointments of a week, by day. */
import { listOf, textOf } from '../../../../platform/http/room.ts'
import { addDays, type CivilDate } from '../../../../platform/clock.ts'
import { formatDay, weekdayOf } from '../../../../platform/japanese/era.ts'
import {
  Checkbox,
  DateField,
  Empty,
  Form,
  FormSection,
  PageHeading,
  Pills,
  Row,
  Rows,
  Section,
  StaffLayout,
  SubmitRow,
  TextField,
} from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import type { DeskAppointment } from '../appointment.queries.ts'
import { appointmentWays } from '../case.labels.ts'
import { nameOfRow } from './case-words.ts'
import type { FormPage } from '../../../../forms/index.ts'

export interface WeekPageProps extends FormPage {
  monday: CivilDate
  today: CivilDate
  appointments: DeskAppointment[]
  /** Planned on a day that is over: nobody has said what became of them. */
  unsettled: DeskAppointment[]
  wholeDesk: boolean
}

/** A week of the desk, and moving what was agreed after an absence. */
export function WeekPage({
  path,
  shell,
  kit,
  values,
  errors,
  monday,
  today,
  appointments,
  unsettled,
  wholeDesk,
}: WeekPageProps) {
  const chosen = new Set(listOf(values, 'ids'))
  const rows = (list: DeskAppointment[]) => (
    <Rows>
      {list.map((each) => (
        <Row
          key={each.id}
          lead={<span className="nb">{each.time ?? '時刻なし'}</span>}
          title={nameOfRow(each)}
          href={`/appointments/${each.id}`}
          text={each.note}
          notes={
            <span>
              {[appointmentWays[each.way], each.place, each.workerName ?? '窓口のだれか'].filter(Boolean).join('・')}
            </span>
          }
          aside={<Checkbox name="ids" value={each.id} label="選ぶ" checked={chosen.has(each.id)} />}
        />
      ))}
    </Rows>
  )
  const link = (day: CivilDate, whole = wholeDesk): string => `/appointments?week=${day}${whole ? '&whose=all' : ''}`
  return (
    <StaffLayout
      title="約束の週"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      heading={
        <PageHeading
          title={`${formatDay(monday)}からの週`}
          lead="約束を日ごとに並べています。休んだときは、選んで、まとめて日を変えられます。"
        />
      }
    >
      <Pills
        label="だれの約束"
        items={[
          { label: 'わたしと窓口の約束', href: link(monday, false), current: !wholeDesk },
          { label: '窓口の全員', href: link(monday, true), current: wholeDesk },
        ]}
      />
      <Pills
        label="週"
        items={[
          { label: '前の週', href: link(addDays(monday, -7)), current: false },
          { label: 'つぎの週', href: link(addDays(monday, 7)), current: false },
        ]}
      />
      <Form action={link(monday)} kit={kit} errors={errors}>
        {unsettled.length > 0 ? (
          <Section title="どうなったかが、まだの約束" count={unsettled.length}>
            {rows(unsettled)}
          </Section>
        ) : null}
        {Array.from({ length: 7 }, (_, index) => addDays(monday, index)).map((day) => {
          const list = appointments.filter((each) => each.onDay === day)
          if (list.length === 0 && (weekdayOf(day) === '土' || weekdayOf(day) === '日')) return null
          return (
            <Section key={day} title={`${formatDay(day)}${day === today ? ' 今日' : ''}`} count={list.length}>
              {list.length === 0 ? <Empty sentence="約束はありません。" /> : rows(list)}
            </Section>
          )
        })}
        {appointments.length + unsettled.length === 0 ? null : (
          <FormSection title="選んだ約束の日を変える" note="時刻はそのまま">
            <DateField name="onDay" label="新しい日" value={typedBoxes(values, 'onDay')} />
            <TextField
              name="note"
              label="理由"
              optional
              width="full"
              value={textOf(values, 'note')}
              example="担当が休んだため"
            />
            <SubmitRow label="日を変える" />
          </FormSection>
        )}
      </Form>
    </StaffLayout>
  )
}
