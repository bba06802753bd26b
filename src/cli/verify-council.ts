/** Counts everything again and says what doesn't fit; asked by `verify`, and by `restore` of what came back. */
import { sql } from 'kysely'
import { followRecords, verifyFacts } from '../modules/casework/cases/index.ts'
import { factKindLabels } from '../modules/council/council/index.ts'
import { verifyFigures, sealLedger } from '../modules/council/indicators/index.ts'
import { verifyReleases } from '../modules/council/releases/index.ts'
import type { Council } from '../platform/council.ts'
import { nobody } from '../platform/database/handles.ts'
import { say } from './verb.ts'

/** Kinds of facts, for the operator. */
const factKinds: Record<string, string> = {
  ...factKindLabels,
  'registration.outside-age': 'サポステの登録(年齢の外)',
}

const problems: Record<string, string> = {
  changed: '書きかえられています',
  missing: 'なくなっています',
  chain: '鎖が合いません',
  'seal-missing': '封の番号が抜けています',
}

/** @returns whether everything fits */
export async function verifyCouncil(council: Council): Promise<boolean> {
  await sealLedger(council)
  const broken = await council.gateway.write(nobody, async (tx) => {
    const { rows } = await sql<{
      seal_number: number
      source: string
      entry_id: string | null
      problem: string
    }>`select * from first_broken_entry()`.execute(tx)
    return rows[0]
  })
  const seals = await council.gateway.read(nobody, (db) =>
    db
      .selectFrom('seals')
      .select((eb) => [eb.fn.countAll<number>().as('seals'), eb.fn.sum<number>('entries').as('entries')])
      .executeTakeFirstOrThrow(),
  )
  say(
    broken
      ? `台帳: はじめに合わないのは、封${broken.seal_number}の${broken.source === 'ledger' ? '台帳の行' : broken.source === 'fact' ? '事実の行' : '封'} ${broken.entry_id ?? ''} です(${problems[broken.problem] ?? broken.problem})。`
      : `台帳: ${seals.seals}個の封、${seals.entries ?? 0}行がすべて合っています。`,
  )
  await followRecords(council)
  const facts = await verifyFacts(council)
  const wrong = facts.first
  say(
    wrong === null
      ? `記録: ${facts.cases.toLocaleString('ja')}件のケースで、数えた事実はすべて記録と合っています。`
      : `記録: はじめに合わないのは、ケース ${wrong.caseId} の ${wrong.occurredOn} の${factKinds[wrong.kind] ?? wrong.kind}です(${wrong.isCounted ? '数えていますが、記録にはありません' : '記録にありますが、数えていません'})。`,
  )
  const differing = await verifyFigures(council)
  for (const each of differing) say(`数字: ${each}`)
  if (differing.length === 0) say('数字: 封をしたときの数字は、すべて同じ値が出ました。')
  const changed = await verifyReleases(council)
  for (const each of changed) say(`公表: ${each}`)
  if (changed.length === 0) say('公表: 公表した号は、すべて同じ数と印が出ました。')
  return broken === undefined && wrong === null && differing.length === 0 && changed.length === 0
}
