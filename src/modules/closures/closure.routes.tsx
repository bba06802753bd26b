import { get, type GetContext, page, post, type PostContext, redirect, refused, type Fields, type Route, type SignedIn } from '../../platform/http/room.ts'
import type { FieldError } from '../../platform/outcome.ts'
import { dateBoxesOf } from '../../ui/inputs/index.ts'
import { type CaseHeader, dateFields, getCaseHeader, readClosure, startingValues } from '../cases/index.ts'
import { listPlacementsOfCase } from '../placements/index.ts'
import { closeCase } from './close-case.actions.ts'
import { ClosurePage } from './pages/closure-page.tsx'

type Context = SignedIn<GetContext> | SignedIn<PostContext>

export const closureRoutes: Route[] = [
  get('/cases/:id/closure', 'case.close', async (c) => {
    const header = await getCaseHeader(c.db, c.params['id'] ?? '')
    c.read('case', [header.id])
    const kit = await c.form(`closure:${header.id}`)
    return page(await draw(c, kit, header, startingValues(kit.draft, dateFields('closedOn', dateBoxesOf(c.clock.today()))), []))
  }),

  post('/cases/:id/closure', 'case.close', async (c) => {
    const header = await getCaseHeader(c.db, c.params['id'] ?? '')
    const input = readClosure(c.fields)
    const outcome = input.ok ? await closeCase(c.action, header.id, input.value) : input
    if (outcome.ok) return redirect(`/cases/${header.id}`, '終結しました。')
    return refused(await draw(c, await c.form(`closure:${header.id}`), header, c.fields, outcome.errors))
  }),
]

async function draw(c: Context, kit: Awaited<ReturnType<Context['form']>>, header: CaseHeader, values: Fields, errors: FieldError[]) {
  const ahead = (await listPlacementsOfCase(c.db, header.id)).flatMap((placement) => placement.followUps).filter((each) => each.heldOn === null && each.cancelledOn === null).length
  return <ClosurePage path={c.path} shell={c.shell} kit={kit} header={header} values={values} errors={errors} followUpsAhead={ahead} />
}
