/**
 * On a phone: a monthly report begun, sent, returned by the office, sent again, accepted, then it counts; and a row of
 * the 工程表 reported with its evidence.
 */
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
  ;[manager, office] = (await Promise.all(
    ['sekinin@saposute.example', 'jimukyoku@roudoukyoku.example'].map((email) =>
      openFor(browser, product, phone, email),
    ),
  )) as [Visitor, Visitor]
  await whenTheManagerSends()
  await whenTheOfficeReturnsIt()
  await whenItIsPutRightAndAccepted()
  await office.visit('/kpis/saposute-registrations')
  expect(await office.words()).toMatch(/サポステの新規受付\(登録\)者数[\s\S]*11/)
}, 120_000)

test('a state of the 工程表 is reported with what stands behind it, and corrected in sight', async () => {
  const reporter = await openFor(browser, product, { ...phone, script: false }, 'jimukyoku@roudoukyoku.example')
  const { page } = reporter
  await reporter.visit('/roadmap/R03/report')
  await reporter.follow('集まり・事例・資料を新しく記録する')
  await page.getByLabel('題').fill('中高年の方のための就職面接会')
  await page.getByLabel('参加した人').fill('三十四')
  await reporter.press('記録する', 422)
  expect(await reporter.words()).toContain('何の記録かを選んでください')
  expect(await page.getByLabel('題').inputValue()).toBe('中高年の方のための就職面接会')
  await choose(page, '何の記録か', '集まり')
  await page.getByLabel('参加した人').fill('34')
  await reporter.press('記録する')
  expect(reporter.path()).toMatch(/^\/roadmap\/R03\/report/)
  expect(await page.getByRole('checkbox', { name: '中高年の方のための就職面接会' }).isChecked()).toBe(true)
  await choose(page, '状態', '実施中')
  await choose(page, '裏づけの種類', '集まりを開いた')
  await page.locator('textarea[name=evidence]').fill('面接会を開いた。')
  await page.locator('summary', { hasText: 'KPIの数' }).click()
  await page.getByRole('checkbox', { name: '正規雇用者の増加' }).check()
  await reporter.press('報告する')
  expect(await reporter.words()).toMatch(
    /実施中[\s\S]*面接会を開いた。[\s\S]*集まり: 中高年の方のための就職面接会\(.*延べ34人\)[\s\S]*数: 正規雇用者の増加/,
  )
  await reporter.follow(/^集まり: /)
  expect(await reporter.words()).toMatch(/裏づけている工程表の行[\s\S]*面接会/)
  await reporter.follow('直す')
  await page.getByLabel('参加した人').fill('36')
  await reporter.press('直したことを残す')
  expect(await reporter.words()).toMatch(/延べ36人[\s\S]*直す前の内容[\s\S]*延べ34人/)
  await reporter.visit('/activities?kind=gathering')
  expect(await reporter.words()).toMatch(/延べ36人です[\s\S]*工程表の1行の裏づけ/)
  await reporter.leave()
})

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
  // Put right while it waits: with its reason alone, in the same place.
  await page.getByLabel('佐久', { exact: true }).fill('4')
  await manager.press('直して送る', 422)
  expect(await manager.words()).toContain('直すわけを書いてください')
  await page.getByLabel('直すわけ').fill('1人を書きもらしていました。')
  await manager.press('直して送る')
  expect(await manager.words()).toMatch(/13人[\s\S]*次の版で直しました/)
}

async function whenTheOfficeReturnsIt(): Promise<void> {
  await office.visit('/office')
  await office.follow('若者サポートステーション・シナノ')
  expect(await office.words()).toMatch(/機関が、送ったあとに数を直しました[\s\S]*12人[\s\S]*書きもらしていました/)
  await choose(office.page, 'どうするか', '差し戻す')
  await office.press('決める', 422)
  await office.page.getByLabel('ひとこと').fill('佐久の分に、前の月の1人が入っていませんか。')
  await office.press('決める')
  expect(await office.words()).toContain('差戻し')
}

async function whenItIsPutRightAndAccepted(): Promise<void> {
  await manager.visit('/today')
  expect(await manager.words()).toMatch(/差戻し[\s\S]*事務局から: 佐久の分に、前の月の1人が入っていませんか/)
  await manager.follow('サポステ登録')
  expect(await manager.words()).toContain('前の月の1人が入っていませんか')
  await manager.page.getByLabel('佐久', { exact: true }).fill('2')
  await choose(manager.page, 'どうするか', '事務局に送る')
  await manager.press('残す')
  await office.visit('/reports/sapo-shinano/saposute-registrations/2025-12')
  await choose(office.page, 'どうするか', '確定する')
  await office.press('決める')
  expect(await office.words()).toMatch(/確定[\s\S]*若者サポートステーション・シナノ[\s\S]*11人/)
}
