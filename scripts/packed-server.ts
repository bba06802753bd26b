/** The server of the archive (bin/tsunagu-server): what `npm start` does, from a program that was built before. */
import cluster from 'node:cluster'
import { fail, serve, type Running } from './ending.ts'
import { inLittleMemory } from './memory.ts'
import { processesWanted, startSeveral } from './several.ts'

/** EX_CONFIG of sysexits(3): a wrong setting doesn't mend itself, so the unit file does not start it again. */
const wrongSetting = 78

inLittleMemory(import.meta.filename)
await serve(
  async () => {
    if (processesWanted() > 1 && cluster.isPrimary) return startSeveral(processesWanted())
    const { start } = (await import(new URL('main.js', import.meta.url).href)) as { start: () => Promise<Running> }
    return start()
  },
  (error) => fail(error, error instanceof Error && 'variable' in error ? wrongSetting : 1),
)
