/**
 * The parts of the look in a real browser, on sample pages: nothing wider than the screen,
 * axe clean, scripts only improve.
 */
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pages } from '../kit/pages.tsx'
import { violationsOn } from '../support/axe.ts'
import { japaneseReader, launchBrowser } from '../support/browser.ts'

/** The pause of the draft is longer than what poll waits by itself. */
const SOON = { timeout: 6000 }
const ORIGIN = 'http://parts.example'
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'",
}

let browser: Browser
let css = ''
let script = ''

interface Opened {
  page: Page
  context: BrowserContext
  posts: { path: string; body: string }[]
  problems: string[]
}

async function open(
  name: string,
  options: { width?: number; draftStatus?: number; script?: boolean; clock?: boolean } = {},
): Promise<Opened> {
  const context = await browser.newContext({
    ...japaneseReader,
    viewport: { width: options.width ?? 1280, height: 800 },
    javaScriptEnabled: options.script ?? true,
  })
  const page = await context.newPage()
  const posts: Opened['posts'] = []
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401')) problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    if (route.request().method() === 'POST') {
      posts.push({ path: pathname, body: route.request().postData() ?? '' })
      return pathname === '/drafts'
        ? route.fulfill({ status: options.draftStatus ?? 200, body: 'saved' })
        : route.fulfill({ status: 204 })
    }
    if (pathname === '/main.css') return route.fulfill({ contentType: 'text/css', body: css })
    if (pathname === '/main.js') return route.fulfill({ contentType: 'text/javascript', body: script })
    if (pathname === '/people/hint')
      return route.fulfill({ contentType: 'text/html', body: '<p class="hint-title">同じ方かもしれません</p>' })
    const render = pages[pathname.slice(1) as keyof typeof pages]
    return render === undefined
      ? route.fulfill({ status: 204 })
      : route.fulfill({ contentType: 'text/html; charset=utf-8', headers: HEADERS, body: render() })
  })
  if (options.clock) await page.clock.install()
  await page.goto(`${ORIGIN}/${name}`)
  return { page, context, posts, problems }
}

beforeAll(async () => {
  const [style, code] = await Promise.all([
    build({ entryPoints: ['src/ui/styles/main.css'], bundle: true, minify: true, write: false }),
    build({
      entryPoints: ['src/browser/main.ts'],
      bundle: true,
      minify: true,
      write: false,
      format: 'iife',
      target: 'es2022',
    }),
  ])
  css = style.outputFiles[0]?.text ?? ''
  script = code.outputFiles[0]?.text ?? ''
  browser = await launchBrowser()
})
afterAll(() => browser.close())

it('keeps the budget: style and script below 15 KB each, packed', () => {
  expect(gzipSync(css).length).toBeLessThan(15 * 1024)
  expect(gzipSync(script).length).toBeLessThan(15 * 1024)
})

describe.each(Object.keys(pages))('%s', (name) => {
  it('is never wider than the screen', async () => {
    const { page, context, problems } = await open(name, { width: 320, script: false })
    for (const width of [320, 390, 721, 800, 1024, 1280, 1600]) {
      await page.setViewportSize({ width, height: 800 })
      expect(
        await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
        `${name} at ${width}`,
      ).toBeLessThanOrEqual(0)
    }
    expect(problems).toEqual([])
    await context.close()
  })

  it.each([390, 1280])('passes axe at %i', async (width) => {
    const { page, context, problems } = await open(name, { width })
    const violations = await violationsOn(page)
    expect(
      violations.map(
        (each) =>
          `${each.id}: ${each.nodes
            .map((node) => node.target.join(' '))
            .slice(0, 4)
            .join(' | ')}`,
      ),
    ).toEqual([])
    expect(problems).toEqual([])
    await context.close()
  })
})

describe('the scripts of a form', () => {
  it('put the focus on what needs mending', async () => {
    const { page, context } = await open('record')
    expect(await page.evaluate('document.activeElement.id')).toBe('error-summary')
    await page.getByRole('link', { name: '2月は28日までです' }).click()
    expect(await page.evaluate('document.activeElement.name')).toBe('next.on.day')
    await context.close()
  })

  it('keep a draft after a pause, without using up the submission', async () => {
    const { page, context, posts } = await open('record')
    await page.getByLabel('話したこと').fill('来月から始めたい')
    await expect.poll(() => posts.length, SOON).toBe(1)
    const sent = new URLSearchParams(posts[0]?.body)
    expect(posts[0]?.path).toBe('/drafts')
    expect([sent.get('note'), sent.get('_draft'), sent.get('_path'), sent.has('_submission')]).toEqual([
      '来月から始めたい',
      'case-new',
      '/cases',
      false,
    ])
    await expect
      .poll(() => page.locator('[data-draft-text]').textContent(), SOON)
      .toMatch(/^下書きを残しました \d\d:\d\d$/)
    await context.close()
  })

  it('say when the session has ended, and stop asking', async () => {
    const { page, context, posts } = await open('record', { draftStatus: 401, clock: true })
    await page.getByLabel('話したこと').fill('来月から')
    await page.clock.runFor(2000)
    await expect.poll(() => page.locator('[data-draft-text]').textContent(), SOON).toContain('ログインが切れました')
    await page.getByLabel('話したこと').fill('来月から始める')
    await page.clock.runFor(5000)
    // An answered request behind it: a second draft would have arrived before.
    await page.evaluate(`fetch('/people/hint').then((response) => response.text())`)
    expect(posts).toHaveLength(1)
    await context.close()
  })

  it('send once, however often the button is pressed, and say that it is under way', async () => {
    const { page, context, posts } = await open('record')
    // The browser itself drops one of two sends in the same instant, so what is let through is counted.
    expect(
      await page.evaluate(`(() => {
      let through = 0;
      addEventListener('submit', (event) => { if (!event.defaultPrevented) through += 1; });
      const button = [...document.querySelectorAll('button')].find((each) => each.textContent === '記録する');
      button.click();
      button.click();
      return through;
    })()`),
    ).toBe(1)
    await expect.poll(() => posts.filter((post) => post.path === '/cases').length).toBe(1)
    await expect.poll(() => page.locator('.submit-row .button-primary').textContent(), SOON).toBe('記録しています…')
    await context.close()
  })

  it('fill the boxes of a date from the calendar, in the era', async () => {
    const { page, context } = await open('record')
    await page.evaluate(
      `(() => { const picker = document.querySelector('[data-date] input[type=date]'); picker.value = '2026-03-05'; picker.dispatchEvent(new Event('change')); })()`,
    )
    expect(
      await page.evaluate(
        `['year', 'month', 'day'].map((part) => document.querySelector('[name="next.on.' + part + '"]').value)`,
      ),
    ).toEqual(['令和8年', '3', '5'])
    await context.close()
  })

  it('show the hint while typing and lead to the search with one key', async () => {
    const { page, context } = await open('record')
    await page.locator('#field-person').fill('たかみ')
    await expect.poll(() => page.locator('#suggest-person').textContent(), SOON).toBe('同じ方かもしれません')
    await page.locator('h1').click()
    await page.keyboard.press('/')
    expect(await page.evaluate('document.activeElement.name')).toBe('q')
    await context.close()
  })
})
