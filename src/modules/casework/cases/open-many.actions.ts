/** Many first words at once, from records that were kept elsewhere: the same rows as opening each by hand writes. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, accountOf } from '../../../platform/action.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import { bytesText, insertMany } from '../../../platform/database/insert-many.ts'
import { type EventName, type EventPayload, events } from '../../../events.ts'
import { fiscalYearOf } from '../../../platform/japanese/fiscal-year.ts'
import type { Channel, NextActionKind, Speaker, Topic } from './case.labels.ts'
import { caseNumber, digestColumns, type PersonValues, searchText } from '../../people/index.ts'
import { type TargetType } from '../../council/index.ts'

export interface EarlierTalk {
  occurredOn: CivilDate
  note: string
}

/** A case as it was kept elsewhere. Its values have been checked (importing reads them by the rules of the forms). */
export interface EarlierCase {
  person: PersonValues
  desk: { id: string; kind: string; area: string | null }
  /** Of the municipality where the person lives; null where it isn't known. */
  area: string | null
  workerId: string | null
  speaker: Speaker
  channel: Channel
  topics: Topic[]
  /** The first one opened the case. One or two, in their order. */
  talks: [EarlierTalk, ...EarlierTalk[]]
  targetType: TargetType | null
  next: { kind: NextActionKind; dueOn: CivilDate; note: string }
}

/** @returns the ids of the cases, in the order of the rows */
export async function openEarlierCases(context: ActionContext, earlier: readonly EarlierCase[]): Promise<string[]> {
  mustBeAllowed(context.actor, 'import.run')
  mustBeAllowed(context.actor, 'case.open')
  const ctx = forOrganization(context)
  const [by, organizationId] = [accountOf(ctx), ctx.actor.organizationId]
  const { rows: numbers } = await sql<{
    number: number
  }>`select nextval('case_numbers') as number from generate_series(1, ${earlier.length}::integer)`.execute(ctx.tx)
  // The number says when it was given; the days of the case are its own.
  const year = fiscalYearOf(ctx.today)
  const into: Record<
    | 'people'
    | 'cases'
    | 'case_access'
    | 'consultations'
    | 'episodes'
    | 'target_type_decisions'
    | 'next_actions'
    | 'ledger',
    Record<string, unknown>[]
  > = {
    people: [],
    cases: [],
    case_access: [],
    consultations: [],
    episodes: [],
    target_type_decisions: [],
    next_actions: [],
    ledger: [],
  }
  for (const [index, each] of earlier.entries()) {
    const { person, desk, talks } = each
    const [personId, id] = [newId(), newId()]
    const { digest } = digestColumns(ctx, person)
    const number = caseNumber(year, numbers[index]?.number ?? 0)
    const [first] = talks
    const lastContactOn = talks.reduce(
      (last, talk) => (talk.occurredOn > last ? talk.occurredOn : last),
      first.occurredOn,
    )
    const place = { organization_id: organizationId, desk_id: desk.id }
    const write = <E extends EventName>(
      kind: E,
      payload: EventPayload<E>,
      subjectId: string,
      occurredOn: CivilDate,
    ): string => {
      const ledgerId = newId()
      into.ledger.push({
        id: ledgerId,
        kind,
        case_id: id,
        subject_id: subjectId,
        ...place,
        account_id: by,
        occurred_on: occurredOn,
        payload: events[kind].payload.parse(payload),
        corrects_id: null,
      })
      return ledgerId
    }
    into.people.push({
      id: personId,
      organization_id: organizationId,
      family_name: person.familyName,
      given_name: person.givenName,
      family_name_kana: person.familyNameKana,
      given_name_kana: person.givenNameKana,
      alias: person.alias,
      birth_date: person.birthDate,
      municipality_code: person.municipalityCode,
      phone: person.phone,
      email: '',
      contact_cautions: [],
      contact_note: '',
      search_text: searchText(person, ctx.fold),
      digest: digest === null ? null : bytesText(digest),
      digest_due: false,
      version: 1,
      created_at: ctx.now,
      updated_at: ctx.now,
      updated_by: by,
    })
    into.cases.push({
      id,
      number,
      person_id: personId,
      opened_on: first.occurredOn,
      status: 'open',
      responsible_organization_id: organizationId,
      responsible_desk_id: desk.id,
      responsible_account_id: each.workerId,
      responsible_since: first.occurredOn,
      target_type: each.targetType,
      municipality_code: person.municipalityCode,
      first_speaker: each.speaker,
      last_contact_on: lastContactOn,
      created_at: ctx.now,
    })
    into.case_access.push({
      id: newId(),
      case_id: id,
      organization_id: organizationId,
      scope: ['all'],
      basis: 'own-duty',
      valid_from: ctx.now,
      granted_by: by,
      created_at: ctx.now,
    })
    const talkIds = talks.map((talk) => {
      const talkId = newId()
      into.consultations.push({
        id: talkId,
        case_id: id,
        ...place,
        account_id: by,
        occurred_on: talk.occurredOn,
        channel: each.channel,
        speaker: each.speaker,
        speaker_relation: '',
        topics: each.topics,
        note: talk.note,
        disclose: each.speaker === 'self' ? 'yes' : 'ask',
        correction_reason: '',
      })
      return talkId
    })
    into.episodes.push({
      id: newId(),
      case_id: id,
      number: 1,
      opened_on: first.occurredOn,
      reason: 'first',
      consultation_id: talkIds[0],
    })
    write(
      'case.opened',
      { personId, consultationId: talkIds[0] ?? '', speaker: each.speaker, known: false },
      id,
      first.occurredOn,
    )
    for (const [at, talk] of talks.entries()) {
      const talkId = talkIds[at] ?? ''
      write(
        'consultation.recorded',
        { consultationId: talkId, channel: each.channel, speaker: each.speaker, topics: each.topics },
        talkId,
        talk.occurredOn,
      )
    }
    if (each.targetType !== null) {
      const decisionId = newId()
      into.target_type_decisions.push({
        id: decisionId,
        case_id: id,
        ...place,
        account_id: by,
        from_type: null,
        to_type: each.targetType,
        provisional: false,
        decided_on: first.occurredOn,
        reason_code: 'first',
        reason: '',
        answers: {},
        proposed_type: null,
        is_move: false,
      })
      write(
        'targetType.decided',
        { decisionId, from: null, to: each.targetType, provisional: false, move: false, reason: 'first' },
        decisionId,
        first.occurredOn,
      )
    }
    const nextId = newId()
    into.next_actions.push({
      id: nextId,
      case_id: id,
      ...place,
      account_id: each.workerId,
      kind: each.next.kind,
      due_on: each.next.dueOn,
      note: each.next.note,
      origin: 'worker',
      created_at: ctx.now,
      created_by: by,
    })
    write('nextAction.set', { nextActionId: nextId, kind: each.next.kind, dueOn: each.next.dueOn }, nextId, ctx.today)
  }
  // Access comes right after the case: what it opens is then set on each further row by itself.
  for (const [table, rows] of Object.entries(into)) await insertMany(ctx.tx, table as keyof typeof into, rows)
  // By portions: at the end of a large import it would be all at once.
  await sql`select project_written()`.execute(ctx.tx)
  return into.cases.map((row) => String(row['id']))
}
