/** The people of a walk and its cases: who works where now, what was written by whom. */
import { openCase, openCaseInput } from '../../../src/modules/casework/cases/index.ts'
import { Forbidden } from '../../../src/permissions.ts'
import type { Actor } from '../../../src/platform/actor.ts'
import { NotFound, type Outcome } from '../../../src/platform/outcome.ts'
import type { TestCouncil } from '../../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../../support/people.ts'
import { nextStep, someTalk, valueOf } from '../../support/thread.ts'
import type { Step } from './steps.ts'
import { actingFor, type Plant, type Row } from './world.ts'

export type Cast = Map<string, SignedInPerson>
export interface WalkedCase {
  id: string
  number: string
  personId: string
}

const places = {
  a1: ['counselor', 'sapo-shinano', 'sapo-shinano'],
  a2: ['counselor', 'sapo-shinano', 'sapo-shinano'],
  am: ['manager', 'sapo-shinano', null],
  b1: ['counselor', 'hw-nagano', 'ms-nagano'],
  b2: ['counselor', 'hw-nagano', 'ms-nagano'],
  b3: ['counselor', 'hw-nagano', 'hw-nagano-main'],
  bm: ['manager', 'hw-nagano', null],
  be: ['employer-support', 'hw-nagano', 'hw-nagano-main'],
  h1: ['counselor', 'hw-ueda', 'hw-ueda-main'],
  h2: ['counselor', 'hw-ueda', 'hw-ueda-main'],
  m1: ['counselor', 'maisapo-ueda', 'maisapo-ueda'],
  f1: ['counselor', 'hw-iida', 'hw-iida-main'],
  o1: ['council-office', 'nagano-roudoukyoku', null],
  z1: ['administrator', null, null],
  v1: ['counselor', 'sapo-shinano', 'sapo-shinano'],
  v2: ['counselor', 'hw-nagano', 'ms-nagano'],
} as const

export async function castOf(open: TestCouncil): Promise<Cast> {
  const cast: Cast = new Map()
  for (const [key, [role, organizationId, deskId]] of Object.entries(places))
    cast.set(key, await signedInAs(open.council, { role, organizationId, deskId, name: `職員 ${key}` }))
  return cast
}

let serial = 0

export class Walk {
  readonly open: TestCouncil
  readonly cast: Cast
  readonly plants = new Map<string, Plant>()
  readonly history: string[] = []
  /** The steps that could be taken, to be replayed. */
  readonly taken: Step[] = []
  readonly crashes = new Set<string>()
  readonly organizations = ['sapo-shinano', 'hw-nagano', 'hw-ueda', 'maisapo-ueda', 'hw-iida']
  readonly #fields: Map<string, string>
  cases: WalkedCase[] = []
  trial = ''
  #acting = new Map<string, Actor>()

  private constructor(open: TestCouncil, cast: Cast, fields: Map<string, string>) {
    this.open = open
    this.cast = cast
    this.#fields = fields
  }

  /** Three cases: one by name and its twin at the サポステ, one begun without a name at ハローワーク長野. */
  static async begin(open: TestCouncil, cast: Cast): Promise<Walk> {
    const sections = await open.ownerQuery<{ place: string; field: string }>(
      `select form_key || ' ' || (s ->> 'key') as place,
         (select f ->> 'key' from jsonb_array_elements(s -> 'fields') f
           where f ->> 'type' in ('text', 'long') limit 1) as field
       from form_versions, jsonb_array_elements(sections) s`,
    )
    const walk = new Walk(open, cast, new Map(sections.map((row) => [row.place, row.field])))
    await walk.home()
    for (const [by, named] of [
      ['a1', true],
      ['b1', false],
      ['a2', true],
    ] as const)
      await walk.#open(cast.get(by) as SignedInPerson, named)
    return walk
  }

