/** Booths of employers, and the times at them. */
import { noPerson } from '../../../subjects.ts'
import { type PageContext, post, redirect, type Route } from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { writes } from '../../../forms/index.ts'
import { addBooth, addSlots, removeBooth } from './booth.actions.ts'
import { boothForm, slotsForm } from './booth.form.ts'
import { employerWords, listEmployerChoices } from '../employers/index.ts'
import { type Booth, findBooth } from './booth.queries.ts'
import { type Gathering, getGathering } from './gathering.queries.ts'
import { offersOf, ownGathering } from './gathering.routes.tsx'
import { AddBoothPage, AddSlotsPage } from './pages/booth-pages.tsx'

/** @throws NotFound where another organization holds the gathering */
async function ownBooth(c: PageContext): Promise<{ booth: Booth; gathering: Gathering }> {
  const booth = await findBooth(c.db, c.id)
  const gathering = booth && (await getGathering(c.db, booth.gatheringId))
  if (!booth || gathering?.organizationId !== c.actor.organizationId) throw new NotFound('booth')
  return { booth, gathering }
}

export const boothRoutes: Route[] = [
  ...writes('/gatherings/:id/booths/new', 'gathering.host', noPerson, {
    load: ownGathering,
    isOffered: (gathering, c) => offersOf(c, gathering)('change'),
    usual: (c) => ({ employerId: c.query.get('employer') ?? '' }),
    parse: (typed) => boothForm.parse(typed),
    write: (c, input) => addBooth(c.action, c.id, input),
    done: ({ id }) => redirect(`/gathering-booths/${id}/slots/new`, 'ブースを加えました。面談の時間を入れてください。'),
    page: async (form, c, gathering) => {
      const asked = (c.query.get('q') ?? '').slice(0, 100).trim()
      const employers = await listEmployerChoices(c.db, employerWords(asked, c.council.fold), 20)
      return <AddBoothPage {...form} gathering={gathering} employers={employers} asked={asked} />
    },
  }),
  ...writes('/gathering-booths/:id/slots/new', 'gathering.host', noPerson, {
    load: ownBooth,
    isOffered: ({ gathering }, c) => offersOf(c, gathering)('change'),
    usual: (_, { gathering }) => ({
      startsAt: gathering.startsAt,
      endsAt: gathering.endsAt,
      minutes: '20',
      seats: '1',
    }),
    parse: (typed) => slotsForm.parse(typed),
    write: (c, input) => addSlots(c.action, c.id, input),
    done: ({ gatheringId, slots }) => redirect(`/gatherings/${gatheringId}`, `面談の時間を${slots}枠、加えました。`),
    page: (form, _, { booth, gathering }) => <AddSlotsPage {...form} booth={booth} gathering={gathering} />,
  }),
  post('/gathering-booths/:id/removal', 'gathering.host', noPerson, async (c) => {
    const { gathering } = await ownBooth(c)
    const outcome = await removeBooth(c.action, c.id)
    return redirect(`/gatherings/${gathering.id}`, outcome.ok ? 'ブースを取りやめました。' : outcome.errors[0]?.message)
  }),
]
