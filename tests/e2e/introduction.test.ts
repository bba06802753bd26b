/**
 * Two introductions of one person through the pages: one refused with its reason, one with an interview that becomes a
 * hire on the same thread, with the day of introduction beside the day of hire.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jobWishForm, recordJobWish } from '../../src/modules/employment/job-wishes/index.ts'
import { launchBrowser } from '../support/browser.ts'
import { publishedJob } from '../support/jobs.ts'
import { desk, openFor, phone, type Screen, type Visitor, withoutScript } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'
import { type Somebody, someoneAt } from '../support/scene.ts'
import { valueOf } from '../support/thread.ts'
import { choose, field, unfold, writeDate } from '../support/writing.ts'

const helloWork = 'soudan@hw-nagano.example'
const today = '2026-01-20'

let browser: Browser
let product: Product
let worker: Visitor
let person: Somebody

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

let closeStory: () => Promise<void> = async () => {}
afterAll(() => closeStory())

describe.each([desk, phone, withoutScript])('$name', (screen) => {
  test('refused at one, hired at the other', async () => {
    await givenSomebodyAndAJob(screen)
    await whenTheyAreIntroducedToAJobElsewhere()
    await thenItIsRefusedWithItsReason()
    await whenTheyAreIntroducedToAJobOfOurs()
    await thenTheLetterIsThere()
    await whenAnInterviewIsSet()
    await thenTheHireStandsOnTheThread()
  }, 240_000)
})

async function givenSomebodyAndAJob(screen: Screen): Promise<void> {
  await closeStory()
  product = await startProduct({ today })
  person = await someoneAt(product, helloWork, '丸山 進', 'まるやま すすむ', { in: 5, note: '応募先の相談' })
  const by = await product.actor(helloWork)
  await publishedJob(product.council, by, { title: '部品の検査', weeklyHours: 30 })
  await publishedJob(product.council, by, { title: '食品の検査', weeklyHours: 40 })
  const wish = { firstOccupation: '検査の仕事', regular: 'any', weeklyHours: 30, musts: ['hours'] }
  valueOf(await product.as(helloWork, (ctx) => recordJobWish(ctx, person.id, jobWishForm.schema.parse(wish), null)))
  worker = await openFor(browser, product, screen, helloWork)
  closeStory = async () => {
    closeStory = async () => {}
    await worker.leave()
    await product.close()
  }
}

async function whenTheyAreIntroducedToAJobElsewhere(): Promise<void> {
  const { page } = worker
  await worker.visit(`/cases/${person.id}?tab=work`)
  await worker.follow('求人に紹介する')
  await field(page, 'さがす言葉').fill('ない求人')
  await worker.press('さがす')
  expect(await worker.words()).toContain('あてはまる求人がありません。')
  await page.getByRole('link', { name: 'ここにない求人に紹介する' }).last().click()
  await worker.press('紹介を記録する', 422)
  expect(await worker.words()).toContain('企業の名前を入れてください。')
  await field(page, '企業の名前').fill('須坂の温泉宿')
  await field(page, '職種').fill('客室の清掃')
  await page.getByRole('radio', { name: /本人の応募の手伝い/ }).check()
  await page.getByRole('radio', { name: '口頭' }).check()
  await worker.press('紹介を記録する')
  expect(await worker.words()).toContain('氏名も、本人から伝えます')
  expect(await worker.words()).toContain('応募の連絡(PDF)')
}

async function thenItIsRefusedWithItsReason(): Promise<void> {
  const { page } = worker
  await worker.follow('結果を記録')
  await choose(page, '結果', '不採用')
  await worker.press('記録する', 422)
  expect(await worker.words()).toContain('断られた理由を選んでください。')
  await unfold(page, '断られたとき')
  await page.getByRole('group', { name: '断られた理由' }).getByLabel('働く日・時間').check()
  await field(page, 'ひとこと').fill('土日に入れる人を希望')
  await worker.press('記録する')
  expect(await worker.words()).toContain('働く日・時間: 土日に入れる人を希望')
}

async function whenTheyAreIntroducedToAJobOfOurs(): Promise<void> {
  const { page } = worker
  await worker.visit(`/cases/${person.id}?tab=work`)
  await worker.follow('合う求人を見る')
  const words = await worker.words()
  expect(words).toContain('1番目に希望する「検査の仕事」に合う')
  expect(words).toMatch(/あと一つで合う求人[^]*週30時間までに減らせれば合います/)
  await page.getByRole('link', { name: '本人の返事を書く' }).last().click()
  await choose(page, '本人の返事', '興味がない')
  await worker.press('残す', 422)
  expect(await worker.words()).toContain('興味がない理由を選んでください。')
  await unfold(page, '興味がないとき')
  await choose(page, '興味がない理由', '働く日・時間')
  await worker.press('残す')
  expect(await worker.words()).not.toContain('あと一つで合う求人')
  await worker.follow('紹介する')
  expect(await worker.words()).toContain('部品の検査')
  await page.getByRole('radio', { name: /ハローワークの紹介/ }).check()
  await page.getByLabel('氏名とふりがな').check()
  await page.getByLabel('職歴').check()
  await field(page, 'そのほか伝えること').fill('はじめの説明を紙でもらえると安心です。')
  await page.getByRole('radio', { name: '口頭' }).check()
  await worker.press('紹介を記録する')
  expect(await worker.words()).toContain('氏名とふりがな、職歴')
}

async function thenTheLetterIsThere(): Promise<void> {
  const address = `${new URL(worker.page.url()).pathname}/papers/letter.pdf`
  const answer = await worker.page.request.get(new URL(address, worker.page.url()).toString())
  expect(answer.headers()['content-type']).toContain('application/pdf')
}

async function whenAnInterviewIsSet(): Promise<void> {
  const { page } = worker
  await worker.follow('面接の日を決める')
  await writeDate(page, '面接の日', today)
  await field(page, '時刻').fill('10:00')
  await page.getByLabel('支援者がいっしょに行く').check()
  await worker.press('この日に決める')
  expect(await worker.words()).toContain('支援者がいっしょに行く')
}

async function thenTheHireStandsOnTheThread(): Promise<void> {
  const { page } = worker
  await worker.follow('結果を記録')
  await choose(page, '結果', '採用')
  await unfold(page, '採用されたとき')
  await writeDate(page, '働きはじめる日', today)
  await worker.press('記録する')
  expect(await worker.words()).toContain('続けて、就職を記録してください。')
  await choose(page, '正規かどうか', '正規(正社員)')
  await choose(page, 'どう見つけたか', 'ハローワークの紹介')
  await worker.press('記録する')
  const words = await worker.words()
  expect(words).toContain('定着の確認を4回入れました。')
  expect(words).toContain('紹介日 令和8年1月20日')
  expect(words).toMatch(/1か月.*3か月.*6か月.*12か月/s)
  await worker.visit('/introductions')
  expect(await worker.words()).toContain('待っている紹介は、ありません。')
  expect(await worker.words()).toMatch(/採用.*不採用|不採用.*採用/s)
}
