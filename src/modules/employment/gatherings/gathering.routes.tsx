/** The list, one gathering, planning it and putting it right. */
import { noPerson } from '../../../subjects.ts'
import { may } from '../../../permissions.ts'
import { addDays } from '../../../platform/clock.ts'
import { get, page, type PageContext, post, redirect, type Route, textOf } from '../../../platform/http/room.ts'
import { fiscalYearOf, fiscalYearRange, formatEraYear } from '../../../platform/japanese/index.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { listMunicipalityOptions } from '../../council/index.ts'
import { dateFields, writes, yearAhead } from '../../../forms/index.ts'
import { changeGathering, planGathering } from './gathering.actions.ts'
import { openGathering } from './gathering-course.actions.ts'
import { gatheringChangeForm, gatheringForm } from './gathering.form.ts'
import { type GatheringKind, gatheringKinds } from './gathering.labels.ts'
import { listBooths } from './booth.queries.ts'
import { type Gathering, getGathering, listGatherings } from './gathering.queries.ts'
import { type GatheringStep, whyNoSignUp, whyNot } from './gathering.rules.ts'
import { BoothsSection } from './pages/booths-section.tsx'
import { ChangeGatheringPage, PlanGatheringPage } from './pages/gathering-form-pages.tsx'
import { GatheringListPage } from './pages/gathering-list-page.tsx'
import { GatheringPage } from './pages/gathering-page.tsx'

/** Whether the reader holds the gathering, and its state allows the step. */
export const offersOf =
  (c: PageContext, gathering: Gathering) =>
  (step: GatheringStep): boolean =>
    may(c.actor, 'gathering.host') &&
    gathering.organizationId === c.actor.organizationId &&
    whyNot(step, gathering, c.clock.today()) === null

/** What else there is of it, for this reader, today. */
function linksOf(c: PageContext, gathering: Gathering): { href: string; label: string }[] {
  const path = `/gatherings/${gathering.id}`
  const isHeld = gathering.heldOn <= c.clock.today() && gathering.state !== 'cancelled'
  const holds = gathering.organizationId === c.actor.organizationId && gathering.state !== 'preparing'
  return [
    ...(holds && may(c.actor, 'gathering.checkIn') ? [{ href: `${path}/door`, label: '受付' }] : []),
    ...(isHeld && may(c.actor, 'gathering.signUp') ? [{ href: `${path}/follow-up`, label: '催しのあと' }] : []),
    ...(isHeld ? [{ href: `${path}/balance`, label: '催しの結果' }] : []),
  ]
}

/** @throws NotFound where another organization holds it */
export async function ownGathering(c: PageContext): Promise<Gathering> {
  const gathering = await getGathering(c.db, c.id)
  if (gathering.organizationId !== c.actor.organizationId) throw new NotFound('gathering')
  return gathering
}

export const gatheringRoutes: Route[] = [
  get('/gatherings', 'gathering.read', noPerson, async (c) => {
    const today = c.clock.today()
    const thisYear = fiscalYearOf(today)
    const asked = Number(c.query.get('year') ?? thisYear)
    const fiscalYear = Number.isInteger(asked) && asked >= 2000 && asked <= thisYear ? asked : thisYear
    const kind = (Object.keys(gatheringKinds) as GatheringKind[]).find((each) => each === c.query.get('kind')) ?? null
    const isOver = (each: Gathering): boolean => each.state === 'ended' || each.state === 'cancelled'
    const range = fiscalYearRange(fiscalYear)
    const lately = { from: addDays(today, -60), to: addDays(today, 731), kind, limit: 200 }
    return page(
      <GatheringListPage
        path={c.path}
        shell={c.shell}
        year={{ fiscalYear, label: `${formatEraYear(fiscalYear)}度`, hasNext: fiscalYear < thisYear }}
        kind={kind}
        coming={(await listGatherings(c.db, lately)).filter((each) => !isOver(each)).toReversed()}
        past={(await listGatherings(c.db, { ...range, kind, limit: 200 })).filter(isOver)}
        hosts={may(c.actor, 'gathering.host')}
      />,
    )
  }),

  ...writes('/gatherings/new', 'gathering.host', noPerson, {
    load: (c) => listMunicipalityOptions(c.db),
    draft: () => 'gathering-new',
    usual: (c) => ({
      form: 'hall',
      ...yearAhead('heldOn', c.clock.today(), 30),
      ...dateFields('signUpFrom', dateBoxesOf(c.clock.today())),
      ...yearAhead('signUpUntil', c.clock.today(), 25),
    }),
    parse: (typed) => gatheringForm.parse(typed),
    write: (c, input) => planGathering(c.action, input),
    done: ({ id }) => redirect(`/gatherings/${id}`, '催しを決めました。準備ができたら、受付を始めてください。'),
    page: (form, _, municipalities) => <PlanGatheringPage {...form} municipalities={municipalities} />,
  }),

  get('/gatherings/:id', 'gathering.read', noPerson, async (c) => {
    const gathering = await getGathering(c.db, c.id)
    return page(
      <GatheringPage
        path={`/gatherings/${gathering.id}`}
        shell={c.shell}
        gathering={gathering}
        offers={offersOf(c, gathering)}
        noSignUp={whyNoSignUp(gathering, c.clock.today())}
        links={linksOf(c, gathering)}
      >
        <BoothsSection
          booths={await listBooths(c.db, gathering.id)}
          gatheringId={gathering.id}
          csrf={c.shell.csrf}
          hosts={offersOf(c, gathering)('change')}
        />
      </GatheringPage>,
    )
  }),
  post('/gatherings/:id/opening', 'gathering.host', noPerson, async (c) => {
    const outcome = await openGathering(c.action, c.id)
    return redirect(`/gatherings/${c.id}`, outcome.ok ? '受付を始めました。' : outcome.errors[0]?.message)
  }),

  ...writes('/gatherings/:id/change', 'gathering.host', noPerson, {
    load: ownGathering,
    draft: ({ id }) => `gathering:${id}`,
    version: ({ version }) => version,
    usual: (_, gathering) => gatheringChangeForm.fill({ ...gathering, form: gathering.isOnline ? 'online' : 'hall' }),
    parse: (typed) => gatheringChangeForm.parse(typed),
    write: (c, input, { id }) => changeGathering(c.action, id, Number(textOf(c.fields, '_version')), input),
    done: (_, c) => redirect(`/gatherings/${c.id}`, '直したことを残しました。'),
    page: async (form, c, gathering) => (
      <ChangeGatheringPage {...form} gathering={gathering} municipalities={await listMunicipalityOptions(c.db)} />
    ),
  }),
]
