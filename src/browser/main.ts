/** Improves pages that already work without it. No framework, nothing stored, nothing from elsewhere. */
import { keepDrafts } from './parts/drafts.ts'
import { improveDates, improvePhrases } from './parts/fields.ts'
import { shortcuts } from './parts/keys.ts'
import { offerPaper } from './parts/print.ts'
import { suggestPeople } from './parts/suggest.ts'
import { guardSubmits } from './parts/submit.ts'

const all = <T extends Element>(selector: string): T[] => [...document.querySelectorAll<T>(selector)]

for (const form of all<HTMLFormElement>('form[data-autosave]')) keepDrafts(form)
for (const input of all<HTMLInputElement>('input[data-suggest]')) suggestPeople(input)
for (const boxes of all<HTMLElement>('[data-date]')) improveDates(boxes)
for (const phrases of all<HTMLElement>('[data-phrases]')) improvePhrases(phrases)
for (const place of all<HTMLElement>('[data-print]')) offerPaper(place)
guardSubmits()
shortcuts()

// What needs mending is read first. `autofocus` would need an attribute that moves pages on phones.
const wrong = document.querySelector<HTMLElement>('[data-focus]')
if (wrong !== null) wrong.focus()
// Where people write while they listen, the first field is ready; a phone would open its keyboard over the page.
else if (matchMedia('(pointer: fine)').matches && location.hash === '') {
  const form = document.querySelector<HTMLFormElement>('form[data-search]')
  form?.querySelector<HTMLInputElement>(`input[name="${form.dataset['search'] ?? ''}"]`)?.focus({ preventScroll: true })
}

// Paper shows what a fold hides.
addEventListener('beforeprint', () => {
  for (const details of all<HTMLDetailsElement>('main details:not([open])')) details.open = true
})

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  const menu = document.querySelector<HTMLDetailsElement>('.public-menu[open]')
  if (menu === null) return
  menu.open = false
  menu.querySelector('summary')?.focus()
})
