/**
 * Whether a change of the code changed what people see: visits all that a running demo answers to each of its people,
 * writes it to a file, and compares two such files. Start both times from one copy of the data folder,
 * so that ids are the same.
 *
 *   node scripts/same-answers.ts take FILE      (BASE, PASSWORD, TOKENS = lines of "address token")
 *   node scripts/same-answers.ts compare A B
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createTwoFilesPatch } from 'diff'
import { unzipSync } from 'fflate'

const base = process.env['BASE'] ?? 'http://localhost:3999'
/** Of one shape of address (ids and numbers left out) so many are visited by each person. */
const perShape = 2
const people = [
  null,
  'soudan@hw-nagano.example',
  'sekinin@saposute.example',
  'soudan@maisapo.example',
  'soudan@matsumoto.example',
  'jimukyoku@roudoukyoku.example',
  'honnin@my.example',
  'kanri@tsunagu.example',
]

/** Who read what and who signed in is another thing each time; a draft is gone once it is thrown away. */
const unsteady = /^\/(?:sign|assets|drafts\/|security-log)|\/readers/

type Answers = Record<string, { status: number; type: string; text: string }>

/** What may differ although nothing changed: marks of this one form, built files' names, the clock. */
function steady(text: string): string {
  return text
    .replaceAll(/(name="_(?:submission|csrf|owner|kept)" value=")[^"]*/g, '$1')
    .replaceAll(/(data-(?:submission|csrf|owner)=")[^"]*/g, '$1')
    .replaceAll(/(\/assets\/[a-zA-Z-]+)[-.][A-Za-z0-9_-]+(\.(?:js|css))/g, '$1$2')
    .replaceAll(/\d{1,2}時\d{2}分|\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?/g, '時刻')
    .replaceAll(/urn:uuid:[0-9a-f-]+/g, 'urn:uuid')
    .replaceAll(/(受付番号|requestId)[^<]{0,60}/g, '$1')
}

async function textOf(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const type = response.headers.get('content-type') ?? ''
  if (/html|json|text|csv|svg|xml/.test(type) && !/officedocument/.test(type))
    return steady(new TextDecoder().decode(bytes))
  if (/officedocument|zip/.test(type)) {
    return Object.entries(unzipSync(bytes))
      .map(
        ([name, part]) =>
          `${name} ${/\.(?:png|ttf)$/.test(name) ? createHash('sha256').update(part).digest('hex') : steady(new TextDecoder().decode(part)).replaceAll(/\d{4}-\d\d-\d\dT[^<"]*/g, 'T')}`,
      )
      .join('\n')
  }
  if (/pdf/.test(type)) {
    const { extractText, getDocumentProxy } = await import('unpdf')
    const { totalPages, text } = await extractText(await getDocumentProxy(bytes), { mergePages: false })
    return `${totalPages}\n${steady(text.join('\n\f\n'))}`
  }
  return createHash('sha256').update(bytes).digest('hex')
}

class Visitor {
  readonly #jar = new Map<string, string>()
  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    for (;;) {
      const cookie = [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const response = await fetch(base + path, {
        redirect: 'manual',
        ...init,
        headers: { cookie, origin: base, ...(init.headers as Record<string, string> | undefined) },
      })
      for (const set of response.headers.getSetCookie()) {
        const [pair = ''] = set.split(';')
        this.#jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
      }
      if (response.status !== 429 && response.status !== 202) return response
      await response.arrayBuffer()
      await new Promise((go) => setTimeout(go, 1000))
    }
  }
  async signIn(email: string): Promise<void> {
    await this.ask('/sign-in')
    const body = new URLSearchParams({ email, password: process.env['PASSWORD'] ?? '' })
    const response = await this.ask('/sign-in', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    if (response.status !== 303) throw new Error(`${email}: ${response.status}`)
  }
}

const shapeOf = (path: string): string =>
  path
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'X')
    .replaceAll(/=[^&]*/g, '')
    .replaceAll(/\d+/g, 'N')

