import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Decrypter, Encrypter } from 'age-encryption'
import { packTar } from 'modern-tar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readArchive, writeArchive } from './archive.ts'
import { type BackupKeys, encrypterFor, makeKeyFile, openerFor } from './encryption.ts'
import type { Manifest } from './manifest.ts'
import { BackupRefused } from './refusal.ts'

const folder = mkdtempSync(join(tmpdir(), 'tsunagu-archive-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)

const manifest: Manifest = {
  format: 1,
  madeAt: '2026-01-20T03:00:00.000Z',
  council: { id: 'nagano', name: 'ながの協議会' },
  program: { version: '0.1.0', newestMigration: '0001_foundation.sql' },
  postgres: { server: 15, tool: 15 },
  secretFingerprint: 'fingerprint',
  rows: { 'public.people': 3 },
  lastSeal: { number: 7, hash: 'ab' },
}
// Two parts, the last one short.
const dump = randomBytes(1_200_005)
const passphrase = 'a passphrase of this test'
let keys: BackupKeys
let whole: Buffer

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 100_000) yield bytes.subarray(from, from + 100_000)
}

/** With a passphrase, as quick as age allows: what guards it against guessing is age's own business. */
function quick(): Encrypter {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(2)
  return encrypter
}

async function read(file: string, by: BackupKeys): Promise<{ manifest?: Manifest; sha256: string; complete: boolean }> {
  const hash = createHash('sha256')
  let found: Manifest | undefined
  let complete = false
  for await (const piece of readArchive(file, openerFor(by))) {
    if ('manifest' in piece) found = piece.manifest
    else if ('data' in piece) hash.update(piece.data)
    else complete = true
  }
  return { ...(found === undefined ? {} : { manifest: found }), sha256: hash.digest('hex'), complete }
}

const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    (error: unknown) => {
      if (error instanceof BackupRefused) return error.message
      throw error
    },
  )

beforeAll(async () => {
  const recipient = await makeKeyFile(at('key'))
  keys = { recipients: [recipient], keyFile: at('key'), passphrase: null }
  await writeArchive(manifest, inPieces(dump), encrypterFor(keys), createWriteStream(at('whole')))
  whole = readFileSync(at('whole'))
})

test('what was written comes back, to the byte', async () => {
  expect(await read(at('whole'), keys)).toEqual({
    manifest,
    sha256: createHash('sha256').update(dump).digest('hex'),
    complete: true,
  })
})

test('age and tar alone open it too', async () => {
  const decrypter = new Decrypter()
  decrypter.addIdentity(readFileSync(at('key'), 'utf8').trim().split('\n').at(-1) ?? '')
  const tar = Buffer.from(await decrypter.decrypt(whole))
  expect(tar.subarray(0, 13).toString()).toBe('manifest.json')
  expect(tar.subarray(257, 262).toString()).toBe('ustar')
})

test('nothing of it can be read without the key, not even for whom it is', () => {
  expect(whole.includes('nagano')).toBe(false)
  expect(whole.includes('manifest')).toBe(false)
})

describe('a file that is not whole is refused', () => {
  test.each([0, 30, 200, 70_000, 1_100_000, -1, -17, -70_000])('cut at %i', async (length) => {
    writeFileSync(at('cut'), whole.subarray(0, length < 0 ? whole.length + length : length))
    expect(await refusal(read(at('cut'), keys))).toContain('壊れています')
  })

  test.each([60, 300, 66_000, 1_100_000, -100])('one bit other at %i', async (place) => {
    const changed = Buffer.from(whole)
    const index = place < 0 ? changed.length + place : place
    changed[index] = (changed[index] ?? 0) ^ 1
    writeFileSync(at('changed'), changed)
    expect(await refusal(read(at('changed'), keys))).not.toBe('accepted')
  })

  test('something hung on', async () => {
    writeFileSync(at('longer'), Buffer.concat([whole, Buffer.from('x')]))
    expect(await refusal(read(at('longer'), keys))).toContain('壊れています')
  })

  test('the dump ended too early: there is no end, and the reader says so', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield dump.subarray(0, 1_100_000)
      throw new BackupRefused('pg_dump has ended')
    }
    expect(await refusal(writeArchive(manifest, broken(), quick(), createWriteStream(at('broken'))))).toBe(
      'pg_dump has ended',
    )
    expect(await refusal(read(at('broken'), { recipients: [], keyFile: null, passphrase }))).toContain('壊れています')
  })
})

