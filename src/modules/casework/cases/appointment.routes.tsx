import { aCase, anAppointment, shown } from '../../../subjects.ts'
import { addDays, dayOfWeek, isCivilDate, type CivilDate } from '../../../platform/clock.ts'
import { backTo, keepingBack, redirect, type Route, textOf, type PageContext } from '../../../platform/http/room.ts'
import { done, NotFound } from '../../../platform/outcome.ts'
import { endAppointment, makeAppointment, moveAppointments } from './appointment.actions.ts'
import { appointmentEndForm, appointmentForm, parseMove } from './appointment.form.ts'
import { type Appointment, getAppointment, listAppointmentsOfDesk } from './appointment.queries.ts'
import { type CaseHeader, getCaseHeader, listColleagues } from './case.queries.ts'
import { AppointmentPage, NewAppointmentPage } from './pages/appointment-pages.tsx'
import { WeekPage } from './pages/appointment-week-page.tsx'
import { worksOn } from './pages/case-frame.tsx'
import { type FormPage, writes, yearAhead } from '../../../forms/index.ts'

export const appointmentRoutes: Route[] = [
  ...writes('/appointments', 'nextAction.set', shown, {
    // Whose week it is stands in the address; it is read where it is drawn.
    load: () => Promise.resolve(null),
    usual: (c) => yearAhead('onDay', c.clock.today()),
    parse: (typed) => parseMove(typed),
    write: async (c, { ids, ...to }) => {
      const outcome = await moveAppointments(c.action, ids, to)
      return outcome.ok ? done({ ...outcome.value, onDay: to.onDay }) : outcome
    },
    done: ({ moved, onDay }, c) =>
      redirect(
        `/appointments?week=${onDay}${c.query.get('whose') === 'all' ? '&whose=all' : ''}`,
        `${moved}件の約束の日を変えました。`,
      ),
    page: (form, c) => drawWeek(form, c),
  }),

  ...writes('/cases/:id/appointments/new', 'nextAction.set', aCase, {
    load: caseWorkedOn,
    draft: (_, c) => `appointment:${c.id}`,
    path: (c) => keepingBack(c, c.path),
    usual: (c) => ({
      ...yearAhead('onDay', c.clock.today()),
      way: 'visit',
      reminder: 'none',
      assignee: c.actor.accountId,
    }),
    parse: (typed) => appointmentForm.parse(typed),
    write: (c, input) => makeAppointment(c.action, c.id, input),
    done: (_, c) => redirect(backTo(c, `/cases/${c.id}`), '約束を記録しました。'),
    page: async (form, c, header) => (
      <NewAppointmentPage
        {...form}
        header={header}
        colleagues={await listColleagues(c.db, c.actor.organizationId ?? '', c.actor.deskId, c.clock.today())}
      />
    ),
  }),

  ...writes('/appointments/:id', 'nextAction.set', anAppointment, {
    load: ownAppointment,
    path: (c) => keepingBack(c, c.path),
    usual: (c) => yearAhead('onDay', c.clock.today()),
    parse: (typed) => appointmentEndForm.parse(typed),
    write: (c, input) => endAppointment(c.action, c.id, input),
    done: ({ caseId }, c) => {
      const how = textOf(c.fields, 'how')
      // Who didn't come is asked for again: the next day stands ready to be agreed.
      if (how === 'missed')
        return redirect(
          keepingBack(c, `/cases/${caseId}/appointments/new`),
          '来なかったことを記録しました。次の約束があれば、ここに入れてください。',
        )
      return redirect(
        backTo(c, `/cases/${caseId}`),
        how === 'moved' ? '約束の日を変えました。' : '約束がどうなったかを記録しました。',
      )
    },
    page: ({ values, ...form }, _, { appointment, header }) => (
      // Of what is also next only the day is changed here.
      <AppointmentPage
        {...form}
        values={appointment.isNext ? { how: 'moved', ...values } : values}
        header={header}
        appointment={appointment}
      />
    ),
  }),
]

/** @throws NotFound where this organization doesn't work on it */
async function caseWorkedOn(c: PageContext): Promise<CaseHeader> {
  const header = await getCaseHeader(c.db, c.id)
  if (!worksOn(header, c.actor.organizationId)) throw new NotFound('case')
  return header
}

async function ownAppointment(c: PageContext): Promise<{ appointment: Appointment; header: CaseHeader }> {
  const appointment = await getAppointment(c.db, c.id)
  if (appointment.organizationId !== c.actor.organizationId) throw new NotFound('appointment')
  return { appointment, header: await getCaseHeader(c.db, appointment.caseId) }
}

const mondayOf = (day: CivilDate): CivilDate => addDays(day, -((dayOfWeek(day) + 6) % 7))

async function drawWeek(form: FormPage, c: PageContext) {
  const today = c.clock.today()
  const wanted = c.query.get('week') ?? ''
  const monday = mondayOf(isCivilDate(wanted) && wanted > '2000-01-01' && wanted < '2190-01-01' ? wanted : today)
  const wholeDesk = c.query.get('whose') === 'all' || c.actor.role === 'manager'
  const whose = {
    organizationId: c.actor.organizationId ?? '',
    deskId: c.actor.role === 'manager' ? null : c.actor.deskId,
    accountId: wholeDesk ? null : c.actor.accountId,
  }
  const [appointments, unsettled] = await Promise.all([
    listAppointmentsOfDesk(c.db, whose, monday, addDays(monday, 6)),
    listAppointmentsOfDesk(c.db, whose, addDays(today, -90), addDays(today, -1), 100),
  ])
  c.shows(
    'cases',
    [...appointments, ...unsettled].map((each) => each.caseId),
  )
  return (
    <WeekPage
      {...form}
      monday={monday}
      today={today}
      appointments={appointments}
      unsettled={unsettled.filter((each) => each.onDay < monday)}
      wholeDesk={wholeDesk}
    />
  )
}
