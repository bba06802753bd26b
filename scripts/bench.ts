/** `npm run bench`: measured work; its server needs what browsers load as well. */
import { buildPublic } from './build.ts'
import { runCommand } from './launch.ts'

await buildPublic()
await runCommand('bench')
