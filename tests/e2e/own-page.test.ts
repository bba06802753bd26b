/**
 * The person's own page on a phone: invited, a plan read, a change asked for, the new plan agreed to;
 * the worker learns of both.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { frameInput, draftPlan, goalInput, writeGoal } from '../../src/modules/casework/support-plans/index.ts'
import { launchBrowser } from '../support/browser.ts'
import { openFor, phone, type Visitor } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'
import { type Somebody, someoneAt } from '../support/scene.ts'
import { valueOf } from '../support/thread.ts'
import { choose } from '../support/writing.ts'

const saposute = 'soudan@saposute.example'
const today = '2026-01-20'

let browser: Browser
let product: Product
let worker: Visitor
let person: Visitor
let somebody: Somebody
let plan: string

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await Promise.all([worker, person].map((visitor) => visitor.leave()))
  await product.close()
  await browser.close()
})

test('a plan is agreed to by the person alone, after it was changed as the person wished', async () => {
  await givenAPlan()
  await whenTheWorkerOpensThePage()
  await whenThePersonAsksForAChange()
  await thenTheWorkerReadsItAndChangesThePlan()
  await whenThePersonAgrees()
  await thenItBeginsAndTheWorkerKnows()
}, 120_000)

async function givenAPlan(): Promise<void> {
  product = await startProduct({ today })
  somebody = await someoneAt(product, saposute, '髙見澤 敦', 'たかみざわ あつし', { in: 5, note: 'プランの返事を聞く' })
  plan = await product.as(saposute, async (ctx) => {
    const { id } = valueOf(
      await draftPlan(
        ctx,
        somebody.id,
        frameInput.parse({
          wish: '「自分に合う仕事をさがしたい。」',
          startsOn: today,
          endsOn: '2026-07-19',
          reviewOn: '2026-03-20',
          services: [],
        }),
      ),
    )
    valueOf(
      await writeGoal(
        ctx,
        somebody.id,
        id,
        null,
        goalInput.parse({
          goal: '「週に3日、サポステに来る。」',
          steps: [{ step: '来る曜日を決める', doer: 'person', dueOn: '2026-02-01' }],
        }),
      ),
    )
    return id
  })
  ;[worker, person] = (await Promise.all(
    [saposute, 'honnin@my.example'].map((email) => openFor(browser, product, phone, email)),
  )) as [Visitor, Visitor]
  expect(await person.words()).toContain('いま見られるものはありません')
}

async function whenTheWorkerOpensThePage(): Promise<void> {
  await worker.visit(`/cases/${somebody.id}/access`)
  await worker.follow('本人のページを開く・閉じる')
  await worker.page.getByLabel('本人のメールアドレス').fill(saposute)
  await worker.press('開いて招待する', 422)
  expect(await worker.words()).toContain('このアドレスは使えません')
  await worker.page.getByLabel('本人のメールアドレス').fill('honnin@my.example')
  await worker.press('開いて招待する')
  expect(await worker.notice()).toContain('本人のページを開きました')
  await worker.visit(`/cases/${somebody.id}/support-plans/${plan}`)
  await worker.press('本人のページに出す')
  expect(await worker.words()).toContain('本人の返事を待っています')
}

async function whenThePersonAsksForAChange(): Promise<void> {
  await person.visit('/my')
  await person.follow('返事をする')
  await choose(person.page, 'あなたの返事', '直してほしいところがあります')
  await person.press('返事を送る', 422)
  await person.page.getByLabel('伝えたいこと').fill('週3日は、まだ自信がありません。')
  await person.press('返事を送る')
  expect(await person.notice()).toContain('返事を送りました')
}

async function thenTheWorkerReadsItAndChangesThePlan(): Promise<void> {
  await worker.visit('/today')
  expect(await worker.words()).toContain('週3日は、まだ自信がありません。')
  await worker.visit(`/cases/${somebody.id}/support-plans/${plan}`)
  await worker.press('確かめた')
  await worker.follow('目標1を直す')
  await worker.page.getByLabel('目標', { exact: true }).fill('「まずは週に2日、サポステに来る。」')
  await worker.press('目標を残す')
  await worker.press('本人のページに出す')
}

async function whenThePersonAgrees(): Promise<void> {
  await person.visit('/my')
  await person.follow('返事をする')
  expect(await person.words()).toContain('まずは週に2日')
  await choose(person.page, 'あなたの返事', 'このプランに同意します')
  await person.press('返事を送る')
  expect(await person.words()).toMatch(/支援プラン\s*進んでいます/)
  expect(await person.words()).toMatch(/あなたの記録を開いた機関[\s\S]*サポートステーション/)
}

async function thenItBeginsAndTheWorkerKnows(): Promise<void> {
  await worker.visit('/today')
  expect(await worker.words()).toMatch(/本人からの返事[\s\S]*プランに同意しました/)
  await worker.visit(`/cases/${somebody.id}/support-plans/${plan}`)
  expect(await worker.words()).toMatch(/本人が、本人のページで同意しました[\s\S]*令和8年1月20日\(火\) 本人のページ/)
  await worker.visit(`/cases/${somebody.id}?tab=history`)
  expect(await worker.words()).toContain('本人がプランに同意しました(本人のページ)')
}
