/**
 * Another secret for the same data: everything that was sealed with the old one is sealed with the new one, in one
 * transaction. Everybody signs in anew; second factors, kept inputs and the counting of people go on.
 */
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import type pg from 'pg'
import { digestKeyPurpose, WrongSecret } from '../../../platform/installation.ts'
import { createKeys, type Keys } from '../../../platform/keys.ts'
import { librarySecret } from './authenticator.ts'

export interface Rotated {
  secondFactors: number
  keptInputs: number
  keptAnswers: number
  sessions: number
}

/**
 * @param client as a role that may take tsunagu_owner and tsunagu_auth; no server runs meanwhile
 * @throws WrongSecret where `before` isn't the secret of this database
 */
export async function rotateSecret(client: pg.ClientBase, before: string, after: string): Promise<Rotated> {
  const [old, fresh] = [createKeys(before), createKeys(after)]
  await client.query('begin')
  try {
    await client.query('set local role tsunagu_owner')
    const {
      rows: [row],
    } = await client.query<{ secret_fingerprint: string; digest_key: Buffer }>(
      'select secret_fingerprint, digest_key from installation for update',
    )
    if (row === undefined || row.secret_fingerprint !== old.fingerprint) throw new WrongSecret()
    await client.query('update installation set secret_fingerprint = $1, digest_key = $2, rotated_at = now()', [
      fresh.fingerprint,
      fresh.seal(digestKeyPurpose, old.unseal(digestKeyPurpose, row.digest_key)),
    ])
    const keptInputs = await sealKeptInputs(client, old, fresh)
    await sealQuarantine(client, old, fresh)
    const keptAnswers = await sealKeptAnswers(client, old, fresh)
    await client.query('set local role tsunagu_auth')
    const secondFactors = await sealSecondFactors(client, old, fresh)
    const { rowCount: sessions } = await client.query('delete from auth."session"')
    // Whoever had the old one may have asked for links on their way; delays are counted under names made with it.
    await client.query('delete from auth."verification"')
    await client.query('delete from auth.password_resets')
    await client.query('delete from auth.failures')
    await client.query('delete from auth.windows')
    await client.query('commit')
    return { secondFactors, keptInputs, keptAnswers, sessions: sessions ?? 0 }
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function sealKeptInputs(client: pg.ClientBase, old: Keys, fresh: Keys): Promise<number> {
  const { rows } = await client.query<{ id: string; sealed: Buffer }>('select id, sealed from kept_inputs')
  for (const row of rows)
    await client.query('update kept_inputs set sealed = $2 where id = $1', [
      row.id,
      fresh.seal('kept-input', old.unseal('kept-input', row.sealed)),
    ])
  return rows.length
}

/** One at a time: each is a whole file. */
async function sealQuarantine(client: pg.ClientBase, old: Keys, fresh: Keys): Promise<void> {
  const { rows } = await client.query<{ id: string }>('select id from quarantined_files where sealed is not null')
  for (const { id } of rows) {
    const {
      rows: [row],
    } = await client.query<{ sealed: Buffer }>('select sealed from quarantined_files where id = $1', [id])
    if (row)
      await client.query('update quarantined_files set sealed = $2 where id = $1', [
        id,
        fresh.seal('quarantine', old.unseal('quarantine', row.sealed)),
      ])
  }
}

const atOnce = 1_000

/** What the API answered to a key, so that the same key gets the same answer. There may be very many: in portions. */
async function sealKeptAnswers(client: pg.ClientBase, old: Keys, fresh: Keys): Promise<number> {
  let [done, from] = [0, ['00000000-0000-0000-0000-000000000000', '']]
  for (;;) {
    const { rows } = await client.query<{ account_id: string; submission_id: string; sealed: string }>(
      `select account_id, submission_id, answer ->> 'sealed' as sealed from submissions
       where (account_id, submission_id) > ($1::uuid, $2) and answer ? 'sealed'
       order by account_id, submission_id limit ${atOnce}`,
      from,
    )
    for (const row of rows) {
      const sealed = fresh
        .seal('api-answer', old.unseal('api-answer', Buffer.from(row.sealed, 'base64')))
        .toString('base64')
      await client.query(
        `update submissions set answer = jsonb_set(answer, '{sealed}', to_jsonb($3::text))
         where account_id = $1 and submission_id = $2`,
        [row.account_id, row.submission_id, sealed],
      )
    }
    done += rows.length
    const last = rows.at(-1)
    if (last === undefined || rows.length < atOnce) return done
    from = [last.account_id, last.submission_id]
  }
}

async function sealSecondFactors(client: pg.ClientBase, old: Keys, fresh: Keys): Promise<number> {
  const again = async (data: string): Promise<string> =>
    symmetricEncrypt({ key: librarySecret(fresh), data: await symmetricDecrypt({ key: librarySecret(old), data }) })
  const { rows } = await client.query<{ id: string; secret: string; backupCodes: string }>(
    'select "id", "secret", "backupCodes" from auth."twoFactor"',
  )
  for (const row of rows)
    await client.query('update auth."twoFactor" set "secret" = $2, "backupCodes" = $3 where "id" = $1', [
      row.id,
      await again(row.secret),
      await again(row.backupCodes),
    ])
  return rows.length
}
