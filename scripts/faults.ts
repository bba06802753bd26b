/** `npm run faults`: a night of faults in some minutes, and its table. */
import { buildPublic } from './build.ts'
import { runCommand } from './launch.ts'

await buildPublic()
await runCommand('faults')
