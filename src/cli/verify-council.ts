/** Counts everything again and says what doesn't fit; asked by `verify`, and by `restore` of what came back. */
import { sql } from 'kysely'
import { verifyFigures } from '../modules/indicators/index.ts'
import { verifyReleases } from '../modules/releases/index.ts'
import type { Council } from '../platform/council.ts'
import { nobody } from '../platform/database/handles.ts'
import { sealLedger } from '../reactions.ts'
import { say } from './verb.ts'

const problems: Record<string, string> = { changed: '書きかえられています', missing: 'なくなっています', chain: '鎖が合いません', 'seal-missing': '封の番号が抜けています' }

/** @returns whether everything fits */
export async function verifyCouncil(council: Council): Promise<boolean> {
  await sealLedger(council)
  const broken = await council.gateway.write(nobody, async (tx) => {
    const { rows } = await sql<{ seal_number: number; source: string; entry_id: string | null; problem: string }>`select * from first_broken_entry()`.execute(tx)
    return rows[0]
  })
  const seals = await council.gateway.read(nobody, (db) => db.selectFrom('seals').select((eb) => [eb.fn.countAll<number>().as('seals'), eb.fn.sum<number>('entries').as('entries')]).executeTakeFirstOrThrow())
  say(broken ? `台帳: はじめに合わないのは、封${broken.seal_number}の${broken.source === 'ledger' ? '台帳の行' : broken.source === 'fact' ? '事実の行' : '封'} ${broken.entry_id ?? ''} です(${problems[broken.problem] ?? broken.problem})。` : `台帳: ${seals.seals}個の封、${seals.entries ?? 0}行がすべて合っています。`)
  const differing = await verifyFigures(council)
  for (const each of differing) say(`数字: ${each}`)
  if (differing.length === 0) say('数字: 封をしたときの数字は、すべて同じ値が出ました。')
  const changed = await verifyReleases(council)
  for (const each of changed) say(`公表: ${each}`)
  if (changed.length === 0) say('公表: 公表した号は、すべて同じ数と印が出ました。')
  return broken === undefined && differing.length === 0 && changed.length === 0
}
