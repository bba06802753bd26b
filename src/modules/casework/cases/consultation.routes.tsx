/** What was said on a case: recorded, put right, taken back or given to another case. */
import { aCase } from '../../../subjects.ts'
import {
  backTo,
  type Fields,
  get,
  page,
  post,
  type PostContext,
  redirect,
  refused,
  type Route,
  type SignedIn,
  textOf,
  type PageContext,
} from '../../../platform/http/room.ts'
import { besideFields, done, invalid, NotFound, type Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { correctConsultation, recordConsultation } from './case.actions.ts'
import { caseOfNumber, takeBackConsultation } from './correct-case.actions.ts'
import { type Appointment, listAppointmentsOfCase } from './appointment.queries.ts'
import { askAboutDay } from './unusual-day.ts'
import { correctionInput } from './correction.form.ts'
import { consultationCorrectionForm, consultationForm, talkForm } from './talk.form.ts'
import type { Topic } from './case.labels.ts'
import { getCaseHeader, getConsultation, listWordings } from './case.queries.ts'
import { lastConsultation } from './case.history.queries.ts'
import { usualNext } from './pages/parts.tsx'
import { aheadText } from './pages/case-words.ts'
import { changedStep, stepMark } from './meanwhile.ts'
import { CorrectConsultationPage, RecordConsultationPage } from './pages/record-consultation-page.tsx'
import { savedAtOf } from '../../../ui/index.ts'
import { elsewhere, placeOfForm } from './carry.ts'
import { wayOfCase } from './way-in.queries.ts'
import { dateFields, startingValues, writes } from '../../../forms/index.ts'
import { caseNumberOf } from '../../people/index.ts'
import { colleagues, caseId } from './case.routes.tsx'

export const consultationRoutes: Route[] = [
  ...writes('/cases/:id/consultations/new', 'consultation.record', aCase, {
    load: async (c) => ({ header: await getCaseHeader(c.db, c.id), way: await wayOfCase(c.db, c.actor, c.id) }),
    // While it was written the case may have been handed on, or closed: the words go where they belong now.
    turnAway: (c, { way }) => (way === null || way.kind === 'talk' ? null : elsewhere(c, way)),
    draft: ({ header }, c) => placeOfForm(c, `consultation:${header.id}`).key,
    path: (c) => placeOfForm(c, '').path,
    usual: (c, { header }) => ({
      channel: 'visit',
      ...dateFields('occurredOn', dateBoxesOf(c.clock.today())),
      ...usualNext(header.nextAction, c.actor.accountId, c.clock.today()),
    }),
    parse: (typed, c, { header }) => {
      const input = consultationForm.parse(typed)
      if (!input.ok) return input
      const asked = [
        ...askAboutDay(typed, input.value.occurredOn, c.clock.today()),
        ...changedStep(typed, header.nextAction),
      ]
      return asked.length > 0 ? invalid(...asked) : input
    },
    write: (c, input, { header }) => recordConsultation(c.action, header.id, input),
    done: (_, c, { header }) => redirect(backTo(c, `/cases/${header.id}`), '相談を記録しました。'),
    page: async (form, c, { header }) => (
      <RecordConsultationPage
        {...form}
        header={header}
        colleagues={await colleagues(c)}
        previous={(await lastConsultation(c.db, header.id)) ?? null}
        agreed={await agreedOf(c, header.id)}
        nextWas={stepMark(header.nextAction)}
        ahead={aheadText(header.nextAction, c.clock.today())}
      />
    ),
  }),

  get('/cases/:id/consultations/:consultationId', 'consultation.correct', aCase, async (c) => {
    const header = await getCaseHeader(c.db, caseId(c))
    const talk = await getConsultation(c.db, header.id, c.params['consultationId'] ?? '')
    const kit = await c.form(`correction:${talk.id}`)
    const usual: Fields = {
      ...talkForm.fill({
        occurredOn: talk.occurredOn,
        time: talk.time,
        minutes: talk.minutes,
        channel: talk.channel,
        speaker: talk.speaker,
        speakerRelation: talk.speakerRelation,
        topics: talk.topics as Topic[],
        note: talk.note,
        disclose: talk.disclose,
      }),
      how: 'correct',
    }
    return page(
      <CorrectConsultationPage
        path={c.path}
        shell={c.shell}
        kit={kit}
        header={header}
        values={startingValues(kit.draft, usual)}
        errors={[]}
        savedAt={savedAtOf(kit)}
        wordings={await listWordings(c.db, header.id, talk.id)}
      />,
    )
  }),

  post('/cases/:id/consultations/:consultationId', 'consultation.correct', aCase, async (c) => {
    const header = await getCaseHeader(c.db, caseId(c))
    const id = c.params['consultationId'] ?? ''
    const outcome = await correctTalk(c, header.id, id)
    if (outcome.ok) return redirect(`/cases/${outcome.value.caseId}`, outcome.value.said)
    const newest = await newestWording(c, header.id, id)
    if (newest.length === 0) throw new NotFound('consultation')
    return refused(
      <CorrectConsultationPage
        path={c.path}
        shell={c.shell}
        kit={await c.form(`correction:${id}`)}
        header={header}
        values={c.fields}
        errors={outcome.errors}
        savedAt={null}
        wordings={newest}
      />,
    )
  }),
]

/** Put right, taken back, or given to the case of the person whose words they are. */
async function correctTalk(
  c: SignedIn<PostContext>,
  id: string,
  consultationId: string,
): Promise<Outcome<{ caseId: string; said: string }>> {
  const how = textOf(c.fields, 'how')
  if (how === 'withdraw' || how === 'move') {
    const reason = check(correctionInput.pick({ reason: true }), { reason: textOf(c.fields, 'reason') })
    if (!reason.ok) return reason
    const typed = textOf(c.fields, 'toNumber').trim()
    if (how === 'move' && typed === '')
      return invalid({ field: 'toNumber', message: '移す先のケースの番号を入れてください。' })
    const number = how === 'move' ? caseNumberOf(typed) : null
    if (how === 'move' && number === null)
      return invalid({ field: 'toNumber', message: 'ケースの番号を、R7-000123 のように入れてください。' })
    const target = number === null ? done(null) : await caseOfNumber(c.db, number)
    const outcome = target.ok
      ? await takeBackConsultation(c.action, id, consultationId, {
          reason: reason.value.reason,
          toCaseId: target.value,
        })
      : target
    if (!outcome.ok) return besideFields(outcome, { toCaseId: 'toNumber' })
    return done({
      caseId: outcome.value.caseId,
      said:
        how === 'move'
          ? '記録を、このケースに移しました。次の予定を、もとのケースといっしょに確かめてください。'
          : '記録を取り消しました。「経過」に、前の言葉が残っています。',
    })
  }
  const input = consultationCorrectionForm.parse(c.fields)
  if (!input.ok) return input
  const asked = askAboutDay(c.fields, input.value.occurredOn, c.clock.today())
  if (asked.length > 0) return invalid(...asked)
  const outcome = await correctConsultation(c.action, id, consultationId, input.value)
  return outcome.ok ? done({ caseId: id, said: '記録を訂正しました。前の記録も残っています。' }) : outcome
}

/** The first that was agreed for today or before and is still open: what became of it is asked beside the talk. */
async function agreedOf(c: PageContext, id: string): Promise<Appointment | null> {
  return (
    (await listAppointmentsOfCase(c.db, id)).find(
      (each) => each.onDay <= c.clock.today() && each.organizationId === c.actor.organizationId,
    ) ?? null
  )
}

/** The wording that stands now, when somebody else has corrected the record meanwhile. */
async function newestWording(c: PageContext, id: string, consultationId: string) {
  const newer = await c.db
    .selectFrom('consultations')
    .where('corrects_id', '=', consultationId)
    .select('id')
    .executeTakeFirst()
  return listWordings(c.db, id, newer?.id ?? consultationId)
}
