/** The desks as staff see them: all of them with filters in the address, and each one with whom it serves. */
import { noPerson } from '../../../subjects.ts'
import { get, page, type Route } from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { listAreas } from '../council/index.ts'
import { councilMap } from './council-map.ts'
import { pageOfDesks, parseDeskQuery, sortDesks } from './desk-list.rules.ts'
import {
  findDesk,
  findOrganizationOfDesk,
  listDeskKinds,
  listDesks,
  listDesksOf,
  listMunicipalities,
} from './desk.queries.ts'
import { searchDesks } from './desk-search.rules.ts'
import { DeskListPage } from './pages/desk-list-page.tsx'
import { DeskPage } from './pages/desk-page.tsx'

export const deskRoutes: Route[] = [
  get('/desks', 'desk.list', noPerson, async (c) => {
    const areas = await listAreas(c.db)
    const kinds = await listDeskKinds(c.db)
    const desks = await listDesks(c.db)
    const municipalities = await listMunicipalities(c.db)
    const query = parseDeskQuery(c.query, { areas, kinds })
    const found = sortDesks(searchDesks(desks, municipalities, query.filter, c.council.fold), query.sort, areas)
    return page(
      <DeskListPage
        shell={c.shell}
        path={c.path}
        areas={areas}
        kinds={kinds}
        query={query}
        all={desks.length}
        list={pageOfDesks(found, query.page)}
        fold={c.council.fold}
      />,
    )
  }),

  get('/desks/:desk', 'desk.list', noPerson, async (c) => {
    const desk = await findDesk(c.db, c.params['desk'] ?? '')
    if (desk === null) throw new NotFound('desk')
    const areas = await listAreas(c.db)
    const kinds = await listDeskKinds(c.db)
    const municipalities = await listMunicipalities(c.db)
    const organization = await findOrganizationOfDesk(c.db, desk.id)
    const siblings = (await listDesksOf(c.db, desk.organizationId)).filter((other) => other.id !== desk.id)
    return page(
      <DeskPage
        shell={c.shell}
        path={c.path}
        desk={desk}
        areas={areas}
        municipalities={municipalities}
        siblings={siblings}
        organization={organization}
        kind={kinds.find((kind) => kind.kind === desk.kind) ?? null}
        topology={await councilMap(c.council.folder)}
      />,
    )
  }),
]
