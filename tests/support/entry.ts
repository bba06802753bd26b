/** A test's council as the app meets it: open, ready, without duties. */
import { createApp } from '../../src/app.tsx'
import type { CouncilEntry } from '../../src/council-entry.ts'
import type { Authenticator } from '../../src/modules/access/accounts/index.ts'
import type { OpenCouncil } from '../../src/open-council.ts'
import { boundless } from '../../src/platform/http/limits.ts'
import type { TestCouncil } from './db.ts'

type App = ReturnType<typeof createApp>

export function entryOf(open: TestCouncil, authenticator: Authenticator, host: string | null = null): CouncilEntry {
  const { council } = open
  const current = {
    council,
    authenticator,
    url: open.url,
    host,
    duties: council.gateway,
    pools: {},
    clock: { aheadMs: () => 0, isSound: () => true, measure: async () => 0 },
    ready: async () => ({ state: 'ready', why: '' }),
    close: async () => {},
  } as unknown as OpenCouncil
  return {
    source: { key: host ?? council.key, host, baseUrl: council.baseUrl },
    current,
    problem: '',
    firstTry: Promise.resolve(),
    startDuties: () => {},
    close: async () => {},
  }
}

export const appOf = (
  open: TestCouncil,
  authenticator: Authenticator,
  assets: Parameters<typeof createApp>[1],
  options: Parameters<typeof createApp>[2] = {},
): App =>
  createApp([entryOf(open, authenticator)], assets, {
    ...options,
    limits: { ...boundless, freshFor: 0, ...options.limits },
  })
