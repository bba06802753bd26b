/** The 工程表 as lead bodies keep it: planned by quarter, reported with evidence, one late with its reason. */
import { activityInput, recordActivity } from '../../modules/council/activities/index.ts'
import {
  finishRoadmapStep,
  planStep,
  findShownFigures,
  reportOnRow,
  roadmapReportInput,
  roadmapStepInput,
} from '../../modules/council/indicators/index.ts'
import { instantInTokyo } from '../../platform/clock.ts'
import { listKpiDefinitions, listRoadmapRows } from '../../modules/council/plan/index.ts'
import { reading } from '../../platform/database/handles.ts'
import { councilYear } from '../council-year.ts'
import type { Scene, Stage } from '../scenes.ts'

const [bureau, prefecture] = ['jimukyoku@roudoukyoku.example', 'jimukyoku@pref.example']
const city = 'soudan@matsumoto.example'

/** The rows that somebody leads alone, so that the demo's two offices write into their own. */
async function ownRows({ as, today }: Stage, email: string, lead: string): Promise<string[]> {
  return as(email, 200, async (ctx) => ({
    ok: true as const,
    value: (await listRoadmapRows(reading(ctx.tx), councilYear(today)))
      .filter((row) => row.leads.length === 1 && row.leads[0] === lead)
      .map((row) => row.id),
  }))
}

/** @param place the how manieth of the council's municipalities; null for the whole prefecture */
async function activity(
  { as, ago }: Stage,
  email: string,
  daysAgo: number,
  place: number | null,
  input: Record<string, unknown>,
): Promise<string> {
  const { id } = await as(email, daysAgo, async (ctx) => {
    const municipality =
      place === null
        ? undefined
        : await ctx.tx
            .selectFrom('municipalities')
            .select('code')
            .where('retired_on', 'is', null)
            .orderBy('code')
            .limit(1)
            .offset(place)
            .executeTakeFirst()
    return recordActivity(
      ctx,
      activityInput.parse({ heldOn: ago(daysAgo), municipalityCode: municipality?.code ?? null, ...input }),
    )
  })
  return id
}

async function plan(
  { as, today }: Stage,
  email: string,
  row: string,
  daysAgo: number,
  quarter: number,
  step: string,
  doneDaysAgo: number | null,
): Promise<void> {
  const { id } = await as(email, daysAgo, (ctx) =>
    planStep(ctx, councilYear(today), row, roadmapStepInput.parse({ quarter, step })),
  )
  if (doneDaysAgo !== null) await as(email, doneDaysAgo, (ctx) => finishRoadmapStep(ctx, id))
}

/** @param figures KPIs whose numbers stand behind it */
async function report(
  { as, ago, today, statistics }: Stage,
  email: string,
  row: string,
  daysAgo: number,
  input: Record<string, unknown>,
  activities: string[] = [],
  figures: string[] = [],
): Promise<void> {
  const fiscalYear = councilYear(today)
  // It is written down today, whatever day it is about: its numbers are today's, as on the form.
  const now = instantInTokyo(today, '11:00')
  const shown = await statistics((db) => findShownFigures(db, { fiscalYear, codes: figures, now }))
  await as(email, daysAgo, (ctx) =>
    reportOnRow(
      ctx,
      fiscalYear,
      row,
      roadmapReportInput.parse({
        evidenceOn: ago(daysAgo),
        ...input,
        links: { activities, figures, monthlyReports: [], releases: [], progressReports: [] },
      }),
      shown,
    ),
  )
}

/** The council's first KPI that counts people. */
const countedKpi = async ({ statistics, today }: Stage): Promise<string[]> =>
  statistics(async (db) =>
    (await listKpiDefinitions(db, councilYear(today)))
      .filter((kpi) => kpi.kind === 'quantitative')
      .slice(0, 1)
      .map((kpi) => kpi.code),
  )

