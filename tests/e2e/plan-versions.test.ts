/**
 * The next year's plan through the pages alone: begun from this year's, written, the members asked, answered, resolved.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { openFor, phone, type Visitor, withoutScript } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'
import { choose, field, writeDate } from '../support/writing.ts'

let browser: Browser
let product: Product
let office: Visitor
let member: Visitor

beforeAll(async () => {
  browser = await launchBrowser()
  product = await startProduct()
  // The office writes without JavaScript; the member reads and comments on a phone.
  office = await openFor(browser, product, withoutScript, 'jimukyoku@roudoukyoku.example')
  member = await openFor(browser, product, phone, 'soudan@saposute.example')
})
afterAll(async () => {
  await Promise.all([office, member].map((visitor) => visitor.leave()))
  await browser.close()
  await product.close()
})

describe('the next year’s plan', () => {
  test('from this year’s to a resolution', async () => {
    await whenTheOfficeBeginsTheDraft()
    await whenItWritesAMeasureAnew()
    await whenItAddsARow()
    await whenItAsksTheMembers()
    await whenAMemberCommentsOnAPhone()
    await whenTheOfficeAnswers()
    await thenTheCouncilResolves()
  }, 120_000)
})

let draft = ''

async function whenTheOfficeBeginsTheDraft(): Promise<void> {
  await office.visit('/plan')
  await office.follow('版と案')
  await office.press('案をつくる', 422)
  await office.page.getByLabel('令和8年度の計画').check()
  await office.press('案をつくる')
  expect(await office.notice()).toBe('案をつくりました。')
  expect(await office.words()).toContain('事務局だけが読めます')
  draft = office.path()
}

async function whenItWritesAMeasureAnew(): Promise<void> {
  await office.follow('各機関の媒体を使い取組を広く知らせるを直す')
  await field(office.page, '短い題').fill('')
  await office.press('残す', 422)
  await field(office.page, '短い題').fill('動画でも取組を広く知らせる')
  await office.page.locator('textarea[name="stated.0.wording"]').fill('各構成機関の取組を、動画でも広く知らせる。')
  await office.press('残す')
  expect(await office.notice()).toBe('書いたことを残しました。')
  expect(await office.words()).toContain('動画でも取組を広く知らせる')
}

async function whenItAddsARow(): Promise<void> {
  await office.visit(`${draft}?part=roadmap`)
  await office.follow('1. 気運の醸成と周知・広報に行を加える')
  await office.press('加える', 422)
  for (const [label, text] of [
    ['短い題', '動画での広報'],
    ['工程表の中の場所', '1(1)③'],
    ['「項目」欄の題', '動画'],
    ['「具体的な取組」欄', '動画を四本つくる。'],
  ] as const)
    await field(office.page, label).fill(text)
  await choose(office.page, '対象', '① 不安定な就労')
  await office.press('加える')
  expect(await office.words()).toContain('動画での広報')
}

async function whenItAsksTheMembers(): Promise<void> {
  await office.visit(`${draft}?part=steps`)
  // Nothing can be resolved that the members haven't seen.
  expect(await office.words()).not.toContain('決議を残す')
  await writeDate(office.page, '意見の期限', '2026-02-10')
  await office.press('意見を聞く')
  expect(await office.notice()).toBe('構成員が案を読めるようになりました。')
}

async function whenAMemberCommentsOnAPhone(): Promise<void> {
  await member.visit('/plan')
  await member.follow('案を読み、意見を書く')
  await member.follow('動画でも取組を広く知らせるへの意見を書く')
  await member.press('意見を出す', 422)
  await field(member.page, '意見').fill('字幕もつけてください。')
  await member.press('意見を出す')
  expect(await member.words()).toContain('字幕もつけてください。')
}

async function whenTheOfficeAnswers(): Promise<void> {
  await office.visit(`${draft}?part=steps`)
  await office.follow('意見に答える')
  await office.follow(/の意見に答える$/)
  await choose(office.page, 'どうしたか', '取り入れた')
  await field(office.page, '答え').fill('字幕をつけます。')
  await office.press('答える')
  expect(await office.words()).toContain('字幕をつけます。')
}

async function thenTheCouncilResolves(): Promise<void> {
  await office.visit(`${draft}/comparison`)
  expect(await office.words()).toContain('加わった')
  await office.visit(`${draft}?part=steps`)
  await field(office.page, '決めた会議と決議').fill('第3回協議会')
  await writeDate(office.page, '効力を生じる日', '2027-04-01')
  await office.press('決議を残す', 422)
  await writeDate(office.page, '効力を生じる日', '2026-04-01')
  await office.press('決議を残す')
  expect(await office.words()).toContain('令和8年度 第1版(策定)')
  await member.visit(draft)
  expect(await member.words()).toContain('効力を生じる日に、画面と集計がこの版に変わります。')
}
