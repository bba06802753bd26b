/** `npm run tsunagu -- VERB`: the operator's command. */
import { runCommand } from './launch.ts'

await runCommand(process.argv[2] === 'token' ? 'token' : 'cli')
