import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { fiscalYearOf } from '../../../platform/japanese/fiscal-year.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import type { NextActionInput } from './next-action.form.ts'
import type { OpenCaseInput } from './open-case.form.ts'
import { dueDayProblem } from './case.rules.ts'
import { writeConsultation } from './consultation.write.ts'
import { isColleague, ownDesk, setNextAction } from './thread.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import { caseNumber, createPerson, kanaOf, preparePerson, type PersonValues } from '../../people/index.ts'
import { alreadyOpen, reopenCase } from './reopen-case.write.ts'
import { keepCaller } from './caller.write.ts'

export interface OpenedCase {
  id: string
  number: string
  status: 'open' | 'closed'
  personId: string
}

const namelessPerson: PersonValues = {
  familyName: '',
  givenName: '',
  familyNameKana: '',
  givenNameKana: '',
  alias: '',
  birthDate: null,
  municipalityCode: null,
  phone: '',
}

/**
 * 受付: the first word at a desk, in one step. A new person (named or not) gets a thread; somebody known whose case was
 * closed goes on, on the same thread, with a new episode. A talk that ends with itself is opened and closed with its
 * reason (design §7). Registration at a サポステ by the person under a name counts as 新規受付(登録) (plan III 3(4)①).
 */
export async function openCase(context: ActionContext, input: OpenCaseInput): Promise<Outcome<OpenedCase>> {
  mustBeAllowed(context.actor, 'case.open')
  const ctx = forOrganization(context)
  const problem = await openingProblem(ctx, input)
  if (problem) return problem
  const desk = await ownDesk(ctx, input.deskId)
  if (!desk) return invalid({ field: 'deskId', message: 'あなたの機関の窓口を選んでください。' })
  const place = { organizationId: desk.organizationId, deskId: desk.id }

  let personId = input.personId
  let person = namelessPerson
  if (personId !== null) {
    const known = await ctx.tx.selectFrom('people').where('id', '=', personId).select('merged_into').executeTakeFirst()
    if (!known) throw new NotFound('person')
    if (known.merged_into !== null)
      return wrongState('この方の記録は、ほかの記録にまとめられています。さがし直してください。', 'personId')
    const earlier = await ctx.tx
      .selectFrom('cases')
      .where('person_id', '=', personId)
      .select(['id', 'status', 'number'])
      .executeTakeFirst()
    if (earlier)
      return earlier.status === 'open' ? alreadyOpen(earlier.number) : reopenCase(ctx, earlier.id, input, place)
    const row = await ctx.tx.selectFrom('people').where('id', '=', personId).selectAll().executeTakeFirstOrThrow()
    person = {
      familyName: row.family_name,
      givenName: row.given_name,
      familyNameKana: row.family_name_kana,
      givenNameKana: row.given_name_kana,
      alias: row.alias,
      birthDate: row.birth_date,
      municipalityCode: row.municipality_code,
      phone: row.phone,
    }
  } else {
    const prepared = await preparePerson(ctx, input.person ?? namelessPerson, 'person.')
    if (!prepared.ok) return prepared
    person = prepared.value
    personId = await createPerson(ctx, person, {
      from: input.person?.reachFrom ?? null,
      to: input.person?.reachTo ?? null,
    })
  }

  const id = newId()
  const {
    rows: [numbered],
  } = await sql<{ number: number }>`select nextval('case_numbers') as number`.execute(ctx.tx)
  const number = caseNumber(fiscalYearOf(input.occurredOn), numbered?.number ?? 0)
  const closed = input.closure !== null
  await ctx.tx
    .insertInto('cases')
    .values({
      id,
      number,
      person_id: personId,
      opened_on: input.occurredOn,
      status: closed ? 'closed' : 'open',
      responsible_organization_id: place.organizationId,
      responsible_desk_id: place.deskId,
      responsible_account_id: accountOf(ctx),
      responsible_since: input.occurredOn,
      municipality_code: person.municipalityCode,
      first_speaker: input.speaker,
      last_contact_on: input.occurredOn,
      closed_on: closed ? input.occurredOn : null,
      closure_reason: input.closure?.reason ?? null,
      created_at: ctx.now,
    })
    .execute()
  await ctx.tx
    .insertInto('case_access')
    .values({
      id: newId(),
      case_id: id,
      organization_id: place.organizationId,
      scope: ['all'],
      basis: 'own-duty',
      valid_from: ctx.now,
      granted_by: accountOf(ctx),
      created_at: ctx.now,
    })
    .execute()
  const consultationId = await writeConsultation(ctx, id, place, input)
  await ctx.tx
    .insertInto('episodes')
    .values({
      id: newId(),
      case_id: id,
      number: 1,
      opened_on: input.occurredOn,
      reason: 'first',
      consultation_id: consultationId,
    })
    .execute()
  await record(
    ctx,
    'case.opened',
    { personId, consultationId, speaker: input.speaker, known: input.personId !== null },
    { caseId: id, subjectId: id, deskId: place.deskId, occurredOn: input.occurredOn },
  )
  await record(
    ctx,
    'consultation.recorded',
    { consultationId, channel: input.channel, speaker: input.speaker, topics: input.topics },
    { caseId: id, subjectId: consultationId, deskId: place.deskId, occurredOn: input.occurredOn },
  )
  const caller = await keepCaller(ctx, personId, input)
  if (caller) return caller
  if (input.nextAction) await setNextAction(ctx, { caseId: id, ...place }, input.nextAction)
  if (input.closure)
    await record(
      ctx,
      'case.closed',
      { reason: input.closure.reason },
      { caseId: id, subjectId: id, deskId: place.deskId, occurredOn: input.occurredOn },
    )
  return done({ id, number, status: closed ? 'closed' : 'open', personId })
}

async function openingProblem(ctx: ActionContext, input: OpenCaseInput) {
  const day = dayOfRecord(input.occurredOn, ctx.today)
  if (day) return invalid({ field: 'occurredOn', message: day })
  if (
    input.speaker === 'anonymous' &&
    input.person !== null &&
    (input.person.familyName !== '' || kanaOf(input.person) !== '')
  ) {
    return invalid({
      field: 'speaker',
      message: '名前を聞いた方は「匿名」ではありません。話した人を選び直すか、名前を消してください。',
    })
  }
  return input.nextAction ? nextActionProblem(ctx, input.nextAction) : null
}

/** What is wrong with a next action that its schema can't know: the day and who it is given to. */
export async function nextActionProblem(ctx: ActionContext, next: NextActionInput, prefix = 'nextAction.') {
  const due = dueDayProblem(next.dueOn, ctx.today)
  if (due) return invalid({ field: `${prefix}dueOn`, message: due })
  if (next.assignee !== null && !(await isColleague(ctx, next.assignee, ctx.actor.organizationId ?? ''))) {
    return invalid({ field: `${prefix}assignee`, message: '担当は、この機関の人から選んでください。' })
  }
  return null
}
