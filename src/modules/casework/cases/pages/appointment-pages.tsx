import { formatDay } from '../../../../platform/japanese/era.ts'
import {
  AddMore,
  DateField,
  DefinitionList,
  DraftBanner,
  FieldGrid,
  Form,
  LinkButton,
  NumberField,
  PageHeading,
  RadioGroup,
  Span,
  StaffLayout,
  SubmitRow,
  TextField,
  TimeField,
} from '../../../../ui/index.ts'
import { appointmentEndForm, appointmentForm } from '../appointment.form.ts'
import type { Appointment } from '../appointment.queries.ts'
import { appointmentEnds, appointmentWays, reminderWishes } from '../case.labels.ts'
import type { CaseHeader, Colleague } from '../case.queries.ts'
import { AssigneeField, CaseStrip } from './parts.tsx'
import type { FormPage } from '../../../../forms/index.ts'

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
