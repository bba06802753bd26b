/**
 * The specimens of all rooms: each file `ROOM.specimens.ts` is found,
 * so that a new room is in every sweeping test by having one.
 */
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

interface PathParameters {
  at: Maker<Parameters>
  /** About somebody's record, and not about what is the council's own. */
  isPersonal: boolean
}

/**
 * How each path with parameters gets them, pages and API, by method and path. What only shows a record has that of
 * `pages`, where there is one: another than the form at the same path is for.
 */
export const parametersOfPaths: ReadonlyMap<string, PathParameters> = new Map(
  rooms.flatMap(({ file, forms = {}, writes = {}, pages = {} }) => {
    const isPersonal =
      /^modules\/(?:people|casework|employment|continuity)\//.test(file) &&
      // Of employers, and of nobody who looks for work: all who work with them read it.
      !/^modules\/employment\/(?:employers|jobs)\//.test(file)
    const sending = [
      ...Object.entries(forms).map(([path, { at }]) => ({ method: 'POST', path, at })),
      ...Object.entries(writes).map(([name, { at }]) => {
        const [method = '', path = ''] = name.split(' ')
        return { method, path, at }
      }),
    ]
    return [
      ...sending.map((each) => ({ ...each, method: 'GET' })),
      ...['GET', 'POST'].flatMap((method) => Object.entries(pages).map(([path, at]) => ({ method, path, at }))),
      ...sending,
    ].flatMap(({ method, path, at }) => (at ? [[`${method} ${path}`, { at, isPersonal }] as const] : []))
  }),
)
