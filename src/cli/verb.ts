import { parseArgs } from 'node:util'
import { bringUpToDate, prepareEmbedded } from '../prepare-council.ts'
import { openCouncil, type OpenCouncil } from '../open-council.ts'
import { type Config, type CouncilConfig, readConfig } from '../platform/config.ts'
import { primaryOf } from '../platform/database/hosts.ts'
import { operatorLimits } from '../platform/database/opening.ts'
import { connectOrStartEmbedded } from '../platform/embedded-postgres/index.ts'
import { commands, projectDir } from '../platform/project.ts'

export interface Verb {
  name: string
  usage: string
  does: string
  /** @returns the exit code */
  run(argv: string[]): Promise<number>
}

export class UsageError extends Error {}

export const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Options of the form --name VALUE. @throws UsageError for any other */
export function optionsOf<N extends string>(
  argv: string[],
  names: readonly N[],
): { values: Partial<Record<N, string>>; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    })
    return { values: values as Partial<Record<N, string>>, positionals }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

export interface Place {
  config: Config
  source: CouncilConfig
  /** Address for pages' work and, where it may differ, for the owner's. */
  url: string
  ownerUrl: string
  close(): Promise<void>
}

/** The database of the first council, or of the one named: the running demo's, or started for the moment. */
export async function findDatabase(councilName?: string): Promise<Place> {
  const config = readConfig(process.env)
  const source =
    councilName === undefined
      ? config.councils[0]
      : (config.councils.find((each) => each.key === councilName) ??
        config.councils.find((each) => each.name === councilName))
  if (!source) throw new UsageError(`協議会 ${councilName ?? ''} は設定にありません。`)
  if (source.databaseUrl !== null) {
    // Of several hosts the one that takes writes now; where none does, whoever connects says so.
    const url = await primaryOf(source.databaseUrl).catch(() => source.databaseUrl as string)
    return { config, source, url, ownerUrl: url, close: async () => {} }
  }
  const server = await connectOrStartEmbedded({ dataDir: config.dataDir, projectDir })
  const { url, ownerUrl } = await prepareEmbedded(server.url, source.key)
  return { config, source, url, ownerUrl, close: () => server.stop() }
}

/** The council with the operator's patience: its transactions may take an hour. */
export async function openForOperator(
  place: Place,
  url: string,
  options: { anew?: boolean } = {},
): Promise<OpenCouncil> {
  const open = await openCouncil(place.config, place.source, url, '', { ...options, work: operatorLimits })
  return { ...open, council: { ...open.council, gateway: open.duties } }
}

/**
 * Opens the council for one piece of work and closes it again.
 * @param options.anew a demo's day is the one that is set, whatever was recorded
 */
export async function withCouncil<T>(
  work: (open: OpenCouncil, place: Place) => Promise<T>,
  councilName?: string,
  options: { anew?: boolean } = {},
): Promise<T> {
  const place = await findDatabase(councilName)
  try {
    // The embedded database belongs to whoever starts it: it is brought up to date by itself, as at `npm start`.
    if (place.source.databaseUrl === null)
      await bringUpToDate(place.ownerUrl, place.source, { login: 'tsunagu_login', now: new Date() })
    const open = await openForOperator(place, place.url, options)
    try {
      return await work(open, place)
    } finally {
      await open.close()
    }
  } finally {
    await place.close()
  }
}

/** @returns the exit code; what the operator can mend is one sentence */
export async function runVerb(verb: Verb, argv: string[]): Promise<number> {
  try {
    return await verb.run(argv)
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n使い方: ${commands.tsunagu} ${verb.usage}\n`)
      return 2
    }
    if (error instanceof Error && 'forOperator' in error) {
      process.stderr.write(`${error.message}\n`)
      return 1
    }
    throw error
  }
}
