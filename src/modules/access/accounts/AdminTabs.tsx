/** Between the list of accounts and, in a demo, the mails. */
import type { RequestContext } from '../../../platform/http/room.ts'
import { Tabs } from '../../../ui/index.ts'

export function AdminTabs({ c }: { c: RequestContext }) {
  if (c.council.mode === 'service') return null
  return (
    <Tabs
      label="管理"
      items={[
        { href: '/admin', label: '利用者', current: c.path === '/admin' },
        { href: '/admin/outbox', label: '送ったメール', current: c.path === '/admin/outbox' },
      ]}
    />
  )
}
