/**
 * The main job, from the first word to the council's figures, through the pages alone:
 * nobody is lost between three desks.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeCase } from '../../src/modules/continuity/closures/index.ts'
import { openCase, openCaseInput } from '../../src/modules/casework/cases/index.ts'
import { launchBrowser } from '../support/browser.ts'
import { desk, openFor, phone, type Screen, type Visitor, withoutScript } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'
import { choose, unfold, writeDate, writeNextAction, writeTalk } from '../support/writing.ts'

describe.each([desk, phone, withoutScript])('$name', (screen) => {
  test('a person is handed on, finds regular work, is not left alone when it ends, and the figures know', async () => {
    await givenThatSaposuteKnewHimBefore(screen)
    await whenHeSpeaksToSaposuteAgain()
    await thenHeIsFoundByAnotherFormOfHisNameAndTheTalkIsRecorded()
    await whenTheQuestionsAreAnsweredTypeTwoIsProposedAndTheWorkerDecides()
    await whenSaposuteRefersHimToHelloWorkWithHisConsent()
    await thenHelloWorkSeesTheClockAndAcceptsAndIsResponsible()
    await thenHelloWorkReadsWhatWasSharedAndSeesThatThereIsMore()
    await whenHeBeginsRegularWork()
    await thenTheCouncilCountsHimOnceAndNotOnTheDayBefore()
    await whenHeIsStillWorkingAfterOneMonth()
    await whenHeHasLeftAfterThreeMonths()
    await thenANewEpisodeBeginsOnTheSameThread()
    await whenTheThreadIsClosedAndTheSenderIsTold()
    await thenSaposuteSeesWhatBecameOfHimWithoutAsking()
  }, 240_000)
})

const [saposute, helloWork, office] = [
  'soudan@saposute.example',
  'soudan@hw-nagano.example',
  'jimukyoku@roudoukyoku.example',
]
const days = {
  before: '2025-06-02',
  talk: '2025-09-01',
  accepted: '2025-09-03',
  hired: '2025-09-16',
  oneMonth: '2025-10-16',
  threeMonths: '2025-12-16',
  end: '2026-01-20',
} as const

let browser: Browser
let product: Product
let sender: Visitor
let receiver: Visitor
let council: Visitor
let caseAddress: string

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

let closeStory: () => Promise<void> = async () => {}
afterAll(() => closeStory())

async function givenThatSaposuteKnewHimBefore(screen: Screen): Promise<void> {
  await closeStory()
  product = await startProduct({ today: days.before })
  const talk = openCaseInput.parse({
    deskId: 'sapo-shinano',
    occurredOn: days.before,
    channel: 'visit',
    speaker: 'self',
    topics: ['job-search'],
    note: '家族にすすめられて来た。まだ迷っている。',
    person: {
      familyName: '髙見澤',
      givenName: '敦',
      familyNameKana: 'たかみさわ',
      givenNameKana: 'あつし',
      birthDate: '1981-05-12',
      municipalityCode: '20201',
    },
    nextAction: { kind: 'call', dueOn: '2025-06-09', note: '様子をきく' },
  })
  await product.as(saposute, async (ctx) => {
    const opened = await openCase(ctx, talk)
    if (!opened.ok) throw new Error(JSON.stringify(opened.errors))
    await closeCase(ctx, opened.value.id, {
      reason: 'own-wish',
      summary: 'いまは考えたいとのこと。',
      reopenHint: '',
      followUpsEndReason: '',
      closedOn: days.before,
    })
  })
  product.setToday(days.talk)
  sender = await openFor(browser, product, screen, saposute)
  receiver = await openFor(browser, product, screen, helloWork)
  council = await openFor(browser, product, screen, office)
  closeStory = async () => {
    closeStory = async () => {}
    await Promise.all([sender, receiver, council].map((visitor) => visitor.leave()))
    await product.close()
  }
}

async function whenHeSpeaksToSaposuteAgain(): Promise<void> {
  await sender.visit('/today')
  await sender.visit('/cases/new')
  await sender.page.getByLabel('知っている方をさがす').fill('高見沢')
  if (!sender.screen.script) await sender.press('さがす')
}

async function thenHeIsFoundByAnotherFormOfHisNameAndTheTalkIsRecorded(): Promise<void> {
  const { page } = sender
  const hint = page.locator('#suggest-search')
  await hint.getByText('髙見澤 敦').waitFor()
  expect(await hint.innerText()).toContain('44歳')
  await sender.arrive(() => hint.getByRole('button', { name: 'この方の記録にする' }).click())
  expect(await sender.words()).toContain('髙見澤 敦 さん')
  await writeTalk(page, {
    speaker: '本人',
    channel: '来所',
    topic: '仕事探し・就職',
    note: 'もう一度、働くことを考えたい。',
  })
  await writeNextAction(page, { kind: '来所の予約', on: '2025-09-08', time: '14:00', note: 'これまでの仕事を聞く' })
  await sender.press('記録する')
  caseAddress = sender.path()
  expect(await sender.notice()).toContain('相談を記録しました')
  const words = await sender.words()
  for (const part of [
    '髙見澤 敦',
    '9月8日',
    'これまでの仕事を聞く',
    'もう一度、働くことを考えたい。',
    '家族にすすめられて来た。',
  ])
    expect(words).toContain(part)
}

async function whenTheQuestionsAreAnsweredTypeTwoIsProposedAndTheWorkerDecides(): Promise<void> {
  await sender.follow('判定する')
  const { page } = sender
  await choose(page, 'いま、収入のある仕事をしていますか', 'していない')
  await choose(page, 'この1か月に仕事を探しましたか', 'いいえ')
  await choose(page, '働きたい気持ちは', 'いつか')
  await choose(page, '家族以外の人と話すこと', '月に数回')
  await sender.press('答えから案を出す')
  expect(await sender.words()).toContain('案: ②')
  await page.getByLabel('そう考えたわけ').fill('3年ほど仕事をしていない。')
  await sender.press('判定を記録する')
  expect(await sender.words()).toContain('②長期の無業')
}

async function whenSaposuteRefersHimToHelloWorkWithHisConsent(): Promise<void> {
  await sender.follow('つなぐ')
  const { page } = sender
  await page.getByLabel('つなぐ先').selectOption('ms-nagano')
  await page.getByLabel('つなぐ理由').fill('正社員の仕事をさがしたいと本人が言っている。')
  await page.getByLabel('お願いすること').fill('求職の登録と、応募書類の相談')
  await choose(page, '渡す内容', '氏名・連絡先')
  await choose(page, '渡す内容', '職歴・就職')
  await choose(page, '伝えてよい根拠', '本人の同意')
  await writeDate(page, '同意や決定の日', days.talk)
  await sender.press('つなぐ')
  const words = await sender.words()
  expect(words).toContain('受け入れるまで、責任はこの窓口にあります')
  expect(words).toMatch(/サポステ|サポートステーション/)
}

async function thenHelloWorkSeesTheClockAndAcceptsAndIsResponsible(): Promise<void> {
  product.setToday(days.accepted)
  await receiver.visit('/today')
  expect(await receiver.words()).toMatch(/こちらの返事を待つつなぎ\s*1件/)
  await receiver.visit('/referrals')
  await receiver.arrive(() => receiver.page.locator('main .row a').first().click())
  const words = await receiver.words()
  for (const part of ['返事の期限は', '9月4日(木)', '2開庁日目', '求職の登録と、応募書類の相談', '本人の同意'])
    expect(words).toContain(part)
  await writeDate(receiver.page, 'はじめて会う日', '2025-09-08')
  await receiver.press('受け入れる')
  expect(receiver.path()).toBe(caseAddress)
  expect(await receiver.words()).toContain('つなぎを受けて、はじめて会う')
  expect(await receiver.words()).toMatch(/責任窓口\s*\S*長野/)
  await sender.visit(caseAddress)
  expect(await sender.words()).toMatch(/責任窓口\s*\S*長野/)
  expect(await sender.page.getByRole('link', { name: '就職を記録' }).count()).toBe(0)
}

async function thenHelloWorkReadsWhatWasSharedAndSeesThatThereIsMore(): Promise<void> {
  const words = await receiver.words()
  expect(words).toContain('髙見澤 敦')
  expect(words).not.toContain('もう一度、働くことを考えたい。')
  expect(words).toMatch(/サポステ.*の記録です|非開示/)
  await receiver.visit(`${caseAddress}?tab=referrals`)
  expect(await receiver.words()).toContain('相談の記録')
  await receiver.visit(`${caseAddress}?tab=access`)
  expect(await receiver.words()).toContain('本人の同意')
}

async function whenHeBeginsRegularWork(): Promise<void> {
  product.setToday(days.hired)
  await receiver.visit(caseAddress)
  await receiver.follow('就職を記録')
  const { page } = receiver
  await page.getByLabel('会社の名前').fill('株式会社 千曲精機')
  await writeDate(page, '雇入れ日', days.hired)
  await choose(page, '正規かどうか', '正規(正社員)')
  await page.getByLabel('週の時間').fill('38.5')
  await choose(page, 'どう見つけたか', 'ハローワークの紹介')
  await receiver.press('記録する')
  expect(await receiver.words()).toContain('定着の確認(1か月)')
}

async function thenTheCouncilCountsHimOnceAndNotOnTheDayBefore(): Promise<void> {
  expect(await figureOf('/kpis/regular-employment')).toBe(1)
  expect(await figureOf('/kpis/regular-employment?asOf=2025-09-15')).toBe(0)
  expect(await council.words()).toContain('9月15日')
  await council.visit('/kpis/regular-employment/facts')
  expect(await council.words()).not.toContain('髙見澤')
}

async function figureOf(address: string): Promise<number> {
  await council.visit(address)
  return Number((await council.page.locator('.tile-selected .tile-figure strong').innerText()).replace(/\D/g, ''))
}

async function whenHeIsStillWorkingAfterOneMonth(): Promise<void> {
  product.setToday(days.oneMonth)
  await receiver.visit('/placements')
  await receiver.follow(/髙見澤/)
  await choose(receiver.page, 'だれに', '本人と会社')
  await choose(receiver.page, 'いまの様子', '働いている')
  await receiver.press('記録する')
  expect(await receiver.words()).toContain('定着の確認(3か月)')
}

async function whenHeHasLeftAfterThreeMonths(): Promise<void> {
  product.setToday(days.threeMonths)
  await receiver.visit(`${caseAddress}?tab=work`)
  await receiver.follow(/12月16日.*に確認/)
  await choose(receiver.page, 'だれに', '本人')
  await choose(receiver.page, 'いまの様子', '辞めた')
  await unfold(receiver.page, '辞めたとき')
  await writeDate(receiver.page, '辞めた日', '2025-12-12')
  await receiver.page.getByLabel('理由').selectOption('health')
  await receiver.press('記録する')
}

async function thenANewEpisodeBeginsOnTheSameThread(): Promise<void> {
  expect(receiver.path()).toBe(caseAddress)
  expect(await receiver.notice()).toContain('新しい支援が始まります')
  expect(await receiver.words()).toContain('離職したあとの支援を、本人と決める')
  await receiver.visit(`${caseAddress}?tab=history`)
  expect(await receiver.words()).toContain('離職')
}

async function whenTheThreadIsClosedAndTheSenderIsTold(): Promise<void> {
  product.setToday(days.end)
  await receiver.visit(`${caseAddress}?tab=referrals`)
  await receiver.follow('開く')
  await choose(receiver.page, 'どうなったか', '就職した')
  await receiver.page.getByLabel('ひとこと').last().fill('体調で一度辞めたが、知人の会社で働きはじめた。')
  await receiver.press('伝える')
  await receiver.visit(caseAddress)
  await receiver.follow('終結する')
  await choose(receiver.page, '終結の理由', '目標を達成した')
  await receiver.page.getByLabel('これまでのまとめ').fill('知人の会社で正社員として働いている。')
  await receiver.page.getByLabel('どんなときに再開するか').fill('仕事が続かないとき')
  await receiver.press('終結する')
  const words = await receiver.words()
  for (const part of ['終結', '目標を達成した', '仕事が続かないとき']) expect(words).toContain(part)
}

async function thenSaposuteSeesWhatBecameOfHimWithoutAsking(): Promise<void> {
  await sender.visit('/today')
  expect(await sender.words()).toMatch(/返ってきた知らせ[\s\S]*就職した/)
  await sender.follow(/髙見澤/)
  expect(await sender.words()).toContain('知人の会社で働きはじめた')
  await sender.press('見ました(今日の一覧からはずす)')
  expect(sender.path()).toBe('/today')
  expect(await sender.words()).not.toContain('返ってきた知らせ')
}
