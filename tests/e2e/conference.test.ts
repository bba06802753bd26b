/**
 * A conference through the pages: planned, a guest asked, opened while the guest looks,
 * ended with what both have to do.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { desk, openFor, type Screen, type Visitor } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'
import { type Somebody, someoneAt } from '../support/scene.ts'
import { choose, field, writeDate } from '../support/writing.ts'

const [saposute, helloWork] = ['soudan@saposute.example', 'soudan@hw-nagano.example']
const today = '2026-01-20'

let browser: Browser
let product: Product
let host: Visitor
let guest: Visitor
let somebody: Somebody

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

let closeStory: () => Promise<void> = async () => {}
afterAll(() => closeStory())

// On a phone its pages are opened by pages.test.ts.
describe.each([desk])('$name', (screen) => {
  test('people of two organizations talk about somebody, and only while they talk is anything shown', async () => {
    await givenSomebody(screen)
    await whenAConferenceIsPlanned()
    await thenTheGuestKnowsOfItAndNotOfWhom()
    await whenItIsOpened()
    await thenTheGuestReadsWhatWasChosen()
    await whenItEndsWithWhatBothDo()
    await thenTheDoorIsClosedAndTheGuestHasTheirPart()
  }, 180_000)
})

async function givenSomebody(screen: Screen): Promise<void> {
  await closeStory()
  product = await startProduct({ today })
  somebody = await someoneAt(product, saposute, '宮入 陽子', 'みやいり ようこ', { in: 5, note: '会議の相談' })
  ;[host, guest] = (await Promise.all(
    [saposute, helloWork].map((email) => openFor(browser, product, screen, email)),
  )) as [Visitor, Visitor]
  closeStory = async () => {
    closeStory = async () => {}
    await Promise.all([host, guest].map((visitor) => visitor.leave()))
    await product.close()
  }
}

async function whenAConferenceIsPlanned(): Promise<void> {
  await host.visit(`/cases/${somebody.id}`)
  await host.follow('会議を決める')
  const { page } = host
  await page.getByRole('radio', { name: /^支援会議/ }).check()
  await choose(page, '根拠', '本人の同意')
  await writeDate(page, '会議の日', today)
  await field(page, '始まる時刻').fill('0:00')
  await field(page, '終わる時刻').fill('23:59')
  await page.getByText('相談の記録', { exact: true }).click()
  await field(page, '話し合うこと').fill('働く時間のふやし方')
  // サポステ holds no 支援会議: the page says which one fits and keeps the rest.
  await host.press('会議を決める', 422)
  expect(await field(page, '話し合うこと').inputValue()).toBe('働く時間のふやし方')
  await page.getByRole('radio', { name: /^個別ケース検討会議/ }).check()
  await writeDate(page, '本人が同意した日', today)
  await host.press('会議を決める')
  await host.follow('参加者を加える')
  await page.getByLabel('機関', { exact: true }).selectOption({ label: 'ハローワーク長野' })
  await host.press('この機関の人を出す')
  await page.getByLabel('参加する人').selectOption({ label: (await product.actor(helloWork)).name })
  await host.press('加える', 422)
  await choose(page, '守秘義務の根拠', '国家公務員法100条')
  await host.press('加える')
}

async function thenTheGuestKnowsOfItAndNotOfWhom(): Promise<void> {
  await guest.visit('/conferences')
  expect(await guest.words()).not.toContain('宮入')
  await guest.follow(/個別ケース検討会議/)
  const words = await guest.words()
  expect(words).toContain('非開示')
  expect(words).not.toContain('働く時間のふやし方')
}

async function whenItIsOpened(): Promise<void> {
  await host.press('会議を始める')
  expect(await host.words()).toContain('会議を開いています')
}

async function thenTheGuestReadsWhatWasChosen(): Promise<void> {
  await guest.visit(new URL(guest.page.url()).pathname)
  expect(await guest.words()).toContain('働く時間のふやし方')
  await guest.follow(/宮入 陽子/)
  expect(await guest.words()).toContain('はじめて話した')
}

async function whenItEndsWithWhatBothDo(): Promise<void> {
  await host.follow('記録して終える')
  const { page } = host
  await host.press('記録を確定して終える', 422)
  await field(page, '会議の記録').fill('午前中の仕事から始める。')
  await field(page, '決まったこと1').fill('週3日の求人を2つ探す')
  await field(page, '決まったこと1をする機関').selectOption({ label: 'ハローワーク長野' })
  await writeDate(page, '決まったこと1の期限', '2026-01-26')
  await field(page, '決まったこと2').fill('朝の電話を続ける')
  await field(page, '決まったこと2をする機関').selectOption({ index: 1 })
  await writeDate(page, '決まったこと2の期限', '2026-01-27')
  await host.press('記録を確定して終える')
  expect(await host.words()).toContain('確定した時のままです')
  await host.visit(`/cases/${somebody.id}`)
  expect(await host.words()).toContain('朝の電話を続ける')
}

async function thenTheDoorIsClosedAndTheGuestHasTheirPart(): Promise<void> {
  await guest.visit(`/cases/${somebody.id}`, 404)
  await guest.visit('/today')
  const words = await guest.words()
  expect(words).toContain('週3日の求人を2つ探す')
  expect(words).not.toContain('朝の電話を続ける')
  await guest.follow('週3日の求人を2つ探す')
  await guest.press('すませた')
  await guest.visit('/today')
  expect(await guest.words()).not.toContain('週3日の求人を2つ探す')
}
