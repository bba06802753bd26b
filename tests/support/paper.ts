/** A page as it comes out of a printer. */
import { expect } from 'vitest'
import type { Visitor } from './page.ts'

/** A4 upright within our margins, in CSS pixels. */
const width = 673

/** Nothing is cut off at the right, and what only serves a screen stays there. */
export async function thenItPrintsWell(visitor: Visitor): Promise<void> {
  const { page, screen } = visitor
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width, height: 950 })
  const found = await page.evaluate<{ overflow: number; cut: string[]; left: string[] }>(`(() => {
    const shown = [...document.querySelectorAll('body *')].filter(
      (each) => each.checkVisibility() && !each.closest('.visually-hidden, .thread-list'),
    )
    return {
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      cut: shown
        .filter((each) => each.getBoundingClientRect().right > ${width} + 2)
        .slice(0, 3)
        .map((each) => each.tagName + '.' + each.getAttribute('class')),
      left: shown
        .filter((each) => each.matches('button, input[type=search], nav a, .skip'))
        .slice(0, 3)
        .map((each) => each.outerHTML.slice(0, 120)),
    }
  })()`)
  expect({ page: visitor.path(), ...found }).toEqual({ page: visitor.path(), overflow: 0, cut: [], left: [] })
  await page.emulateMedia({ media: null })
  await page.setViewportSize({ width: screen.width, height: screen.height })
}
