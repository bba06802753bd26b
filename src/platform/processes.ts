/**
 * The processes that serve together (TSUNAGU_PROCESSES): what one says, all others hear. The process that started us
 * carries it (scripts/several.ts); alone, nobody hears.
 */
import cluster from 'node:cluster'

export interface Said {
  kind: string
}

export const isOneOfSeveral = cluster.isWorker

export function say<Message extends Said>(message: Message): void {
  if (cluster.isWorker) process.send?.(message)
}

/** @param take for each message of this kind until the answer is called */
export function hear<Message extends Said>(kind: Message['kind'], take: (message: Message) => void): () => void {
  if (!cluster.isWorker) return () => {}
  const listen = (message: unknown): void => {
    if (typeof message === 'object' && message !== null && 'kind' in message && message.kind === kind)
      take(message as Message)
  }
  process.on('message', listen)
  return () => void process.off('message', listen)
}
