/** Somebody who can't or doesn't want to use a mouse signs in and records a talk. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { desk, openFor, type Visitor } from '../support/page.ts'
import { password, type Product, startProduct } from '../support/product.ts'

test('signing in and recording a talk need nothing but keys', async () => {
  await givenTheStartOfADay()
  await whenSheSignsIn()
  await thenTheFirstKeyLeadsPastTheNavigation()
  await thenASlashLeadsToTheSearch()
  await whenSheOpensTheForm()
  await andAnswersEachGroupWithArrowsAndSpace()
  await andSendsItFromTheLastField()
  await thenTheTalkIsRecorded()
})

let browser: Browser
let product: Product
let worker: Visitor

beforeAll(async () => {
  browser = await launchBrowser()
  product = await startProduct()
  worker = await openFor(browser, product, desk)
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const press = (key: string): Promise<void> => worker.page.keyboard.press(key)
const type = (text: string): Promise<void> => worker.page.keyboard.insertText(text)
/** What the next key would go to, and whether one sees it: the ring is drawn and nothing lies over it. */
const place = (): Promise<{ words: string; name: string; ring: boolean }> =>
  worker.page.evaluate(`(() => {
    const at = document.activeElement
    const drawn = at.matches('input[type=radio], input[type=checkbox]') ? at.closest('label') : at
    const rings = [at, drawn].map((each) => getComputedStyle(each))
    const box = drawn.getBoundingClientRect()
    const middle = box.top + Math.min(box.height, 40) / 2
    const onTop = document.elementFromPoint(box.left + box.width / 2, Math.min(innerHeight - 1, Math.max(1, middle)))
    const isDrawn = rings.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)
    return {
      words: (at.getAttribute('aria-label') ?? at.textContent ?? '').trim(),
      name: at.getAttribute('name') ?? '',
      ring: isDrawn && onTop !== null && (drawn.contains(onTop) || onTop.contains(drawn)),
    }
  })()`)

/** Tab until this place; every place on the way has to be visible. */
async function tabTo(wanted: { words?: string; name?: string }): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await press('Tab')
    const now = await place()
    expect(now, `nobody sees where the keys go: ${now.words} ${now.name}`).toMatchObject({ ring: true })
    if (
      (wanted.words === undefined || now.words === wanted.words) &&
      (wanted.name === undefined || now.name === wanted.name)
    )
      return
  }
  throw new Error(`${JSON.stringify(wanted)} can't be reached with Tab`)
}

async function givenTheStartOfADay(): Promise<void> {
  await worker.visit('/sign-in')
}
async function whenSheSignsIn(): Promise<void> {
  await tabTo({ name: 'email' })
  await type('soudan@saposute.example')
  await tabTo({ name: 'password' })
  await type(password)
  await worker.arrive(() => press('Enter'))
  expect(worker.path()).toBe('/today')
}
async function thenTheFirstKeyLeadsPastTheNavigation(): Promise<void> {
  await press('Tab')
  expect(await place()).toMatchObject({ words: '本文へ', ring: true })
  await press('Enter')
  expect(await worker.page.evaluate('document.activeElement.id')).toBe('main')
}
async function thenASlashLeadsToTheSearch(): Promise<void> {
  await press('/')
  expect(await place()).toMatchObject({ name: 'q' })
  await type('たかみさわ')
  await worker.arrive(() => press('Enter'))
  expect(worker.path()).toBe('/people')
  expect(await worker.words()).toContain('見つかりませんでした')
}
async function whenSheOpensTheForm(): Promise<void> {
  await tabTo({ words: '相談を記録' })
  await worker.arrive(() => press('Enter'))
  expect(worker.path()).toBe('/cases/new')
}
async function andAnswersEachGroupWithArrowsAndSpace(): Promise<void> {
  await tabTo({ words: 'はじめての方の名前などを書く' })
  await press('Enter')
  await tabTo({ name: 'person.alias' })
  await type('青い帽子の方')
  await tabTo({ name: 'speaker' })
  await press('ArrowDown')
  await tabTo({ name: 'channel' })
  await press('ArrowRight')
  await tabTo({ name: 'topics' })
  await press('Space')
  await tabTo({ name: 'note' })
  await type('母から電話。本人は部屋にいる。')
  await tabTo({ name: 'nextAction.kind' })
  await press('ArrowRight')
  for (const [name, text] of [
    ['year', '8'],
    ['month', '1'],
    ['day', '27'],
  ] as const) {
    await tabTo({ name: `nextAction.dueOn.${name}` })
    await press('ControlOrMeta+a')
    await type(text)
  }
  await tabTo({ name: 'nextAction.note' })
  await type('母に電話する')
}
async function andSendsItFromTheLastField(): Promise<void> {
  await worker.arrive(() => press('Control+Enter'))
}
async function thenTheTalkIsRecorded(): Promise<void> {
  const words = await worker.words()
  for (const part of ['青い帽子の方', '母から電話。本人は部屋にいる。', '家族', '電話', '1月27日', '母に電話する'])
    expect(words).toContain(part)
}
