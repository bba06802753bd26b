import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/** Keys derived from the installation's one secret, each for one purpose. */
export interface Keys {
  /** Says which secret this is and nothing about it: stands in the database and in backups, to be compared. */
  readonly fingerprint: string
  /** What the digests are made with, to be kept sealed beside the data. */
  readonly digestKey: Buffer
  /** HMAC for the digest that counts one person once across desks that may not see each other. */
  digest(text: string): Uint8Array
  /** A short signature over text that goes to the browser and comes back. */
  sign(purpose: string, text: string): string
  verify(purpose: string, text: string, signature: string): boolean
  /** Authenticated encryption of what is kept for somebody (inputs over an expired session). */
  seal(purpose: string, text: string): Buffer
  /** @throws when the bytes were not sealed with this key */
  unseal(purpose: string, sealed: Buffer): string
}

/** @param digestKey the key of the digests, where the secret has been changed since they were first made */
export function createKeys(secret: string, digestKey?: Buffer): Keys {
  const cache = new Map<string, Buffer>()
  const derive = (purpose: string): Buffer => {
    const known = cache.get(purpose)
    if (known) return known
    const key = Buffer.from(hkdfSync('sha256', secret, 'tsunagu', purpose, 32))
    cache.set(purpose, key)
    return key
  }
  const sign = (purpose: string, text: string): string =>
    createHmac('sha256', derive(`sign:${purpose}`))
      .update(text)
      .digest('base64url')
  return {
    fingerprint: derive('fingerprint').subarray(0, 12).toString('base64url'),
    digestKey: digestKey ?? derive('digest'),
    digest: (text) =>
      createHmac('sha256', digestKey ?? derive('digest'))
        .update(text)
        .digest(),
    sign,
    verify: (purpose, text, signature) => {
      const expected = Buffer.from(sign(purpose, text))
      const given = Buffer.from(signature)
      return expected.length === given.length && timingSafeEqual(expected, given)
    },
    seal: (purpose, text) => {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', derive(`seal:${purpose}`), iv)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body])
    },
    unseal: (purpose, sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', derive(`seal:${purpose}`), sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(12, 28))
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
    },
  }
}
