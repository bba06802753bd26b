import { expect, test } from 'vitest'
import { settled, whyValueDiffers } from './stated-value.rules.ts'

const quote = '正規雇用者を1年間で1,881人以上増やすことを目標とする。'

test('a value stands beside the wording that says it, whatever else it counts', () => {
  for (const [value, words] of [
    [1881, quote],
    [1881, '不安定な就業状態にある方への支援目標:正規雇用者令和7年度で1,881人以上増やすこと。'],
    [607, 'キャリアアップ助成金を活用した正社員転換数について、令和7年度は607人以上を目指す。'],
    [null, '県内全市町村の「相談窓口」において、ひきこもり相談を実施'],
    [1881, '１年に１，８８１人'],
    [50, '半数以上'],
  ] as const)
    expect(whyValueDiffers({ value, quote: words }, '人'), words).toBeNull()
})

test('a value that the wording doesn’t say is told with both numbers', () => {
  expect(whyValueDiffers({ value: 2000, quote }, '人')).toBe(
    '測る値は2,000、印刷される計画の文言は1,881です。どちらが正しいかを選ぶか、書き直してください。',
  )
  expect(whyValueDiffers({ value: null, quote }, '人')).toContain('値が空です')
  expect(whyValueDiffers({ value: 7, quote: '令和7年度は440人以上' }, '人')).toContain('440')
})

test('what stands is what was chosen', () => {
  expect(settled({ value: 2000, quote }, 'quote')).toEqual({ value: 1881, quote })
  expect(settled({ value: 2000, quote }, 'value')).toEqual({
    value: 2000,
    quote: '正規雇用者を1年間で2,000人以上増やすことを目標とする。',
  })
  expect(settled({ value: 5, quote: '3人か4人' }, 'quote')).toBeUndefined()
  expect(settled({ value: 5, quote: '増やす' }, 'value')).toBeUndefined()
})
