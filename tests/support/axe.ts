/** What axe finds on a page. Run as it is: our pages have no frames, and the binding for frames takes twice as long. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'

export async function violationsOn(page: Page): Promise<axe.Result[]> {
  await page.evaluate(axe.source)
  return page.evaluate<axe.Result[]>(`axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)`)
}
