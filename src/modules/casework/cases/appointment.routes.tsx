import { aCase, anAppointment, shown } from '../../../subjects.ts'
import { addDays, dayOfWeek, isCivilDate, type CivilDate } from '../../../platform/clock.ts'
import {
  backTo,
  type Fields,
  get,
  keepingBack,
  listOf,
  page,
  post,
  redirect,
  refused,
  type Route,
  textOf,
  type PageContext,
} from '../../../platform/http/room.ts'
import { type FieldError, NotFound } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import { endAppointment, makeAppointment, moveAppointments } from './appointment.actions.ts'
import { getAppointment, listAppointmentsOfDesk } from './appointment.queries.ts'
import { appointmentEndInput, appointmentInput } from './case.inputs.ts'
import { getCaseHeader, listColleagues } from './case.queries.ts'
import { AppointmentPage, NewAppointmentPage, WeekPage } from './pages/appointment-pages.tsx'
import { worksOn } from './pages/case-frame.tsx'
import { Reading, startingValues, yearAhead } from '../../../forms/index.ts'

type Kit = Awaited<ReturnType<PageContext['form']>>

export const appointmentRoutes: Route[] = [
  get('/appointments', 'nextAction.set', shown, async (c) =>
    page(await drawWeek(c, await c.form(), yearAhead('onDay', c.clock.today()), [])),
  ),
  post('/appointments', 'nextAction.set', shown, async (c) => {
    const read = new Reading(c.fields)
    const onDay = read.date('onDay')
    const ids = listOf(c.fields, 'ids')
      .filter((each) => /^[0-9a-f-]{36}$/.test(each))
      .slice(0, 300)
    const outcome =
      onDay === undefined
        ? { ok: false as const, errors: read.errors }
        : await moveAppointments(c.action, ids, { onDay, note: textOf(c.fields, 'note').slice(0, 2000) })
    return outcome.ok
      ? redirect(
          `/appointments?week=${onDay}${c.query.get('whose') === 'all' ? '&whose=all' : ''}`,
          `${outcome.value.moved}件の約束の日を変えました。`,
        )
      : refused(await drawWeek(c, await c.form(), c.fields, outcome.errors))
  }),

  get('/cases/:id/appointments/new', 'nextAction.set', aCase, async (c) => {
    const kit = await c.form(`appointment:${c.id}`)
    return page(
      await drawNew(
        c,
        kit,
        startingValues(kit.draft, {
          ...yearAhead('onDay', c.clock.today()),
          way: 'visit',
          reminder: 'none',
          assignee: c.actor.accountId,
        }),
        [],
      ),
    )
  }),
  post('/cases/:id/appointments/new', 'nextAction.set', aCase, async (c) => {
    const read = new Reading(c.fields)
    const input = check(
      appointmentInput,
      {
        onDay: read.date('onDay'),
        time: read.time('time'),
        minutes: read.minutes('minutes', '長さ'),
        way: read.chosen('way'),
        place: read.text('place'),
        who: read.text('who'),
        reminder: read.chosen('reminder') ?? null,
        note: read.text('note'),
        assignee: read.chosen('assignee') ?? null,
      },
      read.errors,
    )
    const outcome = input.ok ? await makeAppointment(c.action, c.id, input.value) : input
    return outcome.ok
      ? redirect(backTo(c, `/cases/${c.id}`), '約束を記録しました。')
      : refused(await drawNew(c, await c.form(`appointment:${c.id}`), c.fields, outcome.errors))
  }),

  get('/appointments/:id', 'nextAction.set', anAppointment, async (c) =>
    page(await drawOne(c, await c.form(), yearAhead('onDay', c.clock.today()), [])),
  ),
  post('/appointments/:id', 'nextAction.set', anAppointment, async (c) => {
    const read = new Reading(c.fields)
    const moves = read.text('how') === 'moved'
    const input = check(
      appointmentEndInput,
      {
        how: read.chosen('how'),
        note: read.text('note'),
        onDay: moves ? read.optionalDate('onDay') : null,
        time: moves ? read.time('time') : null,
      },
      read.errors,
    )
    const outcome = input.ok ? await endAppointment(c.action, c.id, input.value) : input
    if (!outcome.ok) return refused(await drawOne(c, await c.form(), c.fields, outcome.errors))
    if (!input.ok) throw new Error('an outcome has its input')
    // Who didn't come is asked for again: the next day stands ready to be agreed.
    if (input.value.how === 'missed')
      return redirect(
        keepingBack(c, `/cases/${outcome.value.caseId}/appointments/new`),
        '来なかったことを記録しました。次の約束があれば、ここに入れてください。',
      )
    return redirect(
      backTo(c, `/cases/${outcome.value.caseId}`),
      input.value.how === 'moved' ? '約束の日を変えました。' : '約束がどうなったかを記録しました。',
    )
  }),
]

async function drawNew(c: PageContext, kit: Kit, values: Fields, errors: FieldError[]) {
  const header = await getCaseHeader(c.db, c.id)
  if (!worksOn(header, c.actor.organizationId)) throw new NotFound('case')
  return (
    <NewAppointmentPage
      path={keepingBack(c, c.path)}
      shell={c.shell}
      kit={kit}
      header={header}
      values={values}
      errors={errors}
      colleagues={await listColleagues(c.db, c.actor.organizationId ?? '', c.actor.deskId, c.clock.today())}
    />
  )
}

async function drawOne(c: PageContext, kit: Kit, values: Fields, errors: FieldError[]) {
  const appointment = await getAppointment(c.db, c.id)
  if (appointment.organizationId !== c.actor.organizationId) throw new NotFound('appointment')
  const header = await getCaseHeader(c.db, appointment.caseId)
  // Of what is also next only the day is changed here.
  return (
    <AppointmentPage
      path={keepingBack(c, c.path)}
      shell={c.shell}
      kit={kit}
      header={header}
      appointment={appointment}
      values={appointment.isNext ? { how: 'moved', ...values } : values}
      errors={errors}
    />
  )
}

const mondayOf = (day: CivilDate): CivilDate => addDays(day, -((dayOfWeek(day) + 6) % 7))

async function drawWeek(c: PageContext, kit: Kit, values: Fields, errors: FieldError[]) {
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
      path={c.path}
      shell={c.shell}
      kit={kit}
      values={values}
      errors={errors}
      monday={monday}
      today={today}
      appointments={appointments}
      unsettled={unsettled.filter((each) => each.onDay < monday)}
      wholeDesk={wholeDesk}
    />
  )
}
