/**
 * `/` leads to the search field, Ctrl + Enter records; where a form has a search of its own,
 * Enter searches and does nothing elsewhere.
 */
export function shortcuts(): void {
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.defaultPrevented) return
    const target = event.target instanceof HTMLElement ? event.target : undefined
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(target)) {
      const search = [...document.querySelectorAll<HTMLInputElement>('[data-search-key]')].find(
        (field) => field.offsetParent !== null,
      )
      if (search === undefined) return
      event.preventDefault()
      search.focus()
      search.select()
    }
    const form = target?.closest('form')
    if (
      event.key === 'Enter' &&
      target instanceof HTMLInputElement &&
      form?.dataset['search'] !== undefined &&
      !event.ctrlKey &&
      !event.metaKey &&
      target.type !== 'submit' &&
      target.type !== 'button' &&
      target.name !== form.dataset['search']
    )
      event.preventDefault()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      if (form === null || form === undefined || form.method !== 'post') return
      event.preventDefault()
      form.requestSubmit(form.querySelector<HTMLButtonElement>('button.button-primary[type="submit"]') ?? undefined)
    }
  })
}

function isTyping(target: HTMLElement | undefined): boolean {
  return target !== undefined && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
}
