/** Whoever comes in is written down here and now, whichever desk answers for them; nothing more is seen than before. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  acknowledgeWalkIn,
  openCase,
  openCaseInput,
  recordWalkIn,
  walkInInput,
} from '../../src/modules/casework/cases/index.ts'
import { closeCase } from '../../src/modules/continuity/closures/index.ts'
import { restrictCase } from '../../src/modules/casework/consents/index.ts'
import { listReminders } from '../../src/modules/continuity/workbench/today.queries.ts'
import { addDays } from '../../src/platform/clock.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import {
  acceptedReferral,
  begunJointSupport,
  nextStep,
  openedCase,
  sentReferral,
  someClosure,
  someTalk,
  talkedAgain,
  valueOf,
} from '../support/thread.ts'
import { openWeb, type Web } from '../support/web.ts'

const today = '2026-01-20'
let open: TestCouncil
let web: Web
let station: SignedInPerson
let office: SignedInPerson
let stranger: SignedInPerson

beforeAll(async () => {
  open = await createTestCouncil({ today })
  web = openWeb(open)
  station = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'sapo-shinano',
    deskId: 'sapo-shinano',
  })
  office = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
  stranger = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'hw-matsumoto',
    deskId: 'ms-matsumoto',
  })
})
afterAll(async () => {
  await web.close()
  await open.close()
})

/** Handed on from the station to the office; the station keeps its own records. */
async function handedOn(shares: ('contact' | 'consultations')[] = ['contact']) {
  const made = await openedCase(open.council, station)
  await acceptedReferral(open.council, office, await sentReferral(open.council, station, made.id, 'ms-nagano', shares))
  await talkedAgain(open.council, office, made.id, '窓口で話した中身')
  return made
}
const contact = (more: Partial<Parameters<typeof walkInInput.parse>[0] & object> = {}) => {
  const { occurredOn, channel, speaker, topics, note } = someTalk(today, 'また来てくれた')
  return walkInInput.parse({
    deskId: 'sapo-shinano',
    occurredOn,
    channel,
    speaker,
    topics,
    note,
    told: '次の約束を変えたいそうです',
    ...more,
  })
}
const closedByOffice = async (caseId: string) =>
  valueOf(await act(open.council, office, (ctx) => closeCase(ctx, caseId, someClosure(today))))
const again = (by: SignedInPerson, personId: string, note = '戻ってきた') => {
  const { nextAction: _, ...talk } = someTalk(today, note)
  return act(open.council, by, (ctx) =>
    openCase(ctx, openCaseInput.parse({ deskId: by.deskId, ...talk, personId, nextAction: nextStep(today) })),
  )
}
const notes = async (by: SignedInPerson, caseId: string): Promise<string[]> =>
  (
    await open.council.gateway.read(by, (db) =>
      db.selectFrom('consultations').where('case_id', '=', caseId).select('note').orderBy('recorded_at').execute(),
    )
  ).map((row) => row.note)
const told = (by: SignedInPerson) =>
  open.council.gateway.read(by, async (db) =>
    (
      await listReminders(
        db,
        { organizationId: by.organizationId ?? '', deskId: by.deskId, accountId: null },
        addDays(today, 7),
      )
    ).filter((each) => each.what === 'came' || each.what === 'reopened'),
  )
const leadOf = async (caseId: string): Promise<unknown> =>
  (await open.ownerQuery('select responsible_desk_id as lead, status, episode from cases where id = $1', [caseId]))[0]

describe('whose case is open elsewhere', () => {
  test('is recorded as a contact, which the responsible desk sees on 今日 and takes note of', async () => {
    const { id } = await handedOn()
    const before = await notes(office, id)
    const made = valueOf(await act(open.council, station, (ctx) => recordWalkIn(ctx, id, contact())))
    expect(await notes(station, id)).toContain('また来てくれた')
    // What was said is the desk's own; the other reads what was written for it.
    expect(await notes(office, id)).toEqual(before)
    expect((await told(office)).filter((each) => each.caseId === id)).toMatchObject([
      { what: 'came', text: '次の約束を変えたいそうです', deskName: 'サポステ・シナノ' },
    ])
    expect(await leadOf(id)).toMatchObject({ lead: 'ms-nagano', status: 'open' })
    expect(await act(open.council, station, (ctx) => acknowledgeWalkIn(ctx, made.id))).toMatchObject({ ok: false })
    expect(await act(open.council, office, (ctx) => acknowledgeWalkIn(ctx, made.id))).toMatchObject({ ok: true })
    expect((await told(office)).filter((each) => each.caseId === id)).toEqual([])
    expect((await open.ownerQuery('select last_contact_on from cases where id = $1', [id]))[0]).toEqual({
      last_contact_on: today,
    })
  })

  test('is nobody’s who never knew the person, and never a way in', async () => {
    const { id } = await handedOn()
    await expect(
      act(open.council, stranger, (ctx) => recordWalkIn(ctx, id, contact({ deskId: 'ms-matsumoto' }))),
    ).rejects.toThrow(/case/)
    expect(
      await act(open.council, office, (ctx) => recordWalkIn(ctx, id, contact({ deskId: 'ms-nagano' }))),
    ).toMatchObject({ ok: false })
    expect(
      await act(open.council, station, (ctx) => recordWalkIn(ctx, id, contact({ deskId: 'ms-nagano' }))),
    ).toMatchObject({ ok: false, errors: [{ field: 'deskId' }] })
    expect(walkInInput.safeParse({ ...contact(), told: ' ' }).success).toBe(false)
  })

  test('and by SQL neither is told to an organization that never had to do with the person', async () => {
    const { id } = await handedOn()
    const { consultationId } = valueOf(await act(open.council, station, (ctx) => recordWalkIn(ctx, id, contact())))
    const tell = (organization: string, desk: string) =>
      open.council.gateway.write(station, async (tx) => {
        await tx
          .insertInto('walk_ins')
          .values({
            id: '00000000-0000-7000-8000-0000000000b1',
            case_id: id,
            kind: 'came',
            consultation_id: consultationId,
            organization_id: 'sapo-shinano',
            desk_id: 'sapo-shinano',
            for_organization_id: organization,
            for_desk_id: desk,
            told: 'x',
            came_on: today,
          })
          .execute()
      })
    await expect(tell('hw-matsumoto', 'ms-matsumoto')).rejects.toMatchObject({ code: '42501' })
    await expect(tell('hw-nagano', 'ms-matsumoto')).rejects.toMatchObject({ code: '42501' })
  })

  test('what is not read yet goes on to whoever answers next', async () => {
    const { id } = await handedOn()
    valueOf(await act(open.council, station, (ctx) => recordWalkIn(ctx, id, contact())))
    const third = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'hw-ueda',
      deskId: 'hw-ueda-main',
    })
    await acceptedReferral(
      open.council,
      third,
      await sentReferral(open.council, office, id, 'hw-ueda-main', ['contact']),
    )
    expect((await told(third)).map((each) => each.caseId)).toContain(id)
    expect((await told(office)).map((each) => each.caseId)).not.toContain(id)
  })
})

