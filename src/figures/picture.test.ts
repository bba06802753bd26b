/** A picture that stands alone looks as on the page, says what it is, and is well-formed whatever its words are. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import { pngOf } from '../platform/documents/index.ts'
import { MultiplesSheet, OverlapPicture, ProgressChart, renderFragment, RoadmapSheet } from '../ui/index.ts'
import { standAlone } from './picture.ts'
import { pictureColors, pictureStyles } from './picture-styles.ts'

const css = ['chart', 'thread', 'roadmap', 'tokens']
  .map((name) => readFileSync(new URL(`../ui/styles/${name}.css`, import.meta.url), 'utf8'))
  .join('\n')
const plain = css.replace(/@(?:media|container)[^{]*\{(?:[^{}]*\{[^}]*\})*\s*\}/g, '')
const tokens = readFileSync(fileURLToPath(import.meta.resolve('@digital-go-jp/design-tokens/dist/tokens.css')), 'utf8')

const valueOf = (name: string): string => {
  const value = new RegExp(`${name}: ([^;]+);`).exec(name.startsWith('--color') ? tokens : css)?.[1] ?? ''
  const inner = /^var\((.+)\)$/.exec(value)?.[1]
  return inner === undefined ? value.toLowerCase() : valueOf(inner)
}
/** The page's own rules of one class, outside of media queries and whatever stands around it. */
const rulesOf = (name: string): Record<string, string> => {
  const found: Record<string, string> = {}
  for (const [, selectors = '', body = ''] of plain.matchAll(/([^{}]+)\{([^}]*)\}/g))
    if (
      selectors
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .split(',')
        .some((each) => each.trim() === `.${name}`)
    )
      for (const line of body.split(';').filter((each) => each.includes(':'))) {
        const [key = '', value = ''] = line.split(/:\s*/)
        found[key.trim()] = value.trim().replace(/var\((--[^)]+)\)/g, (_, token: string) => valueOf(token))
      }
  return found
}

const progress = renderFragment(
  createElement(ProgressChart, {
    label: '正社員就職',
    unit: '人',
    fiscalYear: 2025,
    today: '2026-01-19',
    goals: [{ value: 1881, text: '目標 1,881人以上' }],
    actual: [{ on: '2026-01-19', value: 812 }],
    pace: [
      { on: '2025-04-01', value: 0 },
      { on: '2026-03-31', value: 1881 },
    ],
    paceText: 'まっすぐ進むなら',
    forecast: { points: [{ on: '2026-03-31', mid: 1200, low80: 1000, high80: 1400 }], text: '1,200人' },
  }),
)

describe('a picture that stands alone', () => {
  it('has the page’s own colors and widths', () => {
    for (const [name, value] of Object.entries(pictureColors))
      expect([name, valueOf(`--${name}`)]).toEqual([name, value])
    for (const [name, looks] of Object.entries(pictureStyles)) {
      const { display: _, ...rules } = rulesOf(name)
      expect({ [name]: looks }).toEqual({ [name]: rules })
    }
  })

  it('leaves no class without its look, and has title, words and source in it', () => {
    const svg = standAlone(progress, { title: '令和7年度 正社員就職', lines: ['出どころ: 協議会'] })
    expect(svg).not.toContain('class=')
    expect(svg).toContain('<title>令和7年度 正社員就職</title>')
    expect(svg).toMatch(/>令和7年度 正社員就職<\/text>.*>出どころ: 協議会<\/text>/)
    expect(svg).toContain('<desc>正社員就職は今日までに812人')
    for (const [, classes = ''] of progress.matchAll(/<(?:path|text|circle|g|rect)[^>]* class="([^"]*)"/g))
      for (const each of classes.split(' ')) expect(Object.keys(pictureStyles)).toContain(each)
  })

  it('takes whatever words there are as words', () => {
    const svg = standAlone(progress, { title: '<script>&"\u0007', lines: ['a < b & c > d'.repeat(40)] })
    expect(svg).not.toContain('<script')
    expect(svg).not.toContain('\u0007')
    expect(svg.match(/a &lt; b/g)?.length).toBeGreaterThan(30)
    expect(new Uint8Array(pngOf(svg)).slice(1, 4)).toEqual(new Uint8Array([0x50, 0x4e, 0x47]))
  })

  it('is twice as wide as PNG, and not empty', () => {
    const png = pngOf(standAlone(progress, { title: '正社員就職', lines: [] }))
    const view = new DataView(png.buffer, png.byteOffset)
    expect(view.getUint32(16)).toBe(1920)
    expect(png.byteLength).toBeGreaterThan(20_000)
  })

  it('draws many small ones as one, and two bars', () => {
    const many = renderFragment(
      createElement(MultiplesSheet, {
        label: '機関ごと',
        unit: '人',
        items: Array.from({ length: 9 }, (_, at) => ({
          id: String(at),
          name: `機関${at}`,
          sums: at === 3 ? null : [1, at],
        })),
      }),
    )
    const svg = standAlone(many, { title: '機関ごと', lines: [] })
    expect(svg.match(/機関\d/g)).toHaveLength(9)
    expect(svg).toContain('小さい数を守るため描きません')
    const two = renderFragment(
      createElement(OverlapPicture, {
        id: 'x',
        left: { name: 'あ', people: 5 },
        right: { name: 'い', people: 4 },
        both: 2,
      }),
    )
    expect(standAlone(two, { title: 't', lines: [] })).not.toContain('class=')
  })

  it('draws the 工程表 with each row’s words, its line and what was missed', () => {
    const measure = { id: 'a', lead: '長野労働局・長野県', state: 'late' as const, warning: '目を向ける' }
    const line = {
      span: { from: '2025-04-01', to: '2026-03-31' },
      knots: [
        { on: '2025-06-10', kind: 'done' as const, label: '面接会' },
        { on: '2025-09-30', kind: 'missed' as const, label: '研修' },
        { on: '2026-03-31', kind: 'planned' as const, label: '報告' },
      ],
    }
    const title = '<就職>氷河期世代を含む中高年の方への、切れ目のない、ながいながい名前の取組'
    const measures = [
      { ...measure, title, line },
      { ...measure, id: 'b', title: '報告のない取組', state: 'unreported' as const, warning: '', line: {} },
    ]
    const groups = [{ id: 'g', number: 1, title: '相談から定着まで', measures }]
    const sheet = createElement(RoadmapSheet, { fiscalYear: 2025, today: '2026-01-19', groups })
    const svg = standAlone(renderFragment(sheet), { title: '工程表', lines: [] })
    expect(svg).not.toContain('class=')
    expect(svg).toContain('width="960"')
    const words = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, word]) => word).join('')
    for (const word of [title.replace('<', '&lt;').replace('>', '&gt;'), '報告のない取組', 'おくれ', '未報告', '今日'])
      expect(words).toContain(word)
    expect(svg.match(/<circle/g)).toHaveLength(3)
  })
})
