/**
 * Who can open a backup. The format is age (age-encryption.org/v1), so that the `age` tool opens it too. With a public
 * key the server that makes backups can't read them; a passphrase is the simpler way, known to both sides.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { Decrypter, Encrypter, generateX25519Identity, type Identity, identityToRecipient } from 'age-encryption'
import { BackupRefused, fileProblem } from './refusal.ts'
import { commands } from '../project.ts'

export interface BackupKeys {
  readonly recipients: readonly string[]
  readonly keyFile: string | null
  readonly passphrase: string | null
}

export function encrypterFor({ recipients, passphrase }: BackupKeys): Encrypter {
  if (recipients.length > 0 && passphrase !== null)
    throw new BackupRefused('TSUNAGU_BACKUP_RECIPIENT と TSUNAGU_BACKUP_PASSPHRASE は、どちらか一つにしてください。')
  const encrypter = new Encrypter()
  if (passphrase !== null) encrypter.setPassphrase(passphrase)
  else if (recipients.length === 0) {
    throw new BackupRefused(
      `バックアップを閉じる鍵がありません。${commands.tsunagu} backup --new-key FILE で鍵を作り、出てきた公開鍵を TSUNAGU_BACKUP_RECIPIENT に書いてください(合言葉なら TSUNAGU_BACKUP_PASSPHRASE)。`,
    )
  }
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient)
    } catch (error) {
      throw new BackupRefused(
        `TSUNAGU_BACKUP_RECIPIENT の公開鍵 ${recipient} は正しくありません。書き写しの誤りがないか確かめてください。`,
        { cause: error },
      )
    }
  }
  return encrypter
}

/** Opens backups, and says in words when the keys at hand don't. */
export interface Opener {
  decrypter: Decrypter
  /** After a try that failed: why. Undefined when a key fits and something else is wrong. */
  whyNot(): BackupRefused | undefined
}

export function openerFor({ keyFile, passphrase }: BackupKeys): Opener {
  if (keyFile === null && passphrase === null)
    throw new BackupRefused(
      'バックアップを開く鍵がありません。鍵のファイルを TSUNAGU_BACKUP_KEY_FILE に書いてください(合言葉で作ったものなら TSUNAGU_BACKUP_PASSPHRASE)。',
    )
  const decrypter = new Decrypter()
  if (keyFile !== null) addKeys(decrypter, keyFile)
  if (passphrase !== null) decrypter.addPassphrase(passphrase)
  // The last to be asked: it opens nothing, and having been asked means that none before it did.
  let kinds: string[] | undefined
  const witness: Identity = {
    unwrapFileKey: (stanzas) => {
      kinds = stanzas.map((stanza) => stanza.args[0] ?? '')
      return null
    },
  }
  decrypter.addIdentity(witness)
  const whyNot = (): BackupRefused | undefined => {
    if (kinds === undefined) return undefined
    if (kinds.includes('scrypt'))
      return new BackupRefused(
        passphrase === null
          ? 'このバックアップは合言葉で閉じられています。TSUNAGU_BACKUP_PASSPHRASE に合言葉を書いてください。'
          : '合言葉が違います。TSUNAGU_BACKUP_PASSPHRASE を確かめてください。',
      )
    return new BackupRefused(
      keyFile === null
        ? 'このバックアップは鍵で閉じられています。鍵のファイルを TSUNAGU_BACKUP_KEY_FILE に書いてください。'
        : `鍵 ${keyFile} では、このバックアップは開きません。作ったときの公開鍵と組になる鍵を使ってください。`,
    )
  }
  return { decrypter, whyNot }
}

function addKeys(decrypter: Decrypter, keyFile: string): void {
  let text: string
  try {
    text = readFileSync(keyFile, 'utf8')
  } catch (error) {
    throw fileProblem(keyFile, error) ?? error
  }
  const keys = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  try {
    if (keys.length === 0) throw new Error('no key')
    for (const key of keys) decrypter.addIdentity(key)
  } catch (error) {
    throw new BackupRefused(
      `${keyFile} は、バックアップの鍵のファイルではありません。AGE-SECRET-KEY- で始まる行のあるファイルを指定してください。`,
      { cause: error },
    )
  }
}

/**
 * Makes a pair of keys as age-keygen does.
 * @returns the public one; the file holds the other and is never overwritten
 */
export async function makeKeyFile(file: string): Promise<string> {
  const key = await generateX25519Identity()
  const recipient = await identityToRecipient(key)
  try {
    writeFileSync(file, `# created: ${new Date().toISOString()}\n# public key: ${recipient}\n${key}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new BackupRefused(`${file} はもうあります。鍵は上書きしません。別の名前にしてください。`, { cause: error })
    throw fileProblem(file, error) ?? error
  }
  return recipient
}
