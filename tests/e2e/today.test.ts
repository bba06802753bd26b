/**
 * The first page of the day carries the whole job: what is due, what was forgotten, who waits for whom, who works now.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { desk, openFor, phone, type Visitor, withoutScript } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'
import { hired, referred, someoneAt } from '../support/scene.ts'
import { choose, writeNextAction } from '../support/writing.ts'
import { escalateSilentReferrals } from '../../src/modules/casework/referrals/index.ts'

describe.each([desk, phone])('$name', (screen) => {
  test('a worker sees the day, and each line leads to where it can be acted on', async () => {
    const worker = await openFor(browser, product, screen, helloWork)
    await thenTheSentenceSaysWhatIsWrong(worker)
    await thenTheAppointmentStandsInItsHour(worker)
    await thenWhatIsOverdueStandsFirst(worker)
    await thenTheOtherDeskWaitsForUs(worker)
    await thenWeWaitForTheOtherDesk(worker)
    await thenThePersonWhoWorksIsToBeAsked(worker)
    await thenEachLeadsToItsPage(worker)
    await worker.leave()
  })

  test('the manager of either side sees what was met with silence', async () => {
    const manager = await openFor(browser, product, screen, 'sekinin@saposute.example')
    expect(await manager.words()).toMatch(/相手の返事を待つつなぎ[\s\S]*責任者へ連絡済み/)
    await manager.leave()
    const receiver = await openFor(browser, product, screen, 'sekinin@hw-nagano.example')
    expect(await receiver.words()).toMatch(/こちらの返事を待つつなぎ[\s\S]*責任者へ連絡済み/)
    await receiver.leave()
  })
})

test.each([desk, phone, withoutScript])(
  'what is due is finished in two pages, and the way leads back to the day $name',
  async (screen) => {
    const worker = await openFor(browser, product, screen, helloWork)
    await someoneAt(product, helloWork, `丸山 ${screen.name}`, 'まるやま すむ', {
      on: '2026-01-20',
      note: `書類を出す ${screen.name}`,
    })
    await worker.visit('/today')
    const row = () => worker.page.locator('main .row', { hasText: `書類を出す ${screen.name}` })
    await worker.arrive(() => row().getByRole('link', { name: 'すませる' }).click())
    // What was agreed is said, and what is next.
    await choose(worker.page, '約束は', '会えた')
    await writeNextAction(worker.page, { kind: '電話する', on: '2026-01-27', note: 'その後をきく' })
    await worker.press('すませて、次を決める')
    expect(worker.path()).toBe('/today')
    expect(await worker.notice()).toContain('予定をすませて')
    expect(await row().count()).toBe(0)
    await worker.leave()
  },
)

test('a day with nothing says what will stand there', async () => {
  const worker = await openFor(browser, product, desk, 'soudan@hw-matsumoto.example')
  expect(await worker.words()).toMatch(
    /期限を過ぎたものはありません[\s\S]*ケースの次の予定が、期限の順にここに並びます/,
  )
  await worker.leave()
})

const [helloWork, saposute] = ['soudan@hw-nagano.example', 'soudan@saposute.example']
let browser: Browser
let product: Product

beforeAll(async () => {
  browser = await launchBrowser()
  product = await startProduct({ today: '2025-12-19' })
  const employed = await someoneAt(product, helloWork, '山浦 亮', 'やまうら りょう', { in: 1, note: '就職の準備' })
  await hired(product, helloWork, employed, '上小精機 株式会社', '2025-12-19')
  product.setToday('2026-01-13')
  await someoneAt(product, helloWork, '宮下 真理', 'みやした まり', {
    on: '2026-01-16',
    note: '応募書類をいっしょに直す',
  })
  await someoneAt(product, helloWork, '太田 健一', 'おおた けんいち', {
    on: '2026-01-20',
    time: '10:00',
    note: '面接の練習',
  })
  await referred(
    product,
    helloWork,
    await someoneAt(product, helloWork, '北澤 大地', 'きたざわ だいち', { in: 2, note: '体験先をさがす' }),
    'maisapo-ueda',
    '家計の相談',
  )
  await referred(
    product,
    saposute,
    await someoneAt(product, saposute, '百瀬 恵', 'ももせ めぐみ', { in: 2, note: '様子をきく' }),
    'ms-nagano',
    '求職の登録',
  )
  product.setToday('2026-01-20')
  await escalateSilentReferrals(product.council)
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const section = (visitor: Visitor, title: string) =>
  visitor.page.locator('main .section', { has: visitor.page.getByRole('heading', { name: title }) }).innerText()

async function thenTheSentenceSaysWhatIsWrong(visitor: Visitor): Promise<void> {
  expect(visitor.path()).toBe('/today')
  expect(await visitor.words()).toMatch(
    /期限を過ぎた予定が\d+件、今日までに返事のいるつなぎが1件、返事のおくれているつなぎが1件あります/,
  )
}
async function thenTheAppointmentStandsInItsHour(visitor: Visitor): Promise<void> {
  expect(await section(visitor, '予約')).toMatch(/10:00[\s\S]*太田 健一 さん[\s\S]*面接の練習[\s\S]*記録がまだです/)
}
async function thenWhatIsOverdueStandsFirst(visitor: Visitor): Promise<void> {
  expect(await section(visitor, '次の予定')).toMatch(/2日おくれ[\s\S]*応募書類をいっしょに直す[\s\S]*宮下 真理 さん/)
}
async function thenTheOtherDeskWaitsForUs(visitor: Visitor): Promise<void> {
  expect(await section(visitor, 'こちらの返事を待つつなぎ')).toMatch(
    /シナノ[\s\S]*求職の登録[\s\S]*日おくれ・責任者へ連絡済み/,
  )
}
async function thenWeWaitForTheOtherDesk(visitor: Visitor): Promise<void> {
  expect(await section(visitor, '相手の返事を待つつなぎ')).toMatch(
    /北澤 大地[\s\S]*上田[\s\S]*日おくれ・責任者へ連絡済み/,
  )
}
async function thenThePersonWhoWorksIsToBeAsked(visitor: Visitor): Promise<void> {
  expect(await section(visitor, '定着の確認')).toMatch(/1か月[\s\S]*山浦 亮 さん[\s\S]*上小精機/)
}
async function thenEachLeadsToItsPage(visitor: Visitor): Promise<void> {
  for (const [link, page] of [
    [/太田 健一/, '相談の記録'],
    [/宮下 真理/, '応募書類をいっしょに直す'],
    [/北澤 大地/, '家計の相談'],
    [/山浦 亮/, '定着の確認(1か月)'],
  ] as const) {
    await visitor.visit('/today')
    await visitor.follow(link)
    expect(await visitor.words()).toContain(page)
  }
}
