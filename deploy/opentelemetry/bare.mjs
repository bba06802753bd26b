// What leaves of a span: an address says whose record was opened, what stands after its `?` whom somebody searched, and an
// error's message may quote what was typed.
const kept = new Set([
  'http.request.method',
  'http.route',
  'http.response.status_code',
  'url.scheme',
  'server.address',
  'server.port',
  'error.type',
  'db.system.name',
  'db.namespace',
  'db.query.text',
  'messaging.system',
  'messaging.operation.name',
  'messaging.destination.name',
])
/** Values are parameters and not in the text at all, but for those that open a transaction: who acts, and when. */
const withoutValues = (text) => String(text).replace(/'(?:[^']|'')*'/g, "'…'")

export function bare(span) {
  const attributes = Object.fromEntries(Object.entries(span.attributes).filter(([name]) => kept.has(name)))
  if (attributes['db.query.text'] !== undefined)
    attributes['db.query.text'] = withoutValues(attributes['db.query.text'])
  return Object.create(span, {
    attributes: { value: attributes },
    events: { value: [] },
    status: { value: { code: span.status.code } },
  })
}
