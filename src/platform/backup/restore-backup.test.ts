import { expect, test } from 'vitest'
import { differences, type Manifest, parseManifest } from './manifest.ts'
import { whyNotHere } from './restore-backup.ts'

const manifest: Manifest = {
  format: 1,
  madeAt: '2026-01-20T03:00:00.000Z',
  council: { id: 'nagano', name: 'ながの協議会' },
  program: { version: '0.1.0', newestMigration: '0002_council.sql' },
  postgres: { server: 15, tool: 15 },
  secretFingerprint: 'fingerprint',
  rows: { 'public.people': 3, 'public.cases': 2 },
  lastSeal: { number: 7, hash: 'ab' },
}
const here = {
  councilId: 'nagano',
  secretFingerprint: 'fingerprint',
  migrations: ['0001_foundation.sql', '0002_council.sql', '0003_accounts.sql'],
}

test.each([
  [{}, undefined],
  [{ councilId: 'yamanashi' }, '別の協議会(ながの協議会)'],
  [{ migrations: ['0001_foundation.sql'] }, 'より新しい版(0.1.0、0002_council.sql)'],
  [{ secretFingerprint: 'another' }, 'TSUNAGU_SECRET'],
])('an installation with %o', (difference, reason) => {
  const answer = whyNotHere(manifest, { ...here, ...difference })
  if (reason === undefined) expect(answer).toBeUndefined()
  else expect(answer).toContain(reason)
})

test('what came back is compared table by table, and by the last seal', () => {
  expect(differences(manifest, manifest)).toEqual([])
  expect(
    differences(manifest, { rows: { 'public.people': 2, 'public.notes': 1 }, lastSeal: { number: 7, hash: 'cd' } }),
  ).toEqual([
    '表 public.cases: 控え 2、戻したもの なし',
    '表 public.notes: 控え なし、戻したもの 1',
    '表 public.people: 控え 3、戻したもの 2',
    '最後の封: 控え 7、戻したもの 7',
  ])
})

test('a manifest of a later format asks for a newer program; anything else is no backup of ours', () => {
  expect(parseManifest(JSON.stringify(manifest))).toEqual(manifest)
  expect(() => parseManifest(JSON.stringify({ ...manifest, format: 2 }))).toThrow('新しいプログラム')
  for (const text of ['{', '[]', '{"format":1}', 'null'])
    expect(() => parseManifest(text)).toThrow('つなぐのバックアップではありません')
})
