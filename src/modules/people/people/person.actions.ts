import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, newId, record } from '../../../platform/action.ts'
import { NotFound, type FieldError, type Outcome, done, invalid, stale } from '../../../platform/outcome.ts'
import { validateKana } from '../../../platform/japanese/names.ts'
import { parsePhone } from '../../../platform/japanese/phone.ts'
import { parsePostalCode } from '../../../platform/japanese/postal-code.ts'
import type { PersonChange, PersonValues } from './person.inputs.ts'
import { digestColumns } from './person.digest.ts'
import { birthDateProblem, hasName, searchText } from './person.rules.ts'

/**
 * Makes the values of a person what they are stored as: kana in full-width katakana, the phone's digits grouped; names
 * stay exactly as typed (domain §12). @returns the values, or what to mend
 */
export async function preparePerson(
  ctx: ActionContext,
  values: PersonValues,
  prefix: string,
): Promise<Outcome<PersonValues>> {
  const errors: FieldError[] = []
  const prepared = { ...values }
  for (const field of ['familyNameKana', 'givenNameKana'] as const) {
    if (values[field] === '') continue
    const kana = validateKana(values[field])
    if (kana.ok) prepared[field] = kana.value
    else errors.push({ field: `${prefix}${field}`, message: kana.message })
  }
  if (values.phone !== '') {
    const phone = parsePhone(values.phone)
    if (phone.ok) prepared.phone = phone.value
    else errors.push({ field: `${prefix}phone`, message: phone.message })
  }
  const impossible = birthDateProblem(values.birthDate, ctx.today)
  if (impossible !== null) errors.push({ field: `${prefix}birthDate`, message: impossible })
  if (hasName(values) && values.familyNameKana === '')
    errors.push({ field: `${prefix}familyNameKana`, message: '姓のよみを入れてください。探すときに使います。' })
  if (values.municipalityCode !== null) {
    const known = await ctx.tx
      .selectFrom('municipalities')
      .where('code', '=', values.municipalityCode)
      .select('code')
      .executeTakeFirst()
    if (!known) errors.push({ field: `${prefix}municipalityCode`, message: '市町村を一覧から選んでください。' })
  }
  return errors.length > 0 ? invalid(...errors) : done(prepared)
}

/**
 * A person record of the actor's organization. Two desks that may not see each other each keep their own (design §7).
 */
export async function createPerson(
  ctx: ActionContext,
  values: PersonValues,
  reach: { from: string | null; to: string | null } = { from: null, to: null },
): Promise<string> {
  mustBeAllowed(ctx.actor, 'person.create')
  if (ctx.actor.organizationId === null) throw new Error('a person record belongs to an organization')
  const id = newId()
  await ctx.tx
    .insertInto('people')
    .values({
      id,
      organization_id: ctx.actor.organizationId,
      family_name: values.familyName,
      given_name: values.givenName,
      family_name_kana: values.familyNameKana,
      given_name_kana: values.givenNameKana,
      alias: values.alias,
      birth_date: values.birthDate,
      municipality_code: values.municipalityCode,
      phone: values.phone,
      reach_from: reach.from,
      reach_to: reach.to,
      search_text: searchText(values, ctx.fold),
      ...digestColumns(ctx, values),
      created_at: ctx.now,
      updated_at: ctx.now,
      updated_by: ctx.actor.accountId,
    })
    .execute()
  return id
}

const columns = {
  familyName: 'family_name',
  givenName: 'given_name',
  familyNameKana: 'family_name_kana',
  givenNameKana: 'given_name_kana',
  alias: 'alias',
  birthDate: 'birth_date',
  municipalityCode: 'municipality_code',
  phone: 'phone',
  email: 'email',
  contactCautions: 'contact_cautions',
  contactNote: 'contact_note',
  preferredChannel: 'preferred_channel',
  reachFrom: 'reach_from',
  reachTo: 'reach_to',
  addressSecret: 'address_secret',
} as const satisfies Partial<Record<keyof PersonChange, string>>

type SearchTextOf = Pick<ActionContext, 'tx' | 'fold'>

/** The text under which a person is found: today's name, the others on record, and who calls for them. */
export async function refreshSearchText({ tx, fold }: SearchTextOf, personId: string): Promise<void> {
  const row = await tx
    .selectFrom('people')
    .where('id', '=', personId)
    .select([
      'family_name as familyName',
      'given_name as givenName',
      'family_name_kana as familyNameKana',
      'given_name_kana as givenNameKana',
      'alias',
      'phone',
      'contact_note as contactNote',
    ])
    .executeTakeFirstOrThrow()
  const others = await tx
    .selectFrom('person_names')
    .where('person_id', '=', personId)
    .where('removed_at', 'is', null)
    .select([
      'family_name as familyName',
      'given_name as givenName',
      'family_name_kana as familyNameKana',
      'given_name_kana as givenNameKana',
    ])
    .execute()
  // Whoever has a record of their own is found by that.
  const family = await tx
    .selectFrom('family_relations')
    .where('person_id', '=', personId)
    .where('relative_id', 'is', null)
    .where('removed_at', 'is', null)
    .select(['name', 'phone'])
    .execute()
  await tx
    .updateTable('people')
    .set({ search_text: searchText(row, fold, others, family, row.contactNote) })
    .where('id', '=', personId)
    .execute()
}

