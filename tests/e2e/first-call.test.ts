/**
 * A mother calls for the first time: written down while she speaks, with few keys; who may be called,
 * and when, is there afterwards.
 */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { desk, openFor, phone, type Screen, type Visitor, withoutScript } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'
import { field, unfold, writeNextAction, writeTalk } from '../support/writing.ts'

test('by keyboard it takes at most seventy keys, the words included', async () => {
  await given(desk)
  await whenTheFormIsOpenedTheFirstFieldIsReady()
  await whenSheIsWrittenDownByKeys()
  await thenItIsRecordedWithAtMostSeventy()
})

describe.each([desk, phone, withoutScript])('her name and number $name', (screen) => {
  test('have room in the first form, and a tap calls her', async () => {
    await given(screen)
    await whenHerNumberAndHoursAreWritten()
    await thenTheCaseSaysWhomOneMayCall()
    await thenTodaySaysItToo()
    await thenSheIsFoundByHerNumber()
    await whenHerHoursChange()
    await thenTheCaseSaysTheNewOnes()
  })
})

const worker = 'soudan@saposute.example'
let browser: Browser
let product: Product
let visitor: Visitor
let keys = 0
let serial = 0

beforeAll(async () => {
  browser = await launchBrowser()
  product = await startProduct()
})
afterEach(() => visitor.leave())
afterAll(async () => {
  await browser.close()
  await product.close()
})

const press = async (key: string, times = 1): Promise<void> => {
  for (let time = 0; time < times; time += 1) await visitor.page.keyboard.press(key)
  keys += times
}
/** Each character is a key. */
const type = async (text: string): Promise<void> => {
  await visitor.page.keyboard.insertText(text)
  keys += [...text].length
}
const at = (): Promise<string> =>
  visitor.page.evaluate(`document.activeElement.getAttribute('name') ?? document.activeElement.textContent.trim()`)
async function tabTo(name: string): Promise<void> {
  for (let tab = 0; tab < 40; tab += 1) {
    await press('Tab')
    if ((await at()) === name) return
  }
  throw new Error(`no ${name} within forty tabs`)
}

/** What stands on the page, whichever way its lines break. */
const words = async (): Promise<string> => (await visitor.words()).replaceAll(/\s+/g, ' ')

async function given(screen: Screen): Promise<void> {
  serial += 1
  visitor = await openFor(browser, product, screen, worker)
}
async function whenTheFormIsOpenedTheFirstFieldIsReady(): Promise<void> {
  await visitor.visit('/cases/new')
  expect(await at()).toBe('search')
  keys = 0
}
async function whenSheIsWrittenDownByKeys(): Promise<void> {
  await tabTo('speaker')
  await press('ArrowRight')
  await press('Tab')
  await press('ArrowRight')
  await tabTo('note')
  await type('息子が家を出ない。')
  await tabTo('nextAction.kind')
  await press('ArrowRight')
  await tabTo('nextAction.dueOn.month')
  await type('1')
  await press('Tab')
  await type('27')
  await tabTo('nextAction.note')
  await type('母に電話')
  await visitor.arrive(() => press('Control+Enter'))
}
async function thenItIsRecordedWithAtMostSeventy(): Promise<void> {
  const said = await words()
  for (const part of ['息子が家を出ない。', '家族', '電話', '母に電話']) expect(said).toContain(part)
  expect(keys).toBeLessThanOrEqual(70)
}

const number = (): string => `026-234-56${String(serial).padStart(2, '0')}`
async function whenHerNumberAndHoursAreWritten(): Promise<void> {
  const { page } = visitor
  await visitor.visit('/cases/new')
  await unfold(page, 'はじめての方の名前などを書く')
  await field(page, '呼び名').fill(`青い家の方${serial}`)
  await writeTalk(page, { speaker: '家族', channel: '電話', note: '息子のことで。' })
  await unfold(page, '家族・支援者の名前と電話')
  await page.getByLabel('本人からみた続柄').selectOption({ label: '母' })
  await page.getByLabel('名前か呼び名').fill('青木 きみ')
  await page.locator('[name="caller.phone"]').fill(number())
  await page.getByLabel('この方に電話してよい').check()
  await page.locator('[name="caller.reachFrom"]').fill('18時')
  await page.locator('[name="caller.reachTo"]').fill('20:00')
  await writeNextAction(page, { kind: '電話する', on: '2026-01-20', note: '母に電話' })
  await visitor.press('記録する')
}
async function thenTheCaseSaysWhomOneMayCall(): Promise<void> {
  expect(await words()).toContain(`母 青木 きみ ${number()} 18:00〜20:00`)
  expect(await visitor.page.locator('main').getByRole('link', { name: number() }).first().getAttribute('href')).toBe(
    `tel:${number().replaceAll('-', '')}`,
  )
}
async function thenTodaySaysItToo(): Promise<void> {
  await visitor.visit('/today')
  const row = visitor.page.locator('main .row', { hasText: `青い家の方${serial}` })
  expect((await row.innerText()).replaceAll(/\s+/g, ' ')).toContain(`母 ${number()} 18:00〜20:00`)
}
async function thenSheIsFoundByHerNumber(): Promise<void> {
  await visitor.visit(`/people?q=${encodeURIComponent(number())}`)
  expect(await visitor.words()).toContain(`青い家の方${serial}`)
  await visitor.follow(new RegExp(`青い家の方${serial}`))
}
async function whenHerHoursChange(): Promise<void> {
  await visitor.follow('本人の情報')
  const row = visitor.page.locator('main .row', { hasText: '青木 きみ' })
  await visitor.arrive(() => row.getByRole('link', { name: '直す' }).click())
  await visitor.page.getByLabel('電話してよい時刻のおわり').fill('21:30')
  await visitor.press('直す')
}
async function thenTheCaseSaysTheNewOnes(): Promise<void> {
  expect(await words()).toContain(`電話してよい ${number()} 18:00〜21:30`)
  expect(await words()).not.toContain('18:00〜20:00')
}
