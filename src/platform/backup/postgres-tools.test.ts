import { expect, test } from 'vitest'
import { fittingTool, withoutPassword } from './postgres-tools.ts'

const tools = [15, 16, 18].map((major) => ({ path: `/usr/lib/postgresql/${major}/bin/pg_dump`, major }))

test.each([
  [15, 15, 15],
  [17, 17, undefined],
  [18, 18, 18],
  [19, 19, undefined],
  [15, 17, 16],
  [16, 18, 18],
])('what reads %i and writes to a server %i is %s', (from, to, major) => {
  expect(fittingTool(tools, { from, to })?.major).toBe(major)
})

test.each([
  [
    'postgres://anna:p%40ss%2Fword@db.example:5433/tsunagu?sslmode=verify-full',
    'postgres://anna@db.example:5433/tsunagu?sslmode=verify-full',
    'p@ss/word',
  ],
  [
    'postgres://anna@/tsunagu?host=%2Frun%2Fpg&port=5432',
    'postgres://anna@/tsunagu?host=%2Frun%2Fpg&port=5432',
    undefined,
  ],
  ['postgres://db/tsunagu?password=secret&user=anna', 'postgres://db/tsunagu?user=anna', 'secret'],
  ['postgres://anna@db/tsunagu?sslmode=no-verify', 'postgres://anna@db/tsunagu?sslmode=require', undefined],
])('an address is told to the tools without its password: %s', (url, address, password) => {
  expect(withoutPassword(url)).toEqual({ address, password })
})
