import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

function findProject(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (folder === dirname(folder)) throw new Error(`No package.json above ${from}`)
  }
}

/** The root of this installation. The same code runs from src/ in tests and bundled from dist/, so it is looked for. */
export const projectDir: string = findProject(import.meta.dirname)
