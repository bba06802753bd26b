/** The operator's command, `npm run tsunagu -- VERB` or `tsunagu VERB`. A verb is a file; this one finds it. */
import { backupVerb } from './backup.ts'
import { commands } from '../platform/project.ts'
import { councilVerb } from './council.ts'
import { demoVerb } from './demo.ts'
import { doctorVerb } from './doctor.ts'
import { migrateVerb } from './migrate.ts'
import { restoreVerb } from './restore.ts'
import { secretVerb } from './secret.ts'
import { tokenVerb } from './token.ts'
import { userVerb } from './user.ts'
import { verifyVerb } from './verify.ts'
import { runVerb, type Verb } from './verb.ts'

const verbs: Verb[] = [migrateVerb, userVerb, tokenVerb, councilVerb, verifyVerb, backupVerb, restoreVerb, doctorVerb, secretVerb, demoVerb]

const usage = (): string => [`使い方: ${commands.tsunagu} 動詞 [引数]`, ...verbs.map((verb) => `  ${verb.usage.padEnd(44)} ${verb.does}`)].join('\n')

/** @returns the exit code */
export async function run(argv: string[]): Promise<number> {
  const [name, ...rest] = argv
  const verb = verbs.find((each) => each.name === name)
  if (!verb) {
    process.stderr.write(`${usage()}\n`)
    return name === undefined || name === '--help' ? 0 : 2
  }
  return runVerb(verb, rest)
}