describe('whose case was closed elsewhere', () => {
  test('is taken up again here, and the desk that closed it learns of it', async () => {
    const { id, personId } = await handedOn()
    await closedByOffice(id)
    valueOf(await again(station, personId))
    expect(await leadOf(id)).toEqual({ lead: 'sapo-shinano', status: 'open', episode: 2 })
    // What may be seen stays what may be seen.
    expect(await notes(station, id)).not.toContain('窓口で話した中身')
    expect(await notes(office, id)).toContain('窓口で話した中身')
    expect(await notes(office, id)).not.toContain('戻ってきた')
    expect((await told(office)).filter((each) => each.caseId === id)).toMatchObject([
      { what: 'reopened', deskName: 'サポステ・シナノ' },
    ])
    // The desk works on it from now on.
    await talkedAgain(open.council, station, id, 'その次')
  })

  test('is told to its desk instead where that desk has restricted it', async () => {
    const { id, personId } = await handedOn()
    valueOf(
      await act(open.council, office, (ctx) =>
        restrictCase(ctx, id, { reason: '支援措置', accounts: [office.accountId] }),
      ),
    )
    await closedByOffice(id)
    expect(await again(station, personId)).toMatchObject({ ok: false })
    expect(await leadOf(id)).toMatchObject({ lead: 'ms-nagano', status: 'closed' })
    valueOf(await act(open.council, station, (ctx) => recordWalkIn(ctx, id, contact())))
    expect((await told(office)).map((each) => each.caseId)).toContain(id)
  })

  test('nobody takes a case up by SQL past that', async () => {
    const { id } = await handedOn()
    const take = (by: SignedInPerson, desk: string) =>
      open.council.gateway.write(by, (tx) =>
        tx
          .selectNoFrom((eb) =>
            eb.fn('take_up_here', [eb.val(id), eb.val(desk), eb.val(by.accountId), eb.val(today)]).as('x'),
          )
          .execute(),
      )
    await expect(take(station, 'sapo-shinano'), 'open').rejects.toThrow(/may not be taken up/)
    await closedByOffice(id)
    await expect(take(stranger, 'ms-matsumoto'), 'unknown').rejects.toThrow(/may not be taken up/)
    await expect(take(station, 'ms-nagano'), 'another desk').rejects.toThrow(/another organization/)
  })
})

describe('on the page', () => {
  const at = (by: SignedInPerson, path: string) => web.as(by).get(path)
  test('each is led to the form that fits', async () => {
    const { id, personId } = await handedOn()
    const jointId = await begunJointSupport(
      open.council,
      office,
      await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-ueda', deskId: 'hw-ueda-main' }),
      id,
      'hw-ueda-main',
    )
    const helper = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'hw-ueda',
      deskId: 'hw-ueda-main',
    })
    expect((await at(station, `/cases/new?person=${personId}`)).location).toBe(`/cases/${id}/contacts/new`)
    expect((await at(station, `/cases/${id}/consultations/new`)).location).toBe(`/cases/${id}/contacts/new`)
    expect((await at(helper, `/cases/${id}/consultations/new`)).location).toBe(`/joint-supports/${jointId}/talks/new`)
    expect((await at(office, `/cases/${id}/consultations/new`)).status).toBe(200)
    expect((await at(office, `/cases/${id}/contacts/new`)).location).toBe(`/cases/${id}/consultations/new`)
    expect((await at(stranger, `/cases/${id}/contacts/new`)).status).toBe(404)
    await closedByOffice(id)
    expect((await at(station, `/cases/${id}/consultations/new`)).location).toBe(`/cases/new?person=${personId}`)
  })
})
