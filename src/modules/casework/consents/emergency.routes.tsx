import { anEmergency, shown } from '../../../subjects.ts'
import { may } from '../../../permissions.ts'
import { writes } from '../../../forms/index.ts'
import { post, redirect, type Route, type PageContext } from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { listEmergencies } from './access.queries.ts'
import { openEmergencyDoor, reviewEmergencyAccess, secondEmergencyDoor } from './emergency.actions.ts'
import { emergencyReviewForm, parseEmergency } from './emergency.form.ts'
import { EmergencyPage, EmergencyReviewPage } from './pages/emergency-page.tsx'

export const emergencyRoutes: Route[] = [
  ...writes('/emergency', 'emergency.open', shown, {
    // Whom it is about is not known before it is opened; what stands beside the form is listed when it is drawn.
    load: () => Promise.resolve(null),
    usual: () => ({ hours: '4' }),
    parse: (typed, c) => parseEmergency(typed, c.clock.today()),
    write: (c, input) => openEmergencyDoor(c.action, input),
    done: ({ caseId, told }) => {
      const known = told
        ? '試したことと理由は、責任者に伝わっています。'
        : 'この機関には責任者がいないため、知らせは届いていません。上司に、ことばで伝えてください。'
      return caseId === null
        ? redirect('/emergency', `いまは開けませんでした。だれかの確かめで開いたときは、この下に出ます。${known}`)
        : redirect(`/cases/${caseId}`, `緊急の閲覧として開きました。${known}`)
    },
    page: async (form, c) => (
      <EmergencyPage {...form} actor={c.actor} entries={await listFor(c)} reviews={may(c.actor, 'emergency.review')} />
    ),
  }),

  post('/emergency/:id/opening', 'emergency.second', anEmergency, async (c) => {
    const outcome = await secondEmergencyDoor(c.action, c.id)
    return redirect('/emergency', outcome.ok ? '二人目として確かめ、開きました。' : outcome.errors[0]?.message)
  }),

  ...writes('/emergency/:id/review', 'emergency.review', anEmergency, {
    // The action finds it by its id; the page finds it among those that are listed.
    load: (c) => Promise.resolve(c.id),
    parse: (typed) => emergencyReviewForm.parse(typed),
    write: (c, input, id) => reviewEmergencyAccess(c.action, id, input),
    done: () => redirect('/emergency', '緊急の閲覧を確かめました。'),
    page: async (form, c, id) => {
      const entry = (await listFor(c)).find((each) => each.id === id)
      if (!entry) throw new NotFound('emergency access')
      return <EmergencyReviewPage {...form} entry={entry} />
    },
  }),
]

async function listFor(c: PageContext) {
  const entries = await listEmergencies(c.db, {
    organizationId: c.actor.organizationId ?? '',
    accountId: may(c.actor, 'emergency.review') ? null : c.actor.accountId,
  })
  c.shows(
    'cases',
    entries.flatMap((entry) => entry.seenCaseId ?? []),
  )
  return entries
}
