/** Every action of a room: it leaves its entry, of ids and codes, and does nothing for who may not. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { events } from '../../src/events.ts'
import { Forbidden } from '../../src/permissions.ts'
import { sentenceOf } from '../../src/rooms.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { actionSpecimens } from '../support/all-specimens.ts'
import { allActions } from '../support/action-sources.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act } from '../support/people.ts'
import { valueOf } from '../support/thread.ts'
import { handOf, openWorld, type World } from '../support/world.ts'

let open: TestCouncil
let world: World
let outsider: Actor
beforeAll(async () => {
  open = await createTestCouncil()
  world = await openWorld(open)
  outsider = await world.person({ role: 'employer' })
})
afterAll(() => open.close())

/** Free words of specimens, and what they say of people. */
const personal = ['新', '山田', 'タメシ', 'ヤマダ', '試', '仕事の相談', '続きを聞く']

describe('an action', () => {
  test.each([...actionSpecimens.keys()])(
    '%s leaves its entry in the ledger, of ids and codes, in its own transaction',
    async (name) => {
      const { by, ready, event } = actionSpecimens.get(name)!
      const own = world.fresh()
      const action = await ready(own)
      const actor = await handOf(own, by)
      const before = await open.ownerQuery<{ id: string }>('select id from ledger')
      const known = new Set(before.map((row) => row.id))
      valueOf(await act(open.council, actor, action))
      const added = (
        await open.ownerQuery<{
          id: string
          kind: keyof typeof events
          payload: Record<string, unknown>
          organization_id: string
          account_id: string
          text: string
        }>('select id, kind, payload, organization_id, account_id, payload::text as text from ledger')
      ).filter((row) => !known.has(row.id))
      expect(added.map((row) => row.kind)).toContain(event)
      for (const row of added) {
        expect(events[row.kind].payload.parse(row.payload), row.kind).toEqual(row.payload)
        expect([row.organization_id, row.account_id]).toEqual([actor.organizationId, actor.accountId])
        for (const word of personal) expect(row.text, row.kind).not.toContain(word)
      }
      // No fact without the entry it comes from, and no identity in it.
      const facts = await open.ownerQuery<{ text: string }>(
        'select f::text as text from facts f where ledger_id = any($1::uuid[])',
        [added.map((row) => row.id)],
      )
      for (const fact of facts) for (const word of personal) expect(fact.text).not.toContain(word)
    },
  )

  test.each([...actionSpecimens.keys()])('%s does nothing where the role may not', async (name) => {
    const action = await actionSpecimens.get(name)!.ready(world.fresh())
    const count = () =>
      open.ownerQuery(
        `select (select count(*) from ledger) + (select count(*) from facts)
           + (select count(*) from next_actions) as rows`,
      )
    const before = await count()
    await expect(act(open.council, outsider, action)).rejects.toBeInstanceOf(Forbidden)
    expect(await count()).toEqual(before)
  })

  test('is never without a specimen', () => {
    const elsewhere = new Set(
      [
        // Whoever has the link, or is signed in, may: nothing to refuse to a role (tests/http/accounts.test.ts).
        ['acceptInvitation', 'resetByLink', 'noteOwnChange', 'endOwnToken'],
        // Only the machine's own hand may (tests/http/api-tokens.test.ts).
        ['makeToken'],
        // They look or write for an action, whose entry it is (tests/house/actions.test.ts says which write nothing).
        ['nextActionProblem', 'openFollowUps', 'lookAtSheet', 'preparePerson', 'createPerson', 'cancelFollowUps'],
        // Many at once, with an entry for each (tests/actions/imports.test.ts).
        ['openEarlierCases'],
      ].flat(),
    )
    expect(
      allActions()
        .map((action) => action.name)
        .filter((name) => !actionSpecimens.has(name) && !elsewhere.has(name)),
    ).toEqual([])
  })
})

test('every event of a case has its sentence on the case page, and has happened here', async () => {
  const rows = await open.ownerQuery<{ kind: string; payload: Record<string, unknown> }>(
    'select distinct on (kind) kind, payload from ledger where case_id is not null',
  )
  const seen = new Set(rows.map((row) => row.kind))
  const onCases = Object.entries(events).flatMap(([kind, { label }]) => (label === null ? [] : [kind]))
  expect(onCases.filter((kind) => !seen.has(kind))).toEqual([])
  for (const { kind, payload } of rows) {
    const sentence = sentenceOf(kind, payload)
    expect(sentence, kind).toMatch(/ました(?:\(.+\))?$/)
    // A sentence with a gap where a word was not found is none.
    expect(sentence, kind).not.toMatch(/\(\)|undefined|null|\[object|\(・|・\)/)
  }
})
