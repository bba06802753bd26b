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
import { type FieldError, NotFound, type Outcome } from '../../../platform/outcome.ts'
import { formatPhone } from '../../../platform/japanese/phone.ts'
import { check } from '../../../platform/validate.ts'
import { parseTime } from '../../../ui/inputs/index.ts'
import { addName, addRelation, changeRelation, removeName, removeRelation } from './family.actions.ts'
import { nameInput, type NameInput, relationInput, type RelationInput } from './person.inputs.ts'
import {
  type FamilyMember,
  findPerson,
  listFamily,
  type PersonDetails,
  type PersonFound,
  searchPeople,
} from './person.queries.ts'
import { displayName } from './person.rules.ts'
import { AddNamePage, AddRelationPage } from './pages/family-pages.tsx'

async function person(c: PageContext): Promise<PersonDetails> {
  const found = await findPerson(c.db, c.id)
  if (!found) throw new NotFound('person')
  return found
}

export const familyRoutes: Route[] = [
  get('/people/:id/names/new', 'person.change', aPerson, async (c) => page(await drawName(c, {}, []))),
  post('/people/:id/names/new', 'person.change', aPerson, async (c) => {
    const input = readName(c.fields)
    const outcome = input.ok ? await addName(c.action, c.id, input.value) : input
    return outcome.ok
      ? redirect(`/people/${c.params['id']}`, '名前を加えました。')
      : refused(await drawName(c, c.fields, outcome.errors))
  }),
  post('/people/:id/names/:nameId/removal', 'person.change', aPerson, async (c) => {
    const outcome = await removeName(c.action, c.id, c.params['nameId'] ?? '')
    return redirect(`/people/${c.params['id']}`, outcome.ok ? '名前をはずしました。' : outcome.errors[0]?.message)
  }),

  get('/people/:id/relations/new', 'person.change', aPerson, async (c) => page(await drawRelation(c, {}, []))),
  post('/people/:id/relations/new', 'person.change', aPerson, async (c) => {
    if (textOf(c.fields, '_intent') === 'search') return page(await drawRelation(c, c.fields, []))
    const input = readRelation(c.fields)
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
        {
          relation: member.relation,
          name: member.personId === null ? member.name : '',
          phone: formatPhone(member.phone),
          mayCall: member.mayCall ? 'yes' : '',
          reachFrom: member.reachFrom ?? '',
          reachTo: member.reachTo ?? '',
          livesTogether: member.livesTogether ? 'yes' : '',
          note: member.note,
        },
        [],
        member,
      ),
    )
  }),
  post('/people/:id/relations/:relationId', 'person.change', aPerson, async (c) => {
    const member = await memberOf(c)
    const input = readRelation({ ...c.fields, relativeId: member?.personId ?? '' })
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

function readName(fields: Fields): Outcome<NameInput> {
  const text = (name: string): string => textOf(fields, name)
  return check(nameInput, {
    kind: text('kind') || undefined,
    familyName: text('familyName'),
    givenName: text('givenName'),
    familyNameKana: text('familyNameKana'),
    givenNameKana: text('givenNameKana'),
  })
}

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

export function readRelation(fields: Fields, prefix = ''): Outcome<RelationInput> {
  const text = (name: string): string => textOf(fields, prefix + name)
  const errors: FieldError[] = []
  const time = (name: string): string | null => {
    if (text(name).trim() === '') return null
    const parsed = parseTime(text(name), { label: '連絡してよい時刻' })
    if (parsed.ok) return parsed.value
    errors.push({ field: name, message: parsed.message })
    return null
  }
  return check(
    relationInput,
    {
      relation: text('relation') || undefined,
      relativeId: text('relativeId') || null,
      name: text('name'),
      phone: text('phone'),
      mayCall: text('mayCall') === 'yes',
      reachFrom: time('reachFrom'),
      reachTo: time('reachTo'),
      livesTogether: text('livesTogether') === 'yes',
      note: text('note'),
    },
    errors,
  )
}

async function drawName(c: PageContext, values: Fields, errors: FieldError[]) {
  const found = await person(c)
  return (
    <AddNamePage
      path={c.path}
      shell={c.shell}
      kit={await c.form()}
      personId={found.id}
      name={displayName(found)}
      values={values}
      errors={errors}
    />
  )
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
      found={found}
      changed={changed}
      today={c.clock.today()}
    />
  )
}
