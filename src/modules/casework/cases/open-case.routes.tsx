/** 受付 and coming back: whoever comes in is written down here and now, whichever desk answers for them. */
import { aCase, noPerson, shown } from '../../../subjects.ts'
import { timeOfDayOf } from '../../../platform/clock.ts'
import { newId } from '../../../platform/action.ts'
import { isId } from '../../../platform/ids.ts'
import {
  type Answer,
  type Fields,
  type FormKit,
  get,
  page,
  post,
  type PostContext,
  redirect,
  refused,
  type Route,
  type SignedIn,
  textOf,
  type PageContext,
} from '../../../platform/http/room.ts'
import { type FieldError, invalid, NotFound } from '../../../platform/outcome.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { carry, elsewhere, namedDraft, placeOfForm } from './carry.ts'
import { parseOpenCase } from './open-case.form.ts'
import { walkInForm } from './talk.form.ts'
import { getCaseHeader, listColleagues, listOwnDesks } from './case.queries.ts'
import { openCase } from './open-case.actions.ts'
import { listOpenDrafts } from './open-draft.queries.ts'
import { OpenCasePage } from './pages/open-case-page.tsx'
import { usualNext } from './pages/parts.tsx'
import { WalkInPage } from './pages/walk-in-page.tsx'
import { askAboutDay } from './unusual-day.ts'
import { acknowledgeWalkIn, recordWalkIn } from './walk-in.actions.ts'
import { wayOfCase, wayOfPerson } from './way-in.queries.ts'
import { dateFields, startingValues, writes } from '../../../forms/index.ts'
import { likelyDuplicates, type PersonFound, searchPeople } from '../../people/index.ts'
import { listMunicipalityOptions } from '../../council/index.ts'

/** Each page that is opened is a consultation of its own, with a draft of its own: two callers in two tabs are two. */
const draftOf = (c: PageContext): string => namedDraft(c) ?? newId()

export const openCaseRoutes: Route[] = [
  get('/cases/new', 'case.open', shown, async (c) => {
    const personId = c.query.get('person') ?? ''
    if (isId(personId)) {
      const way = await wayOfPerson(c.db, c.actor, personId)
      if (way !== null && way.kind !== 'reopen') return redirect(way.path)
    }
    const draft = draftOf(c)
    const kit = await c.form(`case-new:${draft}`)
    const others = kit.draft === undefined ? await listOpenDrafts(c.db, c.actor.accountId) : []
    // Who spoke is said by nobody but whoever writes.
    const usual: Fields = {
      deskId: c.actor.deskId ?? '',
      channel: 'visit',
      search: (c.query.get('q') ?? '').slice(0, 200),
      personId,
      ...dateFields('occurredOn', dateBoxesOf(c.clock.today())),
      ...usualNext(null, c.actor.accountId, c.clock.today()),
    }
    return page(await drawOpening(c, draft, kit, startingValues(kit.draft, usual), [], [], { others }))
  }),

  post('/cases/new', 'case.open', shown, async (c) => {
    const draft = draftOf(c)
    const key = `case-new:${draft}`
    const intent = textOf(c.fields, '_intent')
    if (intent === 'search') {
      const found = await searchPeople(c.db, textOf(c.fields, 'search').slice(0, 200), c.council.fold, 5)
      return page(await drawOpening(c, draft, await c.form(key), c.fields, [], found))
    }
    if (intent.startsWith('choose:')) return choose(c, draft, intent.slice('choose:'.length))
    if (intent === 'unchoose')
      return page(await drawOpening(c, draft, await c.form(key), { ...c.fields, personId: '' }, [], []))
    const refuse = async (errors: FieldError[], twins: PersonFound[] = []): Promise<Answer> =>
      refused(
        await drawOpening(c, draft, await c.form(key), c.fields, errors, twins, { mustConfirm: twins.length > 0 }),
      )
    const input = parseOpenCase(c.fields, c.clock.today())
    if (!input.ok) return refuse(input.errors)
    const asked = askAboutDay(c.fields, input.value.occurredOn, c.clock.today())
    if (asked.length > 0) return refuse(asked)
    // Meanwhile a colleague may have opened it, or another desk: the words go where they belong.
    const way = input.value.personId === null ? null : await wayOfPerson(c.db, c.actor, input.value.personId)
    const moved = way !== null && way.kind !== 'reopen' ? await carry(c, way) : null
    if (moved) return moved
    const twins = input.value.person === null ? [] : await likelyDuplicates(c.db, input.value.person, c.council.fold)
    if (twins.length > 0 && textOf(c.fields, 'confirmDifferent') !== 'yes') {
      return refuse(
        [
          {
            field: 'search',
            message:
              '同じ方が、もう記録されているかもしれません。その方の記録にするか、別の方として登録するかを選んでください。',
          },
        ],
        twins,
      )
    }
    const outcome = await openCase(c.action, input.value)
    if (!outcome.ok) return refuse(outcome.errors)
    return redirect(
      `/cases/${outcome.value.id}`,
      outcome.value.status === 'closed'
        ? `相談を記録しました。この相談は、これで終わりです(${outcome.value.number})。`
        : `相談を記録しました(${outcome.value.number})。`,
    )
  }),

  ...writes('/cases/:id/contacts/new', 'consultation.record', aCase, {
    load: async (c) => {
      const way = await wayOfCase(c.db, c.actor, c.id)
      if (way === null) throw new NotFound('case')
      return { way, header: await getCaseHeader(c.db, c.id) }
    },
    turnAway: (c, { way }) => (way.kind === 'contact' ? null : elsewhere(c, way)),
    draft: ({ header }, c) => placeOfForm(c, `contact:${header.id}`).key,
    path: (c) => placeOfForm(c, '').path,
    usual: (c) => ({
      deskId: c.actor.deskId ?? '',
      channel: 'visit',
      ...dateFields('occurredOn', dateBoxesOf(c.clock.today())),
    }),
    parse: (typed, c) => {
      const input = walkInForm.parse(typed)
      const asked = input.ok ? askAboutDay(typed, input.value.occurredOn, c.clock.today()) : []
      return asked.length > 0 ? invalid(...asked) : input
    },
    write: (c, input, { header }) => recordWalkIn(c.action, header.id, input),
    done: (_, __, { header }) =>
      redirect(
        `/cases/${header.id}`,
        `記録しました。${header.responsibleDeskShortName}の「今日」に、知らせが届きます。`,
      ),
    page: async (form, c, { header }) => (
      <WalkInPage {...form} header={header} desks={await listOwnDesks(c.db, c.actor.organizationId ?? '')} />
    ),
  }),

  post('/walk-ins/:id/acknowledgement', 'case.read', noPerson, async (c) => {
    const outcome = await acknowledgeWalkIn(c.action, c.id)
    return redirect('/today', outcome.ok ? '知らせを確かめました。' : outcome.errors[0]?.message)
  }),
]

