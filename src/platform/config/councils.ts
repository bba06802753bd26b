/** Which councils one start serves: one by the variables, or several by a file. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { projectDir } from '../project.ts'
import { ConfigError, type CouncilConfig } from './shape.ts'
import { councilName, councilsFile, origin, variables } from './variables.ts'

type Entry = Pick<CouncilConfig, 'key' | 'name' | 'folder' | 'host' | 'databaseUrl'> & {
  baseUrl?: string | undefined
  mailFrom?: string | undefined
  secret?: string | undefined
}

export function oneCouncil(name: string, url: string | undefined): Entry {
  const missing = councilName.safeParse(name)
  if (!missing.success)
    throw new ConfigError(
      'TSUNAGU_COUNCIL',
      `${missing.error.issues[0]?.message ?? ''} (今の値: ${JSON.stringify(name)})`,
    )
  return { key: name, name, folder: join(projectDir, 'councils', name), host: null, databaseUrl: url ?? null }
}

export function councilsOf(path: string, value: z.infer<typeof variables>): Entry[] {
  const alsoGiven =
    value.DATABASE_URL !== undefined
      ? 'DATABASE_URL'
      : value.TSUNAGU_COUNCIL !== undefined
        ? 'TSUNAGU_COUNCIL'
        : undefined
  if (alsoGiven !== undefined)
    throw new ConfigError(
      'TSUNAGU_COUNCILS',
      `と ${alsoGiven} は同時に使えません。協議会とデータベースはファイルの中に書いてください。`,
    )
  let json: unknown
  try {
    json = JSON.parse(readFileSync(resolve(path), 'utf8'))
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'JSON として読めません' : '読めません'
    throw new ConfigError('TSUNAGU_COUNCILS', `のファイル ${path} が${reason}。`)
  }
  const parsed = councilsFile.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new ConfigError(
      'TSUNAGU_COUNCILS',
      `のファイル ${path} の ${issue?.path.join(' → ') || '全体'} ${issue?.message ?? 'が正しくありません。'}`,
    )
  }
  const entries = Object.entries(parsed.data).map(([host, entry]): Entry => ({
    key: host.toLowerCase(),
    name: entry.council,
    folder: join(projectDir, 'councils', entry.council),
    host: host.toLowerCase(),
    databaseUrl: entry.databaseUrl ?? null,
    baseUrl: origin(entry.baseUrl ?? ''),
    mailFrom: entry.mailFrom,
    secret: entry.secret,
  }))
  if (entries.length === 0) throw new ConfigError('TSUNAGU_COUNCILS', `のファイル ${path} に協議会が一つもありません。`)
  const twice = entries.find(
    (entry, at) =>
      entry.databaseUrl !== null && entries.findIndex((other) => other.databaseUrl === entry.databaseUrl) < at,
  )
  if (twice)
    throw new ConfigError(
      'TSUNAGU_COUNCILS',
      `のファイル ${path} で、${twice.key} のデータベースがほかの協議会と同じです。協議会ごとに別のデータベースにしてください。`,
    )
  return entries
}
