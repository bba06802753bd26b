/**
 * The demo's accounts (contract.md): fictional people, one password, made at the first start
 * and kept in step at later ones.
 */
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { Role } from '../../../permissions.ts'
import type { ActionContext } from '../../../platform/action.ts'
import type { Council } from '../../../platform/council.ts'
import { type ReadDb, ask, reading } from '../../../platform/database/handles.ts'
import { placeWords } from './accounts.labels.ts'
import { createAccount } from './create-account.actions.ts'
import { withinAuth } from './auth-database.ts'
import { runAction, systemActor } from '../../../platform/run-action.ts'

interface DemoEntry {
  email: string
  name: string
  role: Role
  organizationId: string | null
  deskId: string | null
}

export const demoEntries: readonly DemoEntry[] = [
  {
    email: 'soudan@hw-nagano.example',
    name: '宮澤 由美',
    role: 'counselor',
    organizationId: 'hw-nagano',
    deskId: 'ms-nagano',
  },
  { email: 'sekinin@hw-nagano.example', name: '丸山 隆', role: 'manager', organizationId: 'hw-nagano', deskId: null },
  {
    email: 'kigyo@hw-nagano.example',
    name: '小林 直樹',
    role: 'employer-support',
    organizationId: 'hw-nagano',
    deskId: 'hw-nagano-main',
  },
  {
    email: 'soudan@hw-matsumoto.example',
    name: '百瀬 恵子',
    role: 'counselor',
    organizationId: 'hw-matsumoto',
    deskId: 'ms-matsumoto',
  },
  {
    email: 'soudan@saposute.example',
    name: '清水 彩',
    role: 'counselor',
    organizationId: 'sapo-shinano',
    deskId: 'sapo-shinano',
  },
  { email: 'sekinin@saposute.example', name: '柳澤 誠', role: 'manager', organizationId: 'sapo-shinano', deskId: null },
  {
    email: 'soudan@maisapo.example',
    name: '髙橋 信也',
    role: 'counselor',
    organizationId: 'maisapo-ueda',
    deskId: 'maisapo-ueda',
  },
  {
    email: 'soudan@hikikomori.example',
    name: '北原 千春',
    role: 'counselor',
    organizationId: 'hikikomori-center',
    deskId: null,
  },
  {
    email: 'soudan@jobcafe.example',
    name: '中島 拓海',
    role: 'counselor',
    organizationId: 'jobcafe-matsumoto',
    deskId: null,
  },
  {
    email: 'soudan@matsumoto.example',
    name: '上條 美穂',
    role: 'municipal',
    organizationId: 'muni-20202',
    deskId: 'muni-20202-soudan',
  },
  {
    email: 'jimukyoku@roudoukyoku.example',
    name: '田中 宏',
    role: 'council-office',
    organizationId: 'nagano-roudoukyoku',
    deskId: null,
  },
  {
    email: 'jimukyoku@pref.example',
    name: '山﨑 裕子',
    role: 'council-office',
    organizationId: 'nagano-ken',
    deskId: null,
  },
  { email: 'jigyonushi@kigyo.example', name: '降旗 正', role: 'employer', organizationId: null, deskId: null },
  { email: 'honnin@my.example', name: '髙見澤 敦', role: 'person', organizationId: null, deskId: null },
  { email: 'kanri@tsunagu.example', name: '西村 香織', role: 'administrator', organizationId: null, deskId: null },
]

export interface DemoAccount {
  email: string
  role: Role
  /** Organization and desk in words. */
  place: string
}

/** For the sign-in page of a demo and the line that the start prints. */
export async function listDemoAccounts(db: ReadDb): Promise<DemoAccount[]> {
  const rows = await ask(
    db,
    sql<{ email: string; role: Role; organization_name: string; desk_name: string }>`
    select a.email, w.role, w.organization_name, w.desk_name
    from accounts a cross join lateral acting_membership(a.id) w
    where a.is_active and a.email = any(${demoEntries.map((entry) => entry.email)}::text[])`,
  )
  const order = new Map(demoEntries.map((entry, index) => [entry.email, index]))
  return rows
    .sort((left, right) => (order.get(left.email) ?? 0) - (order.get(right.email) ?? 0))
    .map((row) => ({ email: row.email, role: row.role, place: placeWords(row.organization_name, row.desk_name) }))
}

/** The demo's year begins here, so that its people have their roles on every day of it. */
const demoSince = '2025-04-01'

/**
 * Makes the demo's accounts where they are missing and gives them this start's password. One hash serves all of them,
 * and it is computed only where the password has changed.
 */
export function ensureDemoAccounts(council: Council, password: string): Promise<DemoAccount[]> {
  return runAction(council, systemActor(), (action) => makeMissing(action, password, council.baseUrl))
}

async function makeMissing(ctx: ActionContext, password: string, baseUrl: string): Promise<DemoAccount[]> {
  const emails = demoEntries.map((entry) => entry.email)
  const known = new Set(
    (await ctx.tx.selectFrom('accounts').select('email').where('email', 'in', emails).execute()).map(
      (row) => row.email,
    ),
  )
  const hash = await withinAuth(ctx.tx, async () => {
    const { rows } = await sql<{ hash: string }>`
      select distinct c."password" as hash from auth."account" c join auth."user" u on u."id" = c."userId"
      where u."email" = any(${emails}::text[]) and c."providerId" = 'credential'`.execute(ctx.tx)
    const [only] = rows
    if (rows.length === 1 && only && (await verifyPassword({ hash: only.hash, password }))) return only.hash
    const fresh = await hashPassword(password)
    await sql`update auth."account" c set "password" = ${fresh}, "updatedAt" = now() from auth."user" u
      where u."id" = c."userId" and u."email" = any(${emails}::text[]) and c."providerId" = 'credential'`.execute(
      ctx.tx,
    )
    return fresh
  })
  const organizations = new Set((await ctx.tx.selectFrom('organizations').select('id').execute()).map((row) => row.id))
  // Another council's demo has only the accounts whose organizations it has.
  const wanted = demoEntries.filter((each) => each.organizationId === null || organizations.has(each.organizationId))
  for (const entry of wanted.filter((each) => !known.has(each.email))) {
    const made = await createAccount(ctx, {
      ...entry,
      passwordHash: hash,
      baseUrl,
      realNow: new Date(),
      validFrom: demoSince,
    })
    if (!made.ok) throw new Error(`demo account ${entry.email}: ${made.errors.map((error) => error.message).join(' ')}`)
  }
  return listDemoAccounts(reading(ctx.tx))
}
