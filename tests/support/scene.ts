/** What a story finds already there, made with the pages' own actions: cases, つなぎ, jobs. */
import { openCase, openCaseInput } from '../../src/modules/casework/cases/index.ts'
import { recordPlacement } from '../../src/modules/employment/placements/index.ts'
import { sendReferral } from '../../src/modules/casework/referrals/index.ts'
import { type CivilDate, addDays } from '../../src/platform/clock.ts'
import type { Outcome } from '../../src/platform/outcome.ts'
import type { Product } from './product.ts'

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.errors.map((error) => error.message).join(' '))
  return outcome.value
}

export interface Somebody {
  id: string
  personId: string
  name: string
}

/** Opens a case at the account's own desk. @param name 百瀬 健一(ももせ けんいち) as 'family given', with kana */
export async function someoneAt(
  product: Product,
  email: string,
  name: string,
  kana: string,
  next: { in?: number; on?: CivilDate; time?: string; note: string },
  more: { birthDate?: string } = {},
): Promise<Somebody> {
  const [familyName, givenName] = name.split(' ')
  const [familyNameKana, givenNameKana] = kana.split(' ')
  const today = product.council.clock.today()
  const { deskId, accountId } = await product.actor(email)
  const input = openCaseInput.parse({
    deskId,
    occurredOn: today,
    channel: 'phone',
    speaker: 'self',
    topics: ['job-search'],
    note: `${name}さんとはじめて話した。`,
    person: {
      familyName,
      givenName,
      familyNameKana,
      givenNameKana,
      birthDate: more.birthDate ?? '1980-05-01',
      municipalityCode: '20201',
    },
    nextAction: {
      kind: 'appointment',
      dueOn: next.on ?? addDays(today, next.in ?? 0),
      time: next.time,
      note: next.note,
      assignee: accountId,
    },
  })
  const opened = must(await product.as(email, (ctx) => openCase(ctx, input)))
  return { id: opened.id, personId: opened.personId, name }
}

export async function referred(
  product: Product,
  email: string,
  somebody: Somebody,
  toDeskId: string,
  requests: string,
): Promise<string> {
  const today = product.council.clock.today()
  const sent = await product.as(email, (ctx) =>
    sendReferral(ctx, somebody.id, {
      toDeskId,
      reason: '本人が望んでいる',
      requests,
      mode: 'hand-over',
      urgency: 'normal',
      basis: { kind: 'consent', givenOn: today, until: null },
      shares: ['contact'],
    }),
  )
  return must(sent).id
}

export async function hired(
  product: Product,
  email: string,
  somebody: Somebody,
  employerName: string,
  startedOn: CivilDate,
): Promise<void> {
  must(
    await product.as(email, (ctx) =>
      recordPlacement(ctx, somebody.id, {
        employerName,
        startedOn,
        regular: true,
        weeklyHours: 40,
        route: 'hello-work',
      }),
    ),
  )
}
