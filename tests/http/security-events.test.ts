/**
 * 安全の記録: what happens to doors and rights is there for the administrator,
 * and for nobody else, without a word about anybody.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { securityEvents } from '../../src/events.ts'
import { exportPerson } from '../../src/cli/export.ts'
import { deactivate } from '../../src/modules/access/accounts/index.ts'
import { openEmergencyDoor } from '../../src/modules/casework/consents/index.ts'
import { listSecurityEvents } from '../../src/modules/access/service/security.queries.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { openedCase, valueOf } from '../support/thread.ts'
import { openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let worker: SignedInPerson
let foreign: SignedInPerson
let administrator: SignedInPerson
const folder = mkdtempSync(join(tmpdir(), 'tsunagu-security-'))

beforeAll(async () => {
  open = await createTestCouncil()
  web = openWeb(open)
  worker = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'sapo-shinano',
    deskId: 'sapo-shinano',
    name: '相談 まこと',
  })
  foreign = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'hw-ueda',
    deskId: 'hw-ueda-main',
    name: '上田 いずみ',
  })
  administrator = await signedInAs(open.council, { role: 'administrator', name: '管理 花子' })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await web.close()
  await open.close()
})

const events = () =>
  open.ownerQuery<{ kind: string; detail: string; account_id: string | null; organization_id: string | null }>(
    'select kind, detail, account_id, organization_id from security_events order by happened_at, id',
  )

describe('what happens to doors and rights', () => {
  test('is kept: a page and an endpoint that a role may not, an emergency, an export', async () => {
    expect((await web.as(worker).get('/admin')).status).toBe(403)
    const { id } = await openedCase(open.council, worker, { familyName: '隠野', givenName: '守' })
    const [found] = await open.ownerQuery<{ number: string }>('select number from cases where id = $1', [id])
    valueOf(
      await act(open.council, foreign, (ctx) =>
        openEmergencyDoor(ctx, {
          kana: '',
          birthDate: null,
          number: found?.number ?? '',
          reason: '本人から死にたいと電話があった',
          hours: 1,
        }),
      ),
    )
    await exportPerson(open.council, open.ownerUrl, join(folder, 'x'), {
      number: found?.number ?? '',
      organizationId: 'sapo-shinano',
    })
    expect(await events()).toMatchObject([
      {
        kind: 'door-refused',
        account_id: worker.accountId,
        organization_id: 'sapo-shinano',
        detail: 'door refused: GET /admin',
      },
      { kind: 'emergency', account_id: foreign.accountId, organization_id: 'hw-ueda', detail: 'emergency.opened' },
      { kind: 'export', account_id: null, organization_id: 'sapo-shinano', detail: 'council.personExported' },
    ])
  })

  test('is shown to the administrator by kind, in words', async () => {
    const page = await web.as(administrator).get('/security-log')
    expect(page.status).toBe(200)
    for (const words of [
      '断られた扉',
      'その役割では使えない画面 /admin',
      '相談 まこと',
      '緊急の閲覧を開いた',
      'ひとりの記録を書き出した(開示)',
      'しくみ',
    ])
      expect(page.text).toContain(words)
    for (const words of ['隠野', '死にたい', 'door refused', 'emergency.opened', 'undefined'])
      expect(page.text).not.toContain(words)
    const one = await web.as(administrator).get('/security-log?kind=export')
    expect([one.text.includes('ひとりの記録を書き出した'), one.text.includes('相談 まこと')]).toEqual([true, false])
    for (const odd of ['?kind=x&page=-1', '?page=1e9', '?page=abc', '?kind='])
      expect((await web.as(administrator).get(`/security-log${odd}`)).status, odd).toBe(200)
  })

  test('is nobody else’s to see, by page or by SQL, and nobody’s to change', async () => {
    expect((await web.as(worker).get('/security-log')).status).toBe(403)
    expect((await open.council.gateway.read(worker, (db) => listSecurityEvents(db, null, 1))).rows).toEqual([])
    expect(
      (await open.council.gateway.read(administrator, (db) => listSecurityEvents(db, null, 1))).rows.length,
    ).toBeGreaterThan(2)
    await expect(
      open.council.gateway.write(administrator, (tx) => tx.deleteFrom('security_events').execute()),
    ).rejects.toThrow('permission denied')
    await expect(
      open.council.gateway.write(administrator, (tx) =>
        tx.updateTable('security_events').set({ detail: '' }).execute(),
      ),
    ).rejects.toThrow('permission denied')
  })

  test('of strangers at a door leaves a line and no row: anybody can knock a thousand times', async () => {
    const before = (await events()).length
    const answer = await web.as(worker).post('/drafts', { note: 'x' }, { origin: 'https://elsewhere.example' })
    expect(answer.status).toBe(403)
    expect((await events()).length).toBe(before)
  })
})

describe('a line for whoever watches the machine', () => {
  /** Lines of the security log that some work leaves. */
  async function linesOf(work: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
    const lines: string[] = []
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      lines.push(String(text))
      return true
    })
    try {
      await work()
    } finally {
      write.mockRestore()
    }
    return lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter((line) => line['level'] === 'security')
  }

  test('stands for what was committed, with the council and who did it, and for nothing that was taken back', async () => {
    const end = (ctx: Parameters<typeof deactivate>[0]) => deactivate(ctx, foreign.accountId)
    expect(
      await linesOf(() =>
        act(open.council, administrator, async (ctx) => {
          await end(ctx)
          throw new Error('taken back')
        }).catch(() => {}),
      ),
    ).toEqual([])
    const [line, ...more] = await linesOf(() => act(open.council, administrator, end))
    expect(line).toMatchObject({
      message: 'account.changed',
      council: 'nagano',
      by: administrator.accountId,
      accountId: foreign.accountId,
      change: 'deactivated',
    })
    expect(more).toEqual([])
  })

  test('stands for each kind that has a row', async () => {
    const [row] = await open.ownerQuery<{ definition: string }>(
      `select pg_get_triggerdef(oid) as definition from pg_trigger where tgname = 'note_security_event'`,
    )
    expect([...(row?.definition.matchAll(/'([a-z]+\.[A-Za-z]+)'/g) ?? [])].map((match) => match[1]).toSorted()).toEqual(
      [...securityEvents].toSorted(),
    )
  })
})
