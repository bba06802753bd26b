/** `npm start`: builds what has changed, starts the server, and stops it cleanly. */
import { buildNoMore, buildPublic } from './build.ts'
import { serve, type Running } from './ending.ts'
import { load } from './launch.ts'
import { inLittleMemory } from './memory.ts'

inLittleMemory(import.meta.filename)
await serve(async () => {
  const [{ start }] = await Promise.all([load<{ start: () => Promise<Running> }>('main'), buildPublic()])
  await buildNoMore()
  return start()
})
