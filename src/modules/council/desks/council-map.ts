/** The council's map, read from its folder once: pictures keep their paths for it. */
import type { CouncilTopology } from '../../../ui/index.ts'
import { readCouncilMap } from '../council/index.ts'

const maps = new Map<string, Promise<CouncilTopology>>()

export function councilMap(folder: string): Promise<CouncilTopology> {
  const known = maps.get(folder)
  if (known !== undefined) return known
  const read = readCouncilMap(folder) as Promise<CouncilTopology>
  maps.set(folder, read)
  // A file that could not be read is asked for again.
  read.catch(() => maps.delete(folder))
  return read
}
