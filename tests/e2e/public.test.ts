/** Somebody who is looking for a place to talk finds one, without an account, a script or a trace. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { desk, openFor, phone, type Screen, type Visitor, withoutScript } from '../support/page.ts'
import { thenItPrintsWell } from '../support/paper.ts'
import { signedInAs } from '../support/people.ts'
import { type Product, startProduct } from '../support/product.ts'
import { published } from '../support/releases.ts'
import { hired, someoneAt } from '../support/scene.ts'
import { sealLedger } from '../../src/modules/council/indicators/index.ts'

describe.each([desk, phone, { ...phone, name: 'on a phone without JavaScript', script: false }, withoutScript])(
  '$name',
  (screen) => {
    test('four questions lead to a desk', async () => {
      await givenAReaderOnTheStartPage(screen)
      await whenAMotherAnswersWhatSheWorriesAbout()
      await thenDesksAreNamedWithTheirReason()
      await thenTheAnswersCanBeChangedOneByOne()
      await thenTheDeskSaysHowToGetThere()
      await thenNothingOfThisIsKept()
    })

    test('the figures say what may be said, and nothing of three people', async () => {
      await givenAReaderOnTheStartPage(screen)
      await thenTheFiguresHideWhatIsTooSmall()
      // Tables and lists without a script of their own: once on each width.
      if (screen === desk || screen === phone) await thenAllOfItCanBeTakenAlong()
    })
  },
)

let browser: Browser
let product: Product
let reader: Visitor

beforeAll(async () => {
  browser = await launchBrowser()
  product = await startProduct({ today: '2025-11-04' })
  const counselor = 'soudan@hw-nagano.example'
  for (const [name, kana] of [
    ['青木 一', 'あおき はじめ'],
    ['青木 二', 'あおき ふたり'],
    ['青木 三', 'あおき みつ'],
  ] as const) {
    await hired(
      product,
      counselor,
      await someoneAt(product, counselor, name, kana, { in: 3, note: '様子をきく' }),
      '飯綱製作所',
      '2025-11-04',
    )
  }
  product.setToday('2026-01-20')
  await sealLedger(product.council)
  expect(
    await published(
      product.council,
      await signedInAs(product.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' }),
    ),
  ).toMatchObject({ ok: true })
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

async function givenAReaderOnTheStartPage(screen: Screen): Promise<void> {
  await reader?.leave()
  reader = await openFor(browser, product, screen)
  await reader.visit('/')
  expect(await reader.words()).toMatch(/話すところから。[\s\S]*お金はかかりません/)
}
async function whenAMotherAnswersWhatSheWorriesAbout(): Promise<void> {
  await reader.follow(/家族/)
  await reader.page.getByRole('searchbox').first().fill('うえだ')
  await reader.press('さがす')
  await reader.follow(/^上田市/)
  await reader.follow(/40/)
}
async function thenDesksAreNamedWithTheirReason(): Promise<void> {
  expect(await reader.words()).toMatch(
    /合いそうな窓口は[123]つです[\s\S]*あなたの答えに、いちばん合います[\s\S]*ご家族だけでも話せます/,
  )
  await thenItPrintsWell(reader)
}
async function thenTheAnswersCanBeChangedOneByOne(): Promise<void> {
  await reader.follow('答えを変える')
  await reader.follow('年代を変える')
  await reader.follow(/50/)
  expect(await reader.words()).toMatch(/50代[\s\S]*合いそうな窓口/)
}
async function thenTheDeskSaysHowToGetThere(): Promise<void> {
  const link = reader.page
    .locator('main')
    .getByRole('link', { name: /をくわしく見る/ })
    .first()
  const name = ((await link.getAttribute('aria-label')) ?? '').replace('をくわしく見る', '')
  await reader.arrive(() => link.click())
  expect(await reader.page.locator('h1').innerText()).toBe(name)
  await thenItPrintsWell(reader)
}
async function thenNothingOfThisIsKept(): Promise<void> {
  expect(await reader.context.cookies()).toEqual([])
}
async function thenAllOfItCanBeTakenAlong(): Promise<void> {
  await reader.follow(/類型・年齢/)
  expect(await reader.words()).toMatch(/圏域と類型[\s\S]*<10/)
  await reader.visit('/open-data')
}
async function thenTheFiguresHideWhatIsTooSmall(): Promise<void> {
  await reader.arrive(() => reader.page.goto('/figures'))
  const words = await reader.words()
  expect(words).toContain('正社員')
  expect(words).toContain('10')
  expect(words).not.toMatch(/(^|[^\d/])3\s*人/)
  await thenItPrintsWell(reader)
}
