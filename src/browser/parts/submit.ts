/**
 * The word of the button changes while a form is on its way, and a second press is nothing. The button stays focusable.
 */
export function guardSubmits(): void {
  const words = new Map<HTMLElement, string>()
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
    if (form.dataset['sent'] === '') {
      event.preventDefault()
      return
    }
    form.dataset['sent'] = ''
    const button = event.submitter
    const busy = button?.dataset['busy']
    if (!button || busy === undefined) return
    words.set(button, button.innerHTML)
    // After the event, so that the button's own name and value are already on their way.
    setTimeout(() => {
      button.textContent = busy
    })
  })
  // The page comes back from the browser's memory as it was left.
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) delete form.dataset['sent']
    for (const [button, word] of words) button.innerHTML = word
    words.clear()
  })
}
