import { basename } from 'node:path'
import type { Council } from '../../../platform/council.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import { commonPasswords } from './common-passwords.ts'
import { problemsOfPassword } from './password.rules.ts'

export type Named = Pick<Council, 'key' | 'name' | 'shortName' | 'prefecture' | 'folder' | 'baseUrl'>

/** What is wrong with a password that somebody chooses, typed twice. */
export async function problemsOfNewPassword(
  password: string,
  again: string,
  person: { email: string; name: string },
  council: Named,
): Promise<FieldError[]> {
  const { key, name, shortName, prefecture, folder, baseUrl } = council
  const words = [key, name, shortName, prefecture, basename(folder), new URL(baseUrl).hostname]
  return problemsOfPassword(
    password,
    again,
    { email: person.email, name: person.name, council: words },
    await commonPasswords(),
  )
}
