/** The next way of counting through the pages alone: written, refused, compared, decided on, and taken back on a phone. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { openFor, phone, type Visitor, withoutScript } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'
import { field } from '../support/writing.ts'

let browser: Browser
let product: Product
let office: Visitor
let colleague: Visitor

beforeAll(async () => {
  browser = await launchBrowser()
  product = await startProduct()
  office = await openFor(browser, product, withoutScript, 'jimukyoku@roudoukyoku.example')
  colleague = await openFor(browser, product, phone, 'jimukyoku@pref.example')
})
afterAll(async () => {
  await Promise.all([office, colleague].map((visitor) => visitor.leave()))
  await browser.close()
  await product.close()
})

describe('the next way of counting', () => {
  test('from a draft to a decision that is taken back', async () => {
    await office.visit('/kpis/regular-employment')
    const shown = /いま\s+([\d,]+)\s*人/.exec(await office.words())?.[1]
    await office.follow('数え方の版と案')
    await office.follow('数え方の案を書く')
    await office.page.locator('select[name="agesFrom"]').selectOption({ label: '35歳' })
    await field(office.page, '数え方の文').fill('35歳から59歳の方の、正規の就職。1人を年度に1回。')
    await office.press('案を残す', 422)
    expect(await office.words()).toContain('何歳までかも選んでください。')
    expect(await field(office.page, '数え方の文').inputValue()).toContain('35歳から59歳')
    await office.page.locator('select[name="agesTo"]').selectOption({ label: '59歳' })
    await office.press('案を残す')
    expect(await office.notice()).toContain('第2版の案を書きました')
    expect(await office.words()).toMatch(new RegExp(`第1版\\s+${shown ?? '?'}\\s*人\\s*と\\s*第2版\\s+[\\d,]+\\s*人`))
    await field(office.page, '決めた会議').fill('令和7年度 第3回協議会')
    await office.press('使う日を決める')
    expect(await office.words()).toContain('令和8年4月1日(水)から(令和7年度 第3回協議会)')

    await colleague.visit('/kpis/regular-employment/definition')
    await colleague.follow('取りやめる')
    await colleague.press('取りやめる', 422)
    await field(colleague.page, '取りやめるわけ').fill('年齢の分からない方が抜けるため')
    await colleague.press('取りやめる')
    expect(await colleague.words()).toContain('取りやめ(年齢の分からない方が抜けるため)')
    await office.visit('/kpis/regular-employment')
    expect(await office.words()).toMatch(new RegExp(`いま\\s+${shown ?? '?'}\\s*人`))
  }, 120_000)
})
