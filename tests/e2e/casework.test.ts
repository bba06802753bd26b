/**
 * What surrounds the thread, through the pages alone: one record instead of two, the person's agreement on paper, their
 * work since school, and a responsible person who sees whom nobody looks after, says a word, and hands a caseload over.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../src/platform/clock.ts'
import { launchBrowser } from '../support/browser.ts'
import { desk, openFor, phone, type Screen, type Visitor, withoutScript } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'
import { type Somebody, someoneAt } from '../support/scene.ts'
import { choose, field, unfold, writeDate } from '../support/writing.ts'

const [saposute, responsible, ueda] = ['soudan@saposute.example', 'sekinin@saposute.example', 'soudan@maisapo.example']
const today = '2025-10-01'

let browser: Browser
let product: Product
let worker: Visitor
let manager: Visitor
let foreign: Visitor
let kept: Somebody
let twin: Somebody

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

let closeStory: () => Promise<void> = async () => {}
afterAll(() => closeStory())

describe.each([desk, phone, withoutScript])('$name', (screen) => {
  test('two records become one, what the person agreed to opens and closes, their work answers the law, and nobody is forgotten', async () => {
    await givenTwoRecordsOfOnePerson(screen)
    await whenTheWorkerSeesBothAndMergesThem()
    await whenThePersonAgreesThatMaisapoReadsThem()
    await thenMaisapoReadsThatAndNoMore()
    await whenTheAgreementIsWithdrawn()
    await whenTheWorkSinceSchoolIsTakenDown()
    await whenNobodyHasSpokenWithHerForWeeks()
    await thenTheManagerSeesItAndSaysAWord()
    await thenTheWorkerReadsIt()
    await whenTheCaseloadIsHandedOver()
  }, 180_000)
})

async function givenTwoRecordsOfOnePerson(screen: Screen): Promise<void> {
  await closeStory()
  product = await startProduct({ today })
  kept = await someoneAt(product, saposute, '双葉 明美', 'ふたば あけみ', { in: 5, note: 'これまでの仕事を聞く' })
  twin = await someoneAt(product, saposute, '双葉 あけみ', 'ふたば あけみ', { in: 9, note: '電話で様子を聞く' })
  ;[worker, manager, foreign] = (await Promise.all(
    [saposute, responsible, ueda].map((email) => openFor(browser, product, screen, email)),
  )) as [Visitor, Visitor, Visitor]
  closeStory = async () => {
    closeStory = async () => {}
    await Promise.all([worker, manager, foreign].map((visitor) => visitor.leave()))
    await product.close()
  }
}

async function whenTheWorkerSeesBothAndMergesThem(): Promise<void> {
  await worker.visit(`/people/${kept.personId}/duplicates`)
  expect(await worker.words()).toContain('双葉 あけみ')
  await worker.follow('まとめる')
  await field(worker.page, '同じ方だと分かったわけ').fill('電話番号と住まいが同じ')
  await worker.press('まとめる')
  await worker.visit(`/people?q=${encodeURIComponent('ふたば')}`)
  expect(await worker.page.locator('main').getByRole('link', { name: /双葉/ }).count()).toBe(1)
  await worker.visit(`/cases/${twin.id}`)
  expect(await worker.words()).toContain('まとめ')
}

async function whenThePersonAgreesThatMaisapoReadsThem(): Promise<void> {
  await worker.visit(`/cases/${kept.id}/access`)
  await worker.follow('同意を記録')
  const { page } = worker
  await choose(page, 'だれの同意か', '本人')
  await choose(page, 'とり方', '口頭(立ち会った人がいる)')
  await unfold(page, 'まいさぽ')
  await page.getByText('上田市生活就労支援センター まいさぽ上田', { exact: true }).click()
  await writeDate(page, '同意のあった日', today)
  // Somebody has to have been there: the page says so and keeps the rest.
  await worker.press('記録する', 422)
  expect(await worker.words()).toContain('立ち会')
  await page.getByRole('textbox', { name: /^立ち会った人/ }).fill('受付の小池')
  await worker.press('記録する')
  expect(await worker.words()).toContain('まいさぽ上田')
}

async function thenMaisapoReadsThatAndNoMore(): Promise<void> {
  await foreign.visit(`/cases/${kept.id}`)
  const words = await foreign.words()
  expect(words).toContain('双葉 明美')
  expect(words).toContain('非開示')
  expect(words).not.toContain('はじめて話した')
}

async function whenTheAgreementIsWithdrawn(): Promise<void> {
  await worker.visit(`/cases/${kept.id}/access`)
  await worker.follow('取り消しを記録')
  await writeDate(worker.page, '申し出のあった日', today)
  await worker.press('取り消しを記録する')
  await foreign.visit(`/cases/${kept.id}`, 404)
}

async function whenTheWorkSinceSchoolIsTakenDown(): Promise<void> {
  await worker.visit(`/cases/${kept.id}/work-history`)
  await worker.follow('期間を加える')
  const { page } = worker
  await choose(page, '働き方', '正規(正社員)')
  await page.getByLabel('会社の名前').fill('株式会社 千曲精機')
  await writeDate(page, 'はじめの日', '2022-04-01')
  await writeDate(page, '終わりの日', '2021-09-30')
  await worker.press('記録する', 422)
  await writeDate(page, '終わりの日', '2022-09-30')
  await worker.press('記録する')
  const words = await worker.words()
  for (const part of ['株式会社 千曲精機', '過去5年の正規雇用は、通算1年以下か', '数えた期間'])
    expect(words).toContain(part)
}

async function whenNobodyHasSpokenWithHerForWeeks(): Promise<void> {
  product.setToday(addDays(today, 40))
}

async function thenTheManagerSeesItAndSaysAWord(): Promise<void> {
  await manager.visit('/gaps')
  expect(await manager.words()).toContain('双葉 明美')
  await manager.visit(`/cases/${kept.id}/notes`)
  await manager.press('残す', 422)
  await manager.page.getByLabel('担当へのひとこと').fill('ご家族に電話してみましょう')
  await manager.press('残す')
  expect(await manager.words()).toContain('まだ読んでいません')
}

async function thenTheWorkerReadsIt(): Promise<void> {
  await worker.visit('/today')
  expect(await worker.words()).toContain('ご家族に電話してみましょう')
  await worker.visit(`/cases/${kept.id}/notes`)
  await worker.press('読みました')
  await worker.visit('/today')
  expect(await worker.words()).not.toContain('ご家族に電話してみましょう')
}

async function whenTheCaseloadIsHandedOver(): Promise<void> {
  await manager.visit('/team')
  await manager.follow('引き継ぐ')
  expect(await manager.words()).toContain('双葉 明美')
  await manager.press('引き継ぐ', 422)
  const { name } = await product.actor(responsible)
  await manager.page.getByLabel('引き継ぐ人').selectOption({ label: name })
  await manager.press('引き継ぐ')
  expect(await manager.notice()).toContain('1件を引き継ぎました')
  await manager.visit('/cases')
  expect(await manager.words()).toContain('双葉 明美')
}
