import { createHash } from 'node:crypto'

/** What the database keeps of an invitation: enough to know its link again, not enough to make one. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest()
