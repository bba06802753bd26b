/**
 * A week of a desk, lived twice: once with every record written wrongly and put right once, once written right. The
 * figures, the threads and what is next are the same, and as they follow from the records.
 */
import { afterAll, expect, test } from 'vitest'
import {
  correctConsultation,
  correctTargetType,
  decideTargetType,
  listThread,
  openCase,
  openCaseInput,
  recordConsultation,
  takeBackConsultation,
  verifyFacts,
} from '../../src/modules/casework/cases/index.ts'
import { closeCase, correctClosure } from '../../src/modules/continuity/closures/index.ts'
import { changePerson, personChange } from '../../src/modules/people/people/index.ts'
import {
  correctFollowUp,
  correctPlacement,
  recordFollowUp,
  recordPlacement,
} from '../../src/modules/employment/placements/index.ts'
import { reportOutcome } from '../../src/modules/casework/referrals/index.ts'
import { correctTraining, recordTraining } from '../../src/modules/employment/trainings/index.ts'
import type { ActionContext } from '../../src/platform/action.ts'
import { addDays, type CivilDate } from '../../src/platform/clock.ts'
import type { Outcome } from '../../src/platform/outcome.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { acceptedReferral, sentReferral, someTalk, valueOf } from '../support/thread.ts'

const monday = '2026-01-19'
const right = { how: 'correct', reason: '聞き違い' } as const
const opened: TestCouncil[] = []
afterAll(() => Promise.all(opened.map((each) => each.close())))

class Week {
  readonly open: TestCouncil
  readonly by: SignedInPerson
  readonly other: SignedInPerson
  readonly isCorrected: boolean
  readonly cases: string[] = []

  private constructor(open: TestCouncil, by: SignedInPerson, other: SignedInPerson, isCorrected: boolean) {
    ;[this.open, this.by, this.other, this.isCorrected] = [open, by, other, isCorrected]
  }

  static async begin(isCorrected: boolean): Promise<Week> {
    const open = await createTestCouncil({ today: monday })
    opened.push(open)
    const by = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'sapo-shinano',
      deskId: 'sapo-shinano',
    })
    const other = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'hw-nagano',
      deskId: 'ms-nagano',
    })
    return new Week(open, by, other, isCorrected)
  }

  async does<T>(work: (ctx: ActionContext) => Promise<Outcome<T>>, by = this.by): Promise<T> {
    return valueOf(await act(this.open.council, by, work))
  }

  /** What was meant, or what was written first and is put right below. */
  first<T>(meant: T, wrong: T): T {
    return this.isCorrected ? wrong : meant
  }

  async fix(work: () => Promise<unknown>): Promise<void> {
    if (this.isCorrected) await work()
  }

  on(day: number): CivilDate {
    const date = addDays(monday, day)
    this.open.setToday(date)
    return date
  }
}

const name = (index: number) => ({
  familyName: '週田',
  familyNameKana: 'シュウダ',
  givenName: '一二三四五'[index] ?? '',
  givenNameKana: ['イチ', 'ニ', 'サン', 'ヨン', 'ゴ'][index] ?? '',
  birthDate: `198${index}-03-0${index + 1}`,
  municipalityCode: '20201',
})

