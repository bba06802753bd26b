/**
 * What axe finds on a page. Run as it is: our pages have no frames, and the binding for frames takes twice as long.
 * Packed and handed to the browser directly, it is read in a third of the time.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export async function violationsOn(page: Page): Promise<axe.Result[]> {
  const session = await page.context().newCDPSession(page)
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: source })
  await session.detach()
  if (exceptionDetails) throw new Error(exceptionDetails.text)
  return page.evaluate<axe.Result[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)`,
  )
}
