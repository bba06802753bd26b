/**
 * To which secret a database belongs. The first start writes it down; a start with another secret would sign everybody
 * out, lose second factors and kept inputs, and count everybody again, so it is refused.
 */
import { type Gateway, nobody } from './database/handles.ts'
import { commands } from './project.ts'
import { createKeys, type Keys } from './keys.ts'

export const digestKeyPurpose = 'digest-key'

/** For the operator: printed as one sentence, without a stack. */
export class WrongSecret extends Error {
  override readonly name = 'WrongSecret'
  readonly forOperator = true
  constructor() {
    super(
      `TSUNAGU_SECRET が、このデータベースを始めたときのものとちがいます。控えてある秘密に戻してください。秘密を替えるときは ${commands.tsunagu} secret rotate を使います。控えがないときは、docs/operations.md の「秘密をなくしたとき」を見てください。`,
    )
  }
}

/** The keys of this installation. @throws WrongSecret */
export async function openInstallation(gateway: Gateway, secret: string): Promise<Keys> {
  const own = createKeys(secret)
  const found = (await findInstallation(gateway)) ?? (await begin(gateway, own))
  if (found.secret_fingerprint !== own.fingerprint) throw new WrongSecret()
  return createKeys(secret, Buffer.from(own.unseal(digestKeyPurpose, found.digest_key), 'base64'))
}

interface Installation {
  secret_fingerprint: string
  digest_key: Buffer
}

function findInstallation(gateway: Gateway): Promise<Installation | undefined> {
  return gateway.read(nobody, (db) =>
    db.selectFrom('installation').select(['secret_fingerprint', 'digest_key']).executeTakeFirst(),
  )
}

/** Of several processes that start first at the same time, one writes it; all read what stands there. */
async function begin(gateway: Gateway, keys: Keys): Promise<Installation> {
  await gateway.write(nobody, (tx) =>
    tx
      .insertInto('installation')
      .values({
        secret_fingerprint: keys.fingerprint,
        digest_key: keys.seal(digestKeyPurpose, keys.digestKey.toString('base64')),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )
  const row = await findInstallation(gateway)
  if (row === undefined) throw new Error('the installation was not written')
  return row
}
