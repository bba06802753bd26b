/** How people write into our forms: by the words they read on the page, never by a name in the HTML. */
import type { Locator, Page } from 'playwright-core'

type Place = Page | Locator

/** The three boxes of a date, as somebody writes it: 2026-02-05 is 令和8年 2月 5日. */
export async function writeDate(place: Place, label: string, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-')
  await place.getByLabel(`${label} 年`).fill(Number(year) > 2018 ? `令和${Number(year) - 2018}年` : year)
  await place.getByLabel(`${label} 月`).fill(String(Number(month)))
  await place.getByLabel(`${label} 日`).fill(String(Number(date)))
}

/** Chooses in a group of radios or boxes by its words. */
export async function choose(place: Place, group: string, option: string): Promise<void> {
  await place
    .getByRole('radiogroup', { name: group })
    .or(place.getByRole('group', { name: group }))
    .first()
    .getByText(option, { exact: true })
    .click()
}

/** Opens what is folded away until asked for. */
export async function unfold(place: Place, summary: string): Promise<void> {
  const fold = place.locator('details', { hasText: summary }).last()
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click()
}

export async function writeTalk(
  place: Place,
  talk: { on?: string; speaker?: string; channel?: string; topic?: string; note: string },
): Promise<void> {
  if (talk.on !== undefined) await writeDate(place, 'いつ', talk.on)
  if (talk.speaker !== undefined) await choose(place, '話した人', talk.speaker)
  if (talk.channel !== undefined) await choose(place, '方法', talk.channel)
  if (talk.topic !== undefined) await choose(place, '内容', talk.topic)
  await place.getByLabel('話したこと').fill(talk.note)
}

export async function writeNextAction(
  place: Place,
  next: { kind?: string; on: string; time?: string; note: string },
): Promise<void> {
  if (next.kind !== undefined) await choose(place, 'どうするか', next.kind)
  const section = place.locator('.form-section', { hasText: '次の予定' }).last()
  await writeDate(section, '日', next.on)
  if (next.time !== undefined) await section.getByLabel('時刻').fill(next.time)
  await section.getByLabel('すること').fill(next.note)
}

/** A field by its whole label; the remark behind it (なくてもよい) belongs to what readers hear. */
export const field = (place: Place, label: string): Locator => place.getByLabel(new RegExp(`^${label}(なくてもよい)?$`))
