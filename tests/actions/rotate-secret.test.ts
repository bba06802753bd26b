/**
 * Another secret for the same data: what was sealed is readable with the new one alone, and people stay counted once.
 */
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { librarySecret } from '../../src/modules/access/accounts/authenticator.ts'
import { createUser, rotateSecret } from '../../src/modules/access/accounts/index.ts'
import { newId } from '../../src/platform/action.ts'
import { nobody } from '../../src/platform/database/handles.ts'
import { openInstallation, WrongSecret } from '../../src/platform/installation.ts'
import { createKeys } from '../../src/platform/keys.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'

const [before, after, third] = [
  'the secret of the first year, long',
  'the secret of the second year, long',
  'the secret of the third year, long',
]
let open: TestCouncil
let owner: pg.Client
beforeAll(async () => {
  open = await createTestCouncil()
  owner = new pg.Client({ connectionString: open.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await open.close()
})

test('the first start writes down whose the data are; another secret is refused from then on', async () => {
  const keys = await openInstallation(open.council.gateway, before)
  expect(keys.digest('百瀬')).toEqual(createKeys(before).digest('百瀬'))
  await expect(openInstallation(open.council.gateway, after)).rejects.toThrow(WrongSecret)
  const [row] = await open.ownerQuery<{ all: string }>('select to_jsonb(i)::text as all from installation i')
  expect(row?.all).not.toContain('secret of the first')
})

test('rotating seals everything again, twice over, and digests stay what they were', async () => {
  const old = await openInstallation(open.council.gateway, before)
  const { accountId } = await createUser(open.council, {
    email: 'a@desk.example',
    name: '窓口 花子',
    role: 'counselor',
    organizationId: 'hw-nagano',
    deskId: 'ms-nagano',
    password: 'mountain river 24',
  })
  await open.council.gateway.append(nobody, (db) =>
    db
      .insertInto('kept_inputs')
      .values({ id: newId(), account_id: accountId, path: '/cases/new', sealed: old.seal('kept-input', '書きかけ') }),
  )
  await open.council.gateway.write({ accountId, organizationId: 'hw-nagano' }, (tx) =>
    tx
      .insertInto('submissions')
      .values({
        account_id: accountId,
        submission_id: 'api:1',
        action: 'POST /cases',
        answer: JSON.stringify({ request: 'x', sealed: old.seal('api-answer', '答え').toString('base64') }),
      })
      .execute(),
  )
  await open.council.gateway.append({ accountId, organizationId: null }, (db) =>
    db.insertInto('quarantined_files').values({
      id: newId(),
      account_id: accountId,
      ending: 'pdf',
      sha256: Buffer.alloc(32),
      size: 1,
      scanner_said: '',
      sealed: old.seal('quarantine', '止めたもの'),
    }),
  )
  const encrypted = (data: string): Promise<string> => symmetricEncrypt({ key: librarySecret(old), data })
  await open.ownerQuery(
    `insert into auth."twoFactor" ("id", "userId", "secret", "backupCodes")
     values ('t', '${accountId}', '${await encrypted('one-time')}', '${await encrypted('["a"]')}')`,
  )

  await expect(rotateSecret(owner, third, after)).rejects.toThrow(WrongSecret)
  for (const [from, to] of [
    [before, after],
    [after, third],
  ] as const)
    expect(await rotateSecret(owner, from, to)).toMatchObject({ secondFactors: 1, keptInputs: 1, keptAnswers: 1 })

  await expect(openInstallation(open.council.gateway, before)).rejects.toThrow(WrongSecret)
  const now = await openInstallation(open.council.gateway, third)
  expect(now.digest('百瀬')).toEqual(old.digest('百瀬'))
  const [kept] = await open.ownerQuery<{ sealed: Buffer }>('select sealed from kept_inputs')
  expect(now.unseal('kept-input', kept?.sealed as Buffer)).toBe('書きかけ')
  const [stopped] = await open.ownerQuery<{ sealed: Buffer }>('select sealed from quarantined_files')
  expect(now.unseal('quarantine', stopped?.sealed as Buffer)).toBe('止めたもの')
  const [answer] = await open.ownerQuery<{ sealed: string }>(`select answer ->> 'sealed' as sealed from submissions`)
  expect(now.unseal('api-answer', Buffer.from(answer?.sealed ?? '', 'base64'))).toBe('答え')
  const [factor] = await open.ownerQuery<{ secret: string; backupCodes: string }>(
    'select "secret", "backupCodes" from auth."twoFactor"',
  )
  expect(await symmetricDecrypt({ key: librarySecret(now), data: factor?.secret ?? '' })).toBe('one-time')
  expect(await symmetricDecrypt({ key: librarySecret(now), data: factor?.backupCodes ?? '' })).toBe('["a"]')
  await expect(symmetricDecrypt({ key: librarySecret(old), data: factor?.secret ?? '' })).rejects.toThrow('invalid tag')
})
