/**
 * People who may be meant, under the name field while typing. The server decides who may be seen and makes the HTML.
 */

const PAUSE_MS = 250

export function suggestPeople(input: HTMLInputElement): void {
  const box = document.getElementById(input.getAttribute('aria-controls') ?? '')
  const address = input.dataset['suggest']
  if (box === null || address === undefined) return
  let timer = 0
  let asked: AbortController | undefined

  const ask = async (): Promise<void> => {
    asked?.abort()
    const words = input.value.trim()
    if (words.length < 2 && !/[\u4e00-\u9fff]/.test(words)) {
      box.hidden = true
      return
    }
    asked = new AbortController()
    try {
      const response = await fetch(`${address}${address.includes('?') ? '&' : '?'}q=${encodeURIComponent(words)}`, {
        signal: asked.signal,
        credentials: 'same-origin',
      })
      if (response.status === 401) {
        box.textContent = 'ログインが切れました。書いたことは、送ると預かります。'
        box.hidden = false
        return
      }
      if (!response.ok) return
      box.innerHTML = await response.text()
      box.hidden = box.childElementCount === 0
    } catch {
      // Typed on, or no connection: the field works without the hint.
    }
  }

  input.addEventListener('input', (event) => {
    if (event instanceof InputEvent && event.isComposing) return
    clearTimeout(timer)
    timer = window.setTimeout(() => void ask(), PAUSE_MS)
  })
  input.addEventListener('compositionend', () => void ask())
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') box.hidden = true
  })
}
