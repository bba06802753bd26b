/** The product as a process of its own, as an operator starts it: nothing of whoever starts it from here reaches it. */
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { projectDir } from '../src/platform/project.ts'

export type Product = ChildProcessByStdio<null, Readable, Readable>

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

const ours = /^(?:TSUNAGU_|PORT$|HOST$|BASE_URL$|DATABASE_URL$|DATA_DIR$|SMTP_URL$)/

export function environmentOf(port: number, settings: Record<string, string>): Record<string, string | undefined> {
  const own = Object.entries(process.env).filter(([name]) => !ours.test(name))
  return { ...Object.fromEntries(own), PORT: String(port), BASE_URL: `http://localhost:${port}`, ...settings }
}

/** `npm start` with these settings; answers at once, before anything is ready. */
export function startProduct(port: number, settings: Record<string, string>): Product {
  return spawn(process.execPath, [join(projectDir, 'scripts', 'run.mjs'), 'start'], {
    env: environmentOf(port, settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

export const hasEnded = (product: Product): boolean => product.exitCode !== null || product.signalCode !== null

/** Waits until it answers, or has ended. */
export async function answers(product: Product, port: number): Promise<void> {
  while (!hasEnded(product)) {
    if (
      await fetch(`http://127.0.0.1:${port}/healthz`).then(
        (reply) => reply.ok,
        () => false,
      )
    )
      return
    await delay(50)
  }
}

export async function end(product: Product, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(product)) return
  const gone = once(product, 'close')
  product.kill(signal)
  await gone
}
