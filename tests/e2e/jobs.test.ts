/** A job through the pages alone: taken down at a desk, found on a phone, and a limited one that has to be confirmed. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { someEmployer } from '../support/employers.ts'
import { launchBrowser } from '../support/browser.ts'
import { desk, openFor, phone, type Visitor, withoutScript } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'
import { field, unfold } from '../support/writing.ts'

let browser: Browser
let product: Product
const helper = 'kigyo@hw-nagano.example'

beforeAll(async () => {
  browser = await launchBrowser()
  product = await startProduct()
  await someEmployer(product.council, await product.actor(helper), '信州精密株式会社', {
    nameKana: 'しんしゅうせいみつ',
  })
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const needed = (label: string): RegExp => new RegExp(`^${label}(公開に要る)?(なくてもよい)?$`)

async function takeDown(visitor: Visitor, title: string, duties: string): Promise<void> {
  await visitor.visit('/jobs')
  await visitor.follow('求人を入れる')
  await visitor.page.getByLabel('企業の名前').fill('しんしゅうセイミツ')
  await visitor.press('さがす')
  await visitor.follow('信州精密株式会社')
  const { page } = visitor
  await field(page, '職種').fill(title)
  await page.getByLabel(needed('職業分類')).selectOption({ label: '機械組立工' })
  await page.getByLabel(needed('仕事の内容')).fill(duties)
  await page.getByLabel(needed('仕事が変わる範囲')).fill('変更なし')
  await page.getByLabel(needed('雇用形態')).selectOption({ label: '正社員' })
  await page.getByLabel(needed('働く時間')).selectOption({ label: 'フルタイム' })
  await page.getByLabel(needed('雇用期間')).selectOption({ label: '定めなし' })
  await page.getByLabel(needed('働く場所')).fill('長野市の本社工場')
  await field(page, '働く市町村').selectOption({ label: '長野市' })
  await page.getByLabel(needed('賃金の形')).selectOption({ label: '月給' })
  await page.getByLabel(needed(String.raw`賃金\(いちばん低い額\)`)).fill('２１０，０００')
}

test('taken down at a desk, put right, shown, and found on a phone without script', async () => {
  const worker = await openFor(browser, product, desk, helper)
  await takeDown(worker, '機械の組立', '図面を見て組み立てます。若い方を求めています。')
  await worker.press('受け付ける', 422)
  expect(await worker.words()).toContain('「若い方」は、年齢を限る言葉に読めます。')
  await worker.page.getByLabel(needed('仕事の内容')).fill('図面を見て組み立てます。中高年の方を歓迎します。')
  await worker.press('受け付ける')
  expect(await worker.words()).toContain('働く場所が変わる範囲を書いてください。')
  await worker.follow('直す')
  await worker.page.getByLabel(needed('働く場所が変わる範囲')).fill('転勤の可能性なし')
  await field(worker.page, '中高年の方への印').selectOption({ label: '歓迎求人' })
  await worker.press('直したことを残す')
  await worker.press('公開する')
  expect(await worker.notice()).toContain('公開しました')
  expect(await worker.words()).toContain('令和8年3月31日(火)まで')
  await worker.leave()

  const finder = await openFor(browser, product, { ...phone, script: false }, 'soudan@saposute.example')
  await finder.visit('/jobs')
  await finder.page.getByLabel('ことば').fill('組立 図面')
  await finder.page.getByLabel('働く市町村・圏域').selectOption({ label: '長野市' })
  await finder.press('さがす')
  await finder.follow('機械の組立')
  expect(await finder.words()).toMatch(/月給 210,000円・年齢不問/)
  expect(await finder.page.getByRole('link', { name: '直す' }).count()).toBe(0)
  await finder.leave()
}, 120_000)

test('limited by age: waits, is confirmed by the manager, and is shown', async () => {
  const worker = await openFor(browser, product, withoutScript, helper)
  await takeDown(worker, '検査', '部品を確かめます。')
  const { page } = worker
  await page.getByLabel(needed('働く場所が変わる範囲')).fill('転勤の可能性なし')
  await field(page, '中高年の方への印').selectOption({ label: '限定求人' })
  await field(page, '下の年齢').fill('35')
  await field(page, '上の年齢').fill('59')
  await field(page, '年齢を限る理由').selectOption({ label: '60歳以上の高年齢者、または国の施策の対象者' })
  await unfold(page, '理由に合わせて要ること')
  await worker.press('受け付ける')
  expect(await worker.words()).toContain('もとになる国の施策を選んでください。')
  await worker.follow('直す')
  await unfold(page, '理由に合わせて要ること')
  await field(page, 'もとになる国の施策').selectOption({ index: 2 })
  await worker.press('直したことを残す')
  await worker.press('年齢の確認をたのむ')
  const path = worker.path()

  const manager = await openFor(browser, product, phone, 'sekinin@hw-nagano.example')
  await manager.visit('/jobs?state=waiting')
  await manager.follow('検査')
  await manager.follow('年齢の限り方を確かめる')
  await manager.press('確かめたことを残す', 422)
  await manager.page.getByLabel('法令の例外に当たることを確かめた').check()
  await manager.press('確かめたことを残す')
  await manager.leave()

  await worker.visit(path)
  await worker.press('公開する')
  expect(await worker.words()).toContain('さんが確かめました')
  await worker.follow('決まった・取り下げる')
  await worker.page.getByText('決まった(充足)').click()
  await worker.press('求人を終える')
  expect(await worker.words()).toContain('充足になりました')
  await worker.leave()
}, 120_000)
