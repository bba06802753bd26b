/** A progress report as a paper. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { Block, Paper } from '../../../platform/documents/index.ts'
import { formatDate, formatFiscalYear } from '../../../platform/japanese/index.ts'
import { noteTime, progressReportTitle, roadmapStateLabels } from '../indicators/index.ts'
import { ownParts, type Period } from './progress.labels.ts'
import type { ProgressTexts } from './progress.form.ts'
import { withFigures } from './progress-words.rules.ts'
import { hasFormerYear, type ProgressFigures } from './progress.rules.ts'

export interface PrintedProgress {
  fiscalYear: number
  period: Period
  edition: number
  owner: string
  texts: ProgressTexts
  figures: ProgressFigures
  /** Null for a draft. */
  approval: { on: CivilDate; words: string } | null
  doubts: readonly { text: string; word: string }[]
}

export function progressPaper({
  fiscalYear,
  period,
  edition,
  owner,
  texts,
  figures,
  approval,
  doubts,
}: PrintedProgress): Paper {
  const title = progressReportTitle(fiscalYear, period)
  const written = (part: string): Block[] =>
    withFigures(texts[part] ?? '', figures)
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((text) => ({ kind: 'paragraph', text }))
  const late = figures.groups
    .flatMap((group) => group.rows)
    .filter((row) => row.state === 'late' || row.state === 'stopped')
  return {
    title,
    owner,
    foot: `${title}${approval === null ? ' 案' : ''} 第${edition}版 ${formatDate(figures.day)}現在`,
    cover: [
      owner,
      approval === null ? `案(${formatDate(figures.day)}現在)` : `${formatDate(approval.on)} ${approval.words}`,
    ],
    parts: [
      {
        landscape: false,
        blocks: [
          { kind: 'heading', level: 1, text: ownParts.summary },
          ...written('summary'),
          { kind: 'heading', level: 1, text: 'KPIの進み' },
          {
            kind: 'bars',
            items: figures.kpis.map((kpi) => ({
              label: kpi.label,
              share: kpi.share,
              text: kpi.reached === '' ? kpi.actual : kpi.reached,
            })),
          },
          {
            kind: 'table',
            caption: 'KPIの進み',
            columns: [
              { label: 'KPI', share: 4 },
              { label: '目標', share: 2 },
              { label: '実績', share: 2 },
              { label: '割合', share: 1.6 },
              { label: '進み', share: 1.4 },
              ...(period === 'half' ? [{ label: '年度末の見込み', share: 2.4 }] : []),
              ...(hasFormerYear(figures) ? [{ label: formatFiscalYear(fiscalYear - 1), share: 2.4 }] : []),
            ],
            rows: figures.kpis.map((kpi) => ({
              cells: [
                kpi.label,
                kpi.goal,
                kpi.actual,
                kpi.reached,
                kpi.state,
                ...(period === 'half' ? [kpi.forecast] : []),
                ...(hasFormerYear(figures) ? [kpi.before ?? ''] : []),
              ],
            })),
          },
          ...(period === 'half'
            ? [
                {
                  kind: 'paragraph' as const,
                  text: '見込みは、ここまでの進み方が続くとした数です。かっこは80%の幅です。',
                },
              ]
            : []),
          ...(figures.notes ?? []).flatMap((each): Block[] => [
            { kind: 'label', text: `${each.label}(${noteTime(each.month)})` },
            ...each.note
              .split('\n')
              .filter((line) => line.trim() !== '')
              .map((text): Block => ({ kind: 'paragraph', text })),
          ]),
        ],
      },
      {
        landscape: true,
        blocks: [
          { kind: 'heading', level: 1, text: '取組の進み' },
          ...figures.groups.flatMap((group): Block[] => [
            { kind: 'heading', level: 2, text: `${group.number}. ${group.title}` },
            ...written(`group-${group.number}`),
            {
              kind: 'table',
              caption: `${group.title}の取組`,
              columns: [
                { label: '具体的な取組', share: 6 },
                { label: '実施主体', share: 2 },
                { label: '状態', share: 1.2 },
                { label: '実績・裏づけ', share: 5 },
              ],
              rows: group.rows.map((row) => ({
                cells: [row.wording, row.leads, roadmapStateLabels[row.state], row.evidence],
              })),
            },
          ]),
          ...(late.length === 0
            ? []
            : [
                { kind: 'heading' as const, level: 1 as const, text: 'おくれと手だて' },
                {
                  kind: 'table' as const,
                  caption: 'おくれと手だて',
                  columns: [
                    { label: '取組', share: 4 },
                    { label: '実施主体', share: 2 },
                    { label: '理由', share: 4 },
                    { label: '手だて', share: 4 },
                  ],
                  rows: late.map((row) => ({ cells: [row.title, row.leads, row.reason, row.countermeasure] })),
                },
              ]),
          ...((texts['next'] ?? '').trim() === ''
            ? []
            : [{ kind: 'heading' as const, level: 1 as const, text: ownParts.next }, ...written('next')]),
          ...(doubts.length === 0
            ? []
            : [
                { kind: 'heading' as const, level: 1 as const, text: '承認のときに確かめたこと' },
                {
                  kind: 'table' as const,
                  caption: '承認のときに確かめたこと',
                  columns: [
                    { label: 'こと', share: 5 },
                    { label: 'ことば', share: 5 },
                  ],
                  rows: doubts.map((each) => ({ cells: [each.text, each.word] })),
                },
              ]),
        ],
      },
    ],
  }
}
