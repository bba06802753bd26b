/** A few days at a workplace through the pages: planned, agreed to by three, noted from a phone, looked back on. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { desk, openFor, phone, type Screen, type Visitor, withoutScript } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'
import { type Somebody, someoneAt } from '../support/scene.ts'
import { choose, field, writeDate } from '../support/writing.ts'

const saposute = 'soudan@saposute.example'
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
  test('three days at a workplace', async () => {
    await givenSomebody(screen)
    await whenAnExperienceIsPlanned()
    await thenThreeSidesAgree()
    await whenTheDayIsNoted()
    await thenBothLookBack()
  }, 240_000)
})

async function givenSomebody(screen: Screen): Promise<void> {
  await closeStory()
  product = await startProduct({ today })
  person = await someoneAt(product, saposute, '小林 望', 'こばやし のぞみ', { in: 5, note: '体験の相談' })
  worker = await openFor(browser, product, screen, saposute)
  closeStory = async () => {
    closeStory = async () => {}
    await worker.leave()
    await product.close()
  }
}

async function whenAnExperienceIsPlanned(): Promise<void> {
  const { page } = worker
  await worker.visit(`/cases/${person.id}?tab=work`)
  await worker.follow('体験・実習を決める')
  await page.getByRole('radio', { name: /^就労体験/ }).check()
  await field(page, '企業・事業所の名前').fill('須坂のパン工房')
  await field(page, 'することの内容').fill('袋づめを、見てからためす。')
  await writeDate(page, '始まる日', today)
  await writeDate(page, '終わる日', '2026-01-22')
  await worker.press('決める', 422)
  expect(await worker.words()).toContain('企業の指示を受けて働くものではないことを、企業と確かめて印を付けてください。')
  await page.getByLabel(/企業の指示を受けて働くものではなく/).check()
  await worker.press('決める')
  expect(await worker.words()).toContain('同意を待っている')
  const address = `${new URL(page.url()).pathname}/papers/agreement.pdf`
  const answer = await page.request.get(new URL(address, page.url()).toString())
  expect(answer.headers()['content-type']).toContain('application/pdf')
}

async function thenThreeSidesAgree(): Promise<void> {
  const { page } = worker
  for (const side of ['本人', '企業', '支援機関']) {
    await worker.follow('同意を記録')
    await choose(page, 'だれの同意か', side)
    await choose(page, 'どう聞いたか', '書面に署名')
    await worker.press('記録する')
  }
  expect(await worker.words()).toContain('行っている')
}

async function whenTheDayIsNoted(): Promise<void> {
  const { page } = worker
  await worker.visit('/today')
  await page.getByRole('listitem').filter({ hasText: '須坂のパン工房' }).getByRole('link', { name: '記録' }).click()
  await field(page, 'ようす').fill('声を出してあいさつできた。')
  await worker.press('記録する')
  expect(await worker.words()).toContain('声を出してあいさつできた。')
  await worker.visit('/today')
  expect(await worker.words()).not.toContain('須坂のパン工房')
}

async function thenBothLookBack(): Promise<void> {
  const { page } = worker
  await worker.visit(`/cases/${person.id}?tab=work`)
  await worker.follow('須坂のパン工房')
  await worker.follow('終わりを記録')
  await field(page, '本人のふりかえり').fill('またやってみたい。')
  await field(page, '職場のふりかえり').fill('ていねいだった。')
  await choose(page, 'これから', '応募する')
  await worker.press('記録する')
  const words = await worker.words()
  for (const text of ['終わった', 'またやってみたい。', 'ていねいだった。', '応募する']) expect(words).toContain(text)
}
