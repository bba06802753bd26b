/** Search, the hint while typing, and a person's details. */
import { aPerson, shown } from '../../../subjects.ts'
import { type CivilDate, timeOfDayOf } from '../../../platform/clock.ts'
import { formatBirthDate } from '../../../platform/japanese/era.ts'
import { formatPhone } from '../../../platform/japanese/phone.ts'
import {
  type Fields,
  type FormKit,
  fragment,
  get,
  type GetContext,
  listOf,
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
import { check } from '../../../platform/validate.ts'
import { dateBoxesOf, parseBirthDate, parseTime } from '../../../ui/inputs/index.ts'
import { changePerson } from './person.actions.ts'
import { personChange, type PersonChange } from './person.inputs.ts'
import {
  findPerson,
  listFamily,
  listLikelyTwins,
  listNames,
  type PersonDetails,
  searchPeople,
} from './person.queries.ts'
import { addressKinds, contactCautions, displayName, preferredChannels } from './person.rules.ts'
import { Candidates } from './pages/candidates.tsx'
import { type Conflict, PersonPage } from './pages/person-page.tsx'
import { SearchPage } from './pages/search-page.tsx'
import { listDesks } from '../../council/index.ts'

const labels: Record<keyof PersonChange, string> = {
  familyName: '姓',
  givenName: '名',
  familyNameKana: '姓のよみ',
  givenNameKana: '名のよみ',
  alias: '呼び名',
  birthDate: '生年月日',
  municipalityCode: '住んでいる市町村',
  municipalityWasWrong: '市町村の書きまちがい',
  phone: '電話',
  email: 'メール',
  contactCautions: '連絡の注意',
  contactNote: 'ほかの注意',
  preferredChannel: '連絡のしかたの希望',
  reachFrom: '連絡してよい時刻のはじめ',
  reachTo: '連絡してよい時刻のおわり',
  addressKind: '住所の種類',
  postalCode: '郵便番号',
  address: '住所',
  addressSecret: '住所を伏せる',
}

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
    const input = readPersonChange(fields, c.clock.today())
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

function fieldsOf(person: PersonDetails): Fields {
  const boxes = person.birthDate === null ? { year: '', month: '', day: '' } : dateBoxesOf(person.birthDate)
  return {
    familyName: person.familyName,
    givenName: person.givenName,
    familyNameKana: person.familyNameKana,
    givenNameKana: person.givenNameKana,
    alias: person.alias,
    'birthDate.year': boxes.year,
    'birthDate.month': boxes.month,
    'birthDate.day': boxes.day,
    municipalityCode: person.municipalityCode ?? '',
    phone: formatPhone(person.phone),
    email: person.email,
    contactCautions: person.contactCautions,
    contactNote: person.contactNote,
    preferredChannel: person.preferredChannel ?? '',
    reachFrom: person.reachFrom ?? '',
    reachTo: person.reachTo ?? '',
    addressKind: person.address?.kind ?? '',
    postalCode: person.address?.postalCode ?? '',
    address: person.address?.address ?? '',
    addressSecret: person.addressSecret ? 'yes' : '',
  }
}

function readPersonChange(fields: Fields, today: CivilDate) {
  const birthDate = parseBirthDate(fields, 'birthDate', { today })
  const text = (name: string): string => textOf(fields, name)
  const chosen = (name: string): string | null => (text(name) === '' ? null : text(name))
  const errors = birthDate.ok ? [] : [{ field: birthDate.field ?? 'birthDate', message: birthDate.message }]
  const time = (name: string): string | null => {
    if (text(name).trim() === '') return null
    const parsed = parseTime(text(name))
    if (parsed.ok) return parsed.value
    errors.push({ field: name, message: parsed.message })
    return null
  }
  return check(
    personChange,
    {
      familyName: text('familyName'),
      givenName: text('givenName'),
      familyNameKana: text('familyNameKana'),
      givenNameKana: text('givenNameKana'),
      alias: text('alias'),
      birthDate: birthDate.ok ? birthDate.value : null,
      municipalityCode: text('municipalityCode') === '' ? null : text('municipalityCode'),
      municipalityWasWrong: text('municipalityWasWrong') === 'yes',
      phone: text('phone'),
      email: text('email').trim(),
      contactCautions: listOf(fields, 'contactCautions').filter((each) => each !== ''),
      contactNote: text('contactNote'),
      preferredChannel: chosen('preferredChannel'),
      reachFrom: time('reachFrom'),
      reachTo: time('reachTo'),
      addressKind: chosen('addressKind'),
      postalCode: text('postalCode'),
      address: text('address'),
      addressSecret: text('addressSecret') === 'yes',
    },
    errors,
  )
}

const shownNames = [
  'familyName',
  'givenName',
  'familyNameKana',
  'givenNameKana',
  'alias',
  'municipalityCode',
  'phone',
  'email',
  'contactNote',
  'preferredChannel',
  'reachFrom',
  'reachTo',
  'addressKind',
  'postalCode',
  'address',
  'addressSecret',
] as const
/** Codes as people read them. */
const shownWords: Record<string, Record<string, string>> = {
  preferredChannel: preferredChannels,
  addressKind: addressKinds,
  addressSecret: { yes: '伏せる' },
}

/** Field by field: what I wrote and what stands there now, where they differ. */
function conflictsOf(fields: Fields, person: PersonDetails, today: CivilDate): Conflict[] {
  const stored = fieldsOf(person)
  const conflicts: Conflict[] = shownNames.flatMap((name) => {
    const mine = textOf(fields, name)
    const theirs = textOf(stored, name)
    return mine.replace(/[-\s]/g, '') === theirs.replace(/[-\s]/g, '')
      ? []
      : [
          {
            name,
            label: labels[name],
            mine: shownWords[name]?.[mine] ?? (mine || '(空)'),
            theirs: shownWords[name]?.[theirs] ?? (theirs || '(空)'),
          },
        ]
  })
  const mineBorn = parseBirthDate(fields, 'birthDate', { today })
  if (mineBorn.ok && mineBorn.value !== person.birthDate) {
    const words = (date: string | null): string => (date === null ? '(空)' : formatBirthDate(date))
    conflicts.push({
      name: 'birthDate',
      label: labels.birthDate,
      mine: words(mineBorn.value),
      theirs: words(person.birthDate),
    })
  }
  const mineCautions = listOf(fields, 'contactCautions')
  if (mineCautions.toSorted().join() !== person.contactCautions.toSorted().join()) {
    const words = (codes: string[]): string =>
      codes.map((code) => contactCautions[code as keyof typeof contactCautions]?.label ?? code).join('、') || '(なし)'
    conflicts.push({
      name: 'contactCautions',
      label: labels.contactCautions,
      mine: words(mineCautions),
      theirs: words(person.contactCautions),
    })
  }
  return conflicts
}

/** Where the other value was chosen, what stands in the record now is kept. */
function applyChoices(fields: Fields, person: PersonDetails, today: CivilDate): Fields {
  const stored = fieldsOf(person)
  const chosen: Fields = { ...fields }
  for (const { name, theirs } of conflictsOf(fields, person, today)) {
    if (textOf(fields, `choice.${name}`) !== theirs) continue
    for (const key of name === 'birthDate' ? ['birthDate.year', 'birthDate.month', 'birthDate.day'] : [name])
      chosen[key] = stored[key] ?? ''
  }
  return chosen
}
