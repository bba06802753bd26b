/**
 * Promise 1: an open case always has one responsible desk and one dated next action, also where SQL is written by hand.
 */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listDueWork } from '../../src/modules/continuity/workbench/today.queries.ts'
import { openCase, openCaseInput } from '../../src/modules/casework/cases/index.ts'
import { program } from '../../src/platform/database/program.ts'
import { addDays } from '../../src/platform/clock.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { openedCase, someTalk, valueOf } from '../support/thread.ts'

let open: TestCouncil
let worker: SignedInPerson

beforeAll(async () => {
  open = await createTestCouncil()
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
})
afterAll(() => open.close())

type Statement = [text: string, values?: unknown[]]

/** One transaction as the application's role for the worker's organization. @returns when it is committed */
async function committed(...statements: Statement[]): Promise<void> {
  const client = await open.pool.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('role', 'tsunagu_app', true), set_config('app.program', $1, true),
         set_config('app.organization_id', 'hw-nagano', true)`,
      [program.newestMigration],
    )
    for (const [text, values] of statements) await client.query(text, values)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const id = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
const person = (number: number): Statement => [
  `insert into people (id, organization_id) values ($1, 'hw-nagano')`,
  [id(number)],
]
const supportCase = (number: number): Statement => [
  `insert into cases (id, number, person_id, opened_on, status, responsible_organization_id, responsible_desk_id,
     responsible_since, first_speaker, last_contact_on, person_digest)
   values ($1, $2, $1, '2026-01-20', 'open', 'hw-nagano', 'ms-nagano', '2026-01-20', 'self', '2026-01-20', '\\x00')`,
  [id(number), `T-${number}`],
]
const action = (caseId: string): Statement => [
  `insert into next_actions (id, case_id, organization_id, desk_id, kind, due_on, note)
   values (gen_random_uuid(), $1, 'hw-nagano', 'ms-nagano', 'call', '2026-01-27', 'x')`,
  [caseId],
]
const ended = (caseId: string): Statement => [
  `update next_actions set ended_at = now(), ended_how = 'done' where case_id = $1 and ended_at is null`,
  [caseId],
]
const closed = (caseId: string): Statement => [
  `update cases set status = 'closed', closed_on = '2026-01-20', closure_reason = 'other' where id = $1`,
  [caseId],
]

test('a case can’t be opened without a next action', async () => {
  await expect(committed(person(1), supportCase(1))).rejects.toMatchObject({
    code: '23514',
    constraint: 'open_case_has_next_action',
  })
  expect(await open.ownerQuery('select from cases where id = $1', [id(1)])).toEqual([])
  await expect(committed(person(1), supportCase(1), action(id(1)))).resolves.toBeUndefined()
})

test('the next action can’t end without another, and there is never a second one', async () => {
  const { id: caseId } = await openedCase(open.council, worker)
  await expect(committed(ended(caseId))).rejects.toMatchObject({ constraint: 'open_case_has_next_action' })
  await expect(committed(action(caseId))).rejects.toMatchObject({ constraint: 'next_actions_one_open' })
  await expect(committed(ended(caseId), action(caseId))).resolves.toBeUndefined()
  await expect(committed([`delete from next_actions where case_id = $1`, [caseId]])).rejects.toThrow(
    /permission denied/,
  )
  await expect(committed([`update next_actions set due_on = null where case_id = $1`, [caseId]])).rejects.toThrow(
    /permission denied/,
  )
})

test('a case can’t close over an open action, and a closed one gets none', async () => {
  const { id: caseId } = await openedCase(open.council, worker)
  await expect(committed(closed(caseId))).rejects.toMatchObject({ constraint: 'closed_case_has_no_next_action' })
  await committed(closed(caseId), ended(caseId))
  await expect(committed(action(caseId))).rejects.toMatchObject({ constraint: 'closed_case_has_no_next_action' })
  await expect(
    committed([`update cases set status = 'open', closed_on = null, closure_reason = null where id = $1`, [caseId]]),
  ).rejects.toMatchObject({ constraint: 'open_case_has_next_action' })
})

test('an action moved to another case leaves the first one no less guarded', async () => {
  const [first, second] = [await openedCase(open.council, worker), await openedCase(open.council, worker)]
  const move = `update next_actions set case_id = $2 where case_id = $1 and ended_at is null`
  await expect(committed(ended(second.id), [move, [first.id, second.id]])).rejects.toThrow(/permission denied/)
  // The rule doesn't rest on the grant: the owner is refused too.
  const client = new pg.Client({ connectionString: open.ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(...(ended(second.id) as [string, unknown[]]))
    await client.query(move, [first.id, second.id])
    await expect(client.query('commit')).rejects.toMatchObject({ constraint: 'open_case_has_next_action' })
  } finally {
    await client.end()
  }
})

test('responsibility is always somebody’s', async () => {
  const { id: caseId } = await openedCase(open.council, worker)
  for (const column of ['responsible_organization_id', 'responsible_desk_id', 'responsible_since']) {
    await expect(
      open.ownerQuery(`update cases set ${column} = null where id = $1`, [caseId]),
      column,
    ).rejects.toMatchObject({ code: '23502' })
  }
})

test('今日 has its appointments, however many steps are overdue', async () => {
  const busy = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-iida', deskId: 'hw-iida-main' })
  for (let number = 0; number < 25; number++) await openedCase(open.council, busy)
  const today = addDays('2026-01-20', 20)
  open.setToday(today)
  const { nextAction: _, ...talk } = someTalk(today)
  const { id: caseId } = valueOf(
    await act(open.council, busy, (ctx) =>
      openCase(
        ctx,
        openCaseInput.parse({
          deskId: 'hw-iida-main',
          ...talk,
          nextAction: { kind: 'appointment', dueOn: today, time: '10:00', note: '面談', assignee: null },
        }),
      ),
    ),
  )
  const { due, counts } = await open.council.gateway.read(busy, (db) =>
    listDueWork(db, { organizationId: 'hw-iida', deskId: 'hw-iida-main', accountId: null }, addDays(today, 7), today),
  )
  expect(due.filter((each) => each.time !== null).map((each) => each.caseId)).toEqual([caseId])
  expect(due).toHaveLength(21)
  expect(counts).toMatchObject({ today: 1, all: 26 })
  expect(
    await open.council.gateway.read(busy, (db) =>
      listDueWork(db, { organizationId: 'hw-ueda', deskId: 'hw-ueda-main', accountId: null }, addDays(today, 7), today),
    ),
  ).toEqual({ due: [], counts: { overdue: 0, today: 0, tomorrow: 0, all: 0 } })
})
