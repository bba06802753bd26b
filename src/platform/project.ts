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

/**
 * The list of all files with their hashes, which `npm run pack` puts into the archive and a working copy doesn't have.
 */
export const packedList = 'SHA256SUMS'

/** How the operator types a verb and the start: an installation from the archive has commands of its own and no npm. */
export const commands: { readonly tsunagu: string; readonly start: string } = existsSync(join(projectDir, packedList))
  ? { tsunagu: 'tsunagu', start: 'tsunagu-server' }
  : { tsunagu: 'npm run tsunagu --', start: 'npm start' }
