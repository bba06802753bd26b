/** Before a release is out for good, the office reads what it takes away. */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { deskShell } from '../../../../../tests/kit/shells.ts'
import type { Mark } from '../../indicators/index.ts'
import type { PreparedFigure } from '../prepare-release.ts'
import { lossOf } from '../release-losses.rules.ts'
import type { FormerFigure, MarkedFigure } from '../release.rules.ts'
import { NewReleasePage, type NewReleasePageProps } from './new-release-page.tsx'

const marked = (mark: Mark): MarkedFigure => ({
  below: 10,
  isOpen: false,
  cells: [{ breakdown: 'total', row: '', column: '', value: 40, mark }],
})
const former = (mark: Mark): FormerFigure => ({ ...marked(mark), number: 3, version: 1 }) as FormerFigure

test.each([
  [undefined, marked('hidden'), null],
  [former(null), marked(null), null],
  [former(null), marked('hidden'), { what: 'total', mark: 'hidden' }],
  [former(null), marked('below'), { what: 'total', mark: 'below' }],
  [former(null), null, { what: 'figure' }],
  [former('hidden'), marked('hidden'), null],
  [former('hidden'), null, { what: 'figure' }],
] as const)('what the release before showed and this one doesn’t', (before, now, loss) => {
  expect(lossOf(before, now)).toEqual(loss)
})

function page(figures: Partial<PreparedFigure>[]): string {
  const year = { fiscalYear: 2025, state: 'settling', closedAt: null, years: [] }
  const asOf = new Date('2026-04-15T00:00:00Z')
  const usual = { unit: '人', version: 1, below: 10, homes: [], revisions: [], rates: [], loss: null }
  const props = {
    path: '/',
    shell: deskShell('/kpis'),
    kit: { csrf: '', submissionId: 'a' },
    values: {},
    errors: [],
    savedAt: null,
    year,
    differences: [],
    isNothingNew: false,
    until: '',
    untilError: undefined,
    prepared: { fiscalYear: 2025, number: 4, asOf, notes: [], figures: figures.map((each) => ({ ...usual, ...each })) },
  }
  return renderToStaticMarkup(createElement(NewReleasePage, props as unknown as NewReleasePageProps))
}

test('the preview names what is lost, why and what keeps it, above the button', () => {
  const rates = ['就職率']
  const html = page([
    { code: 'a', label: 'サポステ登録', figure: marked('hidden'), loss: { what: 'total', mark: 'hidden' }, rates },
    { code: 'b', label: '正社員転換', figure: null, loss: { what: 'figure' } },
    { code: 'c', label: '正社員就職', figure: marked(null) },
  ])
  const words = html.replace(/<[^>]+>/g, ' ')
  const [above = '', below] = words.split('前の号にはあった数のうち、2つが、この号では出ません')
  expect(below).toMatch(/サポステ登録 :\s+ほかの小さい数を守るため、県全体の数を出しません.*「就職率」も出ません/s)
  expect(below).toMatch(/正社員転換 :\s+前の号とくらべると小さい数が分かってしまうため.*まるごと出しません/s)
  expect(below).toContain('「いつまでの記録か」にこれより前の日を入れて数え直す')
  expect(above).not.toContain('公表する ')
  expect(below?.indexOf('記録がふえるのを待って')).toBeLessThan(below?.indexOf('やめる') ?? 0)
  expect(page([{ code: 'c', label: '正社員就職', figure: marked(null) }])).not.toContain('この号では出ません')
})
