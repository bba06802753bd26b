import { aPerson } from '../../../subjects.ts'
import {
  type Fields,
  get,
  page,
  post,
  redirect,
  refused,
  type Route,
  textOf,
  type PageContext,
} from '../../../platform/http/room.ts'
import { type FieldError, NotFound } from '../../../platform/outcome.ts'
import { formatPhone } from '../../../platform/japanese/phone.ts'
import { addName, addRelation, changeRelation, removeName, removeRelation } from './family.actions.ts'
import { nameForm, relationForm } from './family.form.ts'
import { type FamilyMember, findPerson, listFamily, type PersonDetails } from './person.queries.ts'
import { type PersonFound, searchPeople } from './person-search.queries.ts'
import { displayName } from './person.rules.ts'
import { AddNamePage, AddRelationPage } from './pages/family-pages.tsx'
import { writes } from '../../../forms/index.ts'

async function person(c: PageContext): Promise<PersonDetails> {
  const found = await findPerson(c.db, c.id)
  if (!found) throw new NotFound('person')
  return found
}

export const familyRoutes: Route[] = [
  ...writes('/people/:id/names/new', 'person.change', aPerson, {
    load: person,
    parse: (typed) => nameForm.parse(typed),
    write: (c, input, { id }) => addName(c.action, id, input),
    done: (_, __, { id }) => redirect(`/people/${id}`, '名前を加えました。'),
    page: (form, _, found) => <AddNamePage {...form} personId={found.id} name={displayName(found)} />,
  }),
  post('/people/:id/names/:nameId/removal', 'person.change', aPerson, async (c) => {
    const outcome = await removeName(c.action, c.id, c.params['nameId'] ?? '')
    return redirect(`/people/${c.params['id']}`, outcome.ok ? '名前をはずしました。' : outcome.errors[0]?.message)
  }),

  // Pairs of their own: people are searched for inside the form, and a row may be taken off while it is put right.
  get('/people/:id/relations/new', 'person.change', aPerson, async (c) => page(await drawRelation(c, {}, []))),
  post('/people/:id/relations/new', 'person.change', aPerson, async (c) => {
    if (textOf(c.fields, '_intent') === 'search') return page(await drawRelation(c, c.fields, []))
    const input = relationForm.parse(c.fields)
    const outcome = input.ok ? await addRelation(c.action, c.id, input.value) : input
    return outcome.ok
      ? redirect(`/people/${c.params['id']}`, '家族を加えました。')
      : refused(await drawRelation(c, c.fields, outcome.errors))
  }),
  get('/people/:id/relations/:relationId', 'person.change', aPerson, async (c) => {
    const member = await memberOf(c)
    // Taken off meanwhile: what stands now is on the person's page.
    if (member === null) return redirect(`/people/${c.params['id']}`, 'この家族は、もうはずされています。')
    return page(
      await drawRelation(
        c,
        relationForm.fill({
          relation: member.relation,
          name: member.personId === null ? member.name : '',
          phone: formatPhone(member.phone),
          mayCall: member.mayCall,
          reachFrom: member.reachFrom,
          reachTo: member.reachTo,
          livesTogether: member.livesTogether,
          note: member.note,
        }),
        [],
        member,
      ),
    )
  }),
  post('/people/:id/relations/:relationId', 'person.change', aPerson, async (c) => {
    const member = await memberOf(c)
    const input = relationForm.parse({ ...c.fields, relativeId: member?.personId ?? '' })
    const outcome = input.ok ? await changeRelation(c.action, c.id, c.params['relationId'] ?? '', input.value) : input
    return outcome.ok
      ? redirect(`/people/${c.params['id']}`, '家族を直しました。')
      : refused(await drawRelation(c, c.fields, outcome.errors, member))
  }),
  post('/people/:id/relations/:relationId/removal', 'person.change', aPerson, async (c) => {
    const outcome = await removeRelation(c.action, c.id, c.params['relationId'] ?? '')
    return redirect(`/people/${c.params['id']}`, outcome.ok ? '家族からはずしました。' : outcome.errors[0]?.message)
  }),
]

/** Null where the row has ended. @throws NotFound where it isn't the person's own row */
async function memberOf(c: PageContext): Promise<FamilyMember | null> {
  const [personId, id] = [c.id, c.params['relationId'] ?? '']
  const found = (await listFamily(c.db, personId)).find((each) => each.id === id && !each.inverse)
  if (found) return found
  const ended = await c.db
    .selectFrom('family_relations')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('removed_at', 'is not', null)
    .select('id')
    .executeTakeFirst()
  if (!ended) throw new NotFound('relation')
  return null
}

async function drawRelation(c: PageContext, values: Fields, errors: FieldError[], changed: FamilyMember | null = null) {
  const about = await person(c)
  const typed = textOf(values, 'search').slice(0, 200)
  const found: PersonFound[] =
    typed === '' ? [] : (await searchPeople(c.db, typed, c.council.fold, 8)).filter((each) => each.id !== about.id)
  return (
    <AddRelationPage
      path={c.path}
      shell={c.shell}
      kit={await c.form()}
      personId={about.id}
      name={displayName(about)}
      values={values}
      errors={errors}
      savedAt={null}
      found={found}
      changed={changed}
      today={c.clock.today()}
    />
  )
}
