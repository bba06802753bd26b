/** The walls of the house, as a command: prints each chain of files that leads through one. */
import { join } from 'node:path'
import { checkBoundaries } from './boundary-rules.ts'

const { files, findings } = checkBoundaries(join(import.meta.dirname, '..'))
for (const finding of findings) console.error(finding)
// Nothing read would be a false green.
const failed = findings.length > 0 || files === 0
console.log(`boundaries: ${files} files, ${findings.length} findings`)
process.exitCode = failed ? 1 : 0
