/** Pages that belong to no room: the phone's menu, drafts that save by themselves, what was kept over a lost session. */
import { z } from 'zod'
import { LinkButton, MenuList, PageHeading, PlainLayout, PostButton, StaffLayout, Empty } from './ui/index.ts'
import { draftTitle } from './drafts.ts'
import { dropDraft, saveDraft } from './platform/http/forms.ts'
import { type Fields, get, page, post, redirect, type Route, textOf } from './platform/http/room.ts'
import { NotFound } from './platform/outcome.ts'

const keptShape = z.object({ fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])), draftKey: z.string() })

const ownPath = (path: string): string => (/^\/(?![/\\])/.test(path) ? path.slice(0, 500) : '/today')

export const frameRoutes: Route[] = [
  get('/menu', 'signed-in', async (c) =>
    page(
      <StaffLayout title="メニュー" path={c.path} shell={c.shell}>
        <PageHeading title="メニュー" />
        <MenuList search={c.shell.search?.value} groups={[...c.shell.navigation, { label: 'あなた', items: [{ href: '/account', label: 'アカウント', current: false }] }]} />
      </StaffLayout>,
    ),
  ),

  // The browser saves what is being written by itself; the answer is nothing but the time.
  post('/drafts', 'draft.keep', async (c) => {
    const key = textOf(c.fields, '_draft').slice(0, 200)
    if (key === '') return redirect('/today')
    const isKept = await saveDraft(c.action.tx, c.actor.accountId, c.action.now, { key, path: ownPath(textOf(c.fields, '_path')), title: draftTitle(key), fields: c.fields })
    // The page says that it isn't kept, and tries again while it is written on.
    if (!isKept) return { kind: 'file', body: 'full', type: 'text/plain; charset=utf-8', status: 409 }
    return { kind: 'redirect', location: '/drafts/saved', keepsDraft: true }
  }),
  get('/drafts/saved', 'draft.keep', async () => ({ kind: 'file', body: 'saved', type: 'text/plain; charset=utf-8' })),

  post('/drafts/removal', 'draft.keep', async (c) => {
    await dropDraft(c.action.tx, c.actor.accountId, textOf(c.fields, 'key'))
    return redirect(ownPath(textOf(c.fields, 'back')), '下書きを捨てました。')
  }),

  get('/kept/:id', 'signed-in', async (c) => {
    const kept = await c.db.selectFrom('kept_inputs').select(['path', 'created_at']).where('id', '=', c.params['id'] ?? '').executeTakeFirst()
    return page(
      <PlainLayout title="預かった内容" shell={c.plainShell}>
        <h1>書いていたことを預かっています</h1>
        {kept ? (
          <>
            <div className="prose"><p>ログインが切れる前に送った内容が、そのまま残っています。続きを開いて、確かめてから記録してください。</p></div>
            <div className="actions"><PostButton action={c.path} csrf={c.shell.csrf} kind="primary">続きを開く</PostButton></div>
          </>
        ) : (
          <Empty sentence="預かった内容はもうありません。開いたあとの下書きは「今日」に残っています。" action={<a href="/today">今日のページへ</a>} />
        )}
      </PlainLayout>,
    )
  }),

  post('/kept/:id', 'signed-in', async (c) => {
    const kept = await c.action.tx.deleteFrom('kept_inputs').where('id', '=', c.params['id'] ?? '').returning(['path', 'sealed']).executeTakeFirst()
    if (!kept) throw new NotFound('kept input')
    const content = keptShape.parse(JSON.parse(c.council.keys.unseal('kept-input', kept.sealed)))
    if (content.draftKey === '') return redirect(ownPath(kept.path))
    const isKept = await saveDraft(c.action.tx, c.actor.accountId, c.action.now, { key: content.draftKey, path: ownPath(kept.path), title: draftTitle(content.draftKey), fields: content.fields as Fields })
    // Turned back, so that it stays kept.
    return isKept ? redirect(ownPath(kept.path)) : { kind: 'page', status: 409, element: (
      <PlainLayout title="預かった内容" shell={c.plainShell}>
        <h1>下書きが300あるため、続きを開けません</h1>
        <div className="prose"><p>預かった内容は、そのまま残っています。「今日」のページでいらない下書きを捨ててから、もう一度開いてください。</p></div>
        <div className="actions"><LinkButton href="/today">今日のページへ</LinkButton></div>
      </PlainLayout>
    ) }
  }),
]
