/** After a gathering: who has heard nothing, and what came of it. */
import { noPerson, shown } from '../../../subjects.ts'
import { may } from '../../../permissions.ts'
import { get, page, type Route } from '../../../platform/http/room.ts'
import { listBalances } from './balance.queries.ts'
import { listLeftAlone, mostShown } from './follow-up.queries.ts'
import { getGathering } from './gathering.queries.ts'
import { BalancePage } from './pages/balance-page.tsx'
import { FollowUpPage } from './pages/follow-up-page.tsx'

export const afterRoutes: Route[] = [
  get('/gatherings/:id/follow-up', 'gathering.signUp', shown, async (c) => {
    const gathering = await getGathering(c.db, c.id)
    const isHeld = gathering.state !== 'cancelled' && gathering.heldOn <= c.clock.today()
    const left = isHeld ? await listLeftAlone(c.db, gathering.id, c.actor.organizationId ?? '') : []
    c.shows(
      'cases',
      left.slice(0, mostShown).map((each) => each.caseId),
    )
    return page(
      <FollowUpPage
        path={c.path}
        shell={c.shell}
        gathering={gathering}
        left={left.slice(0, mostShown)}
        isMore={left.length > mostShown}
      />,
    )
  }),
  get('/gatherings/:id/balance', 'gathering.read', noPerson, async (c) => {
    const gathering = await getGathering(c.db, c.id)
    return page(
      <BalancePage
        path={c.path}
        shell={c.shell}
        gathering={gathering}
        balances={await listBalances(c.db, gathering)}
        below={may(c.actor, 'kpi.readExact') ? null : c.council.settings.internalBelow}
      />,
    )
  }),
]
