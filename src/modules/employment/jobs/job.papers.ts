/** A job on one sheet, and a list of jobs, to give to somebody who looks for work. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { Block, Paper } from '../../../platform/documents/index.ts'
import { formatDate, formatNumber } from '../../../platform/japanese/index.ts'
import { ageText, linesOf, wageText } from './job-paper.rules.ts'
import { jobKinds, shownStates } from './job.labels.ts'
import type { Job } from './job.queries.ts'
import type { ListedJob } from './search.queries.ts'

const madeOn = (today: CivilDate): string =>
  `${formatDate(today)}に作成。応募の前に、いまも募集しているか確かめてください。`

export function jobPaper(job: Job, today: CivilDate): Paper {
  const columns = [
    { label: '項目', share: 3 },
    { label: '内容', share: 9 },
  ]
  const state = job.shownState === 'open' ? `${formatDate(job.expiresOn)}まで` : shownStates[job.shownState]
  return {
    title: `求人票 ${job.title}`,
    cover: [],
    owner: job.organizationName,
    foot: madeOn(today),
    parts: [
      {
        landscape: false,
        blocks: [
          { kind: 'heading', level: 1, text: `${job.title}(${job.employerName})` },
          { kind: 'paragraph', text: `${[state, ageText(job), wageText(job)].filter(Boolean).join('・')}` },
          ...linesOf(job).flatMap(({ title, lines }): Block[] => [
            { kind: 'heading', level: 2, text: title },
            { kind: 'table', caption: title, columns, rows: lines.map(({ term, text }) => ({ cells: [term, text] })) },
          ]),
        ],
      },
    ],
  }
}

export function jobListPaper(jobs: readonly ListedJob[], asked: string, owner: string, today: CivilDate): Paper {
  return {
    title: '求人の一覧',
    cover: [],
    owner,
    foot: madeOn(today),
    parts: [
      {
        landscape: true,
        blocks: [
          { kind: 'heading', level: 1, text: '求人の一覧' },
          { kind: 'paragraph', text: `${asked}・${formatNumber(jobs.length)}件` },
          {
            kind: 'table',
            caption: '求人の一覧',
            columns: [
              { label: '職種', share: 4 },
              { label: '企業', share: 3 },
              { label: '働く市町村', share: 2 },
              { label: '雇用形態', share: 2 },
              { label: '賃金', share: 3 },
              { label: '年齢', share: 2 },
              { label: '期限', share: 2 },
              { label: '求人番号', share: 2 },
            ],
            rows: jobs.map((job) => ({
              cells: [
                job.title,
                job.employerName,
                job.municipalityName ?? '',
                job.kind === null ? '' : jobKinds[job.kind],
                wageText(job),
                ageText(job),
                formatDate(job.expiresOn),
                job.number ?? '',
              ],
            })),
          },
        ],
      },
    ],
  }
}
