/**
 * Checking a password costs a tenth of a second of a whole core on purpose. So few are checked at a time that a core is
 * left for everybody else's pages, the others wait in turn, and beyond that whoever comes is asked to come back.
 */
import { availableParallelism } from 'node:os'
import { hashPassword as hash, verifyPassword as verify } from 'better-auth/crypto'
import pLimit from 'p-limit'
import { passwordsWaiting } from '../../../platform/metrics.ts'

const inTurn = pLimit(Math.max(1, availableParallelism() - 1))
/** About ten seconds of waiting on the smallest machine. */
const mostWaiting = 100

/** Seconds after which it is worth trying again. */
export const busyWait = 10
export const passwordsAreBusy = (): boolean => inTurn.pendingCount >= mostWaiting

async function taken<T>(work: () => Promise<T>): Promise<T> {
  const result = inTurn(work)
  passwordsWaiting.set(inTurn.pendingCount)
  try {
    return await result
  } finally {
    passwordsWaiting.set(inTurn.pendingCount)
  }
}

export const hashPassword = (password: string): Promise<string> => taken(() => hash(password))
export const verifyPassword = (given: { hash: string; password: string }): Promise<boolean> =>
  taken(() => verify(given))