/** The person in the form is one whom the desk knows: what was typed comes along. */
async function choose(c: SignedIn<PostContext>, draft: string, personId: string): Promise<Answer> {
  const way = isId(personId) ? await wayOfPerson(c.db, c.actor, personId) : null
  if (way === null)
    return refused(
      await drawOpening(
        c,
        draft,
        await c.form(`case-new:${draft}`),
        c.fields,
        [{ field: 'search', message: 'この方の記録は、いま見られません。さがし直してください。' }],
        [],
      ),
    )
  if (way.kind === 'reopen')
    return page(await drawOpening(c, draft, await c.form(`case-new:${draft}`), { ...c.fields, personId }, [], []))
  return (
    (await carry(c, way)) ??
    refused(
      await drawOpening(
        c,
        draft,
        await c.form(`case-new:${draft}`),
        c.fields,
        [
          {
            field: 'search',
            message:
              '残っている下書きが300あるため、この方の記録に移れません。「今日」のページでいらない下書きを捨ててから、もう一度お試しください。',
          },
        ],
        [],
      ),
    )
  )
}

async function drawOpening(
  c: PageContext,
  draft: string,
  kit: FormKit,
  values: Fields,
  errors: FieldError[],
  candidates: PersonFound[],
  more: { mustConfirm?: boolean; others?: Awaited<ReturnType<typeof listOpenDrafts>> } = {},
) {
  const personId = textOf(values, 'personId')
  const known = isId(personId) ? await knownPerson(c, personId) : null
  c.shows(
    'people',
    candidates.map((each) => each.id),
  )
  c.shows('people', known === null ? [] : [known.id], 'person')
  return (
    <OpenCasePage
      path={`/cases/new?draft=${draft}`}
      shell={c.shell}
      kit={kit}
      values={values}
      errors={errors}
      colleagues={await listColleagues(c.db, c.actor.organizationId ?? '', c.actor.deskId, c.clock.today())}
      desks={await listOwnDesks(c.db, c.actor.organizationId ?? '')}
      municipalities={await listMunicipalityOptions(c.db)}
      known={known}
      candidates={candidates}
      mustConfirm={more.mustConfirm ?? false}
      others={more.others ?? []}
      savedAt={kit.draft ? timeOfDayOf(kit.draft.savedAt) : null}
      today={c.clock.today()}
      fold={c.council.fold}
    />
  )
}

async function knownPerson(c: PageContext, personId: string): Promise<PersonFound | null> {
  const row = await c.db
    .selectFrom('people')
    .leftJoin('cases', 'cases.person_id', 'people.id')
    .leftJoin('municipalities', 'municipalities.code', 'people.municipality_code')
    .where('people.id', '=', personId)
    .select([
      'people.id',
      'family_name as familyName',
      'given_name as givenName',
      'family_name_kana as familyNameKana',
      'given_name_kana as givenNameKana',
      'alias',
      'birth_date as birthDate',
      'municipalities.name as municipalityName',
      'cases.id as caseId',
      'cases.number as caseNumber',
      'cases.status as caseStatus',
      'cases.closed_on as caseClosedOn',
    ])
    .executeTakeFirst()
  return row ? { ...row, workerName: null } : null
}