/** Encrypted well, by somebody who has the key. */
async function archiveOf(...entries: [name: string, body: Uint8Array | string][]): Promise<string> {
  const tar = await packTar(
    entries.map(([name, body]) => ({ header: { name, size: Buffer.byteLength(body) }, body: Buffer.from(body) })),
  )
  writeFileSync(at('by-hand'), await quick().encrypt(tar))
  return at('by-hand')
}

test('parts that are missing, doubled or in another order are no backup, whoever closed it', async () => {
  const first: [string, string] = ['manifest.json', JSON.stringify(manifest)]
  const part: [string, string] = ['database/000001', 'abc']
  const end: [string, string] = [
    'end.json',
    JSON.stringify({ bytes: 3, sha256: createHash('sha256').update('abc').digest('hex') }),
  ]
  const by = { recipients: [], keyFile: null, passphrase }
  expect(await read(await archiveOf(first, part, end), by)).toMatchObject({ complete: true })
  for (const entries of [
    [first, part],
    [first, part, part, end],
    [first, ['database/000001', 'abd'], end],
    [first, part, end, part],
    [first, part, first, end],
    [first, part, ['more', 'x'], end],
  ] as [string, string][][]) {
    expect(await refusal(read(await archiveOf(...entries), by))).toContain('壊れています')
  }
  for (const entries of [
    [part, first, end],
    [['manifest.json', '{}'], part, end],
  ] as [string, string][][]) {
    expect(await refusal(read(await archiveOf(...entries), by))).toContain('つなぐのバックアップではありません')
  }
})

test('a wrong key, a wrong passphrase and the wrong one of both are told apart', async () => {
  await writeArchive(manifest, inPieces(dump.subarray(0, 10)), quick(), createWriteStream(at('by-passphrase')))
  await makeKeyFile(at('other-key'))
  const none = { recipients: [], keyFile: null, passphrase: null }
  expect(await read(at('by-passphrase'), { ...none, passphrase })).toMatchObject({ manifest, complete: true })
  expect(await refusal(read(at('by-passphrase'), { ...none, passphrase: `${passphrase}!` }))).toContain(
    '合言葉が違います',
  )
  expect(await refusal(read(at('by-passphrase'), keys))).toContain('合言葉で閉じられています')
  expect(await refusal(read(at('whole'), { ...none, keyFile: at('other-key') }))).toContain(
    'では、このバックアップは開きません',
  )
  expect(await refusal(read(at('whole'), { ...none, passphrase }))).toContain('鍵で閉じられています')
  await expect(read(at('whole'), none)).rejects.toThrow('TSUNAGU_BACKUP_KEY_FILE')
  expect(await refusal(read(at('key'), keys))).toContain('つなぐのバックアップではない')
  expect(await refusal(read(at('nowhere'), keys))).toContain('ありません')
})

test('a key is made once, for its owner, and names its public half', async () => {
  await expect(makeKeyFile(at('key'))).rejects.toThrow('もうあります')
  expect(readFileSync(at('key'), 'utf8')).toContain(`# public key: ${keys.recipients[0] ?? ''}`)
  expect(() => encrypterFor({ ...keys, passphrase })).toThrow('どちらか一つ')
  expect(() => encrypterFor({ ...keys, recipients: [`${keys.recipients[0] ?? ''}x`] })).toThrow('正しくありません')
})
