/** 企業: the list, one of them, those that look alike; recording and putting right. */
import { noPerson } from '../../../subjects.ts'
import { may } from '../../../permissions.ts'
import { isId } from '../../../platform/ids.ts'
import { get, page, type PageContext, redirect, type Route, textOf } from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { writes } from '../../../forms/index.ts'
import { listAreas, listMunicipalityOptions } from '../../council/index.ts'
import { changeEmployer, recordEmployer } from './employer.actions.ts'
import { employerForm, newEmployerForm } from './employer.form.ts'
import { offers } from './employer.labels.ts'
import { employerWords } from './employer-name.rules.ts'
import { knowsBreaches } from './approach.queries.ts'
import { beforeCalling, employerRecords, employerSide } from './employer-page.queries.ts'
import { countEmployers, type Employer, type EmployerFilter, getEmployer, listEmployers } from './employer.queries.ts'
import { likelyEmployers, listAlikePairs } from './employers-alike.queries.ts'
import { classesOf } from './industries.labels.ts'
import { AlikePage } from './pages/alike-page.tsx'
import { EmployerEditPage, NewEmployerPage } from './pages/employer-form-pages.tsx'
import { EmployerPage } from './pages/employer-page.tsx'
import { EmployersPage, type EmployersQuery } from './pages/employers-page.tsx'

const pageSize = 50

/** @throws NotFound where it was merged: what is written belongs to the one that goes on */
export async function openEmployer(c: PageContext): Promise<Employer> {
  const employer = await getEmployer(c.db, c.id)
  if (employer.mergedInto !== null) throw new NotFound('employer')
  return employer
}

const queryOf = (c: PageContext): EmployersQuery => ({
  text: c.query.get('q') ?? '',
  area: c.query.get('area') ?? '',
  division: c.query.get('industry') ?? '',
  offer: c.query.get('offer') ?? '',
})

function filterOf(c: PageContext, { text, area, division, offer }: EmployersQuery): EmployerFilter {
  const classes = classesOf(division)
  return {
    text: employerWords(text, c.council.fold),
    area: area === '' ? null : area,
    classes: classes.length === 0 ? null : classes,
    offer: (Object.keys(offers) as (keyof typeof offers)[]).find((each) => each === offer) ?? null,
  }
}

/** The list with the same filter, and where it goes on. */
function hrefOf(query: EmployersQuery, after: string): string {
  const named = { q: query.text, area: query.area, industry: query.division, offer: query.offer, after }
  return `/employers?${new URLSearchParams(Object.entries(named).filter(([, value]) => value !== '')).toString()}`
}

export const employerRoutes: Route[] = [
  get('/employers', 'employer.read', noPerson, async (c) => {
    const query = queryOf(c)
    const filter = filterOf(c, query)
    const found = await listEmployers(c.db, { ...filter, after: c.query.get('after') ?? undefined, limit: pageSize })
    const [employers, last] = [found.slice(0, pageSize), found[pageSize - 1]]
    return page(
      <EmployersPage
        path="/employers"
        shell={c.shell}
        query={query}
        areas={await listAreas(c.db)}
        employers={employers}
        count={await countEmployers(c.db, filter)}
        isWhole={Object.values(query).every((value) => value === '')}
        nextHref={
          found.length > pageSize && last !== undefined ? hrefOf(query, `${last.nameKana}:${last.id}`) : undefined
        }
        writes={may(c.actor, 'employer.write')}
        merges={may(c.actor, 'employer.merge')}
      />,
    )
  }),

  ...writes('/employers/new', 'employer.write', noPerson, {
    load: (c) => listMunicipalityOptions(c.db),
    draft: () => 'employer-new',
    usual: () => ({ workplaceName: '本社' }),
    parse: (typed) => newEmployerForm.parse(typed),
    write: (c, input) => recordEmployer(c.action, input),
    done: ({ id }) => redirect(`/employers/${id}`, '企業を登録しました。'),
    page: async (form, c, municipalities) => (
      <NewEmployerPage
        {...form}
        municipalities={municipalities}
        alike={
          form.errors.some((error) => error.field === 'isOther')
            ? await likelyEmployers(
                c.db,
                {
                  name: textOf(form.values, 'name'),
                  nameKana: textOf(form.values, 'nameKana'),
                  corporateNumber: null,
                  phone: textOf(form.values, 'phone'),
                },
                c.council.fold,
              )
            : []
        }
      />
    ),
  }),

  get('/employers/alike', 'employer.merge', noPerson, async (c) => {
    const of = c.query.get('of')
    const known = of !== null && isId(of) ? await getEmployer(c.db, of) : null
    const pairs = await listAlikePairs(c.db, known?.id ?? null)
    return page(
      <AlikePage
        path="/employers/alike"
        shell={c.shell}
        of={known}
        pairs={await Promise.all(
          pairs.map(async ({ oneId, otherId }) => ({
            one: await employerSide(c.db, oneId),
            other: await employerSide(c.db, otherId),
          })),
        )}
      />,
    )
  }),

  get('/employers/:id', 'employer.read', noPerson, async (c) => {
    const employer = await getEmployer(c.db, c.id)
    if (employer.mergedInto !== null) return redirect(`/employers/${employer.mergedInto}`)
    return page(
      <EmployerPage
        path={`/employers/${employer.id}`}
        shell={c.shell}
        {...await employerRecords(c.db, employer)}
        before={await beforeCalling(c.db, employer.id, { today: c.clock.today(), settings: c.council.settings })}
        organizationId={c.actor.organizationId}
        may={{
          write: may(c.actor, 'employer.write'),
          appeal: may(c.actor, 'employer.appeal'),
          merge: may(c.actor, 'employer.merge'),
          job: may(c.actor, 'job.write'),
          breach: may(c.actor, 'employer.breach') && (await knowsBreaches(c.db, c.actor.organizationId)),
        }}
      />,
    )
  }),

  ...writes('/employers/:id/edit', 'employer.write', noPerson, {
    load: openEmployer,
    draft: (employer) => `employer:${employer.id}`,
    version: (employer) => employer.version,
    usual: (_, employer) => employerForm.fill(employer),
    parse: (typed) => employerForm.parse(typed),
    write: (c, input, { id }) => changeEmployer(c.action, id, Number(textOf(c.fields, '_version')), input),
    done: ({ id }) => redirect(`/employers/${id}`, '直したことを残しました。'),
    page: (form, _, employer) => <EmployerEditPage {...form} employer={employer} />,
  }),
]
