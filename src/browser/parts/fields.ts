/** The calendar of the browser fills the three boxes of a date, in the era. */
export function improveDates(boxes: HTMLElement): void {
  const button = boxes.querySelector<HTMLButtonElement>('[data-calendar]')
  const name = boxes.dataset['date']
  const box = (part: string): HTMLInputElement | null =>
    boxes.querySelector(`input[name="${CSS.escape(`${name}.${part}`)}"]`)
  if (button === null || !('showPicker' in HTMLInputElement.prototype)) return
  const picker = document.createElement('input')
  picker.type = 'date'
  picker.tabIndex = -1
  picker.setAttribute('aria-hidden', 'true')
  picker.className = 'boxes-picker'
  button.after(picker)
  button.hidden = false

  button.addEventListener('click', () => {
    picker.value = isoOf(box('year')?.value ?? '', box('month')?.value ?? '', box('day')?.value ?? '')
    picker.showPicker()
  })
  picker.addEventListener('change', () => {
    if (picker.value === '') return
    const [year = '', month = '', day = ''] = picker.value.split('-')
    fill(box('year'), eraYear(Number(year), Number(month), Number(day)))
    fill(box('month'), String(Number(month)))
    fill(box('day'), String(Number(day)))
    button.focus()
  })
}

/** Words that are often needed go to the end of the text, and the caret behind them. */
export function improvePhrases(phrases: HTMLElement): void {
  const text = document.getElementById(phrases.dataset['phrases'] ?? '')
  if (!(text instanceof HTMLTextAreaElement)) return
  phrases.hidden = false
  // One stop of the Tab key; the arrows go from phrase to phrase.
  const buttons = [...phrases.querySelectorAll('button')]
  const stopAt = (index: number): void =>
    buttons.forEach((button, at) => {
      button.tabIndex = at === index ? 0 : -1
    })
  stopAt(0)
  phrases.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const at = buttons.findIndex((button) => button === document.activeElement)
    if (step === 0 || at < 0) return
    event.preventDefault()
    const next = (at + step + buttons.length) % buttons.length
    stopAt(next)
    buttons[next]?.focus()
  })
  phrases.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (button === null) return
    const before = text.value.trimEnd()
    fill(text, `${before}${before === '' || before.endsWith('。') ? '' : '。'}${button.textContent}。`)
    text.focus()
    text.setSelectionRange(text.value.length, text.value.length)
  })
}

function fill(field: HTMLInputElement | HTMLTextAreaElement | null, value: string): void {
  if (field === null) return
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

function eraYear(year: number, month: number, day: number): string {
  return new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { era: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(Date.UTC(year, month - 1, day)),
  )
}

/** What stands in the boxes, for the calendar to open there; empty when it is not a date of 令和 or of the common era. */
function isoOf(year: string, month: string, day: string): string {
  const digits = year.normalize('NFKC').replace('元', '1').match(/\d+/)?.[0]
  if (digits === undefined) return ''
  const common = digits.length === 4 ? Number(digits) : 2018 + Number(digits)
  return `${common}-${month.normalize('NFKC').padStart(2, '0')}-${day.normalize('NFKC').padStart(2, '0')}`
}
