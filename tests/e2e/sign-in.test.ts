/**
 * Somebody whose account strangers try, at a new machine and without JavaScript: waits in words, chooses another
 * password by mail, is in.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApiToken } from '../../src/modules/access/accounts/index.ts'
import { launchBrowser } from '../support/browser.ts'
import { openFor, phone, type Visitor, withoutScript } from '../support/page.ts'
import { password, type Product, startProduct } from '../support/product.ts'

const worker = 'soudan@saposute.example'
const fresh = 'harbor lantern 31'

let browser: Browser
let product: Product
let visitor: Visitor
let administrator: Visitor

beforeAll(async () => {
  browser = await launchBrowser()
  product = await startProduct({ today: '2026-01-20' })
})
afterAll(async () => {
  await Promise.all([visitor, administrator].map((each) => each.leave()))
  await product.close()
  await browser.close()
})

test('strangers’ tries, a mail, a password that is refused and one that isn’t, and a token that ends', async () => {
  await givenStrangersHaveTried()
  await thenTheyWaitAndAreToldHowLong()
  await whenTheyAskForAMailTwice()
  await thenTheNewestLinkSetsAPasswordThatNobodyGuesses()
  await thenTheyAreInAndEndATokenTheyDoNotKnow()
  await thenTheAdministratorSeesTheOther()
}, 120_000)

async function givenStrangersHaveTried(): Promise<void> {
  visitor = await openFor(browser, product, withoutScript)
  for (let attempt = 0; attempt < 5; attempt++) await signIn('not the password', 422)
  expect(await visitor.words()).toContain('メールアドレスかパスワードがちがいます')
}

async function signIn(typed: string, expected: number): Promise<void> {
  await visitor.visit('/sign-in')
  await visitor.page.getByLabel('メールアドレス').fill(worker)
  await visitor.page.getByLabel('パスワード').fill(typed)
  await visitor.press('ログインする', expected)
}

async function thenTheyWaitAndAreToldHowLong(): Promise<void> {
  await signIn(password, 429)
  expect(await visitor.words()).toMatch(
    /しばらく止めています。(?:\d+秒|1分)あとに、もう一度試してください。急ぐときは、「パスワードを忘れた」/,
  )
}

async function whenTheyAskForAMailTwice(): Promise<void> {
  for (let request = 0; request < 2; request++) {
    await visitor.visit('/sign-in')
    await visitor.follow('パスワードを忘れた')
    await visitor.page.getByLabel('メールアドレス').fill(worker)
    await visitor.press('メールを受けとる')
    expect(await visitor.words()).toContain('いちばん新しいメールのものだけが使えます')
  }
}

async function thenTheNewestLinkSetsAPasswordThatNobodyGuesses(): Promise<void> {
  const mails = await product.ownerQuery<{ body: string }>(
    `select body from mails where recipient = $1 and kind = 'password-reset' order by created_at, id`,
    [worker],
  )
  const [old = '', newest = ''] = mails.map((mail) => /(\/password\/reset\?token=\S+)/.exec(mail.body)?.[1] ?? '')
  await visitor.visit(old, 404)
  expect(await visitor.words()).toContain('このリンクは使えません')
  await visitor.visit(newest)
  for (const [refused, why] of [
    ['qwertyqwerty', '多くの人が使っている'],
    ['saposute-nagano-2026', 'ほかの言葉を足してください'],
    ['tests-tests-tests', 'くり返し'],
  ] as const) {
    await choose(refused, 422)
    expect(await visitor.words(), refused).toContain(why)
    const field = visitor.page.getByLabel('新しいパスワード', { exact: true })
    expect([await field.getAttribute('aria-invalid'), await field.inputValue()]).toEqual(['true', ''])
  }
  await choose(fresh, 200)
  expect(visitor.path()).toBe('/sign-in')
}

async function choose(typed: string, expected: number): Promise<void> {
  await visitor.page.getByLabel('新しいパスワード', { exact: true }).fill(typed)
  await visitor.page.getByLabel('新しいパスワード (もう一度)').fill(typed)
  await visitor.press('パスワードを決める', expected)
}

async function thenTheyAreInAndEndATokenTheyDoNotKnow(): Promise<void> {
  await signIn(fresh, 200)
  expect(visitor.path()).toBe('/today')
  for (const purpose of ['月次の集計', '知らない鍵']) await createApiToken(product.council, worker, { purpose })
  await visitor.visit('/account')
  await visitor.press('「知らない鍵」の鍵を止める')
  expect(await visitor.notice()).toContain('鍵を止めました')
  expect(await visitor.words()).not.toContain('知らない鍵')
  expect(await visitor.words()).toContain('月次の集計')
}

async function thenTheAdministratorSeesTheOther(): Promise<void> {
  administrator = await openFor(browser, product, phone, 'kanri@tsunagu.example')
  const { accountId } = await product.actor(worker)
  await administrator.visit(`/admin/accounts/${accountId}`)
  expect(await administrator.words()).toContain('まだ使われていません')
  await administrator.press('「月次の集計」の鍵を止める')
  expect(await administrator.words()).not.toContain('API の鍵')
}
