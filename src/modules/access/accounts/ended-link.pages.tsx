/** Where a link of a mail no longer works: why, and what to do instead. */
import type { Answer, RequestContext } from '../../../platform/http/room.ts'
import { LinkButton, PlainLayout } from '../../../ui/index.ts'

export function endedLink(
  c: RequestContext,
  title: string,
  text: string,
  next: { href: string; label: string },
): Promise<Answer> {
  const element = (
    <PlainLayout title={title} shell={c.plainShell}>
      <h1>{title}</h1>
      <p>{text}</p>
      <LinkButton kind="primary" href={next.href}>
        {next.label}
      </LinkButton>
    </PlainLayout>
  )
  return Promise.resolve({ kind: 'page', element, status: 404 })
}
