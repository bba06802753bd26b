/** The one verb that scripts call again and again, as a program that loads next to nothing. */
import { tokenVerb } from './token.ts'
import { runVerb } from './verb.ts'

export const run = (argv: string[]): Promise<number> => runVerb(tokenVerb, argv.slice(1))
