/** Doors are refused by the thousand in tests, on purpose: their lines would bury the one that matters. */
const marked = process.stderr as typeof process.stderr & { isQuiet?: true }
if (marked.isQuiet === undefined) {
  marked.isQuiet = true
  const write = process.stderr.write.bind(process.stderr) as (text: string | Uint8Array, ...more: unknown[]) => boolean
  process.stderr.write = ((text: string | Uint8Array, ...more: unknown[]) =>
    typeof text === 'string' && text.includes('"level":"security"')
      ? true
      : write(text, ...more)) as typeof process.stderr.write
}
