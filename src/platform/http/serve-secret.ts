/** Forms with a secret in them: no transaction is open while it is checked, and nothing of it is remembered. */
import { runAction } from '../run-action.ts'
import type { Written } from './body.ts'
import { type OneRequest, requestContext, sent } from './request-context.ts'
import { type Answer, type SecretContext, textOf } from './room.ts'

/** Answers that are being worked out, by account and submission: the second click waits for the first. */
const twins = new Map<string, Promise<Answer>>()

/** A form with a secret: no transaction is open while it is checked, and nothing of it is remembered. */
export async function serveSecret(request: OneRequest, { fields }: Written): Promise<Response> {
  const { council, signedIn, route } = request
  const base =
    signedIn === null || route.door === 'public'
      ? requestContext(request, null).context
      : await council.gateway.read(signedIn.actor, async (db) => {
          const standing = requestContext(request, db)
          await standing.surround()
          return standing.context
        })
  const context = Object.create(base) as SecretContext
  context.fields = fields
  context.act = (work) => {
    if (signedIn === null) throw new Error(`${route.path}: nobody is signed in`)
    return runAction(council, signedIn.actor, (action) => work(action))
  }
  const handle = (): Promise<Answer> => (route.handler as (c: SecretContext) => Promise<Answer>)(context)
  const submission = textOf(fields, '_submission')
  if (signedIn === null || submission === '') return sent(request, await handle())
  const key = `${council.key} ${signedIn.actor.accountId} ${submission}`
  const answering = twins.get(key) ?? handle().finally(() => twins.delete(key))
  twins.set(key, answering)
  return sent(request, await answering)
}