interface Address {
  kind: string
  postalCode: string
  address: string
}

/**
 * Only the organization that keeps the record knows a secret address;
 * who was shared contact changes it no more than it sees it.
 */
async function keepAddress(
  ctx: ActionContext,
  personId: string,
  before: Address | undefined,
  change: PersonChange,
): Promise<boolean> {
  const kind = change.addressKind ?? (before === undefined ? null : 'none')
  if (kind === null) return false
  const after = {
    kind,
    postalCode: change.addressKind === null ? '' : change.postalCode,
    address: change.addressKind === null ? '' : change.address,
  }
  if (before && JSON.stringify(before) === JSON.stringify(after)) return false
  await ctx.tx
    .insertInto('person_addresses')
    .values({ person_id: personId, kind: after.kind, postal_code: after.postalCode, address: after.address })
    .onConflict((conflict) =>
      conflict
        .column('person_id')
        .doUpdateSet({ kind: after.kind, postal_code: after.postalCode, address: after.address }),
    )
    .execute()
  return true
}

/**
 * Changes a person's details. `version` is what the form was made from: when somebody else was faster nothing is
 * written and the answer is `stale`; the form then shows both values of each field (promise 5).
 */
export async function changePerson(
  ctx: ActionContext,
  personId: string,
  version: number,
  change: PersonChange,
): Promise<Outcome<{ changed: string[] }>> {
  mustBeAllowed(ctx.actor, 'person.change')
  // What counts of the case is brought up to date at the end; every write takes the case first, then the person.
  await ctx.tx.selectFrom('cases').where('person_id', '=', personId).orderBy('id').select('id').forUpdate().execute()
  const before = await ctx.tx.selectFrom('people').selectAll().where('id', '=', personId).forUpdate().executeTakeFirst()
  if (!before) throw new NotFound('person')
  const prepared = await preparePerson(ctx, { ...change }, '')
  if (!prepared.ok) return prepared
  const postal = change.postalCode === '' ? null : parsePostalCode(change.postalCode)
  if (postal !== null && !postal.ok) return invalid({ field: 'postalCode', message: postal.message })
  if (before.version !== version)
    return stale(
      'あなたが書いている間に、ほかの人がこの方の情報を直しました。項目ごとに、どちらを残すか選んでください。',
    )
  const values: PersonChange = { ...change, ...prepared.value, postalCode: postal === null ? '' : postal.value }
  if (values.addressSecret !== before.address_secret && before.organization_id !== ctx.actor.organizationId)
    return invalid({ field: 'addressSecret', message: '住所を伏せるかどうかは、この方の記録を始めた機関が決めます。' })
  const address = await ctx.tx
    .selectFrom('person_addresses')
    .where('person_id', '=', personId)
    .select(['kind', 'postal_code as postalCode', 'address'])
    .executeTakeFirst()
  const changed: (keyof PersonChange)[] = (Object.keys(columns) as (keyof typeof columns)[]).filter(
    (field) => JSON.stringify(before[columns[field]]) !== JSON.stringify(values[field]),
  )
  const mayKeepAddress = before.organization_id === ctx.actor.organizationId
  if (mayKeepAddress && (await keepAddress(ctx, personId, address, values))) changed.push('address')
  if (changed.length === 0) return done({ changed })
  await ctx.tx
    .updateTable('people')
    .set({
      family_name: values.familyName,
      given_name: values.givenName,
      family_name_kana: values.familyNameKana,
      given_name_kana: values.givenNameKana,
      alias: values.alias,
      birth_date: values.birthDate,
      municipality_code: values.municipalityCode,
      phone: values.phone,
      email: values.email,
      ...digestColumns(ctx, values),
      contact_cautions: sql<string[]>`${values.contactCautions}::text[]`,
      contact_note: values.contactNote,
      preferred_channel: values.preferredChannel,
      reach_from: values.reachFrom,
      reach_to: values.reachTo,
      address_secret: values.addressSecret,
      has_address: mayKeepAddress ? values.addressKind !== null : before.has_address,
      version: before.version + 1,
      updated_at: ctx.now,
      updated_by: ctx.actor.accountId,
    })
    .where('id', '=', personId)
    .execute()
  if (values.municipalityWasWrong && changed.includes('municipalityCode'))
    await sql`select correct_home(${personId}::uuid)`.execute(ctx.tx)
  await refreshSearchText(ctx, personId)
  const supportCase = await ctx.tx.selectFrom('cases').select('id').where('person_id', '=', personId).executeTakeFirst()
  await record(
    ctx,
    'person.changed',
    { personId, fields: changed },
    { caseId: supportCase?.id ?? null, subjectId: personId },
  )
  return done({ changed })
}
