/** What every record has in common when it is put right or taken back: its former words are kept, with the reason. */
import { sql } from 'kysely'
import { type ActionContext, newId, record, accountOf } from '../../../platform/action.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import type { CorrectedKind } from './case.labels.ts'
import type { CorrectionInput } from './correction.form.ts'
import { type HeldCase } from './thread.ts'

type Part = 'work-history' | 'consultations' | 'assessment' | 'plan' | 'own'

interface Former {
  kind: CorrectedKind
  id: string
  /** Who may read the words: as with the record itself; null is whoever sees the case. */
  part: Part | null
  /** What stood there, as a page says it: label and value. */
  before: Readonly<Record<string, string>>
}

export interface FormerWording {
  id: string
  kind: CorrectedKind
  recordId: string
  isWithdrawal: boolean
  before: Record<string, string>
  reason: string
  correctedAt: Date
  authorName: string | null
}

/** Keeps what stood there, and says in the ledger that it was put right or taken back. */
export async function keepWording(
  ctx: ActionContext,
  held: Pick<HeldCase, 'id' | 'responsibleDeskId'>,
  former: Former,
  { how, reason }: CorrectionInput,
): Promise<void> {
  const isWithdrawal = how === 'withdraw'
  await ctx.tx
    .insertInto('record_corrections')
    .values({
      id: newId(),
      case_id: held.id,
      kind: former.kind,
      part: former.part,
      record_id: former.id,
      organization_id: ctx.actor.organizationId ?? '',
      desk_id: ctx.actor.deskId ?? held.responsibleDeskId,
      account_id: accountOf(ctx),
      is_withdrawal: isWithdrawal,
      before: JSON.stringify(former.before),
      reason,
      corrected_at: ctx.now,
    })
    .execute()
  await record(
    ctx,
    'record.corrected',
    { kind: former.kind, recordId: former.id, withdrawn: isWithdrawal },
    { caseId: held.id, subjectId: former.id, deskId: ctx.actor.deskId ?? held.responsibleDeskId },
  )
}

/** Former words of records of a case, the newest first, as far as they may be read. */
export async function listCorrections(
  db: ReadDb,
  caseId: string,
  recordId: string | null = null,
  most = 100,
): Promise<FormerWording[]> {
  const rows = await ask(
    db,
    sql<FormerWording>`select r.id, r.kind, r.record_id as "recordId", r.is_withdrawal as "isWithdrawal", r.before,
      r.reason, r.corrected_at as "correctedAt", a.display_name as "authorName"
    from record_corrections r left join accounts a on a.id = r.account_id
    where r.case_id = ${caseId}::uuid and (${recordId}::uuid is null or r.record_id = ${recordId}::uuid)
    order by r.corrected_at desc, r.id limit ${most}`,
  )
  return rows
}
