/**
 * What is asked, through the pages alone: half a section kept without a button, finished later, and the council's
 * office changing the question.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { desk, openFor, type Visitor, withoutScript } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'
import { type Somebody, someoneAt } from '../support/scene.ts'
import { choose, field } from '../support/writing.ts'

const [saposute, officeMail] = ['soudan@saposute.example', 'jimukyoku@pref.example']

let browser: Browser
let product: Product
let somebody: Somebody

beforeAll(async () => {
  browser = await launchBrowser()
  product = await startProduct({ today: '2026-01-20' })
  somebody = await someoneAt(product, saposute, '依田 さやか', 'よだ さやか', { in: 5, note: '続きを聞く' })
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

test('a section is kept while it is written, refused with a sentence, and read again with its author', async () => {
  const worker = await openFor(browser, product, desk, saposute)
  await worker.visit(`/cases/${somebody.id}/assessment`)
  await worker.follow('受けるプログラムを書く')
  const { page } = worker
  await choose(page, 'プログラム', '職場見学')
  await field(page, 'はじめの一歩').fill('図書館まで歩く')
  await page
    .getByText(/下書きを残しました/)
    .first()
    .waitFor()
  // The telephone rings: another page, and back. Nothing had to be pressed.
  await worker.visit(`/cases/${somebody.id}`)
  await worker.visit(`/cases/${somebody.id}/assessment/support-station/programme`)
  expect(await field(page, 'はじめの一歩').inputValue()).toBe('図書館まで歩く')
  await field(page, 'はじめの一歩').fill('')
  await worker.press('記録する', 422)
  expect(await worker.words()).toContain('「はじめの一歩」を書いてください。')
  await field(page, 'はじめの一歩').fill('図書館まで歩く')
  await worker.press('記録する')
  for (const part of ['職場見学', '図書館まで歩く', '清水 彩']) expect(await worker.words()).toContain(part)
  await worker.leave()
})

test('the office changes what is asked, sees it before anybody else, and desks ask it from then on', async () => {
  const office = await openFor(browser, product, withoutScript, officeMail)
  await office.visit('/forms')
  await office.follow('サポステ登録')
  await office.follow('生活の様子')
  await office.page.getByRole('textbox', { name: /^項目5の名前/ }).fill('好きな食べもの')
  await office.page.getByLabel('項目5の答えかた').selectOption({ label: '一つ選ぶ' })
  await office.press('下書きに残す', 422)
  expect(await office.words()).toContain('選ぶ項目には選ぶ言葉を')
  await office.page.getByRole('textbox', { name: /^項目5の選ぶ言葉/ }).fill('そば\nおやき')
  await office.press('下書きに残す')
  await thenOnly(saposute, '好きな食べもの', false)
  await office.follow('見本を見る')
  expect(await office.words()).toContain('おやき')
  await office.follow('様式にもどる')
  await office.press(/第2版を公開する/)
  await thenOnly(saposute, '好きな食べもの', true)
  await office.leave()
})

async function thenOnly(email: string, words: string, asked: boolean): Promise<void> {
  const worker: Visitor = await openFor(browser, product, withoutScript, email)
  await worker.visit(`/cases/${somebody.id}/assessment/support-station/life`)
  expect((await worker.words()).includes(words)).toBe(asked)
  await worker.leave()
}
