/** What a form brings goes to the scanner before anything else sees it; what is stopped lies sealed, and is told. */
import { createHash } from 'node:crypto'
import { newId } from '../action.ts'
import type { Actor } from '../actor.ts'
import type { Council } from '../council.ts'
import { log } from '../log.ts'
import type { FieldError } from '../outcome.ts'
import type { UploadedFile } from './room.ts'
import type { Scanner } from './scan.ts'
import { noteSecurity } from './security-log.ts'

/** Files that aren't taken. */
export interface Held {
  errors: FieldError[]
  /** In seconds; null where the scanner stopped one, which the same file sent again doesn't change. */
  retryAfter: number | null
}

const words = {
  found:
    'ウイルス対策の検査で止められました。ファイルは受け取っていません。このファイルは開かずに、機関の管理の担当に知らせてください。',
  unchecked:
    'ウイルス対策の検査がいまはできないので、ファイルを受け取れません。1分ほどたってから、ファイルをもう一度選んで送ってください。',
}

type Files = Record<string, UploadedFile>

/** @returns null where all files may be taken */
export async function holdFiles(
  scanner: Scanner | null,
  council: Council,
  actor: Actor,
  files: Files,
  { requestId, route }: { requestId: string; route: string },
): Promise<Held | null> {
  if (scanner === null) return null
  const errors: FieldError[] = []
  let isFound = false
  for (const [field, file] of Object.entries(files)) {
    const verdict = await scanner(file.bytes)
    if (verdict.kind === 'clean') continue
    errors.push({ field, message: words[verdict.kind] })
    if (verdict.kind === 'unchecked') {
      log.error('a file could not be checked', { requestId, council: council.key, why: verdict.why })
      continue
    }
    isFound = true
    const { accountId, organizationId } = actor
    await noteSecurity(council, 'file-stopped', { requestId, accountId, organizationId, detail: route })
    await quarantine(council, actor, file, verdict.said)
  }
  return errors.length === 0 ? null : { errors, retryAfter: isFound ? null : 60 }
}

/** A file that can't be kept is stopped all the same. */
async function quarantine(council: Council, actor: Actor, { name, bytes }: UploadedFile, said: string): Promise<void> {
  const row = {
    id: newId(),
    organization_id: actor.organizationId,
    account_id: actor.accountId,
    scanner_said: said,
    size: bytes.byteLength,
    ending: /\.([a-z0-9]{1,5})$/.exec(name.toLowerCase())?.[1] ?? '',
    sha256: createHash('sha256').update(bytes).digest(),
    sealed: council.keys.seal('quarantine', JSON.stringify({ name, content: Buffer.from(bytes).toString('base64') })),
  }
  await council.gateway
    .append(actor, (db) => db.insertInto('quarantined_files').values(row))
    .catch((error: unknown) => log.error('a stopped file was not kept', { council: council.key, error }))
}
