/** The 工程表 as lead bodies keep it: planned by quarter, reported with evidence, one late with its reason. */
import { planStep, finishRoadmapStep, reportOnRow, roadmapReportInput, roadmapStepInput } from '../../modules/indicators/index.ts'
import { listRoadmapRows } from '../../modules/plan/index.ts'
import type { ReadDb } from '../../platform/database/handles.ts'
import { fiscalYearOf } from '../../platform/japanese/fiscal-year.ts'
import type { Scene, Stage } from '../scenes.ts'

const [bureau, prefecture] = ['jimukyoku@roudoukyoku.example', 'jimukyoku@pref.example']

/** The rows that somebody leads alone, so that the demo's two offices write into their own. */
async function ownRows({ as, today }: Stage, email: string, lead: string): Promise<string[]> {
  return as(email, 200, async (ctx) => ({ ok: true as const, value: (await listRoadmapRows(ctx.tx as unknown as ReadDb, fiscalYearOf(today))).filter((row) => row.leads.length === 1 && row.leads[0] === lead).map((row) => row.id) }))
}

async function plan({ as, today }: Stage, email: string, row: string, daysAgo: number, quarter: number, step: string, doneDaysAgo: number | null): Promise<void> {
  const { id } = await as(email, daysAgo, (ctx) => planStep(ctx, fiscalYearOf(today), row, roadmapStepInput.parse({ quarter, step })))
  if (doneDaysAgo !== null) await as(email, doneDaysAgo, (ctx) => finishRoadmapStep(ctx, id))
}

const report = ({ as, ago, today }: Stage, email: string, row: string, daysAgo: number, input: Record<string, unknown>) =>
  as(email, daysAgo, (ctx) => reportOnRow(ctx, fiscalYearOf(today), row, roadmapReportInput.parse({ evidenceOn: ago(daysAgo), ...input })))

export const roadmapScenes: readonly Scene[] = [
  {
    name: 'the roadmap kept by the labour bureau',
    play: async (stage) => {
      const [first, second, third] = await ownRows(stage, bureau, 'labor-bureau')
      if (first === undefined || second === undefined || third === undefined) return
      await plan(stage, bureau, first, 190, 2, '限定求人の開拓目標を安定所ごとに決める', 150)
      await plan(stage, bureau, first, 190, 3, '中高年向けの就職面接会を2か所で開く', 62)
      await plan(stage, bureau, first, 190, 4, '参加した方のその後を確かめ、次の会に生かす', null)
      await report(stage, bureau, first, 60, { state: 'in-progress', evidenceKind: 'meeting', evidence: '就職面接会を長野市と松本市で開いた。出展は合わせて34社。' })
      await plan(stage, bureau, second, 190, 3, '専門窓口の担当者の研修を開く', null)
      await report(stage, bureau, second, 40, { state: 'in-progress', evidenceKind: 'report', evidence: '専門窓口の9月までの実績をまとめ、構成機関に配った。' })
      await plan(stage, bureau, third, 190, 2, '助成金の説明会を事業主団体と開く', 140)
      await report(stage, bureau, third, 130, { state: 'in-progress', evidenceKind: 'meeting', evidence: '事業主団体の研修の中で、助成金を説明した。' })
    },
  },
  {
    name: 'the roadmap kept by the prefecture, one row late',
    play: async (stage) => {
      const [first, second] = await ownRows(stage, prefecture, 'prefecture')
      if (first === undefined || second === undefined) return
      await report(stage, prefecture, first, 20, { state: 'late', evidenceKind: 'report', evidence: '委託先が決まったのが11月で、実習は1月から。', reason: '委託の公募に一度応募がなく、公募をやり直した。', countermeasure: '実習の回を2月に集め、参加する人数は計画どおりにする。' })
      await plan(stage, prefecture, second, 150, 3, '支援者の研修を10圏域で開く', 30)
      await report(stage, prefecture, second, 28, { state: 'in-progress', evidenceKind: 'meeting', evidence: '支援者の研修を10圏域で開き、延べ212人が参加した。' })
    },
  },
]
