/**
 * 安全の記録: a line for whoever watches the machine and a row for the administrator's page.
 * Codes and ids, no words of anybody.
 */
import { newId } from '../action.ts'
import type { Council } from '../council.ts'
import { nobody } from '../database/handles.ts'
import { log } from '../log.ts'

export type SecurityEvent = 'sign-in-refused' | 'sign-in-held' | 'door-refused' | 'file-stopped'

interface Subject {
  accountId?: string | undefined
  organizationId?: string | null | undefined
  /** A code or the pattern of a route. */
  detail?: string | undefined
  requestId?: string | undefined
}

/**
 * A row that can't be written stops nobody: the line stands, and the page that was refused stays refused. Of strangers
 * at a door the line stands alone, since anybody can knock a thousand times.
 */
export async function noteSecurity(
  council: Pick<Council, 'key' | 'publicGateway'>,
  kind: SecurityEvent,
  subject: Subject = {},
): Promise<void> {
  const { accountId, organizationId, detail, requestId } = subject
  log.security(kind, {
    council: council.key,
    ...(requestId === undefined ? {} : { requestId }),
    ...(accountId === undefined ? {} : { accountId }),
    ...(detail === undefined ? {} : { detail }),
  })
  if (kind === 'door-refused' && accountId === undefined) return
  const acting = accountId === undefined ? nobody : { accountId, organizationId: organizationId ?? null }
  await council.publicGateway
    .append(acting, (db) =>
      db.insertInto('security_events').values({
        id: newId(),
        kind,
        account_id: accountId ?? null,
        organization_id: organizationId ?? null,
        detail: detail?.slice(0, 200) ?? '',
      }),
    )
    .catch((error: unknown) => log.error('a security event was not written', { council: council.key, error }))
}
