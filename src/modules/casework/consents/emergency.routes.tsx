import { anEmergency, shown } from '../../../subjects.ts'
import { may } from '../../../permissions.ts'
import {
  type Fields,
  get,
  page,
  post,
  redirect,
  refused,
  type Route,
  type PageContext,
} from '../../../platform/http/room.ts'
import { type FieldError, NotFound } from '../../../platform/outcome.ts'
import { listEmergencies } from './access.queries.ts'
import { readEmergency, readReview } from './consent.form.ts'
import { openEmergencyDoor, reviewEmergencyAccess, secondEmergencyDoor } from './emergency.actions.ts'
import { EmergencyPage, EmergencyReviewPage } from './pages/emergency-page.tsx'

export const emergencyRoutes: Route[] = [
  get('/emergency', 'emergency.open', shown, async (c) => page(await draw(c, { hours: '4' }, []))),

  post('/emergency', 'emergency.open', shown, async (c) => {
    const input = readEmergency(c.fields, c.clock.today())
    const outcome = input.ok ? await openEmergencyDoor(c.action, input.value) : input
    if (!outcome.ok) return refused(await draw(c, c.fields, outcome.errors))
    const { caseId, told } = outcome.value
    const known = told
      ? '試したことと理由は、責任者に伝わっています。'
      : 'この機関には責任者がいないため、知らせは届いていません。上司に、ことばで伝えてください。'
    return caseId === null
      ? redirect('/emergency', `いまは開けませんでした。だれかの確かめで開いたときは、この下に出ます。${known}`)
      : redirect(`/cases/${caseId}`, `緊急の閲覧として開きました。${known}`)
  }),

  post('/emergency/:id/opening', 'emergency.second', anEmergency, async (c) => {
    const outcome = await secondEmergencyDoor(c.action, c.id)
    return redirect('/emergency', outcome.ok ? '二人目として確かめ、開きました。' : outcome.errors[0]?.message)
  }),

  get('/emergency/:id/review', 'emergency.review', anEmergency, async (c) => page(await drawReview(c, {}, []))),

  post('/emergency/:id/review', 'emergency.review', anEmergency, async (c) => {
    const input = readReview(c.fields)
    const outcome = input.ok ? await reviewEmergencyAccess(c.action, c.id, input.value) : input
    return outcome.ok
      ? redirect('/emergency', '緊急の閲覧を確かめました。')
      : refused(await drawReview(c, c.fields, outcome.errors))
  }),
]

async function listFor(c: PageContext) {
  const entries = await listEmergencies(c.db, {
    organizationId: c.actor.organizationId ?? '',
    accountId: may(c.actor, 'emergency.review') ? null : c.actor.accountId,
  })
  c.shows(
    'cases',
    entries.flatMap((entry) => entry.caseId ?? []),
  )
  return entries
}

async function draw(c: PageContext, values: Fields, errors: FieldError[]) {
  return (
    <EmergencyPage
      path="/emergency"
      shell={c.shell}
      kit={await c.form()}
      actor={c.actor}
      entries={await listFor(c)}
      reviews={may(c.actor, 'emergency.review')}
      values={values}
      errors={errors}
    />
  )
}

async function drawReview(c: PageContext, values: Fields, errors: FieldError[]) {
  const entry = (await listFor(c)).find((each) => each.id === c.params['id'])
  if (!entry) throw new NotFound('emergency access')
  return (
    <EmergencyReviewPage
      path={`/emergency/${entry.id}/review`}
      shell={c.shell}
      kit={await c.form()}
      entry={entry}
      values={values}
      errors={errors}
    />
  )
}
