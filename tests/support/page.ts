/**
 * A person in front of the product. Arriving on a page is the check: whichever way a story gets there, the page has to
 * be sound (heading, title, language, forms that can't act twice, nothing wider than the screen, axe, weight, quiet
 * console). No story calls axe by hand.
 */
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page, Response } from 'playwright-core'
import { expect } from 'vitest'
import { violationsOn } from './axe.ts'
import { japaneseReader } from './browser.ts'
import { password, type Product } from './product.ts'

export interface Screen {
  name: string
  width: number
  height: number
  script: boolean
}

export const desk: Screen = { name: 'at a desk', width: 1280, height: 900, script: true }
export const phone: Screen = { name: 'on a phone', width: 390, height: 844, script: true }
export const withoutScript: Screen = { name: 'without JavaScript', width: 1280, height: 900, script: false }

/** What a page may weigh on its way, packed (design §5). */
const heaviest = 30 * 1024

export interface Visitor {
  page: Page
  screen: Screen
  context: BrowserContext
  /** Opens an address and checks the page. @param expected status of the answer */
  visit(path: string, expected?: number): Promise<void>
  /** Does what leads to another page (or the same one anew), and checks where it leads. */
  arrive(step: () => Promise<unknown>, expected?: number): Promise<void>
  /** Presses a button by its word. */
  press(name: string | RegExp, expected?: number): Promise<void>
  /** Follows a link of the page's content by its words. */
  follow(name: string | RegExp): Promise<void>
  /** The sentence about what was done, on top of the page. */
  notice(): Promise<string>
  /** What the page says, without what stands around it. */
  words(): Promise<string>
  path(): string
  leave(): Promise<void>
}

interface PageFacts {
  headings: number
  title: string
  lang: string
  overflow: number
  widest: string
  forms: string[]
  /** The kinds of elements on the page. */
  parts: string[]
  duplicates: string[]
}

/**
 * The kinds of elements that axe has seen, by page at a desk, and on all pages together on a phone: without a new one
 * it has nothing new to say. A page has the same elements on both; only the style sheet treats
 * their kinds differently there.
 */
const seen = new Map<string, Set<string>>()

/** Runs in the page; returns what is wrong or measured there. */
const factsOfPage = `(() => {
  const shown = (element) => element.checkVisibility ? element.checkVisibility() : true
  const root = document.documentElement
  const overflow = root.scrollWidth - root.clientWidth
  const isWide = (each) => shown(each) && each.getBoundingClientRect().right > root.clientWidth + 1
  const wide = overflow > 0
    ? [...document.querySelectorAll('body *')].filter(isWide).map((each) => each.tagName + '.' + each.className).slice(0, 3).join(' ')
    : ''
  const forms = [...document.querySelectorAll('form')].filter((form) => form.method === 'post').flatMap((form) => {
    const value = (name) => form.elements.namedItem(name)?.value
    const action = form.getAttribute('action')
    return [
      ...(value('_csrf') ? [] : [action + ' has no token']),
      // The answer to a secret carries cookies and is never repeated from memory.
      ...(form.hasAttribute('data-kit') && !value('_submission') && !/^\\/(?:sign-in|password)/.test(action)
        ? [action + ' has no submission id']
        : []),
    ]
  })
  const partOf = (each) =>
    [
      each.tagName,
      ...['class', 'role', 'type'].map((name) => each.getAttribute(name)),
      each.closest('details')?.open,
      !each.matches('a, button') || !!each.textContent,
    ].join('.')
  const parts = [...new Set([...document.querySelectorAll('body *:not(svg *)')].map(partOf))]
  const ids = [...document.querySelectorAll('[id]')].map((each) => each.id)
  return {
    headings: document.querySelectorAll('h1').length,
    title: document.title,
    lang: root.lang,
    overflow,
    widest: wide,
    forms,
    parts,
    duplicates: ids.filter((id, index) => ids.indexOf(id) !== index),
  }
})()`

