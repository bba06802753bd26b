/** `npm start`: builds what has changed, starts the server, and stops it cleanly. */
import cluster from 'node:cluster'
import { buildNoMore, buildProgram, buildPublic, buildOffloaded } from './build.ts'
import { serve, type Running } from './ending.ts'
import { load } from './launch.ts'
import { inLittleMemory } from './memory.ts'
import { processesWanted, startSeveral } from './several.ts'

inLittleMemory(import.meta.filename)
await serve(async () => {
  // Built once, before there are several.
  if (processesWanted() > 1 && cluster.isPrimary) {
    await Promise.all([buildProgram('main'), buildOffloaded(), buildPublic()])
    await buildNoMore()
    return startSeveral(processesWanted())
  }
  const [{ start }] = await Promise.all([load<{ start: () => Promise<Running> }>('main'), buildPublic()])
  await buildNoMore()
  return start()
})
