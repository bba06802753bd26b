/** What a button says while its form is being sent: 記録する → 記録しています…. Pure. */

/** 五段: the last sign of the verb, and what it becomes before ています. */
const changed: Record<string, string> = {
  う: 'って',
  つ: 'って',
  る: 'って',
  む: 'んで',
  ぶ: 'んで',
  ぬ: 'んで',
  く: 'いて',
  ぐ: 'いで',
  す: 'して',
}

/** 一段: its stem ends in a sound of e or i, or is one of the few signs that hide it. */
const stemOnly = /[えけせてねへめれげぜでべぺいきしちにひみりぎじぢびぴ見着出寝得似煮居経]る$/

/** @param label the verb on the button; what is no verb says that it is being sent */
export function busyWords(label: string): string {
  return `${teForm(label) ?? '送って'}います…`
}

function teForm(label: string): string | null {
  const last = label.slice(-1)
  // とっておく keeps its meaning by its first verb: 「とっています」.
  if (/[てで]おく$/.test(label)) return label.slice(0, -2)
  if (label.endsWith('する')) return `${label.slice(0, -2)}して`
  if (label.endsWith('行く')) return `${label.slice(0, -1)}って`
  if (stemOnly.test(label)) return `${label.slice(0, -1)}て`
  const end = changed[last]
  return end === undefined ? null : `${label.slice(0, -1)}${end}`
}
