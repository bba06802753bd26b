/**
 * A support plan through the pages alone: written, agreed to, looked at by the manager, gone through, judged; and the
 * case ended after a second look.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setDeskRules } from '../../src/modules/continuity/oversight/index.ts'
import { addDays } from '../../src/platform/clock.ts'
import { launchBrowser } from '../support/browser.ts'
import { openFor, type Screen, type Visitor, withoutScript } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'
import { type Somebody, someoneAt } from '../support/scene.ts'
import { choose, field, writeDate } from '../support/writing.ts'

const [saposute, responsible] = ['soudan@saposute.example', 'sekinin@saposute.example']
const today = '2025-10-01'

let browser: Browser
let product: Product
let worker: Visitor
let manager: Visitor
let somebody: Somebody

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

let closeStory: () => Promise<void> = async () => {}
afterAll(() => closeStory())

// At a desk and on a phone its pages are opened, and looked at with axe, by pages.test.ts.
describe.each([withoutScript])('$name', (screen) => {
  test('from what somebody wishes for to what became of it', async () => {
    await givenADeskThatWantsASecondLook(screen)
    await whenTheWorkerWritesThePlan()
    await whenThePersonAgrees()
    await thenTheManagerLooksAndItBegins()
    await whenItIsGoneThrough()
    await whenItIsJudgedAndTheCaseIsToEnd()
    await thenTheManagerEndsIt()
  }, 180_000)
})

async function givenADeskThatWantsASecondLook(screen: Screen): Promise<void> {
  await closeStory()
  product = await startProduct({ today })
  await product.as(responsible, (ctx) => setDeskRules(ctx, 'sapo-shinano', { plan: true, closure: true }))
  somebody = await someoneAt(product, saposute, '若林 圭', 'わかばやし けい', { in: 5, note: 'プランの相談' })
  ;[worker, manager] = (await Promise.all(
    [saposute, responsible].map((email) => openFor(browser, product, screen, email)),
  )) as [Visitor, Visitor]
  closeStory = async () => {
    closeStory = async () => {}
    await Promise.all([worker, manager].map((visitor) => visitor.leave()))
    await product.close()
  }
}

async function whenTheWorkerWritesThePlan(): Promise<void> {
  await worker.visit(`/cases/${somebody.id}/support-plans`)
  await worker.follow('プランを書く')
  await worker.press('この内容でプランを書く', 422)
  const { page } = worker
  await field(page, '本人の目指す姿').fill('「もう一度、人の中で働いてみたい」')
  await writeDate(page, 'プランの終わりの日', addDays(today, 180))
  await worker.press('この内容でプランを書く')
  await worker.follow('目標を加える')
  await field(page, '目標').fill('「週に2回、居場所へ行く」')
  await field(page, '手だて1').fill('はじめの2回は、いっしょに行く')
  await field(page, '手だて1をする人').selectOption({ label: 'この窓口' })
  await writeDate(page, '手だて1の期限', addDays(today, 300))
  await worker.press('目標を残す', 422)
  // What was typed is still there.
  expect(await field(page, '手だて1').inputValue()).toContain('いっしょに行く')
  await writeDate(page, '手だて1の期限', addDays(today, 20))
  await worker.press('目標を残す')
  await worker.visit(new URL(page.url()).pathname + '/measures')
  await page.getByText('合わない', { exact: true }).first().click()
  await page.getByRole('textbox', { name: /^理由/ }).first().fill('いまは居場所から始めたい')
  await worker.press('選んだ内容を残す')
  expect(await worker.words()).toContain('いまは居場所から始めたい')
}

async function whenThePersonAgrees(): Promise<void> {
  await worker.follow('同意を記録')
  await choose(worker.page, '同意のしかた', '口頭(立会者あり)')
  await worker.press('同意を記録する', 422)
  await field(worker.page, '立ち会った人').fill('お姉さん')
  await worker.press('同意を記録する')
  expect(await worker.words()).toContain('責任者の確認')
}

async function thenTheManagerLooksAndItBegins(): Promise<void> {
  await manager.visit('/team')
  await manager.follow('確かめる')
  await choose(manager.page, 'このプランで', '書き直しに戻す')
  await manager.press('決める', 422)
  await choose(manager.page, 'このプランで', '始めてよい')
  await manager.press('決める')
  expect(await manager.notice()).toContain('支援を始めました')
}

async function whenItIsGoneThrough(): Promise<void> {
  await worker.visit(`/cases/${somebody.id}`)
  await worker.follow('第1回のプラン')
  await worker.press('すませた')
  await worker.follow('見直しを記録')
  const { page } = worker
  await choose(page, '方法', '来所')
  await choose(page, '目標1 「週に2回、居場所へ行く」', '順調')
  await field(page, '本人の声').fill('行ってみたら、思ったより静かだった')
  await worker.press('見直しを記録する')
  expect(await worker.words()).toContain('思ったより静かだった')
}

async function whenItIsJudgedAndTheCaseIsToEnd(): Promise<void> {
  await worker.follow('評価する')
  const { page } = worker
  await choose(page, '目標1 「週に2回、居場所へ行く」', '達成した')
  await field(page, '評価').fill('通いつづけている')
  await choose(page, 'これから', '終結する')
  await worker.press('評価を残す')
  await choose(page, '終結の理由', '目標を達成した')
  await field(page, 'これまでのまとめ').fill('居場所に通うようになった')
  await worker.press('終結する')
  expect(await worker.notice()).toContain('責任者に頼みました')
}

async function thenTheManagerEndsIt(): Promise<void> {
  await manager.visit('/team')
  await manager.follow('確かめる')
  expect(await manager.words()).toContain('居場所に通うようになった')
  await choose(manager.page, 'このケースを', '終結してよい')
  await manager.press('決める')
  await worker.visit(`/cases/${somebody.id}`)
  expect(await worker.words()).toContain('終結しました')
}
