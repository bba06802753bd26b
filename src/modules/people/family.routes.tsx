import { type Fields, get, type GetContext, page, post, type PostContext, redirect, refused, type Route, type SignedIn, textOf } from '../../platform/http/room.ts'
import { type FieldError, NotFound, type Outcome } from '../../platform/outcome.ts'
import { check } from '../../platform/validate.ts'
import { addName, addRelation, removeName, removeRelation } from './family.actions.ts'
import { nameInput, type NameInput, relationInput, type RelationInput } from './person.inputs.ts'
import { findPerson, type PersonDetails, type PersonFound, searchPeople } from './person.queries.ts'
import { displayName } from './person.rules.ts'
import { AddNamePage, AddRelationPage } from './pages/family-pages.tsx'

type Context = SignedIn<GetContext> | SignedIn<PostContext>

async function person(c: Context): Promise<PersonDetails> {
  const found = await findPerson(c.db, c.params['id'] ?? '')
  if (!found) throw new NotFound('person')
  if ('read' in c) c.read('person', [found.id])
  return found
}

export const familyRoutes: Route[] = [
  get('/people/:id/names/new', 'person.change', async (c) => page(await drawName(c, {}, []))),
  post('/people/:id/names/new', 'person.change', async (c) => {
    const input = readName(c.fields)
    const outcome = input.ok ? await addName(c.action, c.params['id'] ?? '', input.value) : input
    return outcome.ok ? redirect(`/people/${c.params['id']}`, '名前を加えました。') : refused(await drawName(c, c.fields, outcome.errors))
  }),
  post('/people/:id/names/:nameId/removal', 'person.change', async (c) => {
    const outcome = await removeName(c.action, c.params['id'] ?? '', c.params['nameId'] ?? '')
    return redirect(`/people/${c.params['id']}`, outcome.ok ? '名前をはずしました。' : outcome.errors[0]?.message)
  }),

  get('/people/:id/relations/new', 'person.change', async (c) => page(await drawRelation(c, {}, []))),
  post('/people/:id/relations/new', 'person.change', async (c) => {
    if (textOf(c.fields, '_intent') === 'search') return page(await drawRelation(c, c.fields, []))
    const input = readRelation(c.fields)
    const outcome = input.ok ? await addRelation(c.action, c.params['id'] ?? '', input.value) : input
    return outcome.ok ? redirect(`/people/${c.params['id']}`, '家族を加えました。') : refused(await drawRelation(c, c.fields, outcome.errors))
  }),
  post('/people/:id/relations/:relationId/removal', 'person.change', async (c) => {
    const outcome = await removeRelation(c.action, c.params['id'] ?? '', c.params['relationId'] ?? '')
    return redirect(`/people/${c.params['id']}`, outcome.ok ? '家族からはずしました。' : outcome.errors[0]?.message)
  }),
]

function readName(fields: Fields): Outcome<NameInput> {
  const text = (name: string): string => textOf(fields, name)
  return check(nameInput, { kind: text('kind') || undefined, familyName: text('familyName'), givenName: text('givenName'), familyNameKana: text('familyNameKana'), givenNameKana: text('givenNameKana') })
}

function readRelation(fields: Fields): Outcome<RelationInput> {
  const text = (name: string): string => textOf(fields, name)
  return check(relationInput, {
    relation: text('relation') || undefined, relativeId: text('relativeId') || null, name: text('name'), phone: text('phone'), mayCall: text('mayCall') === 'yes', livesTogether: text('livesTogether') === 'yes', note: text('note'),
  })
}

async function drawName(c: Context, values: Fields, errors: FieldError[]) {
  const found = await person(c)
  return <AddNamePage path={c.path} shell={c.shell} kit={await c.form()} personId={found.id} name={displayName(found)} values={values} errors={errors} />
}

async function drawRelation(c: Context, values: Fields, errors: FieldError[]) {
  const about = await person(c)
  const typed = textOf(values, 'search').slice(0, 200)
  const found: PersonFound[] = typed === '' ? [] : (await searchPeople(c.db, typed, c.council.fold, 8)).filter((each) => each.id !== about.id)
  return <AddRelationPage path={c.path} shell={c.shell} kit={await c.form()} personId={about.id} name={displayName(about)} values={values} errors={errors} found={found} today={c.clock.today()} />
}
