/**
 * A gathering through the pages: decided, an employer's booth, somebody signed up from their case and one who waits,
 * the ticket, the door with number and code, the result, the end and what is left of it.
 */
import { someEmployer } from '../support/employers.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { desk, openFor, phone, type Screen, type Visitor, withoutScript } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'
import { type Somebody, someoneAt } from '../support/scene.ts'
import { choose, field, writeDate } from '../support/writing.ts'

const [employers, saposute] = ['kigyo@hw-nagano.example', 'soudan@saposute.example']
const today = '2026-01-20'

let browser: Browser
let product: Product
let host: Visitor
let worker: Visitor
let first: Somebody
let second: Somebody

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

let closeStory: () => Promise<void> = async () => {}
afterAll(() => closeStory())

describe.each([desk, phone, withoutScript])('$name', (screen) => {
  test('one seat, two who ask for it; the day, the door, and what is left of it', async () => {
    await givenTwoPeopleAndAnEmployer(screen)
    await whenAFairIsDecidedWithOneSeatAndABooth()
    await whenBothAreSignedUp()
    await thenTheSecondWaitsAndMovesUp()
    await whenATimeAtTheBoothIsChosen()
    await thenTheTicketSaysNothingOfWhom()
    await whenTheyComeToTheDoor()
    await thenTheResultAndTheEndLeaveARecord()
  }, 240_000)
})

async function givenTwoPeopleAndAnEmployer(screen: Screen): Promise<void> {
  await closeStory()
  product = await startProduct({ today })
  first = await someoneAt(product, saposute, '宮入 陽子', 'みやいり ようこ', { in: 5, note: '面接会の相談' })
  second = await someoneAt(product, saposute, '小山 健', 'こやま けん', { in: 6, note: '面接会の相談' })
  await someEmployer(product.council, await product.actor(employers), '善光寺平物流')
  ;[host, worker] = (await Promise.all(
    [employers, saposute].map((email) => openFor(browser, product, screen, email)),
  )) as [Visitor, Visitor]
  closeStory = async () => {
    closeStory = async () => {}
    await Promise.all([host, worker].map((visitor) => visitor.leave()))
    await product.close()
  }
}

async function whenAFairIsDecidedWithOneSeatAndABooth(): Promise<void> {
  await host.visit('/gatherings')
  await host.follow('催しを決める')
  const { page } = host
  await choose(page, '催しの種類', '就職面接会')
  await field(page, '題').fill('冬の就職面接会')
  await writeDate(page, '開く日', today)
  await field(page, '始まる時刻').fill('13:00')
  await field(page, '終わる時刻').fill('12:00')
  await field(page, '会場の名前と住所').fill('長野市勤労者会館')
  await writeDate(page, '申込みを始める日', today)
  await writeDate(page, '申込みの終わりの日', today)
  await field(page, '席の数').fill('1')
  await host.press('催しを決める', 422)
  expect(await host.words()).toContain('終わる時刻が、始まる時刻より前です。')
  await field(page, '終わる時刻').fill('16:00')
  await host.press('催しを決める')
  await host.follow('企業のブースを加える')
  await page.getByLabel('企業の名前').fill('善光寺')
  await host.press('さがす')
  await page.getByRole('radio', { name: /善光寺平物流/ }).check()
  await host.press('加える')
  await field(page, '1回の長さ').fill('30')
  await host.press('加える')
  expect(await host.words()).toContain('6枠・予約0件・空き6件')
  await host.press('受付を始める')
  expect(await host.words()).toContain('1席のうち0席がうまり、空きは1席')
}

async function whenBothAreSignedUp(): Promise<void> {
  const { page } = worker
  for (const [person, name] of [
    [first, '陽子'],
    [second, ''],
  ] as const) {
    await worker.visit(`/cases/${person.id}?tab=work`)
    await worker.follow('催しに申し込む')
    if (person === first) {
      await worker.press('申し込む', 422)
      expect(await worker.words()).toContain('催しを選んでください。')
    }
    await page.getByRole('radio', { name: /冬の就職面接会/ }).check()
    await field(page, '受付での呼び名').fill(name)
    await writeDate(page, '主催に伝えてよいと、本人が言った日', today)
    await worker.press('申し込む')
  }
}

async function thenTheSecondWaitsAndMovesUp(): Promise<void> {
  expect(await worker.words()).toContain('キャンセル待ち(1番目)')
  await worker.visit(`/cases/${first.id}?tab=work`)
  await worker.follow('申込みを取り消す')
  await field(worker.page, '取り消すわけ').fill('かぜをひいた')
  await worker.press('取り消す')
  expect(await worker.words()).toContain('取り消し: かぜをひいた')
  await worker.visit(`/cases/${second.id}?tab=work`)
  expect(await worker.words()).toContain('席あり')
}

async function whenATimeAtTheBoothIsChosen(): Promise<void> {
  await worker.follow('面談の時間を決める')
  await field(worker.page, '面談の時間').selectOption({ label: '13:30〜14:00' })
  await worker.press('この時間に決める')
  expect(await worker.words()).toContain('13:30〜14:00 善光寺平物流')
}

async function thenTheTicketSaysNothingOfWhom(): Promise<void> {
  await worker.follow('受付票')
  const words = await worker.words()
  expect(words).toContain('受付票 2番')
  expect(words).not.toMatch(/小山|R7-/)
}

async function whenTheyComeToTheDoor(): Promise<void> {
  await host.visit('/gatherings')
  await host.follow('冬の就職面接会')
  await host.follow('受付')
  expect(await host.words()).toContain('2番の方')
  expect(await host.words()).not.toMatch(/小山|宮入|R7-/)
  await field(host.page, '受付番号か、受付票の記号').fill('7')
  await host.press('受付する', 422)
  expect(await host.words()).toContain('この番号・記号の申込みは、この催しにありません。')
  const [ticket] = await ticketOf(second)
  await host.visit(`${host.path().replace(/check-in$/, 'door')}?ticket=${ticket}`)
  await host.press('この方を受付する')
  expect(await host.words()).toContain('来た人 1人')
}

async function ticketOf(person: Somebody): Promise<string[]> {
  return product.as(saposute, async (ctx) =>
    (await ctx.tx.selectFrom('gathering_sign_ups').where('case_id', '=', person.id).select('ticket').execute()).map(
      (row) => row.ticket,
    ),
  )
}

async function thenTheResultAndTheEndLeaveARecord(): Promise<void> {
  await host.follow('結果を記録')
  await choose(host.page, '面談の結果', '見学へ')
  await host.press('記録する')
  await host.follow('冬の就職面接会')
  await host.follow('終わりにする')
  expect(await field(host.page, '来た人の数').inputValue()).toBe('1')
  await host.press('終わりにする')
  await host.follow('この催しから作られた記録')
  expect(await host.words()).toContain('催しの記録から作られました')
  expect(await host.words()).toContain('延べ1人')
  await worker.visit(`/cases/${second.id}?tab=work`)
  expect(await worker.words()).toContain('来られました')
  expect(await worker.words()).toContain('見学へ')
}
