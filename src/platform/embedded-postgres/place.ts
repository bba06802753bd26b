/** Where the embedded server keeps its files and its socket, and whose they are. */
import {
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chooseRunner, EmbeddedPostgresError, openFolder, type Runner, runnerMay } from './binaries.ts'

/**
 * Where the files are and who owns them. `DATA_DIR/postgres` is the folder itself, or a link to one below /var/lib; the
 * link holds the decision, so that a later change of a folder's rights does not seem to empty the database.
 */
export function placeOf(dataDir: string, projectDir: string): { cluster: string; runner: Runner | null } {
  const inside = join(dataDir, 'postgres')
  const found = lstatSync(inside, { throwIfNoEntry: false })
  if (found !== undefined) {
    const cluster = found.isSymbolicLink() ? resolve(dataDir, readlinkSync(inside)) : inside
    const owner = statSync(cluster, { throwIfNoEntry: false })
    if (owner === undefined)
      throw new EmbeddedPostgresError(
        `データベースのフォルダー ${cluster} がありません (${inside} が指しています)。元に戻すか、${inside} を消して空から始めてください。`,
      )
    const own = process.getuid?.() ?? owner.uid
    if (own !== 0 && owner.uid !== own)
      throw new EmbeddedPostgresError(
        `データベースのフォルダー ${cluster} は OS の別の利用者 (uid ${owner.uid}) のものです。その利用者で始めるか、別の DATA_DIR を指定してください。`,
      )
    return { cluster, runner: own === 0 ? { uid: owner.uid, gid: owner.gid } : null }
  }
  const runner = chooseRunner()
  mkdirSync(inside, { mode: 0o700 })
  give(inside, runner)
  if (runnerMay('-w', inside, runner)) return { cluster: inside, runner }
  rmSync(inside, { recursive: true })
  const cluster = mkdtempSync(join(openFolder(projectDir), 'data-'))
  give(cluster, runner)
  symlinkSync(cluster, inside)
  return { cluster, runner }
}

export function socketFolder(runner: Runner | null): string {
  // A socket's path has 107 bytes at most (sockaddr_un); some systems have long temporary folders.
  const parent = tmpdir().length > 70 ? '/tmp' : tmpdir()
  const folder = mkdtempSync(join(parent, 'tsunagu-'))
  give(folder, runner)
  return folder
}

export function give(folder: string, runner: Runner | null): void {
  if (runner !== null) chownSync(folder, runner.uid, runner.gid)
}

export function writeAtomically(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
