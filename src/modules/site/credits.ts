/** Whose data the council's folder is made of, as their licenses ask us to say (credits.json). */
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

export type Credit = z.output<typeof creditsFile>[number]

const known = new Map<string, Promise<Credit[]>>()

/** Empty where the folder names none. Read once. @throws when the file is malformed: an attribution must not vanish silently */
export function readCredits(folder: string): Promise<Credit[]> {
  const before = known.get(folder)
  if (before !== undefined) return before
  const read = readFile(path.join(folder, 'credits.json'), 'utf8').then(
    (text) => creditsFile.parse(JSON.parse(text)),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    },
  )
  known.set(folder, read)
  read.catch(() => known.delete(folder))
  return read
}
