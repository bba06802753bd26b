/**
 * Stock and flow on random histories: at every desk, for every type and month, opening + in − out = closing, the
 * closing of one month is the opening of the next, and the last closing is what the cases themselves say.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  decideTargetType,
  mergePeople,
  openCase,
  openCaseInput,
  undoMerge,
} from '../../src/modules/casework/cases/index.ts'
import { closeCase } from '../../src/modules/continuity/closures/index.ts'
import { type FlowRow, listFlow } from '../../src/modules/continuity/oversight/flow.queries.ts'
import { addDays } from '../../src/platform/clock.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import {
  acceptedReferral,
  openedCase,
  sentReferral,
  someClosure,
  someTalk,
  talkedAgain,
  valueOf,
} from '../support/thread.ts'

let open: TestCouncil
let workers: Record<string, SignedInPerson>

beforeAll(async () => {
  open = await createTestCouncil({ today: '2025-06-01' })
  workers = {
    'sapo-shinano': await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'sapo-shinano',
      deskId: 'sapo-shinano',
    }),
    'ms-nagano': await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'hw-nagano',
      deskId: 'ms-nagano',
    }),
    'maisapo-ueda': await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'maisapo-ueda',
      deskId: 'maisapo-ueda',
    }),
  }
})
afterAll(() => open.close())

const desks = ['sapo-shinano', 'ms-nagano', 'maisapo-ueda'] as const
const months = [
  ['2025-06-01', '2025-06-30'],
  ['2025-07-01', '2025-07-31'],
  ['2025-08-01', '2025-08-31'],
] as const
const flow = (from: string, to: string, organization: string | null = null) =>
  open.council.gateway.statistics((db) => listFlow(db, from, to, organization))
const keyOf = (row: { deskId: string; targetType: number | null }) => `${row.deskId} ${row.targetType ?? '–'}`

/** Who should stand there at the end, when nobody was lost between. */
const balanceOf = (row: FlowRow): number =>
  row.opening +
  row.opened +
  row.reopened +
  row.takenOver +
  row.movedIn +
  row.judgedIn -
  row.closed -
  row.handedOver -
  row.movedOut -
  row.judgedOut

interface Living {
  id: string
  personId: string
  desk: (typeof desks)[number]
  open: boolean
  type: number | null
}

const step = fc.record({
  after: fc.integer({ min: 0, max: 12 }),
  which: fc.nat(20),
  desk: fc.constantFrom(...desks),
  what: fc.oneof(
    { weight: 3, arbitrary: fc.constant('open' as const) },
    {
      weight: 3,
      arbitrary: fc.constantFrom('type-1' as const, 'type-2' as const, 'type-3' as const, 'correct' as const),
    },
    { weight: 3, arbitrary: fc.constant('hand-over' as const) },
    { weight: 2, arbitrary: fc.constant('close' as const) },
    { weight: 2, arbitrary: fc.constant('talk' as const) },
    { weight: 1, arbitrary: fc.constantFrom('merge' as const, 'merge-and-undo' as const) },
  ),
})

async function live(
  steps: readonly { after: number; which: number; desk: (typeof desks)[number]; what: string }[],
): Promise<void> {
  const cases: Living[] = []
  let day = '2025-06-01'
  for (const { after, which, desk, what } of steps) {
    day = addDays(day, after)
    if (day > '2025-08-31') return
    // Setting a day starts its clock anew; what happens on one day has to keep its order.
    if (after > 0 || cases.length === 0) open.setToday(day)
    const at = cases.length === 0 ? undefined : cases[which % cases.length]
    if (what === 'open' || at === undefined) {
      const made = await openedCase(open.council, workers[desk] as SignedInPerson)
      cases.push({ id: made.id, personId: made.personId, desk, open: true, type: null })
      continue
    }
    const by = workers[at.desk] as SignedInPerson
    if (what === 'talk') {
      // Somebody who comes back after the end goes on with the same case.
      const { nextAction, ...talk } = someTalk(day)
      if (at.open) await talkedAgain(open.council, by, at.id)
      else
        valueOf(
          await act(open.council, by, (ctx) =>
            openCase(ctx, openCaseInput.parse({ deskId: at.desk, ...talk, personId: at.personId, nextAction })),
          ),
        )
      at.open = true
    } else if (!at.open) continue
    else if (what.startsWith('type-') || what === 'correct') {
      const to = what === 'correct' ? (at.type === 3 ? 2 : 3) : Number(what.slice(5))
      if (to === at.type) continue
      valueOf(
        await act(open.council, by, (ctx) =>
          decideTargetType(ctx, at.id, {
            targetType: to as 1 | 2 | 3,
            provisional: false,
            decidedOn: day,
            reasonCode: at.type === null ? null : what === 'correct' ? 'correction' : 'change-of-state',
            reason: '',
            answers: {},
          }),
        ),
      )
      at.type = to
    } else if (what === 'hand-over') {
      if (desk === at.desk) continue
      await acceptedReferral(
        open.council,
        workers[desk] as SignedInPerson,
        await sentReferral(open.council, by, at.id, desk, ['contact', 'assessment']),
      )
      at.desk = desk
    } else if (what === 'close') {
      valueOf(await act(open.council, by, (ctx) => closeCase(ctx, at.id, someClosure(day))))
      at.open = false
    } else {
      const twin = cases.find((other) => other !== at && other.desk === at.desk && other.open)
      if (!twin) continue
      const merged = await act(open.council, by, (ctx) => mergePeople(ctx, at.personId, twin.personId, { reason: '' }))
      if (!merged.ok) continue
      if (what === 'merge') cases.splice(cases.indexOf(twin), 1)
      else valueOf(await act(open.council, by, (ctx) => undoMerge(ctx, merged.value.id)))
    }
  }
}