/** Opens a browser window for one person: signed in with an address, or nobody. */
export async function openFor(browser: Browser, product: Product, screen: Screen, email?: string): Promise<Visitor> {
  const context = await browser.newContext({
    ...japaneseReader,
    baseURL: product.url,
    viewport: { width: screen.width, height: screen.height },
    javaScriptEnabled: screen.script,
    hasTouch: screen.width < 700,
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const complaints: string[] = []
  let answer: Response | undefined
  page.on('response', (response) => {
    if (
      response.request().isNavigationRequest() &&
      response.frame() === page.mainFrame() &&
      (response.status() < 300 || response.status() >= 400)
    )
      answer = response
  })
  // The browser itself reports an answer that isn't 2xx; whether it should have been is asked below.
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !/the server responded with a status of/.test(message.text()))
      complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('requestfailed', (request) => {
    if (['script', 'stylesheet', 'image'].includes(request.resourceType()))
      complaints.push(`${request.url()} ${request.failure()?.errorText ?? ''}`)
  })

  const check = async (expected: number): Promise<void> => {
    if (!answer) throw new Error('no page has come')
    const where = `${new URL(page.url()).pathname} ${screen.name}`
    if (answer.status() !== expected)
      throw new Error(
        `${where}: ${answer.status()} instead of ${expected}\n${(await page.locator('body').innerText()).slice(0, 1500)}`,
      )
    const facts = await page.evaluate<PageFacts>(factsOfPage)
    expect({
      where,
      headings: facts.headings,
      lang: facts.lang,
      forms: facts.forms,
      duplicates: facts.duplicates,
      overflow: facts.overflow,
      widest: facts.widest,
      complaints: [...complaints],
    }).toEqual({ where, headings: 1, lang: 'ja', forms: [], duplicates: [], overflow: 0, widest: '', complaints: [] })
    expect(facts.title, where).toMatch(expected === 422 ? /^エラー: .+ - つなぐ$/ : /つなぐ$/)
    const weight = gzipSync(await answer.body()).length
    expect(weight, `${where} weighs ${weight} bytes`).toBeLessThanOrEqual(heaviest)
    const sight =
      screen.width < desk.width ? screen.name : new URL(page.url()).pathname.replaceAll(/[0-9a-f-]{36}/g, ':id')
    const known = seen.get(sight)
    if (!screen.script || (known && facts.parts.every((part) => known.has(part)))) return
    const violations = await violationsOn(page)
    expect(
      violations.map(
        (each) =>
          `${where}: ${each.id}: ${each.nodes
            .map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`)
            .slice(0, 3)
            .join(' | ')}`,
      ),
    ).toEqual([])
    seen.set(sight, new Set([...(known ?? []), ...facts.parts]))
  }

  const visitor: Visitor = {
    page,
    screen,
    context,
    visit: async (path, expected = 200) => {
      answer = undefined
      await page.goto(path)
      await check(expected)
    },
    arrive: async (step, expected = 200) => {
      answer = undefined
      await Promise.all([page.waitForEvent('load'), step()])
      await check(expected)
    },
    press: (name, expected) => visitor.arrive(() => page.getByRole('button', { name, exact: true }).click(), expected),
    follow: (name) =>
      visitor.arrive(() =>
        page
          .locator('main')
          .getByRole('link', { name, exact: typeof name === 'string' })
          .first()
          .click(),
      ),
    notice: () => page.locator('main [role=status], main .banner').first().innerText(),
    words: () => page.locator('main').innerText(),
    path: () => new URL(page.url()).pathname,
    leave: () => context.close(),
  }
  if (email !== undefined) await signIn(visitor, email)
  return visitor
}

/** Through the page, as everybody does. */
export async function signIn(visitor: Visitor, email: string): Promise<void> {
  if (visitor.path() !== '/sign-in') await visitor.page.goto('/sign-in')
  await visitor.page.getByLabel('メールアドレス').fill(email)
  await visitor.page.getByLabel('パスワード').fill(password)
  await visitor.press('ログインする')
}
