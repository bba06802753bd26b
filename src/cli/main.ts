/** The operator's command, `npm run tsunagu -- VERB` or `tsunagu VERB`. A verb is a file; this one finds it. */
import { backupVerb } from './backup.ts'
import { commands } from '../platform/project.ts'
import { councilVerb } from './council.ts'
import { demoVerb } from './demo.ts'
import { doctorVerb } from './doctor.ts'
import { exportVerb } from './export.ts'
import { importVerb } from './import.ts'
import { migrateVerb } from './migrate.ts'
import { nearest } from './nearest.ts'
import { restoreVerb } from './restore.ts'
import { secretVerb } from './secret.ts'
import { tokenVerb } from './token.ts'
import { userVerb } from './user.ts'
import { verifyVerb } from './verify.ts'
import { runVerb, type Verb } from './verb.ts'
import { normalizeLine } from '../platform/japanese/text.ts'

const verbs: Verb[] = [
  migrateVerb,
  userVerb,
  tokenVerb,
  councilVerb,
  importVerb,
  exportVerb,
  verifyVerb,
  backupVerb,
  restoreVerb,
  doctorVerb,
  secretVerb,
  demoVerb,
]

const usage = (): string =>
  [`使い方: ${commands.tsunagu} 動詞 [引数]`, ...verbs.map((verb) => `  ${verb.usage.padEnd(44)} ${verb.does}`)].join(
    '\n',
  )

/** Names what was typed, as far as it can be shown, and the verb that was probably meant. */
function noSuchVerb(typed: string): string {
  const near = nearest(
    typed,
    verbs.map((verb) => verb.name),
  )
  const shown = Array.from(normalizeLine(typed)).slice(0, 40).join('')
  return `「${shown}」という動詞はありません。${near === null ? '' : `「${near}」ではありませんか。`}`
}

/** @returns the exit code */
export async function run(argv: string[]): Promise<number> {
  const [name, ...rest] = argv
  const verb = verbs.find((each) => each.name === name)
  if (!verb) {
    const isAsking = name === undefined || name === '--help'
    process.stderr.write(`${isAsking ? '' : `${noSuchVerb(name)}\n`}${usage()}\n`)
    return isAsking ? 0 : 2
  }
  return runVerb(verb, rest)
}
