/** The operator's command of the archive (bin/tsunagu), from a program that was built before. */
import { fail } from './ending.ts'

try {
  const { run } = (await import(new URL('cli.js', import.meta.url).href)) as {
    run: (argv: string[]) => Promise<number>
  }
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  fail(error)
}
