/** One request after the other over one connection that stays open, as a browser has it. */
import { Agent, request } from 'node:http'

export interface Times {
  firstByte: number[]
  page: number[]
}

export interface Visit {
  path: string
  cookie?: string
  /** Fields of a form that is sent; without them the page is read. */
  form?: URLSearchParams
}

export interface Answer {
  status: number
  location: string
  body: string
  firstByte: number
  page: number
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

export function visit(origin: string, { path, cookie, form }: Visit, readable = false): Promise<Answer> {
  const body = form?.toString()
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const sent = request(
      `${origin}${path}`,
      {
        agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          // A browser asks for a packed page; only where the bench itself has to read one is it sent plainly.
          ...(readable ? {} : { 'accept-encoding': 'gzip' }),
          ...(cookie === undefined ? {} : { cookie }),
          ...(body === undefined
            ? {}
            : {
                origin,
                'content-type': 'application/x-www-form-urlencoded',
                'content-length': Buffer.byteLength(body),
              }),
        },
      },
      (response) => {
        const firstByte = performance.now() - started
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location ?? '',
            body: Buffer.concat(chunks).toString(),
            firstByte,
            page: performance.now() - started,
          }),
        )
        response.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

const warmUp = 12

/** @throws when an answer isn't the one expected: a fast error page is no result */
export async function measure(origin: string, visits: readonly Visit[], expected: number): Promise<Times> {
  const times: Times = { firstByte: [], page: [] }
  for (const [index, each] of visits.entries()) {
    const answer = await visit(origin, each)
    if (answer.status !== expected)
      throw new Error(`${each.path} answered ${answer.status} instead of ${expected} ${answer.location}`)
    if (index < warmUp) continue
    times.firstByte.push(answer.firstByte)
    times.page.push(answer.page)
  }
  return times
}

/** Nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** So many visits that enough remain after the first ones, which only warm up. */
export const repeated = (many: number, make: (index: number) => Visit): Visit[] =>
  Array.from({ length: many + warmUp }, (_, index) => make(index))

/** What is made in a worker thread, each asked for the first time: until it is there, as a page that looks again has it. */
export async function measureMade(origin: string, visits: readonly Visit[]): Promise<Times> {
  const times: Times = { firstByte: [], page: [] }
  for (const each of visits) {
    const started = performance.now()
    let answer = await visit(origin, each)
    times.firstByte.push(answer.firstByte)
    while (answer.status === 202) answer = await visit(origin, each)
    if (answer.status !== 200) throw new Error(`${each.path} answered ${answer.status}`)
    times.page.push(performance.now() - started)
  }
  return times
}
