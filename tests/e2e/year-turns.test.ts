/**
 * 20 April, through the pages alone: the old year's last report comes in and is accepted, the year is closed, its
 * report approved, a number put right afterwards; the new year stands beside it all the time.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  putDuePlansInForce,
  resolvePlanVersion,
  sendPlanForReview,
  startPlanDraft,
} from '../../src/modules/council/plan-versions/index.ts'
import { reportInput, saveReport } from '../../src/modules/council/reports/index.ts'
import { nobody } from '../../src/platform/database/handles.ts'
import { launchBrowser } from '../support/browser.ts'
import { openFor, phone, type Visitor, withoutScript } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'
import { valueOf } from '../support/thread.ts'
import { choose, field } from '../support/writing.ts'

const bureau = 'jimukyoku@roudoukyoku.example'
const station = 'sekinin@saposute.example'
let browser: Browser
let product: Product
let office: Visitor
let manager: Visitor

beforeAll(async () => {
  browser = await launchBrowser()
  product = await startProduct({ today: '2026-02-02' })
  const { id } = valueOf(await product.as(bureau, (ctx) => startPlanDraft(ctx, { fiscalYear: 2026 }, '')))
  valueOf(await product.as(bureau, (ctx) => sendPlanForReview(ctx, id, { until: '2026-02-20' })))
  valueOf(
    await product.as(bureau, (ctx) =>
      resolvePlanVersion(ctx, id, { kind: 'adopted', resolution: '第3回協議会', effectiveOn: '2026-04-01' }),
    ),
  )
  product.setToday('2026-04-20')
  await product.council.gateway.write(nobody, (tx) => putDuePlansInForce(tx, '2026-04-20'))
  // February's came in time and waits as well.
  valueOf(
    await product.as(station, (ctx) =>
      saveReport(
        ctx,
        { kpiCode: 'saposute-registrations', month: '2026-02-01' },
        reportInput.parse({ status: 'sent', parts: { ueda: 4 } }),
      ),
    ),
  )
  ;[office, manager] = (await Promise.all([
    openFor(browser, product, withoutScript, bureau),
    openFor(browser, product, phone, station),
  ])) as [Visitor, Visitor]
})
afterAll(async () => {
  await Promise.all([office, manager].map((visitor) => visitor.leave()))
  await browser.close()
  await product.close()
})

test('the year is settled, closed, reported and put right', async () => {
  await whenMarchIsReported()
  await whenTheOfficeSettlesTheYear()
  await whenItClosesTheYear()
  await whenItApprovesTheYearsReport()
  await whenANumberIsPutRight()
  await thenBothYearsCanBeRead()
}, 180_000)

async function whenMarchIsReported(): Promise<void> {
  await manager.visit('/today')
  // March's is late since the 15th, February's waits for the office: both are the old year's.
  expect(await manager.words()).toMatch(/期限切れ 1件・確認待ち 1件[\s\S]*令和8年3月[\s\S]*令和8年2月/)
  await manager.visit('/reports')
  expect(await manager.words()).toContain('令和8年3月')
  await manager.follow('若者サポートステーション・シナノ')
  await manager.page.getByLabel('上田', { exact: true }).fill('6')
  await choose(manager.page, 'どうするか', '事務局に送る')
  await manager.press('残す')
  expect(await manager.words()).toContain('事務局の確認を待っています')
}

async function whenTheOfficeSettlesTheYear(): Promise<void> {
  await office.visit('/office')
  expect(await office.words()).toMatch(/令和7年度の締め[\s\S]*残り 2件/)
  await office.follow('令和7年度を締める')
  expect(await office.words()).toContain('確認を待つ報告が2件あります')
  expect(await office.page.getByRole('button', { name: '令和7年度を締める' }).count()).toBe(0)
  for (const month of ['2026-02', '2026-03']) {
    await office.visit(`/reports/sapo-shinano/saposute-registrations/${month}`)
    await choose(office.page, 'どうするか', '確定する')
    await office.press('決める')
  }
}

async function whenItClosesTheYear(): Promise<void> {
  await office.visit('/kpis')
  expect(await office.words()).toContain('令和7年度は終わりましたが、まだ締めていません')
  await office.follow('締めるまでに残っていること')
  expect(await office.words()).toContain('どの機関の報告も、3月分まで確定しています')
  await office.press('令和7年度を締める')
  expect(await office.notice()).toBe('令和7年度を締めました。')
  expect(await office.words()).toMatch(/令和7年度は締めています[\s\S]*サポステ登録[\s\S]*10人/)
  await office.visit('/office')
  expect(await office.words()).not.toContain('令和7年度の締め')
}

async function whenItApprovesTheYearsReport(): Promise<void> {
  await office.visit('/progress-reports')
  expect(await office.words()).toContain('報告はまだありません')
  await office.follow(/令和7年度/)
  await choose(office.page, '期間', '年度')
  await office.press('書きはじめる')
  expect(await office.words()).toMatch(/令和7年度 進捗報告 第1版[\s\S]*サポステの新規受付\(登録\)者数[\s\S]*10人/)
  await field(office.page, '承認した会議や決裁').fill('令和8年度 第1回協議会')
  await office.press('承認する')
  expect(await office.words()).toContain('令和8年度 第1回協議会')
}

async function whenANumberIsPutRight(): Promise<void> {
  await manager.visit('/reports/sapo-shinano/saposute-registrations/2026-03')
  expect(await manager.words()).toContain('締めた年度の報告です')
  await manager.page.getByLabel('上田', { exact: true }).fill('8')
  await choose(manager.page, 'どうするか', '事務局に送る')
  await manager.press('残す', 422)
  expect(await manager.words()).toContain('締めた年度の数です。直すわけを書いてください')
  expect(await manager.page.getByLabel('上田', { exact: true }).inputValue()).toBe('8')
  await manager.page.locator('textarea[name=note]').fill('2人の記入もれがありました。')
  await manager.press('残す')
  await office.visit('/reports/sapo-shinano/saposute-registrations/2026-03')
  await choose(office.page, 'どうするか', '確定する')
  await office.press('決める')
}

async function thenBothYearsCanBeRead(): Promise<void> {
  await manager.visit('/kpis/saposute-registrations')
  expect(await manager.words()).toMatch(/令和8年度[\s\S]*年度ごと[\s\S]*令和7年度[\s\S]*10人[\s\S]*締めた数/)
  await manager.follow(/^令和7年度/)
  expect(await manager.words()).toMatch(/令和8年4月20日\(月\)に締めました[\s\S]*サポステ登録 10人 → 12人/)
  for (const path of ['/roadmap', '/statistics', '/plan', '/progress-reports', '/roadmap/R03']) {
    await manager.visit(`${path}?year=2025`)
    expect(await manager.words(), path).toContain('令和7年度')
    await manager.visit(`${path}?year=2026`)
    expect(await manager.words(), path).toContain('令和8年度')
  }
}
