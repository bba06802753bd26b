/** Search, the hint while typing, and a person's details. */
import { aPerson, shown } from '../../../subjects.ts'
import { timeOfDayOf } from '../../../platform/clock.ts'
import {
  type Fields,
  type FormKit,
  fragment,
  get,
  type GetContext,
  page,
  post,
  type PostContext,
  redirect,
  refused,
  type Route,
  type SignedIn,
  textOf,
} from '../../../platform/http/room.ts'
import { type FieldError, NotFound } from '../../../platform/outcome.ts'
import { changePerson } from './person.actions.ts'
import { findPerson, listFamily, listNames, type PersonDetails } from './person.queries.ts'
import { listLikelyTwins, searchPeople } from './person-search.queries.ts'
import { displayName } from './person.rules.ts'
import { Candidates } from './pages/candidates.tsx'
import { type Conflict, PersonPage } from './pages/person-page.tsx'
import { SearchPage } from './pages/search-page.tsx'
import { listDesks } from '../../council/index.ts'
import { fieldsOf, parsePersonChange } from './person.form.ts'
import { applyChoices, conflictsOf } from './person-conflict.form.ts'

export const personRoutes: Route[] = [
  get('/people', 'person.search', shown, async (c) => {
    const typed = (c.query.get('q') ?? '').slice(0, 200)
    const people = await searchPeople(c.db, typed, c.council.fold)
    const folded = c.council.fold(typed)
    const desks =
      folded.length < 2
        ? []
        : (await listDesks(c.db)).filter((desk) => c.council.fold(desk.name).includes(folded)).slice(0, 10)
    c.shows(
      'people',
      people.map((person) => person.id),
    )
    return page(
      <SearchPage
        path={c.path}
        shell={c.shell}
        typed={typed}
        people={people}
        desks={desks}
        today={c.clock.today()}
        fold={c.council.fold}
      />,
    )
  }),

  get('/people/hint', 'person.search', shown, async (c) => {
    const typed = (c.query.get('q') ?? '').slice(0, 200)
    const people = c.council.fold(typed).length < 2 ? [] : await searchPeople(c.db, typed, c.council.fold, 5)
    c.shows(
      'people',
      people.map((person) => person.id),
    )
    return fragment(
      people.length === 0 ? (
        <></>
      ) : (
        <Candidates people={people} typed={typed} today={c.clock.today()} fold={c.council.fold} />
      ),
    )
  }),

  get('/people/:id', 'person.read', aPerson, async (c) => {
    const person = await findPerson(c.db, c.id)
    if (!person) throw new NotFound('person')
    // A record that was made one with another leads to the one that goes on.
    if (person.mergedInto !== null) return redirect(`/people/${person.mergedInto}`)
    const kit = await c.form(`person:${person.id}`, person.version)
    return page(await drawPerson(c, kit, person, kit.draft?.fields ?? fieldsOf(person), [], []))
  }),

  post('/people/:id', 'person.change', aPerson, async (c) => {
    const id = c.id
    const person = await findPerson(c.db, id)
    if (!person) throw new NotFound('person')
    const version = Number(textOf(c.fields, '_version'))
    // Both values were on the page; what was chosen there is what the person meant, on top of the newest state.
    const fields = version === person.version ? applyChoices(c.fields, person, c.clock.today()) : c.fields
    const input = parsePersonChange(fields, c.clock.today())
    const outcome = input.ok ? await changePerson(c.action, id, version, input.value) : input
    const caseId = await caseOf(c, id)
    if (outcome.ok)
      return redirect(
        caseId === null ? `/people/${id}` : `/cases/${caseId}`,
        outcome.value.changed.length === 0 ? '変わったところはありませんでした。' : '本人の情報を直しました。',
      )
    const kit = await c.form(`person:${id}`, person.version, outcome.kind === 'stale')
    return refused(
      await drawPerson(
        c,
        kit,
        person,
        fields,
        outcome.errors,
        outcome.kind === 'stale' ? conflictsOf(fields, person, c.clock.today()) : [],
      ),
    )
  }),
]

async function caseOf(c: GetContext | PostContext, personId: string): Promise<string | null> {
  const row = await c.db.selectFrom('cases').select('id').where('person_id', '=', personId).executeTakeFirst()
  return row?.id ?? null
}

async function drawPerson(
  c: SignedIn<GetContext> | SignedIn<PostContext>,
  kit: FormKit,
  person: PersonDetails,
  values: Fields,
  errors: FieldError[],
  conflicts: Conflict[],
) {
  const municipalities = await c.db
    .selectFrom('municipalities')
    .innerJoin('areas', 'areas.key', 'municipalities.area')
    .select(['municipalities.code', 'municipalities.name', 'areas.name as area'])
    .orderBy('areas.position')
    .orderBy('municipalities.code')
    .execute()
  const [caseId, names, family, twins] = [
    await caseOf(c, person.id),
    await listNames(c.db, person.id),
    await listFamily(c.db, person.id),
    await listLikelyTwins(c.db, person, c.council.fold),
  ]
  return (
    <PersonPage
      personId={person.id}
      organizationId={c.actor.organizationId}
      keeps={person.organizationId === c.actor.organizationId}
      person={person}
      names={names}
      family={family}
      twins={twins.length}
      path={c.path}
      shell={c.shell}
      kit={kit}
      name={displayName(person)}
      caseId={caseId}
      values={values}
      errors={errors}
      conflicts={conflicts}
      changedBy={{ name: person.updatedByName, at: person.updatedAt }}
      municipalities={municipalities}
      savedAt={kit.draft ? timeOfDayOf(kit.draft.savedAt) : null}
    />
  )
}
