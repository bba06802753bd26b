/**
 * People who act in tests: an account with a role at a desk, as the database itself knows it, and a machine's token.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '../../src/permissions.ts'
import { type ActionContext, newId } from '../../src/platform/action.ts'
import type { Actor } from '../../src/platform/actor.ts'
import type { Council } from '../../src/platform/council.ts'
import { nobody, type WriteTx } from '../../src/platform/database/handles.ts'

export interface Place {
  role: Role
  organizationId?: string | null
  deskId?: string | null
  name?: string
}

/** Who is signed in, with the API token of the same account. */
export interface SignedInPerson extends Actor {
  token: string
}

/** Makes an account with this role. The token is good for `Authorization: Bearer`. */
export async function signedInAs(council: Council, place: Place): Promise<SignedInPerson> {
  const accountId = newId()
  const name = place.name ?? '相談 花子'
  const email = `${accountId}@test.example`
  const organizationId = place.organizationId ?? null
  const deskId = place.deskId ?? null
  const token = `tsu_${randomBytes(32).toString('base64url')}`
  return council.gateway.write(nobody, async (tx) => {
    await tx.insertInto('accounts').values({ id: accountId, email, display_name: name }).execute()
    await tx
      .insertInto('memberships')
      .values({
        id: newId(),
        account_id: accountId,
        role: place.role,
        organization_id: organizationId,
        desk_id: deskId,
        valid_from: '2025-04-01',
      })
      .execute()
    // As accounts/createToken: only the digest is kept. Sessions and tokens run on real time.
    await tx
      .insertInto('api_tokens')
      .values({
        id: newId(),
        account_id: accountId,
        token_hash: createHash('sha256').update(token).digest(),
        purpose: 'テスト',
        expires_at: new Date(Date.now() + 86_400_000),
      })
      .execute()
    const organization =
      organizationId === null
        ? undefined
        : await tx.selectFrom('organizations').select('name').where('id', '=', organizationId).executeTakeFirstOrThrow()
    const desk =
      deskId === null
        ? undefined
        : await tx.selectFrom('desks').select('short_name').where('id', '=', deskId).executeTakeFirstOrThrow()
    return {
      accountId,
      name,
      email,
      role: place.role,
      organizationId,
      organizationName: organization?.name ?? '',
      deskId,
      deskName: desk?.short_name ?? '',
      token,
    }
  })
}

/** The context an action works in, for tests that call actions without the web. */
export function contextOf(council: Council, actor: Actor, tx: WriteTx): ActionContext {
  return {
    tx,
    actor,
    now: council.clock.now(),
    today: council.clock.today(),
    settings: council.settings,
    keys: council.keys,
    fold: council.fold,
  }
}

/** One action in one transaction as this person: `await act(council, counselor, (ctx) => openCase(ctx, input))`. */
export async function act<T>(council: Council, actor: Actor, work: (ctx: ActionContext) => Promise<T>): Promise<T> {
  return council.gateway.write(actor, (tx) => work(contextOf(council, actor, tx)))
}
