/** The product as a process of its own, as an operator starts it; the browser in front of it keeps its cookies. */
import { once } from 'node:events'
import { expect } from 'vitest'
import { type Product, startProduct } from '../../bench/product.ts'
import { decoded, encodeForm, fieldOf } from './web.ts'

export interface Reply {
  status: number
  text: string
  location: string | null
  headers: Headers
}

export interface RunningProcess {
  server: Product
  port: number
  output(): string
  /** Waits until this was printed. */
  printed(text: string): Promise<void>
  request(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Reply>
  signIn(email: string, password: string): Promise<void>
  end(signal: NodeJS.Signals): Promise<void>
}

export const testSecret = 'a secret of the tests, long enough for a service'

/** `npm start` with these settings; answers at once, before anything is ready. */
export function startProcess(
  port: number,
  settings: Record<string, string>,
  cookies: Map<string, string> = new Map(),
): RunningProcess {
  const server = startProduct(port, { TSUNAGU_SECRET: testSecret, ...settings })
  let output = ''
  let look = (): void => {}
  for (const stream of [server.stdout, server.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      look()
    })
  const exited = once(server, 'close')
  const request: RunningProcess['request'] = async (path, fields, headers = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(`http://localhost:${port}${path}`, {
      redirect: 'manual',
      headers: {
        cookie,
        ...(fields ? { 'content-type': 'application/x-www-form-urlencoded', origin: `http://localhost:${port}` } : {}),
        ...headers,
      },
      ...(fields ? { method: 'POST', body: encodeForm(fields) } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return {
      status: response.status,
      text: await response.text(),
      location: response.headers.get('location'),
      headers: response.headers,
    }
  }
  return {
    server,
    port,
    output: () => output,
    printed: (text) =>
      new Promise((done, fail) => {
        look = () => {
          if (output.includes(text)) done()
        }
        look()
        void exited.then(() => fail(new Error(`ended without printing ${text}:\n${output}`)))
      }),
    request,
    signIn: async (email, password) => {
      const form = await request('/sign-in')
      const answer = await request('/sign-in', { _csrf: fieldOf(form.text, '_csrf') ?? '', email, password, next: '' })
      expect(
        answer.status,
        decoded(answer.text)
          .replace(/<[^>]*>/g, ' ')
          .slice(0, 500),
      ).toBe(303)
    },
    end: async (signal) => {
      server.kill(signal)
      await exited
    },
  }
}
