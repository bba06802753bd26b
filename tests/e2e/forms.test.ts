/** No written word is lost and nothing happens twice, whatever happens while somebody is writing. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { desk, openFor, phone, type Screen, signIn, type Visitor, withoutScript } from '../support/page.ts'
import { type Product, startProduct } from '../support/product.ts'
import { someoneAt, type Somebody } from '../support/scene.ts'
import { choose, field, unfold, writeDate, writeNextAction, writeTalk } from '../support/writing.ts'

describe.each([desk, phone, withoutScript])('a mistake $name', (screen) => {
  test('is named on top and at its field, and everything else stays', async () => {
    await given(screen)
    await whenADayIsWrittenThatDoesNotExist()
    await thenTheSummaryLeadsToTheField()
    await thenEverythingElseIsStillThere()
    await whenItIsMended()
    await thenItIsRecordedOnce()
  })
})

describe.each([desk, withoutScript])('a draft $name', (screen) => {
  test('is there again after the page was left', async () => {
    await given(screen)
    await whenSomebodyWritesAndTheDraftIsKept()
    await whenThePageIsLeftAndOpenedAgain()
    await thenTheWordsAreThereAndTodayNamesTheDraft()
    await thenTheDraftCanBeThrownAway()
  })
})

describe.each([desk, withoutScript])('a second press $name', (screen) => {
  test('has no second effect', async () => {
    await given(screen)
    await whenTheButtonIsPressedTwice()
    await thenItIsRecordedOnce()
    await whenTheSameFormIsSentOnceMore()
    await thenItIsRecordedOnce()
  })

  test('after going back neither', async () => {
    await given(screen)
    await whenATalkIsRecordedAndTheWorkerGoesBackAndPressesAgain()
    await thenItIsRecordedOnce()
  })
})

describe.each([desk, withoutScript])('the end of a session $name', (screen) => {
  test('costs nobody a word', async () => {
    await given(screen)
    await whenTheSessionEndsWhileATalkIsWritten()
    await thenSigningInLeadsBackToTheWords()
  })
})

describe.each([desk, withoutScript])('two people at one record $name', (screen) => {
  test('choose field by field', async () => {
    await given(screen)
    await whenAColleagueChangesThePhoneNumberMeanwhile()
    await thenBothNumbersAreShownAndOneIsChosen()
  })
})

test('somebody who is known already is noticed before a second record is made', async () => {
  await given(desk)
  await whenTheSamePersonIsWrittenAsNew()
  await thenTheWorkerIsAskedAndMaySayThatItIsSomebodyElse()
})

const saposute = 'soudan@saposute.example'
const colleague = 'sekinin@saposute.example'
const said = '「人の少ない時間なら外に出られる」と本人。\n母も安心している。'
let browser: Browser
let product: Product
let worker: Visitor
let somebody: Somebody
let count = 0

beforeAll(async () => {
  browser = await launchBrowser()
  product = await startProduct()
})
afterEach(() => worker.leave())
afterAll(async () => {
  await browser.close()
  await product.close()
})

const newTalk = (): string => `/cases/${somebody.id}/consultations/new`
const talks = (): Promise<{ note: string }[]> =>
  product.ownerQuery<{ note: string }>('select note from consultations where case_id = $1 order by recorded_at', [
    somebody.id,
  ])

async function given(screen: Screen): Promise<void> {
  count += 1
  const kana = 'あいうえおかきくけこさしすせそ'[count] ?? 'ん'
  somebody = await someoneAt(product, saposute, `高山 ${kana}`, `たかやま ${kana}`, { in: 3, note: '様子をきく' })
  worker = await openFor(browser, product, screen, saposute)
}

async function writeAll(day = '2026-02-10'): Promise<void> {
  await writeTalk(worker.page, { speaker: '家族', channel: '電話', topic: '病気・健康・障害', note: said })
  await writeNextAction(worker.page, { kind: '訪問する', on: day, time: '14:30', note: '体験先を見に行く' })
}

async function whenADayIsWrittenThatDoesNotExist(): Promise<void> {
  await worker.visit(newTalk())
  await writeAll('2026-02-30')
  await worker.press('記録する', 422)
}
async function thenTheSummaryLeadsToTheField(): Promise<void> {
  const { page } = worker
  const summary = page.locator('#error-summary')
  expect(await summary.innerText()).toMatch(
    /1か所を直してください[\s\S]*2月は28日までです[\s\S]*ほかに書いたことは、そのまま残っています/,
  )
  if (worker.screen.script) expect(await page.evaluate('document.activeElement.id')).toBe('error-summary')
  await summary.getByRole('link').click()
  const field = page.getByLabel('日 日', { exact: true })
  await expect.poll(() => page.evaluate('document.activeElement.name')).toBe('nextAction.dueOn.day')
  expect(await field.getAttribute('aria-invalid')).toBe('true')
  expect(await page.locator('.has-error').innerText()).toContain('2月は28日までです')
}
async function thenEverythingElseIsStillThere(): Promise<void> {
  const { page } = worker
  expect((await page.getByLabel('話したこと').inputValue()).replaceAll('\r\n', '\n')).toBe(said)
  for (const [group, option] of [
    ['話した人', '家族'],
    ['方法', '電話'],
    ['どうするか', '訪問する'],
  ] as const)
    expect(
      await page.getByRole('radiogroup', { name: group }).getByLabel(option, { exact: true }).isChecked(),
      option,
    ).toBe(true)
  expect(await page.getByLabel('病気・健康・障害').isChecked()).toBe(true)
  expect(await page.getByLabel('日 月', { exact: true }).inputValue()).toBe('2')
  expect(await page.getByLabel('日 日', { exact: true }).inputValue()).toBe('30')
  expect(await page.getByLabel('すること').inputValue()).toBe('体験先を見に行く')
  expect(await page.getByLabel('時刻').last().inputValue()).toBe('14:30')
}
async function whenItIsMended(): Promise<void> {
  await worker.page.getByLabel('日 日', { exact: true }).fill('10')
  await worker.press('記録する')
}
async function thenItIsRecordedOnce(): Promise<void> {
  expect(worker.path()).toBe(`/cases/${somebody.id}`)
  expect((await talks()).filter((talk) => talk.note.includes('人の少ない時間なら'))).toHaveLength(1)
  expect(await worker.words()).toContain('体験先を見に行く')
}

async function whenSomebodyWritesAndTheDraftIsKept(): Promise<void> {
  const { page, screen } = worker
  await worker.visit(newTalk())
  await writeTalk(page, { channel: '訪問', note: said })
  if (screen.script) await page.getByText(/^下書きを残しました \d\d:\d\d$/).waitFor()
  else {
    await worker.press('下書きを残す')
    expect(await worker.notice()).toContain('下書きを残しました')
  }
}
async function whenThePageIsLeftAndOpenedAgain(): Promise<void> {
  await worker.visit('/today')
  await worker.arrive(() =>
    worker.page
      .locator('main .row', { hasText: `${somebody.name} さん` })
      .getByRole('link', { name: '相談の記録', exact: true })
      .click(),
  )
}
async function thenTheWordsAreThereAndTodayNamesTheDraft(): Promise<void> {
  expect(await worker.words()).toContain('下書きの続きです')
  expect((await worker.page.getByLabel('話したこと').inputValue()).replaceAll('\r\n', '\n')).toBe(said)
  expect(await worker.page.getByLabel('訪問', { exact: true }).isChecked()).toBe(true)
}
async function thenTheDraftCanBeThrownAway(): Promise<void> {
  await worker.press('下書きを捨てて、はじめから書く')
  expect(await worker.page.getByLabel('話したこと').inputValue()).toBe('')
  await worker.visit('/today')
  expect(
    await worker.page
      .locator('main .row', { hasText: `${somebody.name} さん` })
      .filter({ hasText: '相談の記録' })
      .count(),
  ).toBe(0)
}

async function whenTheButtonIsPressedTwice(): Promise<void> {
  await worker.visit(newTalk())
  await writeAll()
  await worker.arrive(() => worker.page.getByRole('button', { name: '記録する' }).dblclick())
}
async function whenTheSameFormIsSentOnceMore(): Promise<void> {
  const { page } = worker
  await worker.visit(newTalk())
  const form: Record<string, string> = {
    ...(await page.evaluate<Record<string, string>>(
      `Object.fromEntries([...new FormData(document.querySelector('form[data-kit]'))].filter(([, value]) => typeof value === 'string'))`,
    )),
    speaker: 'self',
    note: 'もう一度',
    topics: 'health',
    'nextAction.note': '電話する',
    'nextAction.dueOn.year': '8',
    'nextAction.dueOn.month': '2',
    'nextAction.dueOn.day': '12',
  }
  const before = (await talks()).length
  const first = await page.request.post(newTalk(), { form, maxRedirects: 0 })
  const second = await page.request.post(newTalk(), { form, maxRedirects: 0 })
  expect([first.status(), second.status(), second.headers()['location']]).toEqual([
    303,
    303,
    first.headers()['location'],
  ])
  expect((await talks()).length).toBe(before + 1)
  await whenTheNextActionIsSetBack()
}
/** So that the case says again what the first press said. */
async function whenTheNextActionIsSetBack(): Promise<void> {
  await worker.visit(`/cases/${somebody.id}/next-action?how=changed`)
  await worker.page.getByLabel('すること').fill('体験先を見に行く')
  await worker.press('予定を変える')
}
async function whenATalkIsRecordedAndTheWorkerGoesBackAndPressesAgain(): Promise<void> {
  await worker.visit(newTalk())
  await writeAll()
  await worker.press('記録する')
  await worker.arrive(() => worker.page.goBack())
  expect(worker.path()).toBe(newTalk())
  // The form has come back empty: what stood there is recorded and no draft any more.
  await worker.press('記録する', 422)
  await worker.visit(`/cases/${somebody.id}`)
}

