/**
 * What every request leaves behind for whoever watches the service: a number (X-Request-Id, in and out), a line in the
 * access log, and counters. No address of a page beyond its pattern, no name, no word of anybody.
 */
import { randomUUID } from 'node:crypto'
import { channel } from 'node:diagnostics_channel'
import type { Context, MiddlewareHandler } from 'hono'
import { log } from '../log.ts'
import { requests } from '../metrics.ts'

interface Observed {
  id: string
  traceId: string | undefined
  route: string
}

const observed = new WeakMap<Request, Observed>()

/** Given by the proxy in front; anything else could write into the log. */
const idShape = /^[A-Za-z0-9._-]{8,64}$/
/** W3C Trace Context: version, trace, parent, flags. */
const traceShape = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?$/

function begin(c: Context): Observed {
  const given = c.req.header('x-request-id') ?? ''
  const entry: Observed = {
    id: idShape.test(given) ? given : randomUUID(),
    traceId: traceShape.exec(c.req.header('traceparent') ?? '')?.[1],
    route: '',
  }
  observed.set(c.req.raw, entry)
  return entry
}

const of = (c: Context): Observed => observed.get(c.req.raw) ?? begin(c)

export const requestIdOf = (c: Context): string => of(c).id

/** The pattern of the page that answers (`/cases/:id`): an address itself may say whom it is about. */
export function noteRoute(c: Context, route: string): void {
  of(c).route = route
}

/** For whoever traces from outside (deploy/opentelemetry): by which pattern the request in hand was answered. */
const answered = channel('tsunagu:answered')

export interface ObserveOptions {
  /** Whether each request is a line of the log. */
  accessLog: boolean
  /** Which council the host name means, for the counters. */
  councilOf(host: string): string
}

export function observe(options: ObserveOptions): MiddlewareHandler {
  return async (c, next) => {
    const entry = begin(c)
    const began = performance.now()
    try {
      await next()
    } finally {
      const seconds = (performance.now() - began) / 1000
      const { status } = c.res
      const council = options.councilOf(c.req.header('host') ?? '')
      const route = entry.route === '' ? 'other' : entry.route
      const { method } = c.req
      answered.publish({ route })
      requests.observe({ council, method, route, status: String(status) }, seconds)
      c.res.headers.set('X-Request-Id', entry.id)
      if (options.accessLog) {
        log.info('request', {
          requestId: entry.id,
          ...(entry.traceId === undefined ? {} : { traceId: entry.traceId }),
          council,
          method,
          route,
          status,
          ms: Math.round(seconds * 1000),
        })
      }
    }
  }
}
