/** The size of a source file: a stranger reads one whole. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectDir } from '../../src/platform/project.ts'

const longest = 260
const median = 82

/** Made by a command (scripts/database-types.ts). */
const made = new Set(['src/platform/database/types.ts'])

/** Of its code; a literal, which can't be broken, doesn't count, nor do words in Japanese. */
const widest = 120
const literal = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|\/(?:[^/\\\n]|\\.){20,}\/|[^\u0000-\u007f]+/g

const lines = readdirSync(join(projectDir, 'src'), { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !made.has(file))
  .map((file) => ({ file, many: readFileSync(join(projectDir, file), 'utf8').split('\n').length - 1 }))

test(`no source file has more than ${longest} lines`, () => {
  expect(lines.filter(({ many }) => many > longest)).toEqual([])
})

test(`half of those of the product have at most ${median}`, () => {
  const own = lines.filter(({ file }) => !/\.specimens\.tsx?$/.test(file)).map(({ many }) => many)
  expect(own.length).toBeGreaterThan(500)
  expect(own.toSorted((a, b) => a - b)[Math.floor(own.length / 2)]).toBeLessThanOrEqual(median)
})

test(`no line is wider than ${widest} columns`, () => {
  const files = ['src', 'tests', 'bench', 'scripts', 'db/functions', 'db/views'].flatMap((folder) =>
    readdirSync(join(projectDir, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((file) => /\.(?:tsx?|mjs|sql)$/.test(file) && !made.has(file)),
  )
  expect(files.length).toBeGreaterThan(1_000)
  const wide = files.flatMap((file) =>
    readFileSync(join(projectDir, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        line.length > widest && line.replace(literal, '').length > widest ? [`${file}:${index + 1}`] : [],
      ),
  )
  expect(wide).toEqual([])
})
