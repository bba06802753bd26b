/** A monthly report on a phone: begun, sent, returned by the office, sent again, accepted; then it counts. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { openFor, phone, type Visitor } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'
import { choose } from '../support/writing.ts'

let browser: Browser
let product: Product
let manager: Visitor
let office: Visitor

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await Promise.all([manager, office].map((visitor) => visitor.leave()))
  await product.close()
  await browser.close()
})

test('a number goes to the office and back, and counts once it is accepted', async () => {
  product = await startProduct({ today: '2026-01-20' })
  ;[manager, office] = await Promise.all(['sekinin@saposute.example', 'jimukyoku@roudoukyoku.example'].map((email) => openFor(browser, product, phone, email))) as [Visitor, Visitor]
  await whenTheManagerSends()
  await whenTheOfficeReturnsIt()
  await whenItIsPutRightAndAccepted()
  await office.visit('/kpis/saposute-registrations')
  expect(await office.words()).toMatch(/サポステの新規受付\(登録\)者数[\s\S]*11/)
}, 120_000)

async function whenTheManagerSends(): Promise<void> {
  await manager.visit('/reports')
  await manager.follow('サポステの新規受付(登録)者数')
  const { page } = manager
  await page.getByLabel('上田', { exact: true }).fill('9')
  await page.getByLabel('佐久', { exact: true }).fill('3')
  await page.getByLabel('合計').fill('13')
  await choose(page, 'どうするか', '事務局に送る')
  await manager.press('残す', 422)
  expect(await manager.words()).toContain('圏域ごとの合計は12です')
  await page.getByLabel('合計').fill('12')
  await manager.press('残す')
  expect(await manager.words()).toContain('事務局の確認を待っています')
}

async function whenTheOfficeReturnsIt(): Promise<void> {
  await office.visit('/office')
  await office.follow('若者サポートステーション・シナノ')
  await choose(office.page, 'どうするか', '差し戻す')
  await office.press('決める', 422)
  await office.page.getByLabel('ひとこと').fill('佐久の分に、前の月の1人が入っていませんか。')
  await office.press('決める')
  expect(await office.words()).toContain('差戻し')
}

async function whenItIsPutRightAndAccepted(): Promise<void> {
  await manager.visit('/reports/sapo-shinano/saposute-registrations/2025-12')
  expect(await manager.words()).toContain('前の月の1人が入っていませんか')
  await manager.page.getByLabel('佐久', { exact: true }).fill('2')
  await choose(manager.page, 'どうするか', '事務局に送る')
  await manager.press('残す')
  await office.visit('/reports/sapo-shinano/saposute-registrations/2025-12')
  await choose(office.page, 'どうするか', '確定する')
  await office.press('決める')
  expect(await office.words()).toMatch(/確定[\s\S]*若者サポートステーション・シナノ[\s\S]*11人/)
}
