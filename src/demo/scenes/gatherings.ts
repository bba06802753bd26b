/** 催し: a fair that was held, with what came of it; a tour today; a fair that comes, with somebody who waits. */
import {
  addBooth,
  addSlots,
  boothForm,
  bookInterview,
  checkIn,
  endGathering,
  gatheringForm,
  listBooths,
  openGathering,
  planGathering,
  recordInterviewResult,
  signUp,
  signUpForm,
  slotsForm,
} from '../../modules/employment/gatherings/index.ts'
import { addDays, type CivilDate } from '../../platform/clock.ts'
import { reading } from '../../platform/database/handles.ts'
import type { Scene, Stage } from '../scenes.ts'

const host = 'kigyo@hw-nagano.example'
const saposute = 'soudan@saposute.example'
const helloWork = 'soudan@hw-nagano.example'
const maisapo = 'soudan@maisapo.example'

/** Of the demo's employers (scenes/employers.ts). */
async function employer({ as }: Stage, name: string): Promise<string> {
  return as(host, 45, async (ctx) => {
    const known = await ctx.tx.selectFrom('employers').where('name', '=', name).select('id').executeTakeFirstOrThrow()
    return { ok: true as const, value: known.id }
  })
}

interface Plan {
  kind: string
  title: string
  heldOn: CivilDate
  seats: number | null
  daysAgo: number
  employers: string[]
  more?: Record<string, unknown>
}

/** Planned and opened, with its booths. @returns the slots by booth, in their order */
async function planned(stage: Stage, plan: Plan): Promise<{ id: string; slots: string[][] }> {
  const { as, ago } = stage
  const { id } = await as(host, plan.daysAgo, (ctx) =>
    planGathering(
      ctx,
      gatheringForm.schema.parse({
        kind: plan.kind,
        title: plan.title,
        purpose: '中高年の方と、経験を問わず迎えたい企業が、その場で話せるようにする。',
        programme: '受付のあと、企業の紹介(10分)、そのあとブースで面談。履歴書はいりません。',
        audience: '35歳から59歳までの、仕事をさがしている方',
        heldOn: plan.heldOn,
        startsAt: '13:30',
        endsAt: '16:00',
        form: 'hall',
        municipalityCode: '20201',
        place: '長野市勤労者会館(架空)',
        address: '',
        signUpFrom: ago(plan.daysAgo),
        signUpUntil: plan.heldOn,
        seats: plan.seats,
        ...plan.more,
      }),
    ),
  )
  for (const [index, name] of plan.employers.entries()) {
    const employerId = await employer(stage, name)
    const booth = await as(host, plan.daysAgo, (ctx) =>
      addBooth(ctx, id, boothForm.schema.parse({ employerId, label: `${index + 1}`, note: '' })),
    )
    await as(host, plan.daysAgo, (ctx) =>
      addSlots(ctx, booth.id, slotsForm.schema.parse({ startsAt: '14:00', endsAt: '15:40', minutes: 20, seats: 1 })),
    )
  }
  await as(host, plan.daysAgo - 1, (ctx) => openGathering(ctx, id))
  const slots = await as(host, plan.daysAgo - 1, async (ctx) => ({
    ok: true as const,
    value: (await listBooths(reading(ctx.tx), id)).map((booth) => booth.slots.map((slot) => slot.id)),
  }))
  return { id, slots }
}

async function signed(
  { as, find, ago }: Stage,
  email: string,
  person: [string, string],
  gatheringId: string,
  daysAgo: number,
  more: Record<string, unknown> = {},
): Promise<string> {
  const { caseId } = await find(email, ...person)
  const input = signUpForm.schema.parse({ gatheringId, agreedOn: ago(daysAgo), ...more })
  return (await as(email, daysAgo, (ctx) => signUp(ctx, caseId, input))).id
}

export const gatheringScenes: readonly Scene[] = [
  {
    name: 'a fair that was held',
    play: async (stage) => {
      const { as, ago } = stage
      const { id, slots } = await planned(stage, {
        kind: 'job-fair',
        title: '中高年の方のための就職面接会(長野)',
        heldOn: ago(12),
        seats: 30,
        daysAgo: 40,
        employers: ['善光寺平スーパー株式会社', '信濃路フーズ株式会社'],
      })
      const first = await signed(stage, saposute, ['塩入', '和樹'], id, 20, { callName: '塩入' })
      const second = await signed(stage, helloWork, ['丸田', '誠'], id, 18, { needs: '耳が遠いので、静かな席で。' })
      await signed(stage, maisapo, ['柳澤', '静香'], id, 15)
      const booked = async (email: string, signUpId: string, slotId: string | undefined) =>
        (await as(email, 14, (ctx) => bookInterview(ctx, signUpId, { slotId: slotId ?? '' }))).id
      const interview = await booked(saposute, first, slots[0]?.[0])
      await booked(helloWork, second, slots[1]?.[1])
      for (const typed of ['1', '2']) await as(host, 12, (ctx) => checkIn(ctx, id, { typed }))
      await as(saposute, 11, (ctx) => recordInterviewResult(ctx, interview, { result: 'tour' }))
      await as(host, 11, (ctx) =>
        endGathering(ctx, id, { people: 14, summary: '2社が来て、14人が話した。見学に進んだ方がいる。' }),
      )
    },
  },
  {
    name: 'a tour today',
    play: async (stage) => {
      const { id } = await planned(stage, {
        kind: 'workplace-tour',
        title: '食品工場の職場見学会',
        heldOn: stage.today,
        seats: 8,
        daysAgo: 20,
        employers: [],
        more: { place: '裾花食品 第二工場(架空)', programme: '受付で番号を言ってください。動きやすい服で。' },
      })
      await signed(stage, saposute, ['塩入', '和樹'], id, 6, { callName: '塩入', companions: 1 })
      await signed(stage, helloWork, ['丸田', '誠'], id, 5)
    },
  },
  {
    name: 'a fair that comes, with somebody who waits',
    play: async (stage) => {
      const { id, slots } = await planned(stage, {
        kind: 'job-fair',
        title: '春の就職面接会(長野)',
        heldOn: addDays(stage.today, 21),
        seats: 2,
        daysAgo: 7,
        employers: ['善光寺平スーパー株式会社', '千曲川木工株式会社'],
      })
      const first = await signed(stage, saposute, ['塩入', '和樹'], id, 4, { callName: '塩入' })
      await stage.as(saposute, 4, (ctx) => bookInterview(ctx, first, { slotId: slots[1]?.[2] ?? '' }))
      await signed(stage, helloWork, ['丸田', '誠'], id, 3)
      await signed(stage, maisapo, ['柳澤', '静香'], id, 2)
    },
  },
]
