/** Somebody looks for a desk: at a desk, on a phone, without JavaScript, with the keyboard alone, and on paper. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { desk, openFor, phone, withoutScript } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'

let browser: Browser
let product: Product

beforeAll(async () => {
  ;[browser, product] = await Promise.all([launchBrowser(), startProduct()])
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

describe.each([desk, phone, withoutScript])('somebody looks for a desk, $name', (screen) => {
  test('from the question on the start page to the desk and back', async () => {
    const reader = await openFor(browser, product, screen)
    const { page } = reader
    await reader.visit('/')
    await reader.follow('しばらく働いていない')
    await reader.follow(/^自分のこと/)
    await page.getByLabel('市町村の名前').fill('うえだ')
    await reader.press('さがす')
    expect(await reader.words()).toContain('「うえだ」に合う市町村は1つです。')
    await reader.follow('上田市')
    await reader.follow('40代')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('あなたに合いそうな窓口は3つです')
    expect(await page.locator('.results h2').allInnerTexts()).toEqual(['若者サポートステーション・シナノ', 'まいさぽ上田', 'ハローワーク上田'])
    // The numbers of the list are those of the map.
    expect(await page.locator('.mp-pin-number').allTextContents()).toEqual(['1', '2', '3'])
    expect(await page.getByRole('button', { name: '紙にする' }).isVisible()).toBe(screen.script)
    await reader.follow('まいさぽ上田をくわしく見る')
    await reader.follow('窓口の案内にもどる')
    await reader.follow('答えを変える')
    await reader.follow('年代を変える')
    await reader.follow('50代')
    expect(await page.locator('.results h2').first().innerText()).not.toBe('若者サポートステーション・シナノ')
    expect(await reader.context.cookies()).toEqual([])
    await reader.leave()
  })

  test('the other public pages', async () => {
    const reader = await openFor(browser, product, screen)
    // The check of a page takes its time; what differs on a phone are the lists and the tables.
    const paths = screen === phone ? ['/find/desks', '/figures'] : ['/find/places', '/find/desks', '/find/desks?place=20402', '/find/desks?q=%E3%81%BE%E3%81%84%E3%81%95%E3%81%BD', '/find/muni-20203-soudan', '/figures', '/about']
    for (const path of paths) {
      await reader.visit(path)
      expect(reader.path()).toBe(path.split('?')[0])
    }
    await reader.leave()
  })
})

test('with larger letters, which stay until they are taken back', async () => {
  const reader = await openFor(browser, product, desk)
  const { page } = reader
  await reader.visit('/find?worry=family&place=20203')
  await reader.arrive(() => page.getByRole('link', { name: '文字を大きく' }).click())
  expect(page.url()).toContain('/find?worry=family&place=20203')
  expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('20px')
  await reader.visit('/figures')
  await reader.arrive(() => page.getByRole('link', { name: '文字を大きく' }).click())
  expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('16px')
  expect(await reader.context.cookies()).toEqual([])
  await reader.leave()
})

test('with the keyboard alone, every step visible', async () => {
  const reader = await openFor(browser, product, desk)
  const { page } = reader
  await reader.visit('/find')
  const reach = async (words: string): Promise<void> => {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab')
      const focused = await page.evaluate<{ words: string; outline: string }>('({ words: document.activeElement.innerText, outline: getComputedStyle(document.activeElement).outlineStyle })')
      expect(focused.outline, focused.words).toBe('solid')
      if (focused.words.startsWith(words)) return
    }
    throw new Error(`${words} was not reached`)
  }
  await reach('外に出るのがつらい')
  await reader.arrive(() => page.keyboard.press('Enter'))
  await reach('家族のこと')
  await reader.arrive(() => page.keyboard.press('Enter'))
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('その方がお住まいの市町村は?')
  await reader.leave()
})

test('on paper: the desks without what only works on a screen', async () => {
  const reader = await openFor(browser, product, desk)
  const { page } = reader
  await reader.visit('/find?worry=money-housing&who=self&place=20201&age=50s')
  await page.emulateMedia({ media: 'print' })
  for (const hidden of ['.phead', '.pfoot', '.answers a', '.results .actions']) expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false)
  expect(await page.locator('.results h2').first().isVisible()).toBe(true)
  expect(await page.locator('.map-desk figcaption').innerText()).toContain('国土数値情報')
  await reader.leave()
})

test('staff find every desk, filtered and sorted by the address', async () => {
  for (const screen of [desk, phone]) {
    const worker = await openFor(browser, product, screen, 'soudan@hw-nagano.example')
    const { page } = worker
    await worker.visit('/desks')
    await page.getByLabel('窓口・機関・市町村の名前').fill('まいさぽ')
    await page.getByLabel('圏域').selectOption({ label: '上田' })
    await worker.press('しぼる')
    expect(await page.locator('tbody th a').allInnerTexts()).toEqual(['まいさぽ上田', 'まいさぽ東御'])
    await worker.follow('まいさぽ上田')
    expect(await worker.words()).toContain('受け持つ市町村')
    await worker.visit('/desks?sort=-name&page=3')
    await worker.leave()
  }
})
