/** The specimens of all rooms: each file `ROOM.specimens.ts` is found, so that a new room is in every sweeping test by having one. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { projectDir } from '../../src/platform/project.ts'
import type { ActionSpecimen, FormSpecimen, Maker, Parameters, RoomSpecimens, WriteSpecimen } from './specimens.ts'

const sourceDir = join(projectDir, 'src')
const files = readdirSync(sourceDir, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.specimens.ts'))
  .sort()

const rooms = await Promise.all(
  files.map(async (file) => ({
    file,
    ...((await import(join(sourceDir, file))) as { specimens: RoomSpecimens }).specimens,
  })),
)

/** All of a kind under their names. @throws where two rooms have the same name */
function together<T>(kind: keyof RoomSpecimens): ReadonlyMap<string, T> {
  const all = new Map<string, T>()
  for (const room of rooms)
    for (const [name, specimen] of Object.entries(room[kind] ?? {})) {
      if (all.has(name)) throw new Error(`${name} has two specimens`)
      all.set(name, specimen as T)
    }
  return all
}

export const formSpecimens = together<FormSpecimen>('forms')
export const writeSpecimens = together<WriteSpecimen>('writes')
export const actionSpecimens = together<ActionSpecimen>('actions')
export const pageParameters = together<Maker<Parameters>>('pages')

/** How each path with parameters gets them, pages and API; and whether it is about somebody's record, or about what is the council's own. */
export const parametersOfPaths: ReadonlyMap<string, { at: Maker<Parameters>; isPersonal: boolean }> = new Map(
  rooms.flatMap((room) => {
    const isPersonal = /^modules\/(?:people|casework|employment|continuity)\//.test(room.file)
    const entries: [string, Maker<Parameters> | undefined][] = [
      ...Object.entries(room.pages ?? {}),
      ...Object.entries(room.writes ?? {}).map(([name, { at }]): [string, Maker<Parameters> | undefined] => [
        name.split(' ')[1] ?? '',
        at,
      ]),
      ...Object.entries(room.forms ?? {}).map(([path, { at }]): [string, Maker<Parameters> | undefined] => [path, at]),
    ]
    return entries.flatMap(([path, at]) => (at === undefined ? [] : [[path, { at, isPersonal }] as const]))
  }),
)
