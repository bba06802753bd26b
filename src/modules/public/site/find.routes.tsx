/** The way to a desk. Nothing is written and nothing is kept: the answers stand in the address. */
import { getKept, type KeptContext, page, type Route } from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { type FindAnswers, parseAnswers, stepOf } from './find.rules.ts'
import { DeskDirectoryPage } from './pages/desk-directory-page.tsx'
import { PlacesPage } from './pages/places-page.tsx'
import { PublicDeskPage } from './pages/public-desk-page.tsx'
import { AgePage, ChangePage, PlacePage, SeekerPage, WorryPage } from './pages/question-pages.tsx'
import { ResultPage } from './pages/result-page.tsx'
import { groupByArea, groupForPlace, groupPlaces, nearPlaces } from './place-list.rules.ts'
import {
  listAreas,
  type Municipality,
  councilMap,
  distanceTo,
  everyDesk,
  listDeskKinds,
  listDesks,
  listMunicipalities,
  matchDesks,
  searchDesks,
  searchMunicipalities,
} from '../../council/index.ts'

const typed = (c: KeptContext): string => (c.query.get('q') ?? '').trim().slice(0, 100)

const knownAnswers = (c: KeptContext, municipalities: readonly Municipality[]): FindAnswers =>
  parseAnswers(c.query, (code) => municipalities.some((place) => place.code === code))

export const findRoutes: Route[] = [
  getKept('/find', async (c) => {
    const municipalities = await listMunicipalities(c.db)
    const answers = knownAnswers(c, municipalities)
    const frame = { shell: c.publicShell, path: c.path, answers }
    const home = municipalities.find((place) => place.code === answers.place)
    const step = stepOf(answers, c.query.has('change'))
    switch (step) {
      case 'worry':
        return page(<WorryPage {...frame} />)
      case 'seeker':
        return page(<SeekerPage {...frame} />)
      case 'place': {
        const found = searchMunicipalities(municipalities, typed(c), c.council.fold)
        return page(
          <PlacePage
            {...frame}
            groups={groupPlaces(found, municipalities, await listAreas(c.db))}
            text={typed(c)}
            count={found.length}
          />,
        )
      }
      case 'age':
        return page(<AgePage {...frame} />)
      case 'change':
      case 'result': {
        const { worry, seeker, age } = answers
        // `stepOf` answered that all are there; the compiler can't know.
        if (home === undefined || worry === null || seeker === null || age === null)
          throw new Error('an answer is missing')
        if (step === 'change') return page(<ChangePage {...frame} place={home} />)
        const found = matchDesks(
          { worry, seeker, ageBand: age, municipalityCode: home.code },
          { desks: await listDesks(c.db), kinds: await listDeskKinds(c.db), municipalities },
        )
        const near = nearPlaces(
          home,
          found.matches.map((match) => match.desk),
          municipalities,
        )
        return page(
          <ResultPage
            {...frame}
            home={home}
            found={found}
            near={near}
            municipalities={municipalities}
            topology={await councilMap(c.council.folder)}
          />,
        )
      }
    }
  }),

  getKept('/find/places', async (c) => {
    const municipalities = await listMunicipalities(c.db)
    const found = searchMunicipalities(municipalities, typed(c), c.council.fold)
    return page(
      <PlacesPage
        shell={c.publicShell}
        path={c.path}
        groups={groupPlaces(found, municipalities, await listAreas(c.db))}
        text={typed(c)}
        count={found.length}
        all={municipalities.length}
      />,
    )
  }),

  getKept('/find/desks', async (c) => {
    const areas = await listAreas(c.db)
    const kinds = await listDeskKinds(c.db)
    const municipalities = await listMunicipalities(c.db)
    const desks = await listDesks(c.db)
    const home = municipalities.find((place) => place.code === c.query.get('place')) ?? null
    const filter = {
      ...everyDesk,
      text: typed(c),
      // With a municipality the area says nothing more.
      area: home === null ? (areas.find((area) => area.key === c.query.get('area'))?.key ?? null) : null,
      kind: kinds.find((kind) => kind.kind === c.query.get('kind'))?.kind ?? null,
      municipalityCode: home?.code ?? null,
    }
    const found = searchDesks(desks, municipalities, filter, c.council.fold)
    const groups = home === null ? groupByArea(found, areas) : groupForPlace(found, home, municipalities)
    return page(
      <DeskDirectoryPage
        shell={c.publicShell}
        path={c.path}
        filter={filter}
        home={home}
        areas={areas}
        kinds={kinds}
        groups={groups}
        count={found.length}
        fold={c.council.fold}
      />,
    )
  }),

  getKept('/find/:desk', async (c) => {
    // A desk that is no longer in use is nowhere to go.
    const desk = (await listDesks(c.db)).find((each) => each.id === c.params['desk'])
    if (desk === undefined) throw new NotFound('desk')
    const areas = await listAreas(c.db)
    const kinds = await listDeskKinds(c.db)
    const municipalities = await listMunicipalities(c.db)
    const answers = knownAnswers(c, municipalities)
    const home = municipalities.find((place) => place.code === answers.place)
    const around = home ?? municipalities.find((place) => place.code === desk.municipalityCode)
    return page(
      <PublicDeskPage
        shell={c.publicShell}
        path={c.path}
        desk={desk}
        kind={kinds.find((kind) => kind.kind === desk.kind) ?? null}
        answers={answers}
        areas={areas}
        municipalities={municipalities}
        distance={home === undefined ? null : distanceTo(desk, home, municipalities)}
        near={around === undefined ? [] : nearPlaces(around, [desk], municipalities)}
        topology={await councilMap(c.council.folder)}
      />,
    )
  }),
]
