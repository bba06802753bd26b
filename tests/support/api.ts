/** The API as a caller sees it, in process: each answer is held against the shape that its endpoint declares. */
import { expect } from 'vitest'
import type { z } from 'zod'
import { createAuthenticator } from '../../src/modules/access/accounts/index.ts'
import { apiEndpoints } from '../../src/rooms.ts'
import { createApi, type Endpoint } from '../../src/platform/api/index.ts'
import { createPool } from '../../src/platform/database/pool.ts'
import type { TestCouncil } from './db.ts'

export interface ApiAnswer {
  status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read deep into answers that the shapes have checked
  body: any
  headers: Headers
}

export interface ApiCaller {
  call(
    token: string | null,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<ApiAnswer>
  /** As sent: for bodies that are no JSON. */
  raw(path: string, init: RequestInit): Promise<Response>
  close(): Promise<void>
}

function endpointOf(method: string, path: string): Endpoint | undefined {
  const bare = path.split('?')[0] ?? ''
  return apiEndpoints.find(
    (endpoint) =>
      endpoint.method === method && new RegExp(`^${endpoint.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(bare),
  )
}

export function createApiCaller(
  open: TestCouncil,
  limits = { writes: 1_000_000, reads: 1_000_000, strangers: 1_000_000 },
): ApiCaller {
  const pool = createPool(open.url, { max: 2, applicationName: 'tsunagu-test-auth' })
  const { council } = open
  const authenticator = createAuthenticator({
    pool,
    clock: council.clock,
    keys: council.keys,
    baseUrl: council.baseUrl,
    mode: council.mode,
  })
  const api = createApi(
    apiEndpoints,
    {
      councilOf: (host) => (host === 'elsewhere.example' ? undefined : council),
      actorOfToken: (_, token) => authenticator.actorOfToken(token),
    },
    limits,
  )
  const raw = async (path: string, init: RequestInit): Promise<Response> => api.request(path, init)
  return {
    raw,
    call: async (token, method, path, body, headers = {}) => {
      const response = await raw(path, {
        method,
        headers: {
          host: 'localhost',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      const answer: ApiAnswer = {
        status: response.status,
        body: text === '' ? null : JSON.parse(text),
        headers: response.headers,
      }
      const endpoint = endpointOf(method, path)
      if (response.status < 300 && endpoint) {
        expect(response.status).toBe(endpoint.status)
        // Nothing is answered that isn't declared, and all that is declared is there.
        expect((endpoint.response as z.ZodType).parse(answer.body)).toEqual(answer.body)
      } else if (response.status >= 400) {
        expect(response.headers.get('content-type')).toBe('application/problem+json')
        expect(answer.body).toMatchObject({
          status: response.status,
          type: expect.stringMatching(/^urn:tsunagu:problem:/),
          title: expect.any(String),
          errors: expect.any(Array),
        })
      }
      return answer
    },
    close: () => pool.end(),
  }
}