async function crawl(
  who: string,
  visitor: Visitor,
  first: string[],
  answers: Answers,
  linksIn: (text: string, from: string) => Iterable<string>,
  headers: Record<string, string> = {},
): Promise<void> {
  const queue = [...first]
  const seen = new Set(first)
  const shapes = new Map<string, number>()
  const isPage = headers['authorization'] === undefined
  while (queue.length > 0) {
    const batch = queue.splice(0, 6)
    const read = await Promise.all(
      batch.map(async (path) => {
        const response = await visitor.ask(path, { headers })
        return { path, response, text: await textOf(response) }
      }),
    )
    // In the order of asking, so that both times the same are chosen of many alike.
    for (const { path, response, text } of read) {
      const location = response.headers.get('location')
      const { status } = response
      answers[`${who} ${path}`] = { status, type: `${response.headers.get('content-type')} ${location ?? ''}`, text }
      for (const link of [...(location?.startsWith('/') ? [location] : []), ...linksIn(text, path)]) {
        const count = shapes.get(shapeOf(link)) ?? 0
        if (seen.has(link) || unsteady.test(link) || (isPage && count >= perShape)) continue
        shapes.set(shapeOf(link), count + 1)
        seen.add(link)
        queue.push(link)
      }
    }
  }
  console.log(who, seen.size)
}

function* linksOfPage(text: string): Iterable<string> {
  for (const [, link = ''] of text.matchAll(/(?:href|action|formaction)="(\/[^"#]*)[^"]*"/g))
    yield link.replaceAll('&amp;', '&')
}

/** Of the API: each address of its description with the ids that its own lists give. */
async function crawlApi(email: string, token: string, answers: Answers): Promise<void> {
  const visitor = new Visitor()
  const headers = { authorization: `Bearer ${token}` }
  const description = (await (await visitor.ask('/api/v1/openapi.json')).json()) as {
    paths: Record<string, { get?: unknown }>
  }
  const paths = Object.entries(description.paths)
    .filter(([, of]) => of.get !== undefined)
    .map(([path]) => path)
  const lists = paths.filter((path) => !path.includes('{')).toSorted()
  const counts = new Map<string, number>()
  // An id is asked for where the list it came from stands above it in the address; where no list does, any id is tried.
  function* addresses(text: string, from: string): Iterable<string> {
    for (const path of paths.filter((each) => each.includes('{'))) {
      const list = path.slice(0, path.indexOf('/{'))
      if (lists.includes(list) && from !== `/api/v1${list}`) continue
      for (const [, id = ''] of text.matchAll(/"id":"([^"]+)"/g)) {
        const count = counts.get(path) ?? 0
        if (count >= 8) break
        counts.set(path, count + 1)
        yield `/api/v1${path.replace(/\{\w+\}/, id)}`
      }
    }
  }
  const first = lists.map((path) => `/api/v1${path}`)
  await crawl(`API ${email}`, visitor, first, answers, addresses, headers)
}

async function take(file: string): Promise<void> {
  const answers: Answers = {}
  for (const email of people) {
    const visitor = new Visitor()
    if (email !== null) await visitor.signIn(email)
    await crawl(email ?? '公開', visitor, email === null ? ['/'] : ['/today'], answers, linksOfPage)
  }
  for (const line of readFileSync(process.env['TOKENS'] ?? '', 'utf8')
    .trim()
    .split('\n')) {
    const [email = '', token = ''] = line.split(' ')
    await crawlApi(email, token, answers)
  }
  writeFileSync(file, JSON.stringify(answers))
}

function compare(before: Answers, after: Answers): void {
  let differing = 0
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted()
  for (const key of keys) {
    const [a, b] = [before[key], after[key]]
    if (a !== undefined && b !== undefined && a.status === b.status && a.type === b.type && a.text === b.text) continue
    differing += 1
    console.log(`\n# ${key} ${a?.status ?? 'absent'} ${b?.status ?? 'absent'}`)
    const lines = (of: typeof a): string => (of === undefined ? '' : `${of.type}\n${of.text.replaceAll('><', '>\n<')}`)
    if (a !== undefined && b !== undefined)
      console.log(
        createTwoFilesPatch('before', 'after', lines(a), lines(b), '', '', { context: 1 })
          .split('\n')
          .slice(4, 40)
          .join('\n')
          .slice(0, 3000),
      )
  }
  console.log(`\n${keys.length} answers, ${differing} differ`)
  process.exitCode = differing === 0 ? 0 : 1
}

const [verb, one = '', other = ''] = process.argv.slice(2)
if (verb === 'take') await take(one)
else compare(JSON.parse(readFileSync(one, 'utf8')) as Answers, JSON.parse(readFileSync(other, 'utf8')) as Answers)