async function live(week: Week): Promise<void> {
  const { by, other, open } = week
  // Monday: five come; who spoke, the day and the reading of the name are heard wrongly.
  let today = week.on(0)
  for (const index of [0, 1, 2, 3, 4]) {
    const { nextAction, ...talk } = someTalk(today, `${index}人目`)
    const speaker = index % 2 === 0 ? ('self' as const) : ('family' as const)
    const person = { ...name(index), ...(week.isCorrected ? { givenNameKana: 'チガウ', birthDate: null } : {}) }
    const made = await week.does((ctx) =>
      openCase(
        ctx,
        openCaseInput.parse({
          deskId: by.deskId,
          ...talk,
          speaker: week.first(speaker, index % 2 === 0 ? 'family' : 'self'),
          occurredOn: week.first(today, addDays(today, -20)),
          person,
          nextAction,
        }),
      ),
    )
    week.cases.push(made.id)
    await week.fix(async () => {
      const [row] = await open.ownerQuery<{ id: string }>('select id from consultations where case_id = $1', [made.id])
      await week.does((ctx) =>
        correctConsultation(ctx, made.id, row?.id ?? '', { ...talk, speaker, reason: '日と話した人' }),
      )
      await week.does((ctx) =>
        changePerson(
          ctx,
          made.personId,
          1,
          personChange.parse({
            ...name(index),
            alias: '',
            phone: '',
            email: '',
            contactCautions: [],
            contactNote: '',
            preferredChannel: null,
            reachFrom: null,
            reachTo: null,
            addressKind: null,
            postalCode: '',
            address: '',
            addressSecret: false,
          }),
        ),
      )
    })
  }
  const [a = '', b = '', c = '', d = '', e = ''] = week.cases
  // Tuesday: judgements.
  today = week.on(1)
  for (const [id, meant] of [
    [a, 1],
    [b, 2],
    [c, 3],
  ] as const) {
    await week.does((ctx) =>
      decideTargetType(ctx, id, {
        targetType: week.first(meant, meant === 3 ? 1 : 3),
        provisional: false,
        decidedOn: today,
        reasonCode: null,
        reason: 'x',
        answers: {},
      }),
    )
    await week.fix(async () => {
      const [row] = await open.ownerQuery<{ id: string }>('select id from target_type_decisions where case_id = $1', [
        id,
      ])
      await week.does((ctx) =>
        correctTargetType(ctx, id, row?.id ?? '', { targetType: meant, provisional: false, decidedOn: today }, right),
      )
    })
  }
  // Wednesday: a hire, a training, a talk written into the wrong case.
  today = week.on(2)
  const job = {
    employerName: '信州精密',
    startedOn: today,
    regular: true,
    weeklyHours: 38,
    route: 'hello-work' as const,
  }
  const { id: placementId } = await week.does((ctx) =>
    recordPlacement(
      ctx,
      a,
      week.first(job, { ...job, employerName: '上小精機', startedOn: addDays(today, -30), regular: false }),
    ),
  )
  await week.fix(() => week.does((ctx) => correctPlacement(ctx, placementId, job, right)))
  const course = {
    kind: 'bridge' as 'bridge' | 'public',
    course: 'CAD',
    provider: 'ポリテク',
    startsOn: today,
    endsOn: addDays(today, 60),
  }
  const { id: trainingId } = await week.does((ctx) =>
    recordTraining(ctx, b, week.first(course, { ...course, kind: 'public', startsOn: addDays(today, -5) })),
  )
  await week.fix(() => week.does((ctx) => correctTraining(ctx, trainingId, { ...course, end: null }, right)))
  const { id: talkId } = await week.does((ctx) =>
    recordConsultation(ctx, week.first(c, d), someTalk(today, '三人目の二度目')),
  )
  await week.fix(() => week.does((ctx) => takeBackConsultation(ctx, d, talkId, { reason: '別の方', toCaseId: c })))
  // Thursday: one is handed on, and what became of it is told wrongly first.
  today = week.on(3)
  const referralId = await sentReferral(open.council, by, e, 'ms-nagano', ['contact'])
  await acceptedReferral(open.council, other, referralId)
  const told = (result: 'employed' | 'supporting') =>
    week.does((ctx) => reportOutcome(ctx, referralId, { result, note: '', answers: [] }), other)
  await told(week.first('supporting', 'employed'))
  await week.fix(() => told('supporting'))
  // Friday: asked whether she still works, and one ends.
  today = week.on(4)
  const asked = { month: 1 as const, heldOn: today, with: 'person' as const, endedOn: null, endReason: null, note: '' }
  await week.does((ctx) =>
    recordFollowUp(
      ctx,
      placementId,
      week.first({ ...asked, status: 'working' }, { ...asked, status: 'left', endedOn: today, endReason: 'health' }),
    ),
  )
  await week.fix(() => week.does((ctx) => correctFollowUp(ctx, placementId, 1, { ...asked, status: 'working' }, right)))
  const ending = {
    reason: 'own-wish' as 'own-wish' | 'moved',
    closedOn: today,
    summary: 'まとめ',
    reopenHint: '',
    followUpsEndReason: '',
  }
  await week.does((ctx) =>
    closeCase(ctx, d, week.first(ending, { ...ending, reason: 'moved', closedOn: addDays(today, -1) })),
  )
  await week.fix(() => week.does((ctx) => correctClosure(ctx, d, ending, right)))
}

const figuresOf = ({ open }: Week) =>
  open.ownerQuery<
    Record<string, unknown>
  >(`select f.kind, f.occurred_on, f.organization_id, f.desk_id, f.municipality_code, f.area, f.target_type,
    f.age_group, f.detail, sum(f.quantity)::int as quantity, count(distinct f.person_digest)::int as people
  from facts f
  where f.corrects_id is null and not exists (select from facts c where c.corrects_id = f.id)
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9 order by 1, 2, 3, 4, 5, 6, 7, 8, 9`)
const statesOf = ({ open, cases }: Week) =>
  open.ownerQuery<Record<string, unknown>>(
    `select c.status, c.opened_on, c.closed_on, c.closure_reason, c.first_speaker, c.last_contact_on, c.target_type,
       c.episode, c.responsible_desk_id, c.municipality_code, n.kind, n.due_on, n.note, n.origin
     from unnest($1::uuid[]) with ordinality as wanted (id, position)
     join cases c using (id)
     left join next_actions n on n.case_id = c.id and n.ended_at is null
     order by position`,
    [cases],
  )
const threadsOf = async ({ open, by, cases }: Week) =>
  (await Promise.all(cases.map((id) => open.council.gateway.read(by, (db) => listThread(db, id, 50))))).map((thread) =>
    thread
      .map((entry) => `${entry.kind} ${entry.occurredOn}`)
      .filter((line) => !/person\.changed|corrected|referral\.reported/.test(line)),
  )

test('with every record put right once the week is the one that was meant', async () => {
  const [meant, corrected] = [await Week.begin(false), await Week.begin(true)]
  await live(meant)
  await live(corrected)
  const figures = await figuresOf(meant)
  expect(figures.length).toBeGreaterThan(10)
  expect(await figuresOf(corrected)).toEqual(figures)
  // What is next after a talk that was written into another's case is asked about on the page, and not moved by itself.
  const states = async (week: Week) =>
    (await statesOf(week)).map((state, index) => (index === 2 ? { ...state, due_on: null } : state))
  expect(await states(corrected)).toEqual(await states(meant))
  expect(await threadsOf(corrected)).toEqual(await threadsOf(meant))
  for (const week of [meant, corrected]) expect((await verifyFacts(week.open.council)).first).toBeNull()
})
