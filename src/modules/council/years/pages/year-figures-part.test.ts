import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { type YearFiguresProps, YearFigures } from './year-figures-part.tsx'

test('where the public reads another number than that of the closing, the office is told', () => {
  const props = {
    items: [],
    closing: {},
    newest: { fiscalYear: 2025, number: 4, isRevision: false },
    differences: [{ code: 'a', label: '正社員就職', unit: '人', released: 1770, closed: 1775 }],
  }
  const words = (of: object): string =>
    renderToStaticMarkup(createElement(YearFigures, of as YearFiguresProps)).replace(/<[^>]+>/g, '')
  expect(words(props)).toContain('公表した令和7年度 第4号の数は、締めた数とちがいます')
  expect(words(props)).toContain('正社員就職: 号 1,770人、締めた数 1,775人')
  expect(words({ ...props, differences: [] })).not.toContain('第4号')
})
