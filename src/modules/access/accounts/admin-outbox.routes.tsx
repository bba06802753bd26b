/** A demo's mails, which go nowhere: whoever tries it out reads them here. */
import { noPerson } from '../../../subjects.ts'
import { get, page, type Route } from '../../../platform/http/room.ts'
import { formatDateTime } from '../../../platform/japanese/format-date.ts'
import { findOutbox } from '../../../platform/mail/index.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { Empty, PageHeading, Row, Rows, StaffLayout, Written } from '../../../ui/index.ts'
import type { AuthenticatorOf } from './authenticator-of.ts'
import { AdminTabs } from './AdminTabs.tsx'

export function adminOutboxRoutes(authenticatorOf: AuthenticatorOf): Route[] {
  return [
    get('/admin/outbox', 'account.manage', noPerson, async (c) => {
      // Mails hold links that open an account; outside a demo nobody reads them.
      if (c.council.mode === 'service') throw new NotFound('outbox')
      const mails = await findOutbox(authenticatorOf(c.council).pool)
      return page(
        <StaffLayout
          title="送ったメール"
          path={c.path}
          shell={c.shell}
          heading={
            <PageHeading
              title="送ったメール"
              lead="デモではメールは外に出ません。送られるはずのものを、新しい順に並べています。"
            />
          }
        >
          <AdminTabs c={c} />
          {mails.length === 0 ? (
            <Empty
              sentence="招待やパスワードの手続きをすると、そのメールがここに並びます。"
              action={<a href="/admin/accounts/new">招待する</a>}
            />
          ) : (
            <Rows>
              {mails.map((mail) => (
                <Row
                  key={mail.id}
                  title={mail.subject}
                  strong
                  titleNote={<>{mail.recipient} へ</>}
                  notes={<span>{formatDateTime(mail.createdAt)}</span>}
                >
                  <Written text={mail.body} />
                  {linksOf(mail.body).map((link) => (
                    <p key={link}>
                      <a href={link}>メールのリンクを開く</a>
                    </p>
                  ))}
                </Row>
              ))}
            </Rows>
          )}
        </StaffLayout>,
      )
    }),
  ]
}

/** Only this service's own paths become links. */
function linksOf(body: string): string[] {
  return [...body.matchAll(/^https?:\/\/[^/\s]+(\/(?:invitation|password\/reset)\?token=[\w-]+)$/gm)].map(
    (match) => match[1] ?? '',
  )
}
