import { hash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { packedState } from './packed.ts'
import { packedList } from './project.ts'

const root = mkdtempSync(join(tmpdir(), 'tsunagu-packed-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const contents = {
  'dist/main.js': 'program',
  'db/migrations/0001.sql': 'select 1',
  'release.json': '{ "version": "1.2.3", "commit": "abc" }',
}

test('a working copy is not asked', () => {
  expect(packedState(root)).toBeNull()
})

test('a file that is another one, is gone, or was put there since is named; what a demo keeps beside the program is not', () => {
  for (const folder of ['dist', 'db/migrations', '.data']) mkdirSync(join(root, folder), { recursive: true })
  for (const [file, content] of Object.entries(contents)) writeFileSync(join(root, file), content)
  writeFileSync(
    join(root, packedList),
    Object.entries(contents)
      .map(([file, content]) => `${hash('sha256', content)}  ${file}\n`)
      .join(''),
  )
  writeFileSync(join(root, '.data/secret'), 'kept')
  expect(packedState(root)).toEqual({ version: '1.2.3', commit: 'abc', files: 3, differing: [] })

  writeFileSync(join(root, 'dist/main.js'), 'another program')
  rmSync(join(root, 'db/migrations/0001.sql'))
  writeFileSync(join(root, 'dist/added.js'), 'from somewhere')
  expect(packedState(root)?.differing.toSorted()).toEqual(['db/migrations/0001.sql', 'dist/added.js', 'dist/main.js'])
})
