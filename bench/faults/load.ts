/** Machines that write without a pause and never give a write up, and probes that ask whether anybody is served. */
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Stage } from './stage.ts'

export interface Acknowledged {
  /** Stands in the record itself, so that it can be found again. */
  key: string
  id: string
}

export interface Load {
  acknowledged: Acknowledged[]
  /** Answers that are neither a success nor a 503 nor a connection that is refused. */
  odd: Map<string, number>
  /** Forgets what the probes saw so far. */
  markProbes(): void
  /** Milliseconds, since the mark, in which a page or the API was not served. */
  unserved(): number
  /** When page and API were both served again after this moment; null if not yet. */
  servedAfter(moment: number): number | null
  stop(): Promise<void>
}

const probeEveryMs = 100

export function beginLoad({ app, tokens }: Stage): Load {
  const acknowledged: Acknowledged[] = []
  const odd = new Map<string, number>()
  let going = true
  const base = `http://127.0.0.1:${app.port}`
  const ask = (
    path: string,
    init: { method?: string; body?: string; headers?: Record<string, string> } = {},
  ): Promise<Response> =>
    fetch(`${base}${path}`, {
      ...init,
      signal: AbortSignal.timeout(40_000),
      headers: { connection: 'close', ...init.headers },
    })

  const write = async (token: string): Promise<void> => {
    while (going) {
      const key = randomUUID()
      const day = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)
      const body = JSON.stringify({
        deskId: 'ms-nagano',
        occurredOn: day,
        channel: 'phone',
        speaker: 'anonymous',
        topics: ['job-search'],
        note: `夜の書き込み ${key}`,
        person: null,
        nextAction: { kind: 'call', dueOn: day, time: null, note: '折り返す', assignee: null },
      })
      // The same key until it is acknowledged: as a machine does whose line was cut.
      for (;;) {
        const reply = await ask('/api/v1/cases', {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': key },
        }).then(
          async (answer) => ({
            status: answer.status,
            id: answer.status === 201 ? ((await answer.json()) as { id: string }).id : '',
          }),
          () => ({ status: 0, id: '' }),
        )
        if (reply.status === 201) {
          acknowledged.push({ key, id: reply.id })
          break
        }
        if (![0, 429, 503].includes(reply.status))
          odd.set(`POST ${reply.status}`, (odd.get(`POST ${reply.status}`) ?? 0) + 1)
        if (!going && reply.status !== 0 && reply.status !== 503) break
        await delay(200)
      }
      await delay(260)
    }
  }

  let seen: { at: number; ok: boolean }[] = []
  const probe = async (): Promise<void> => {
    while (going) {
      const at = performance.now()
      const statuses = await Promise.all(
        [ask('/find'), ask('/api/v1/cases?limit=1', { headers: { authorization: `Bearer ${tokens[0] ?? ''}` } })].map(
          (reply) =>
            reply.then(
              (answer) => answer.status,
              () => 0,
            ),
        ),
      )
      for (const status of statuses)
        if (![0, 200, 429, 503].includes(status)) odd.set(`GET ${status}`, (odd.get(`GET ${status}`) ?? 0) + 1)
      seen.push({ at, ok: statuses.every((status) => status === 200) })
      await delay(Math.max(0, probeEveryMs - (performance.now() - at)))
    }
  }
  const running = Promise.all([...tokens.map(write), probe()])
  return {
    acknowledged,
    odd,
    markProbes: () => {
      seen = []
    },
    unserved: () =>
      seen.reduce((sum, each, index) => sum + (each.ok ? 0 : (seen[index + 1]?.at ?? performance.now()) - each.at), 0),
    servedAfter: (moment) => seen.find((each) => each.at >= moment && each.ok)?.at ?? null,
    stop: async () => {
      going = false
      await running
    },
  }
}