async function whenTheSessionEndsWhileATalkIsWritten(): Promise<void> {
  await worker.visit(newTalk())
  await writeAll()
  await product.endAllSessions()
  await worker.press('記録する')
}
async function thenSigningInLeadsBackToTheWords(): Promise<void> {
  expect(worker.path()).toBe('/sign-in')
  expect(await talks()).toHaveLength(1)
  await signIn(worker, saposute)
  expect(await worker.words()).toContain('書いていたことを預かっています')
  await worker.press('続きを開く')
  expect(worker.path()).toBe(newTalk())
  expect((await worker.page.getByLabel('話したこと').inputValue()).replaceAll('\r\n', '\n')).toBe(said)
  await worker.press('記録する')
  await thenItIsRecordedOnce()
}

async function whenAColleagueChangesThePhoneNumberMeanwhile(): Promise<void> {
  const { page } = worker
  await worker.visit(`/people/${somebody.personId}`)
  await page.getByRole('textbox', { name: '電話' }).fill('090-1111-2222')
  await page.getByLabel('呼び名').fill('たか')
  const other = await openFor(browser, product, desk, colleague)
  await other.visit(`/people/${somebody.personId}`)
  await other.page.getByRole('textbox', { name: '電話' }).fill('026-234-5678')
  await other.press('記録する')
  await other.leave()
  await worker.press('記録する', 422)
}
async function thenBothNumbersAreShownAndOneIsChosen(): Promise<void> {
  const { page } = worker
  expect(await worker.words()).toMatch(/柳澤 誠さんが、先にここを直しました/)
  const conflict = page.getByRole('radiogroup', { name: '電話' })
  expect(await conflict.innerText()).toMatch(/090-1111-2222[\s\S]*026-234-5678/)
  await conflict.getByText('026-234-5678').click()
  await worker.press('記録する')
  const [row] = await product.ownerQuery<{ phone: string; alias: string }>(
    'select phone, alias from people where id = $1',
    [somebody.personId],
  )
  expect({ ...row, phone: row?.phone.replaceAll('-', '') }).toEqual({ phone: '0262345678', alias: 'たか' })
}

async function whenTheSamePersonIsWrittenAsNew(): Promise<void> {
  const { page } = worker
  const [familyName, givenName] = somebody.name.split(' ') as [string, string]
  await worker.visit('/cases/new')
  await unfold(page, 'はじめての方の名前などを書く')
  await field(page, '姓').fill(familyName)
  await field(page, '名').fill(givenName)
  await page.getByLabel('姓のよみ').fill('タカヤマ')
  await page.getByLabel('名のよみ').fill(givenName)
  await writeDate(page, '生年月日', '1980-05-01')
  await writeAll()
  await choose(page, '話した人', '本人')
  await worker.press('記録する', 422)
}
async function thenTheWorkerIsAskedAndMaySayThatItIsSomebodyElse(): Promise<void> {
  const before = await product.ownerQuery('select id from people')
  expect(await worker.words()).toMatch(/同じ方が、もう記録されているかもしれません[\s\S]*高山/)
  await worker.page.getByLabel('上の方とは別の方として登録する').check()
  await worker.press('記録する')
  expect(await worker.words()).toContain(somebody.name)
  expect(await product.ownerQuery('select id from people')).toHaveLength(before.length + 1)
}
