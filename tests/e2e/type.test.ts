/** The other browser tests and every picture are worth nothing when Japanese is drawn as boxes. */
import { expect, test } from 'vitest'
import { japaneseReader, launchBrowser } from '../support/browser.ts'

// Rare forms in names (髙, 﨑, 𠮷), circled and enclosed characters, and arrows stand in other files of the font.
const characters = [...'百瀬髙﨑𠮷葛①㈱→あアｱ']

test('each character has a shape of its own, regular and bold', async () => {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage(japaneseReader)
    await page.setContent(`<style>span { display: inline-block; font-size: 40px } b { font-weight: 700 }</style>
      ${characters.map((character) => `<span>${character}</span><span><b>${character}</b></span>`).join('')}<span>\u{10fffd}</span>`)
    const shapes = await Promise.all(
      (await page.locator('span').all()).map(async (span) => (await span.screenshot()).toString('base64')),
    )
    expect(shapes.length).toBe(characters.length * 2 + 1)
    expect(new Set(shapes).size).toBe(shapes.length) // the last is the box of a character that no font has
  } finally {
    await browser.close()
  }
})
