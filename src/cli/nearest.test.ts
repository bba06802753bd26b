import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const verbs = ['migrate', 'user', 'token', 'council', 'export', 'import', 'verify', 'doctor', 'demo']
test.each([
  ['exprot', 'export'],
  ['improt', 'import'],
  ['verfy', 'verify'],
  ['docter', 'doctor'],
  ['ＤＥＭＯ', 'demo'],
  ['mig', 'migrate'],
  ['users', 'user'],
  ['xyz', null],
  ['', null],
  ['エクスポート', null],
  ['e'.repeat(10_000), null],
])('%s is probably %s', (typed, meant) => expect(nearest(typed, verbs)).toBe(meant))