export const roadmapScenes: readonly Scene[] = [
  {
    name: 'the roadmap kept by the labour bureau',
    play: async (stage) => {
      const [first, second, third] = await ownRows(stage, bureau, 'labor-bureau')
      if (first === undefined || second === undefined || third === undefined) return
      await plan(stage, bureau, first, 190, 2, '限定求人の開拓目標を安定所ごとに決める', 150)
      await plan(stage, bureau, first, 190, 3, '中高年向けの就職面接会を2か所で開く', 62)
      await plan(stage, bureau, first, 190, 4, '参加した方のその後を確かめ、次の会に生かす', null)
      const fairs = [
        await activity(stage, bureau, 62, 1, {
          kind: 'gathering',
          title: '中高年の方のための就職面接会(第1回)',
          people: 118,
          summary: '出展19社。午前は短時間の求人、午後は正社員の求人。履歴書なしで話せる席を設けた。',
        }),
        await activity(stage, bureau, 61, 0, {
          kind: 'gathering',
          title: '中高年の方のための就職面接会(第2回)',
          people: 96,
          summary: '出展15社。託児と手話通訳を用意した。',
        }),
      ]
      await report(
        stage,
        bureau,
        first,
        60,
        { state: 'in-progress', evidenceKind: 'meeting', evidence: '就職面接会を2か所で開いた。出展は合わせて34社。' },
        fairs,
        await countedKpi(stage),
      )
      await plan(stage, bureau, second, 190, 3, '専門窓口の担当者の研修を開く', null)
      const results = await activity(stage, bureau, 41, null, {
        kind: 'document',
        title: '専門窓口の実績のまとめ(上半期)',
        summary: '相談の数、紹介の数、就職の数を窓口ごとに。',
      })
      await report(
        stage,
        bureau,
        second,
        40,
        {
          state: 'in-progress',
          evidenceKind: 'report',
          evidence: '専門窓口の9月までの実績をまとめ、構成機関に配った。',
        },
        [results],
      )
      await plan(stage, bureau, third, 190, 2, '助成金の説明会を事業主団体と開く', 140)
      await report(stage, bureau, third, 130, {
        state: 'in-progress',
        evidenceKind: 'meeting',
        evidence: '事業主団体の研修の中で、助成金を説明した。',
      })
    },
  },
  {
    name: 'the roadmap kept by the prefecture, one row late',
    play: async (stage) => {
      const [first, second] = await ownRows(stage, prefecture, 'prefecture')
      if (first === undefined || second === undefined) return
      await report(stage, prefecture, first, 20, {
        state: 'late',
        evidenceKind: 'report',
        evidence: '委託先が決まったのが11月で、実習は1月から。',
        reason: '委託の公募に一度応募がなく、公募をやり直した。',
        countermeasure: '実習の回を2月に集め、参加する人数は計画どおりにする。',
      })
      await plan(stage, prefecture, second, 150, 3, '支援者の研修を10圏域で開く', 30)
      const training = await activity(stage, prefecture, 30, null, {
        kind: 'gathering',
        title: '支援者のための研修(10圏域)',
        people: 212,
        summary: '家族からの相談をどう受けるか、どの窓口へどうつなぐかを、事例で学んだ。',
      })
      const practice = await activity(stage, prefecture, 29, 4, {
        kind: 'practice',
        title: '居場所から短時間の仕事へ、月に一度の見学でつなぐ',
        summary:
          '居場所に通う方と、地元の事業所を月に一度見学した。半年で4人が短時間の仕事を始めた。\nうまくいかなかったこと: 冬は足がなく、参加が減った。',
      })
      await report(
        stage,
        prefecture,
        second,
        28,
        {
          state: 'in-progress',
          evidenceKind: 'meeting',
          evidence: '支援者の研修を10圏域で開き、延べ212人が参加した。',
        },
        [training, practice],
      )
    },
  },
  {
    name: 'a city says what it does on a row of all municipalities',
    play: async (stage) => {
      const row = await stage.as(city, 200, async (ctx) => ({
        ok: true as const,
        value: (await listRoadmapRows(reading(ctx.tx), councilYear(stage.today))).find((each) =>
          each.leads.includes('municipalities'),
        ),
      }))
      if (row === undefined) return
      await report(stage, city, row.id, 24, {
        state: 'in-progress',
        evidenceKind: 'practice',
        evidence: '市内の3社で、半日の職場見学を受けてもらえることになった。11月に2人が見学した。',
      })
    },
  },
]
