/**
 * An employer recorded at a desk, called from a phone by somebody who is warned first, asked without script by the
 * office; two records made one.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { desk, openFor, phone } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'
import { choose } from '../support/writing.ts'

let browser: Browser
let product: Product

beforeAll(async () => {
  browser = await launchBrowser()
  product = await startProduct({ today: '2026-01-20' })
})
afterAll(async () => {
  await product.close()
  await browser.close()
})

test('an employer is recorded, called, asked and made one with its double', async () => {
  const support = await openFor(browser, product, desk, 'kigyo@hw-nagano.example')
  await support.visit('/employers/new')
  await support.page.getByLabel('企業の名前').fill('白馬木工株式会社')
  await support.page.getByLabel('常時使用する労働者').fill('三十')
  await support.press('登録する', 422)
  expect(await support.words()).toContain('常時使用する労働者')
  expect(await support.page.getByLabel('企業の名前').inputValue()).toBe('白馬木工株式会社')
  await support.page.getByLabel('常時使用する労働者').fill('３０')
  await support.press('登録する')
  expect(await support.words()).toContain('企業を登録しました。')
  const employer = new URL(support.page.url()).pathname
  await support.follow('たずねたことを記録')
  await choose(support.page, 'どうやって', '電話')
  await choose(support.page, 'どうだったか', '話ができた')
  await support.page.getByRole('group', { name: '何のために' }).getByLabel('求人のお願い', { exact: true }).check()
  await support.page.getByRole('group', { name: '企業ができると言ったこと' }).getByLabel('職場見学').check()
  await support.page.getByLabel('話したこと', { exact: false }).fill('見学は木曜の午後。')
  await support.page.getByLabel('自分の機関だけのメモ').fill('丸田さんのために。')
  await support.press('記録する')
  expect(await support.words()).toContain('丸田さんのために。')

  const worker = await openFor(browser, product, phone, 'soudan@saposute.example')
  await worker.visit('/employers?q=白馬')
  await worker.follow('白馬木工株式会社')
  expect(await worker.words()).toContain('ハローワーク長野が電話')
  expect(await worker.words()).toContain('見学は木曜の午後。')
  expect(await worker.words()).not.toContain('丸田')
  await worker.leave()

  const office = await openFor(browser, product, { ...desk, script: false }, 'jimukyoku@roudoukyoku.example')
  await office.visit(`${employer}/appeals/new`)
  await choose(office.page, '何の要請か', '歓迎求人')
  await choose(office.page, 'どうやって', '文書')
  await office.press('記録する')
  await office.follow('答えを書く')
  await choose(office.page, '答え', '応じる')
  await office.press('答えを残す')
  expect(await office.words()).toMatch(/応じる[\s\S]*歓迎求人の要請/)
  await office.visit('/employers/new')
  await office.page.getByLabel('企業の名前').fill('(株)白馬木工')
  await office.press('登録する', 422)
  await office.page.getByLabel('似た名前の企業とは、別の企業です').check()
  await office.press('登録する')
  await office.leave()

  await support.visit('/employers/alike')
  await support.follow('「白馬木工株式会社」にまとめる')
  await support.page.getByLabel('わけ').fill('同じ番号だった。')
  await support.press('まとめる')
  expect(await support.words()).toContain('まとめた企業')
  await support.press('元にもどす')
  expect(await support.words()).toContain('二つの企業にもどしました。')
  await support.leave()
}, 120_000)
