/** Other names, and who belongs to the person. Rows are added and ended, never rewritten. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record } from '../../../platform/action.ts'
import { parsePhone } from '../../../platform/japanese/phone.ts'
import { validateKana } from '../../../platform/japanese/names.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { refreshSearchText } from './person.actions.ts'
import type { NameInput, RelationInput } from './family.form.ts'

async function caseOf(ctx: ActionContext, personId: string): Promise<string | null> {
  const row = await ctx.tx.selectFrom('cases').where('person_id', '=', personId).select('id').executeTakeFirst()
  return row?.id ?? null
}

async function mustKnow(ctx: ActionContext, personId: string): Promise<void> {
  const row = await ctx.tx.selectFrom('people').where('id', '=', personId).forUpdate().select('id').executeTakeFirst()
  if (!row) throw new NotFound('person')
}

/** 旧姓・通称: the person is found under it from now on. */
export async function addName(
  ctx: ActionContext,
  personId: string,
  input: NameInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(ctx.actor, 'person.change')
  await mustKnow(ctx, personId)
  const values = { ...input }
  for (const field of ['familyNameKana', 'givenNameKana'] as const) {
    if (input[field] === '') continue
    const kana = validateKana(input[field])
    if (!kana.ok) return invalid({ field, message: kana.message })
    values[field] = kana.value
  }
  const id = newId()
  await ctx.tx
    .insertInto('person_names')
    .values({
      id,
      person_id: personId,
      kind: values.kind,
      family_name: values.familyName,
      given_name: values.givenName,
      family_name_kana: values.familyNameKana,
      given_name_kana: values.givenNameKana,
      added_by: ctx.actor.accountId,
      added_at: ctx.now,
    })
    .execute()
  await refreshSearchText(ctx, personId)
  await record(
    ctx,
    'person.changed',
    { personId, fields: ['names'] },
    { caseId: await caseOf(ctx, personId), subjectId: personId },
  )
  return done({ id })
}

export async function removeName(
  ctx: ActionContext,
  personId: string,
  nameId: string,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(ctx.actor, 'person.change')
  await mustKnow(ctx, personId)
  const ended = await ctx.tx
    .updateTable('person_names')
    .set({ removed_at: ctx.now })
    .where('id', '=', nameId)
    .where('person_id', '=', personId)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!ended) {
    const removed = await ctx.tx
      .selectFrom('person_names')
      .where('id', '=', nameId)
      .where('person_id', '=', personId)
      .select('id')
      .executeTakeFirst()
    if (!removed) throw new NotFound('name')
    return wrongState('この名前は、もうはずされています。')
  }
  await refreshSearchText(ctx, personId)
  await record(
    ctx,
    'person.changed',
    { personId, fields: ['names'] },
    { caseId: await caseOf(ctx, personId), subjectId: personId },
  )
  return done({ id: nameId })
}

/** Somebody of the family: with a record of their own, or by name only. */
export async function addRelation(
  context: ActionContext,
  personId: string,
  input: RelationInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'person.change')
  const ctx = forOrganization(context)
  await mustKnow(ctx, personId)
  return writeRelation(ctx, personId, input)
}

/** Put right or brought up to date: the row of before is ended, not rewritten. */
export async function changeRelation(
  context: ActionContext,
  personId: string,
  relationId: string,
  input: RelationInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'person.change')
  const ctx = forOrganization(context)
  await mustKnow(ctx, personId)
  const before = await ctx.tx
    .updateTable('family_relations')
    .set({ removed_at: ctx.now })
    .where('id', '=', relationId)
    .where('person_id', '=', personId)
    .where('removed_at', 'is', null)
    .returning('relative_id')
    .executeTakeFirst()
  if (!before) {
    const known = await ctx.tx
      .selectFrom('family_relations')
      .where('id', '=', relationId)
      .where('person_id', '=', personId)
      .select('removed_at')
      .executeTakeFirst()
    if (!known) throw new NotFound('relation')
    return wrongState(
      known.removed_at === null
        ? 'この家族は、加えた機関でだけ直せます。'
        : 'この家族は、ほかの人が先に直したか、はずしました。本人の情報から、もう一度開いてください。',
    )
  }
  return writeRelation(ctx, personId, { ...input, relativeId: before.relative_id })
}

async function writeRelation(
  ctx: ReturnType<typeof forOrganization<ActionContext>>,
  personId: string,
  input: RelationInput,
): Promise<Outcome<{ id: string }>> {
  const phone = input.phone === '' ? null : parsePhone(input.phone)
  if (phone !== null && !phone.ok) return invalid({ field: 'phone', message: phone.message })
  if (input.relativeId === personId)
    return invalid({ field: 'relativeId', message: '本人とは別の方を選んでください。' })
  if (input.relativeId !== null) {
    const relative = await ctx.tx
      .selectFrom('people')
      .where('id', '=', input.relativeId)
      .select('id')
      .executeTakeFirst()
    if (!relative) return invalid({ field: 'relativeId', message: '家族を選び直してください。' })
    const already = await ctx.tx
      .selectFrom('family_relations')
      .where('removed_at', 'is', null)
      .where((eb) =>
        eb.or([
          eb.and([eb('person_id', '=', personId), eb('relative_id', '=', input.relativeId)]),
          eb.and([eb('relative_id', '=', personId), eb('person_id', '=', input.relativeId ?? '')]),
        ]),
      )
      .select('id')
      .executeTakeFirst()
    if (already) return wrongState('この方は、もう家族として記録されています。', 'relativeId')
  }
  const id = newId()
  await ctx.tx
    .insertInto('family_relations')
    .values({
      id,
      person_id: personId,
      relative_id: input.relativeId,
      relation: input.relation,
      name: input.relativeId === null ? input.name : '',
      phone: phone === null ? '' : phone.value,
      may_call: input.mayCall,
      reach_from: input.reachFrom,
      reach_to: input.reachTo,
      lives_together: input.livesTogether,
      note: input.note,
      organization_id: ctx.actor.organizationId,
      added_by: ctx.actor.accountId,
      added_at: ctx.now,
    })
    .execute()
  await refreshSearchText(ctx, personId)
  await record(
    ctx,
    'person.changed',
    { personId, fields: ['family'] },
    { caseId: await caseOf(ctx, personId), subjectId: personId },
  )
  return done({ id })
}

export async function removeRelation(
  ctx: ActionContext,
  personId: string,
  relationId: string,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(ctx.actor, 'person.change')
  await mustKnow(ctx, personId)
  const ended = await ctx.tx
    .updateTable('family_relations')
    .set({ removed_at: ctx.now })
    .where('id', '=', relationId)
    .where((eb) => eb.or([eb('person_id', '=', personId), eb('relative_id', '=', personId)]))
    .where('removed_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst()
  if (!ended) {
    const removed = await ctx.tx
      .selectFrom('family_relations')
      .where('id', '=', relationId)
      .where((eb) => eb.or([eb('person_id', '=', personId), eb('relative_id', '=', personId)]))
      .select('id')
      .executeTakeFirst()
    if (!removed) throw new NotFound('relation')
    return wrongState('もう家族からはずされています。')
  }
  await refreshSearchText(ctx, ended.person_id)
  await record(
    ctx,
    'person.changed',
    { personId, fields: ['family'] },
    { caseId: await caseOf(ctx, personId), subjectId: personId },
  )
  return done({ id: relationId })
}
