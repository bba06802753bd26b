/** What every answer must be, whatever was sent: no failure of ours, and nothing of what was sent has become markup. */
import { expect } from 'vitest'
import { decoded } from './web.ts'
import { unharmed } from './hostile.ts'

export interface Soundness {
  /** An answer that came; the pages here carry no script of their own. */
  sound(what: string, answer: { status: number; text: string }): void
  /** Only whether it failed. */
  noFailure(what: string, status: number): void
  /** All that was wrong since it was last asked. */
  broken(): string[]
}

export function watchSoundness(): Soundness {
  const broken: string[] = []
  const noFailure = (what: string, status: number): void => {
    // Held up by a limit it was not tried at all.
    if (status >= 500 || status === 429) broken.push(`${status} ${what}`)
  }
  return {
    noFailure,
    sound(what, { status, text }) {
      noFailure(what, status)
      const markup = /<script|<img|<svg\/|<!--|\son\w+=|href="(?:javascript|data):|<iframe/i.exec(
        text.replace(/"[^"]*"/g, '""').replace(/>[^<]*</g, '><'),
      )
      if (markup || /href="\s*(?:javascript|data):/i.test(text)) broken.push(`markup ${markup?.[0] ?? 'href'} ${what}`)
    },
    broken: () => broken.splice(0),
  }
}

/** Each line of what was written stands on the page to the letter. */
export function expectShown(html: string, written: string, where: string): void {
  const page = decoded(html)
  for (const line of unharmed(written).split('\n'))
    if (line.trim() !== '' && !page.includes(line.trim()))
      expect(page, `${where}: ${JSON.stringify(line)} is not shown`).toContain(line.trim())
}
