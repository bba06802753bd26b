/** 求人: 48 of twelve employers, in each state; welcome ones, and limited ones that wait and that were confirmed. */
import { confirmJobAge, endJob, enterJob, jobInput, publishJob } from '../../modules/employment/jobs/index.ts'
import { recordEmployer } from '../../modules/employment/employers/index.ts'
import type { ActionContext } from '../../platform/action.ts'
import { done, type Outcome } from '../../platform/outcome.ts'
import type { Scene } from '../scenes.ts'
import { inventedJobs, jobEmployers } from '../words/jobs.ts'

const helper = 'kigyo@hw-nagano.example'
const manager = 'sekinin@hw-nagano.example'
const days = [88, 55, 41, 30, 18, 12, 6, 2]
const subsidy = '019b0000-0000-7000-8000-000000000001'
const limited = { mark: 'limited', ageLeast: 35, ageMost: 59, ageGround: '3ni', ageMeasureId: subsidy } as const

/** As it is known already, or entered. */
async function employerIds(ctx: ActionContext): Promise<Outcome<string[]>> {
  const ids: string[] = []
  for (const [name, nameKana, municipalityCode] of jobEmployers) {
    const known = await ctx.tx
      .selectFrom('employers')
      .where('name', '=', name)
      .where('merged_into', 'is', null)
      .select('id')
      .executeTakeFirst()
    const made =
      known === undefined ? await recordEmployer(ctx, newcomer({ name, nameKana, municipalityCode })) : done(known)
    if (!made.ok) return made
    ids.push(made.value.id)
  }
  return done(ids)
}

const newcomer = (known: { name: string; nameKana: string; municipalityCode: string }) => ({
  ...known,
  corporateNumber: null,
  industry: null,
  capital: null,
  workers: null,
  website: '',
  note: '',
  workplaceName: '本社',
  address: '',
  wayThere: '',
  phone: '',
  isOther: true,
})

/** Of each employer its own work, then office or cleaning, then its own by the hour. */
function workAt(index: number) {
  const own = inventedJobs[index % inventedJobs.length]
  const turn = Math.floor(index / inventedJobs.length)
  if (turn === 0 || own === undefined) return own ?? {}
  if (turn === 2 && own.kind !== 'part-time')
    return {
      ...own,
      title: `${own.title}(短い時間)`,
      kind: 'part-time',
      wageForm: 'hour',
      wageLeast: 1_080,
      wageMost: 1_200,
      weeklyHours: 24,
    } as const
  return inventedJobs[(index + turn) % 2 === 0 ? 11 : 6] ?? {}
}

/** Every sixth welcomes, two are limited, one has no number yet. */
function jobAt(index: number, receivedOn: string) {
  const [, , municipalityCode, place] = jobEmployers[index % jobEmployers.length] ?? jobEmployers[0]
  const { kind, ...job } = { kind: undefined, ...workAt(index) }
  const mark =
    index % 6 === 1 ? { mark: 'welcome', appeal: '中高年の方を歓迎します。未経験の方には先輩が教えます。' } : {}
  return jobInput.parse({
    ...job,
    kind,
    ...(index === 39 || index === 45 ? limited : mark),
    number: index === 47 ? null : `20010-${String(10_260_000 + index * 137).padStart(8, '0')}`,
    channel: 'hello-work',
    receivedOn,
    openings: 1 + (index % 3),
    isFullTime: kind !== 'part-time',
    dutiesChange: '変更なし',
    place,
    placeChange: '転勤の可能性なし',
    municipalityCode,
    term: kind === 'contract' && index !== 39 && index !== 45 ? 'fixed' : 'permanent',
    ...(kind === 'contract' ? { renewal: 'usual', renewalRule: '勤務の成績による。通算5年まで' } : {}),
    retirementAge: 65,
    insurances: kind === 'part-time' ? ['accident'] : ['employment', 'accident', 'health', 'pension'],
    holidays: '土日・祝日ほか',
    yearlyHolidays: 110 + (index % 4) * 4,
    selection: ['papers', 'interview'],
    experienceAsked: false,
    wordsSeen: false,
  })
}

export const jobScenes: readonly Scene[] = [
  {
    name: 'jobs of the prefecture',
    play: async ({ as, ago }) => {
      const employers = await as(helper, 90, employerIds)
      const made: string[] = []
      for (const [turn, day] of days.entries())
        await as(helper, day, async (ctx): Promise<Outcome<null>> => {
          for (let index = turn * 6; index < turn * 6 + 6; index += 1) {
            const entered = await enterJob(ctx, employers[index % employers.length] ?? '', jobAt(index, ago(day)))
            if (!entered.ok) return entered
            made.push(entered.value.id)
            const shown = index === 47 ? done(null) : await publishJob(ctx, entered.value.id)
            if (!shown.ok) return shown
          }
          return done(null)
        })
      const [confirmed = '', filled = '', withdrawn = ''] = [made[39], made[20], made[22]]
      await as(manager, 5, (ctx) =>
        confirmJobAge(ctx, confirmed, { note: '労働局 職業安定課に電話で確認', sure: true }),
      )
      await as(helper, 5, (ctx) => publishJob(ctx, confirmed))
      await as(helper, 3, (ctx) => endJob(ctx, filled, { how: 'filled', reason: '', mistake: false }))
      await as(helper, 3, (ctx) =>
        endJob(ctx, withdrawn, { how: 'withdrawn', reason: '受注が減ったため', mistake: false }),
      )
    },
  },
]
