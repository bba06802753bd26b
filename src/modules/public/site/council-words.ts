/**
 * Small files of the council's folder that pages quote: whose data it is made of,
 * and on what terms its own figures may be used.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const creditsFile = z.array(
  z.strictObject({
    /** What of the pages rests on it. */
    what: z.string().min(1),
    source: z.string().min(1),
    url: z.url().nullable(),
    license: z.string().min(1),
  }),
)

/** Only the council can say on what terms others may use its figures; the file is there once it has. */
const openDataFile = z
  .strictObject({ license: z.string().min(1), url: z.url().nullable(), credit: z.string().min(1) })
  .nullable()

export type Credit = z.output<typeof creditsFile>[number]
export type OpenDataTerms = NonNullable<z.output<typeof openDataFile>>

/**
 * As their licenses ask us to say (credits.json). Empty where the folder names none.
 * @throws when the file is malformed: an attribution must not vanish silently
 */
export const readCredits = keptFile('credits.json', creditsFile, [])

/**
 * Terms of the open data (open-data.json); null where the council hasn't said any.
 * @throws when the file is malformed
 */
export const readOpenDataTerms = keptFile('open-data.json', openDataFile, null)

/** Read once for each council. */
function keptFile<S extends z.ZodType>(
  name: string,
  schema: S,
  absent: z.output<S>,
): (folder: string) => Promise<z.output<S>> {
  const known = new Map<string, Promise<z.output<S>>>()
  return (folder) => {
    const before = known.get(folder)
    if (before !== undefined) return before
    const read = readFile(path.join(folder, name), 'utf8').then(
      (text) => schema.parse(JSON.parse(text)),
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return absent
        throw error
      },
    )
    known.set(folder, read)
    read.catch(() => known.delete(folder))
    return read
  }
}
