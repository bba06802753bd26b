/**
 * Two desks for one person, through the pages: asked for help, helped beside a training,
 * ended; the lead stays the lead.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { openFor, phone, type Screen, type Visitor } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'
import { type Somebody, someoneAt } from '../support/scene.ts'
import { choose, field, unfold, writeDate, writeNextAction, writeTalk } from '../support/writing.ts'

const [saposute, helloWork] = ['soudan@saposute.example', 'soudan@hw-nagano.example']
const today = '2026-01-20'

let browser: Browser
let product: Product
let lead: Visitor
let helper: Visitor
let somebody: Somebody

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await Promise.all([lead, helper].map((visitor) => visitor.leave()))
  await product.close()
  await browser.close()
})

// At a desk its pages are opened by pages.test.ts.
describe.each([phone])('$name', (screen) => {
  test('one desk leads, another helps, and each has its own next step', async () => {
    await givenSomebodyInATraining(screen)
    await whenAnotherDeskIsAskedToHelp()
    await whenItHelps()
    await thenTheLeadReadsItAndKeepsItsOwnStep()
    await whenTheHelpEnds()
    await thenItIsToldToTheLead()
    await whenTheTrainingEnds()
  }, 120_000)
})

async function givenSomebodyInATraining(screen: Screen): Promise<void> {
  product = await startProduct({ today })
  somebody = await someoneAt(product, saposute, '倉島 愛', 'くらしま あい', { in: 5, note: '訓練の様子を聞く' })
  ;[lead, helper] = (await Promise.all(
    [saposute, helloWork].map((email) => openFor(browser, product, screen, email)),
  )) as [Visitor, Visitor]
  await lead.visit(`/cases/${somebody.id}?tab=work`)
  await lead.follow('訓練を記録')
  await choose(lead.page, '訓練の種類', '橋渡し訓練')
  await lead.page.getByLabel('コースの名前').fill('就職準備講習')
  await writeDate(lead.page, '始まる日', '2026-01-13')
  await writeDate(lead.page, '終わる予定の日', '2026-01-12')
  await lead.press('記録する', 422)
  await writeDate(lead.page, '終わる予定の日', '2026-01-30')
  await lead.press('記録する')
}

async function whenAnotherDeskIsAskedToHelp(): Promise<void> {
  await lead.visit(`/cases/${somebody.id}/referrals/new`)
  const { page } = lead
  await page.getByLabel('つなぐ先').selectOption('ms-nagano')
  await choose(page, 'つなぎ方', 'いっしょに支援してもらう')
  await field(page, 'お願いすること').fill('職場見学')
  await field(page, 'つなぐ理由').fill('訓練と並べて進めるため')
  await choose(page, '伝えてよい根拠', '本人の同意')
  await writeDate(page, '同意や決定の日', '2026-01-20')
  await choose(page, '渡す内容', '氏名・連絡先')
  await page.getByText('相談の記録', { exact: true }).click()
  await lead.press('つなぐ')
  await helper.visit('/today')
  await helper.follow('サポステ・シナノ')
  await writeDate(helper.page, 'はじめて会う日', '2026-01-22')
  await field(helper.page, 'この窓口がすること').fill('職場見学に付きそう')
  await helper.press('いっしょに支援する')
  expect(await helper.words()).toContain('責任は、つないだ窓口に残ります')
}

async function whenItHelps(): Promise<void> {
  await helper.follow('相談を記録')
  await writeTalk(helper.page, { speaker: '本人', note: '惣菜の店を見学した。' })
  await writeNextAction(helper.page, { on: '2026-01-26', note: '二つめの見学' })
  await helper.press('記録する')
}

async function thenTheLeadReadsItAndKeepsItsOwnStep(): Promise<void> {
  await lead.visit(`/cases/${somebody.id}`)
  const words = await lead.words()
  expect(words).toContain('惣菜の店を見学した。')
  expect(words).toContain('二つめの見学')
  expect(
    (
      await open(
        `select desk_id, account_id is not null as owned from next_actions where case_id = $1 and ended_at is null`,
      )
    )[0],
  ).toEqual({ desk_id: 'sapo-shinano', owned: true })
}

async function whenTheHelpEnds(): Promise<void> {
  await helper.visit('/today')
  await helper.follow(/倉島 愛/)
  await unfold(helper.page, 'この支援を終えるとき')
  await helper.press('終える', 422)
  await choose(helper.page, 'どうなったか', 'その他')
  await helper.page.getByLabel('ひとこと').last().fill('見学を2か所した。')
  await helper.press('終える')
}

async function thenItIsToldToTheLead(): Promise<void> {
  await lead.visit('/today')
  expect(await lead.words()).toContain('ハローワーク長野 専門窓口から: その他')
  await lead.visit(`/cases/${somebody.id}`)
  expect(await lead.words()).toMatch(/いっしょに支援[\s\S]*1月20日\(火\)まで/)
}

async function whenTheTrainingEnds(): Promise<void> {
  await lead.visit(`/cases/${somebody.id}?tab=work`)
  await lead.follow('終わりを記録')
  await choose(lead.page, '結果', '途中でやめた')
  await writeDate(lead.page, '終わった日', today)
  await writeNextAction(lead.page, { on: '2026-01-27', note: '通える訓練をさがし直す' })
  await lead.press('記録する')
  expect(await lead.words()).toContain('途中でやめた')
  expect(await lead.words()).toContain('通える訓練をさがし直す')
}

const open = (query: string) => product.ownerQuery(query, [somebody.id])
