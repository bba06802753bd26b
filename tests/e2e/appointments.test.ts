/** What was agreed with somebody ends where a worker says so, on every page that could end it. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { desk, openFor, phone, type Visitor, withoutScript } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'
import { type Somebody, someoneAt } from '../support/scene.ts'

describe.each([desk, phone, withoutScript])('$name', (screen) => {
  test('a mother’s call in the morning leaves the afternoon as it was agreed', async () => {
    const somebody = await whoComesToday()
    const worker = await openFor(browser, product, screen, saposute)
    await worker.visit(`/cases/${somebody.id}/consultations/new`)
    expect(await answered(worker), 'nothing is said before somebody says it').toBe(false)
    await worker.page.getByRole('radio', { name: '電話' }).first().check()
    await worker.page.getByRole('radio', { name: '家族' }).first().check()
    await worker.page.getByRole('checkbox').first().check()
    await worker.page.locator('[name=note]').fill('午後は一人で来るとのこと。')
    await worker.page.getByRole('radio', { name: /いまの予定のまま/ }).check()
    await worker.press('記録する')
    expect(await worker.notice()).toContain('相談を記録しました')
    expect(await stateOf(somebody)).toEqual(['planned'])
    await worker.leave()
  })

  test('すませる asks what became of it, and takes the answer', async () => {
    const somebody = await whoComesToday()
    const worker = await openFor(browser, product, screen, saposute)
    await worker.visit(`/cases/${somebody.id}/next-action?how=done`)
    expect(await answered(worker)).toBe(false)
    await worker.page.getByRole('radio', { name: '電話する' }).check()
    await worker.page.locator('[name="dueOn.month"]').fill('2')
    await worker.page.locator('[name="dueOn.day"]').fill('2')
    await worker.page.locator('[name="note"]').fill('様子をきく')
    await worker.press(/すませて/, 422)
    expect(await worker.words()).toContain('約束がどうなったかを選んでください。')
    expect(await stateOf(somebody)).toEqual(['planned'])
    await worker.page.getByRole('radio', { name: '来なかった' }).check()
    await worker.press(/すませて/)
    expect(await stateOf(somebody)).toEqual(['missed'])
    await worker.leave()
  })

  test('終結 names what is called off with the case', async () => {
    const somebody = await whoComesToday()
    const worker = await openFor(browser, product, screen, saposute)
    await worker.visit(`/cases/${somebody.id}/closure`)
    expect(await worker.words()).toMatch(/約束が1件あります[\s\S]*1月20日[\s\S]*15:00/)
    await worker.leave()
  })
})

const saposute = 'soudan@saposute.example'
let browser: Browser
let product: Product

beforeAll(async () => {
  browser = await launchBrowser()
  product = await startProduct({ today: '2026-01-20' })
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

let made = 0
const whoComesToday = (): Promise<Somebody> =>
  someoneAt(product, saposute, `百瀬 ${'一二三四五六七八九'[made++] ?? '十'}`, 'ももせ はじめ', {
    on: '2026-01-20',
    time: '15:00',
    note: '履歴書をいっしょに直す',
  })
const answered = async (worker: Visitor): Promise<boolean> =>
  (await worker.page.locator('[name="appointment.how"]:checked, [name="appointmentHow"]:checked').count()) > 0
const stateOf = async (somebody: Somebody): Promise<string[]> =>
  (
    await product.ownerQuery<{ status: string }>(`select status from appointments where case_id = $1`, [somebody.id])
  ).map((row) => row.status)