  async #open(by: SignedInPerson, named: boolean): Promise<void> {
    const today = this.open.council.clock.today()
    const person = {
      familyName: '山田',
      givenName: this.plant(by, 'given name'),
      familyNameKana: 'ヤマダ',
      givenNameKana: 'タメシ',
      birthDate: '1980-01-02',
      municipalityCode: '20201',
    }
    const talk = {
      ...someTalk(today, this.plant(by, 'talk note')),
      nextAction: nextStep(today, this.plant(by, 'next action')),
    }
    const input = openCaseInput.parse({
      deskId: by.deskId,
      ...talk,
      ...(named ? { person } : { speaker: 'anonymous', person: { alias: this.plant(by, 'alias') } }),
    })
    const { id, number, personId } = valueOf(await act(this.open.council, by, (ctx) => openCase(ctx, input)))
    this.cases.push({ id, number, personId })
    this.history.push(
      `${this.nameOf(by)}: case ${this.cases.length - 1} opened ${named ? 'by name' : 'without a name'}`,
    )
  }

  /** Everybody is where they began: each walk starts from the same places. */
  async home(): Promise<void> {
    await this.open.ownerQuery(`update accounts set is_active = true where id = any($1)`, [
      [...this.cast.values()].map((each) => each.accountId),
    ])
    for (const key of ['v1', 'v2']) {
      const { accountId, role, organizationId, deskId } = this.cast.get(key) as SignedInPerson
      await this.open.ownerQuery('delete from memberships where account_id = $1', [accountId])
      await this.open.ownerQuery(
        `insert into memberships (id, account_id, role, organization_id, desk_id, valid_from)
         values (gen_random_uuid(), $1, $2, $3, $4, '2025-04-01')`,
        [accountId, role, organizationId, deskId],
      )
    }
    await this.refresh()
  }

  /** Asks who works where now. */
  async refresh(): Promise<void> {
    const rows = await this.open.ownerQuery<{ m: Row }>(
      `select to_jsonb(m) || jsonb_build_object('is_active', a.is_active) as m
       from memberships m join accounts a on a.id = m.account_id
       where a.id = any($1)`,
      [[...this.cast.values()].map((each) => each.accountId)],
    )
    const memberships = rows.map((row) => row.m)
    this.#acting = new Map()
    for (const [key, person] of this.cast) {
      const acting = actingFor(memberships, person.accountId, this.open.council.clock.today())
      if (acting === null) continue
      const deskId = acting.deskId ?? (acting.role === 'counselor' ? person.deskId : null)
      this.#acting.set(key, { ...person, role: acting.role, organizationId: acting.organizationId, deskId })
    }
  }

  actorOf(key: string): Actor | undefined {
    return this.#acting.get(key)
  }

  everybodyAt(organizationId: string): Actor[] {
    return [...this.#acting.values()].filter(
      (each) => each.organizationId === organizationId && (each.role === 'counselor' || each.role === 'manager'),
    )
  }

  at(organizationId: string, n: number): Actor | undefined {
    const counselors = this.everybodyAt(organizationId).filter((each) => each.role === 'counselor')
    return counselors[n % Math.max(counselors.length, 1)]
  }

  managerAt(organizationId: string): Actor | undefined {
    return this.everybodyAt(organizationId).find((each) => each.role === 'manager')
  }

  workers(): Actor[] {
    return [...this.#acting.values()].filter((each) => each.role === 'counselor')
  }

  mover(n: number): string | undefined {
    return this.cast.get(n % 2 === 0 ? 'v1' : 'v2')?.accountId
  }

  get administrator(): Actor | undefined {
    return this.cast.get('z1')
  }

  keyOf(accountId: string): string {
    return [...this.cast].find(([, each]) => each.accountId === accountId)?.[0] ?? 'the person'
  }

  nameOf(actor: Actor): string {
    return `${this.keyOf(actor.accountId)} (${actor.organizationId ?? actor.role})`
  }

  fieldOf(form: string, section: string): string {
    return this.#fields.get(`${form} ${section}`) ?? 'x'
  }

  /** A text that stands nowhere else. */
  plant(by: Actor, what: string): string {
    serial += 1
    const token = `zq${String(serial).padStart(6, '0')}`
    this.plants.set(token, {
      organizationId: by.organizationId,
      at: this.open.council.clock.now().getTime() / 1000,
      what: `${what} of ${by.organizationId ?? by.role}`,
    })
    return token
  }

  /**
   * True where it was done. What is refused by rule, row or role is no event; anything else is a finding of its own.
   */
  async trying(work: () => Promise<Outcome<unknown>>): Promise<boolean> {
    try {
      return (await work()).ok
    } catch (error) {
      if (!(error instanceof NotFound || error instanceof Forbidden))
        this.crashes.add(`${(error as Error).message} after ${this.history.slice(-12).join(' → ')} → ${this.trial}`)
      return false
    }
  }
}