async function standing(): Promise<Record<string, number>> {
  const rows = await open.ownerQuery<{ deskId: string; targetType: number | null; many: number }>(
    `select responsible_desk_id as "deskId", target_type as "targetType", count(*)::int as many
     from cases where status = 'open' group by 1, 2`,
  )
  return Object.fromEntries(rows.map((row) => [keyOf(row), row.many]))
}

test('opening + in − out = closing, by desk, type and month', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
      await live(steps)
      open.setToday('2025-08-31')
      let before: Record<string, number> | null = null
      let last: FlowRow[] = []
      for (const [from, to] of months) {
        last = await flow(from, to)
        for (const row of last) expect([keyOf(row), from, balanceOf(row)]).toEqual([keyOf(row), from, row.closing])
        const openings: Record<string, number> = Object.fromEntries(
          last.filter((row) => row.opening > 0).map((row) => [keyOf(row), row.opening]),
        )
        if (before !== null) expect(openings).toEqual(before)
        before = Object.fromEntries(last.filter((row) => row.closing > 0).map((row) => [keyOf(row), row.closing]))
        // Over all desks nobody is taken over who was not handed over, and no type gained whom another didn't lose.
        const sum = (pick: (row: FlowRow) => number): number => last.reduce((total, row) => total + pick(row), 0)
        expect(sum((row) => row.takenOver)).toBe(sum((row) => row.handedOver))
        expect(sum((row) => row.movedIn)).toBe(sum((row) => row.movedOut))
        expect(sum((row) => row.judgedIn)).toBe(sum((row) => row.judgedOut))
      }
      expect(before).toEqual(await standing())
      // One organization's part is its part of the whole.
      for (const deskId of desks) {
        const organization = workers[deskId]?.organizationId ?? ''
        expect(await flow('2025-07-01', '2025-07-31', organization)).toEqual(
          (await flow('2025-07-01', '2025-07-31')).filter((row) => row.deskId === deskId),
        )
      }
    }),
    { numRuns: 8 },
  )
})

test('a corrected judgement is no move', async () => {
  open.setToday('2025-09-02')
  const by = workers['maisapo-ueda'] as SignedInPerson
  const { id } = await openedCase(open.council, by)
  const decide = async (targetType: 1 | 2 | 3, reasonCode: 'correction' | 'change-of-state' | null) =>
    valueOf(
      await act(open.council, by, (ctx) =>
        decideTargetType(ctx, id, {
          targetType,
          provisional: false,
          decidedOn: '2025-09-02',
          reasonCode,
          reason: '',
          answers: {},
        }),
      ),
    )
  await decide(3, null)
  await decide(2, 'correction')
  await decide(1, 'change-of-state')
  const rows = (await flow('2025-09-01', '2025-09-30')).filter((row) => row.deskId === 'maisapo-ueda')
  const total = (pick: (row: FlowRow) => number): number => rows.reduce((sum, row) => sum + pick(row), 0)
  expect([total((row) => row.movedIn), total((row) => row.judgedIn)]).toEqual([1, 2])
})
