import { describe, expect, test } from 'vitest'
import type { Paper } from '../../../platform/documents/index.ts'
import { jobCardPaper } from './job-card-paper.rules.ts'
import type { PrintedCareer } from './printed-career.rules.ts'
import { careerPaper, resumePaper } from './resume-paper.rules.ts'

const span = (employer: string, startedOn: string, endedOn: string | null, kind = 'regular') => ({
  kind,
  kindLabel: kind === 'none' ? '無業' : '正規(正社員)',
  employer,
  work: `${employer}の仕事`,
  startedOn,
  endedOn,
})
const known: PrintedCareer = {
  today: '2026-01-20',
  person: {
    name: '髙見澤 敦',
    kana: 'タカミザワ アツシ',
    birthDate: '1980-01-21',
    address: '長野市南長野',
    phone: '026-000-0000',
    email: '',
  },
  spans: [
    span('みすず精工', '2003-04-01', '2010-09-30'),
    span('', '2010-10-01', '2015-03-31', 'none'),
    span('こまくさ運輸', '2015-04-01', null),
  ],
  qualifications: [
    { kind: 'license', name: '普通自動車第一種免許', issuer: '長野県公安委員会', gotOn: '2001-08-10' },
    { kind: 'qualification', name: '日商簿記3級', issuer: '', gotOn: null },
    { kind: 'education', name: '普通科 卒業', issuer: '長野高校', gotOn: '1998-03-31' },
  ],
  trainings: [
    { course: '物流管理実務科', provider: '', startsOn: '2025-06-01', endsOn: '2025-08-31', result: '修了した' },
    { course: '簿記基礎', provider: '松本校', startsOn: '2026-01-05', endsOn: '2026-03-31', result: null },
  ],
  wishes: ['仕事: 1. 倉庫の中の仕分け'],
  isPartial: false,
}

/** All that a paper says, in its order. */
const said = (paper: Paper): string =>
  paper.parts
    .flatMap((part) => part.blocks)
    .flatMap((block): string[] =>
      block.kind === 'table'
        ? block.rows.flatMap((row) =>
            'cells' in row ? row.cells.map((cell) => (typeof cell === 'string' ? cell : cell.text)) : [],
          )
        : block.kind === 'list'
          ? [...block.items]
          : 'text' in block
            ? [block.text]
            : [],
    )
    .join('|')

describe('a job card', () => {
  test('has its six sheets in their order, with what is on record', () => {
    const text = said(jobCardPaper(known))
    expect(text.match(/様式[^ |]+/g)).toEqual(['様式1-1', '様式2', '様式3-1', '様式3-2', '様式3-3'])
    for (const words of [
      '平成15年4月〜平成22年9月|みすず精工\n正規(正社員)|みすず精工の仕事',
      '平成27年4月〜現在|こまくさ運輸',
      '普通自動車第一種免許|平成13年8月|長野県公安委員会',
      '日商簿記3級||',
      '平成10年3月|長野高校|普通科 卒業',
      '令和7年6月〜令和7年8月||物流管理実務科\n修了した',
      '簿記基礎\n受講しています',
      '倉庫の中の仕分け',
      '昭和55年1月21日生(満45歳)',
    ])
      expect(text).toContain(words)
    // What hasn't ended has no result to be judged.
    expect(text.split('様式3-3')[1]).not.toContain('簿記基礎')
  })

  test('of somebody who has never worked is the other first sheet', () => {
    const text = said(jobCardPaper({ ...known, spans: known.spans.filter((each) => each.kind === 'none') }))
    expect(text).toContain('様式1-2')
    expect(text).not.toContain('様式1-1')
  })

  test('of nobody known is still a paper to be written by hand', () => {
    const nobody = { name: '', kana: '', birthDate: null, address: '', phone: '', email: '' }
    const empty = { ...known, person: nobody, spans: [], qualifications: [], trainings: [], wishes: [] }
    const tables = [jobCardPaper(empty), resumePaper(empty), careerPaper(empty)].flatMap((paper) =>
      paper.parts.flatMap((part) => part.blocks).filter((block) => block.kind === 'table'),
    )
    expect(tables.length).toBeGreaterThan(10)
    expect(tables.filter((table) => table.rows.length === 0)).toEqual([])
  })

  test('says at its foot that something is kept elsewhere', () => {
    expect(jobCardPaper({ ...known, isPartial: true }).foot).toContain('ほかの窓口の職歴は入っていません')
    expect(jobCardPaper(known).foot).not.toContain('ほかの窓口')
  })
})

test('a 履歴書 is in the order of time; a 職務経歴書 begins with what was last', () => {
  const resume = said(resumePaper(known))
  expect(resume).toMatch(/みすず精工 入社.*みすず精工 退社.*こまくさ運輸 入社.*現在に至る/)
  expect(resume).not.toContain('こまくさ運輸 退社')
  expect(resume).not.toContain('無業')
  const career = said(careerPaper(known))
  expect(career.indexOf('こまくさ運輸')).toBeLessThan(career.indexOf('みすず精工'))
  // Why a job was left, and what somebody wishes, is nothing for where they apply.
  for (const text of [resume, career]) expect(text).not.toContain('仕分け')
})
