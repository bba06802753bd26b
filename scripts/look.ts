/**
 * A developer's tool: looks at a page and keeps a picture of it, at desk (1280) and phone (390) width, full length.
 *   node scripts/look.ts URL-or-file.html out.png [--as ADDRESS --password PASSWORD] [--width 390] [--no-js]
 *     [--cookie NAME=VALUE]
 * writes out-1280.png and out-390.png, or out.png alone with --width.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { japaneseReader, launchBrowser } from '../tests/support/browser.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string' },
    as: { type: 'string' },
    password: { type: 'string' },
    cookie: { type: 'string', multiple: true },
    'no-js': { type: 'boolean', default: false },
    viewport: { type: 'boolean', default: false },
  },
})
const [target, out = 'look.png'] = positionals
if (target === undefined) {
  console.error(
    'usage: node scripts/look.ts URL-or-file.html out.png [--as ADDRESS --password PASSWORD] [--width 390] [--no-js] [--viewport] [--cookie NAME=VALUE]',
  )
  process.exit(1)
}
const url = existsSync(target) ? pathToFileURL(resolve(target)).href : target
const browser = await launchBrowser()
try {
  const context = await browser.newContext({ ...japaneseReader, javaScriptEnabled: !values['no-js'] })
  for (const cookie of values.cookie ?? []) {
    const at = cookie.indexOf('=')
    await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: new URL(url).origin }])
  }
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      console.error(`console ${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => console.error(`script error: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 400) console.error(`${response.status()} ${response.url()}`)
  })
  if (values.as !== undefined) {
    await page.goto(new URL('/sign-in', url).href)
    await page.locator('input[name="email"]').fill(values.as)
    await page.locator('input[name="password"]').fill(values.password ?? process.env['TSUNAGU_DEMO_PASSWORD'] ?? '')
    await page
      .locator(
        'form:has(input[name="password"]) button[type="submit"], form:has(input[name="password"]) button:not([type])',
      )
      .first()
      .click()
    await page.waitForLoadState()
    if (new URL(page.url()).pathname === '/sign-in')
      console.error(`the sign-in did not succeed: ${await page.locator('main').innerText()}`)
  }
  const widths = values.width === undefined ? [1280, 390] : [Number(values.width)]
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 700 ? 844 : 800 })
    const response = await page.goto(url)
    await page.evaluate('document.fonts.ready')
    const path = values.width === undefined ? out.replace(/(\.png)?$/, `-${width}.png`) : out
    await page.screenshot({ path, fullPage: !values.viewport })
    const overflow = (await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )) as number
    console.log(
      `${path}  ${response?.status() ?? ''} ${page.url()}  "${await page.title()}"${overflow > 0 ? `  WIDER THAN THE SCREEN by ${overflow}px` : ''}`,
    )
  }
} finally {
  await browser.close()
}
