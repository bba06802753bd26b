/** What a demo makes once and keeps in its folder: its secret and its password. */
import { randomInt } from 'node:crypto'
import { keptSecret } from '../data-dir.ts'
import { ConfigError, type Mode } from './shape.ts'

export function kept(mode: Mode, dataDir: string, name: string, generate: () => string): string {
  if (mode === 'test') return generate()
  try {
    return keptSecret(dataDir, name, generate)
  } catch (error) {
    throw new ConfigError(
      'DATA_DIR',
      `のフォルダー ${dataDir} に書けません (${(error as NodeJS.ErrnoException).code ?? String(error)})。`,
    )
  }
}

/** Typed by hand from a terminal, so without characters that look alike; 12 of 31 are 59 bits. */
export function readablePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return [group(), group(), group()].join('-')
}
