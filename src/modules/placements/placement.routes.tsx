import { may } from '../../permissions.ts'
import { addDays } from '../../platform/clock.ts'
import { type Fields, get, type GetContext, page, post, type PostContext, redirect, refused, type Route, type SignedIn } from '../../platform/http/room.ts'
import { type FieldError, NotFound } from '../../platform/outcome.ts'
import { dateBoxesOf } from '../../ui/inputs/index.ts'
import { dateFields, getCaseHeader, startingValues } from '../cases/index.ts'
import { recordFollowUp, recordPlacement } from './placement.actions.ts'
import { readFollowUp, readPlacement } from './placement.form.ts'
import { getPlacement, listDueFollowUps, listRecentPlacements } from './placement.queries.ts'
import { FollowUpPage, PlacementListPage, RecordPlacementPage } from './pages/placement-pages.tsx'

type Context = SignedIn<GetContext> | SignedIn<PostContext>

export const placementRoutes: Route[] = [
  get('/placements', 'placement.list', async (c) => {
    const today = c.clock.today()
    const due = await listDueFollowUps(c.db, c.actor.organizationId ?? '', null, addDays(today, 30))
    const recent = await listRecentPlacements(c.db, c.actor.organizationId ?? '')
    c.read('search', [...due.map((each) => each.caseId), ...recent.map((each) => each.caseId)])
    return page(<PlacementListPage path={c.path} shell={c.shell} today={today} due={due} recent={recent} canOpenCase={may(c.actor, 'case.read')} />)
  }),

  get('/cases/:id/placements/new', 'placement.record', async (c) => {
    const header = await getCaseHeader(c.db, c.params['id'] ?? '')
    c.read('case', [header.id])
    const kit = await c.form(`placement:${header.id}`)
    const usual: Fields = dateFields('startedOn', { ...dateBoxesOf(c.clock.today()), month: '', day: '' })
    return page(<RecordPlacementPage path={c.path} shell={c.shell} kit={kit} header={header} values={startingValues(kit.draft, usual)} errors={[]} />)
  }),

  post('/cases/:id/placements/new', 'placement.record', async (c) => {
    const header = await getCaseHeader(c.db, c.params['id'] ?? '')
    const input = readPlacement(c.fields)
    const outcome = input.ok ? await recordPlacement(c.action, header.id, input.value) : input
    if (outcome.ok) return redirect(may(c.actor, 'case.read') ? `/cases/${header.id}` : '/placements', '就職を記録しました。定着の確認を4回入れました。')
    return refused(<RecordPlacementPage path={c.path} shell={c.shell} kit={await c.form(`placement:${header.id}`)} header={header} values={c.fields} errors={outcome.errors} />)
  }),

  get('/placements/:id/follow-ups/:month', 'followUp.record', async (c) => {
    const kit = await c.form(`follow-up:${c.params['id']}:${c.params['month']}`)
    const usual: Fields = { ...dateFields('heldOn', dateBoxesOf(c.clock.today())) }
    return page(await drawFollowUp(c, kit, startingValues(kit.draft, usual), []))
  }),

  post('/placements/:id/follow-ups/:month', 'followUp.record', async (c) => {
    const id = c.params['id'] ?? ''
    const input = readFollowUp(c.fields, Number(c.params['month']))
    const outcome = input.ok ? await recordFollowUp(c.action, id, input.value) : input
    if (!outcome.ok) return refused(await drawFollowUp(c, await c.form(`follow-up:${id}:${c.params['month']}`), c.fields, outcome.errors))
    const back = may(c.actor, 'case.read') ? `/cases/${outcome.value.caseId}` : '/placements'
    return redirect(back, outcome.value.newEpisode === null ? '定着の確認を記録しました。' : '離職を記録しました。同じ糸の上で、新しい支援が始まります。')
  }),
]

async function drawFollowUp(c: Context, kit: Awaited<ReturnType<Context['form']>>, values: Fields, errors: FieldError[]) {
  const month = Number(c.params['month'])
  const placement = await getPlacement(c.db, c.params['id'] ?? '')
  if (!placement.followUps.some((each) => each.month === month)) throw new NotFound('follow-up')
  const header = await getCaseHeader(c.db, placement.caseId)
  if ('read' in c) c.read('case', [header.id])
  return <FollowUpPage path={c.path} shell={c.shell} kit={kit} header={header} placement={placement} month={month} values={values} errors={errors} backHref={may(c.actor, 'case.read') ? `/cases/${header.id}` : '/placements'} />
}
