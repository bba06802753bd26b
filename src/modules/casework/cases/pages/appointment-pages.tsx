import { listOf, textOf } from '../../../../platform/http/room.ts'
import { addDays, type CivilDate } from '../../../../platform/clock.ts'
import { formatDay, weekdayOf } from '../../../../platform/japanese/era.ts'
import {
  AddMore,
  Checkbox,
  DateField,
  DefinitionList,
  DraftBanner,
  Empty,
  FieldGrid,
  Form,
  FormSection,
  LinkButton,
  NumberField,
  PageHeading,
  Pills,
  RadioGroup,
  Row,
  Rows,
  Section,
  Span,
  StaffLayout,
  SubmitRow,
  TextField,
  TimeField,
} from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import { appointmentEndForm, appointmentForm } from '../appointment.form.ts'
import type { Appointment, DeskAppointment } from '../appointment.queries.ts'
import { appointmentEnds, appointmentWays, reminderWishes } from '../case.labels.ts'
import type { CaseHeader, Colleague } from '../case.queries.ts'
import { nameOfRow } from './case-words.ts'
import { AssigneeField, CaseStrip } from './parts.tsx'
import { type FormPage } from '../../../../forms/index.ts'

/** 1月21日(水) 14:00 来所 */
export const appointmentText = (each: Pick<Appointment, 'onDay' | 'time' | 'way' | 'place' | 'who'>): string =>
  [
    `${formatDay(each.onDay)}${each.time === null ? '' : ` ${each.time}`}`,
    appointmentWays[each.way],
    each.place,
    each.who === '' ? '' : `${each.who}が来る`,
  ]
    .filter(Boolean)
    .join('・')

export function NewAppointmentPage({
  path,
  shell,
  kit,
  header,
  values,
  errors,
  colleagues,
}: FormPage & { header: CaseHeader; colleagues: Colleague[] }) {
  const boxes = appointmentForm.boxes(values)
  return (
    <StaffLayout
      title="約束を足す"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="約束を足す"
          lead="会えたか、日を変えたか、取りやめたか、来なかったかを記録するまで残ります。次の予定はそのままです。"
        />
      }
    >
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <FieldGrid>
          <Span width={9}>
            <DateField {...boxes.onDay} />
          </Span>
          <Span width={3}>
            <TimeField {...boxes.time} />
          </Span>
        </FieldGrid>
        <RadioGroup {...boxes.way} />
        <TextField {...boxes.note} width="full" example="家計の面談" />
        <FieldGrid>
          <Span width={6}>
            <TextField {...boxes.place} width="full" />
          </Span>
          <Span width={6}>
            <TextField {...boxes.who} width="full" hint="本人だけなら、書かなくてかまいません。" />
          </Span>
          <Span width={4}>
            <NumberField {...boxes.minutes} unit="分" width="short" />
          </Span>
          <Span width={8}>
            <AssigneeField box={boxes.assignee} colleagues={colleagues} />
          </Span>
        </FieldGrid>
        <RadioGroup {...boxes.reminder} />
        <SubmitRow
          label="約束を記録する"
          draft
          secondary={
            <LinkButton href={`/cases/${header.id}`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

/** What became of an appointment; no-show is one press and asks for a new day. */
export function AppointmentPage({
  path,
  shell,
  kit,
  header,
  appointment,
  values,
  errors,
}: FormPage & { header: CaseHeader; appointment: Appointment }) {
  const { how, note, onDay, time } = appointmentEndForm.boxes(values)
  return (
    <StaffLayout
      title="約束"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading title="約束" lead={appointmentText(appointment)} />}
    >
      <CaseStrip header={header} />
      <DefinitionList
        items={[
          { term: 'すること', value: appointment.note },
          { term: '担当', value: appointment.workerName ?? `${appointment.deskShortName}のだれか` },
          ...(appointment.minutes === null ? [] : [{ term: '長さ', value: `${appointment.minutes}分` }]),
          ...(appointment.reminder === 'none'
            ? []
            : [{ term: '前の日に知らせる', value: reminderWishes[appointment.reminder] }]),
          ...(appointment.status === 'planned'
            ? []
            : [
                {
                  term: 'どうなったか',
                  value: `${appointmentEnds[appointment.status]}${appointment.movedOn === null ? '' : `(${formatDay(appointment.movedOn)}へ)`}${appointment.endedNote === '' ? '' : `。${appointment.endedNote}`}`,
                },
              ]),
        ]}
      />
      {appointment.status !== 'planned' ? (
        <p>
          <a href={`/cases/${header.id}`}>ケースにもどる</a>
        </p>
      ) : (
        <Form action={path} kit={kit} errors={errors}>
          <RadioGroup
            list
            {...how}
            options={how.options.filter((option) => !appointment.isNext || option.value === 'moved')}
            {...(appointment.isNext
              ? {
                  hint: 'ケースの次の予定でもあります。会えた・来なかった・取りやめたときは、ケースの「すませる」から、次の予定といっしょに決めます。',
                }
              : {})}
          />
          <AddMore label="新しい日" open={how.value === 'moved' || appointment.isNext}>
            <FieldGrid>
              <Span width={9}>
                <DateField {...onDay} />
              </Span>
              <Span width={3}>
                <TimeField {...time} />
              </Span>
            </FieldGrid>
          </AddMore>
          <TextField {...note} width="full" />
          <SubmitRow
            label="記録する"
            secondary={
              <>
                {appointment.isNext ? (
                  <LinkButton href={`/cases/${header.id}/next-action?how=done`} kind="secondary">
                    すませる
                  </LinkButton>
                ) : null}
                <LinkButton href={`/cases/${header.id}`} kind="text">
                  やめる
                </LinkButton>
              </>
            }
          />
        </Form>
      )}
    </StaffLayout>
  )
}

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
