/** Keeps what is being written on the server: after a pause, and when the page is left. */

const PAUSE_MS = 1500

export function keepDrafts(form: HTMLFormElement): void {
  let timer = 0
  let dirty = false
  let ended = false
  let sending: Promise<void> | undefined

  const send = async (): Promise<void> => {
    if (!dirty || ended) return
    dirty = false
    try {
      const response = await fetch('/drafts', { method: 'POST', body: written(form), credentials: 'same-origin' })
      if (response.status === 401) {
        ended = true
        say('ログインが切れました。書いたことは消えません。いつもどおり送ると預かり、ログインのあとに続けられます。')
      } else if (response.ok) say(`下書きを残しました ${timeInTokyo()}`)
      else throw new Error(String(response.status))
    } catch {
      dirty = true
      if (!ended) say('下書きをまだ残せていません。書きつづけると、もう一度ためします。')
    }
  }
  const soon = (): void => {
    dirty = true
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      // One at a time, so that an older text never overtakes a newer one.
      sending = (sending ?? Promise.resolve()).then(send)
    }, PAUSE_MS)
  }

  form.addEventListener('input', soon)
  form.addEventListener('change', soon)
  form.addEventListener('submit', () => {
    clearTimeout(timer)
    dirty = false
    ended = true
  })
  addEventListener('pageshow', () => {
    ended = false
  })
  addEventListener('pagehide', () => {
    if (dirty && !ended) navigator.sendBeacon('/drafts', written(form))
    dirty = false
  })
}

/**
 * The fields as the form would send them, without files, and without the submission id: a draft must not use that up.
 */
function written(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && name !== '_submission') fields.append(name, value)
  // Where the form is drawn again with its draft: a fresh page has none in its own address yet.
  const place = new URL(form.getAttribute('action') ?? '', location.href)
  fields.set('_path', place.pathname + place.search)
  return fields
}

function say(text: string): void {
  for (const note of document.querySelectorAll<HTMLElement>('[data-draft-note]')) {
    note.hidden = false
    const words = note.querySelector('[data-draft-text]')
    if (words !== null) words.textContent = text
  }
}

function timeInTokyo(): string {
  return new Intl.DateTimeFormat('ja-JP', {
    timeZone: 'Asia/Tokyo',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date())
}
