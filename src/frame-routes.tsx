/**
 * Pages that belong to no room: the phone's menu, drafts that save by themselves, what was kept over a lost session.
 */
import { noPerson } from './subjects.ts'
import { z } from 'zod'
import type { Council } from './platform/council.ts'
import {
  Button,
  Empty,
  Form,
  LinkButton,
  MenuList,
  PageHeading,
  PlainLayout,
  PostButton,
  StaffLayout,
  Written,
} from './ui/index.ts'
import { draftTitle } from './rooms.ts'
import { dropDraft, saveDraft } from './platform/http/forms.ts'
import { type Fields, type FormKit, get, page, post, redirect, type Route, textOf } from './platform/http/room.ts'
import { NotFound } from './platform/outcome.ts'

const keptShape = z.object({
  fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  draftKey: z.string(),
  /** A file had been chosen; it isn't kept. */
  lostFile: z.boolean().default(false),
})

const ownPath = (path: string): string => (/^\/(?![/\\])/.test(path) ? path.slice(0, 500) : '/today')

export const frameRoutes: Route[] = [
  get('/menu', 'signed-in', noPerson, async (c) =>
    page(
      <StaffLayout title="メニュー" path={c.path} shell={c.shell}>
        <PageHeading title="メニュー" />
        <MenuList
          search={c.shell.search?.value}
          groups={[
            ...c.shell.navigation,
            { label: 'あなた', items: [{ href: '/account', label: 'アカウント', current: false }] },
          ]}
        />
      </StaffLayout>,
    ),
  ),

  // The browser saves what is being written by itself; the answer is nothing but the time.
  post('/drafts', 'draft.keep', noPerson, async (c) => {
    const key = textOf(c.fields, '_draft').slice(0, 200)
    if (key === '') return redirect('/today')
    const isKept = await saveDraft(c.action.tx, c.actor.accountId, c.action.now, {
      key,
      path: ownPath(textOf(c.fields, '_path')),
      title: draftTitle(key),
      fields: c.fields,
    })
    // The page says that it isn't kept, and tries again while it is written on.
    if (!isKept) return { kind: 'file', body: 'full', type: 'text/plain; charset=utf-8', status: 409 }
    return { kind: 'redirect', location: '/drafts/saved', keepsDraft: true }
  }),
  get('/drafts/saved', 'draft.keep', noPerson, async () => ({
    kind: 'file',
    body: 'saved',
    type: 'text/plain; charset=utf-8',
  })),

  post('/drafts/removal', 'draft.keep', noPerson, async (c) => {
    await dropDraft(c.action.tx, c.actor.accountId, textOf(c.fields, 'key'))
    return redirect(ownPath(textOf(c.fields, 'back')), '下書きを捨てました。')
  }),

  get('/kept/:id', 'signed-in', noPerson, async (c) => {
    const kept = await c.db
      .selectFrom('kept_inputs')
      .select(['path', 'sealed'])
      .where('id', '=', c.params['id'] ?? '')
      .executeTakeFirst()
    const content = kept === undefined ? null : contentOf(c.council, kept.sealed)
    return page(
      <PlainLayout title="預かった内容" shell={c.plainShell}>
        <h1>書いていたことを預かっています</h1>
        {kept && content ? (
          <>
            <div className="prose">
              {content.lostFile && content.draftKey === '' ? (
                <p>ログインが切れていたため、選んだファイルは受け取っていません。もう一度選んで送ってください。</p>
              ) : content.draftKey === '' ? (
                <p>
                  ログインが切れる前に送った内容が、そのまま残っています。まだ記録されていません。下のボタンを押すと、同じ内容を送ります。
                </p>
              ) : (
                <p>
                  ログインが切れる前に送った内容が、そのまま残っています。続きを開いて、確かめてから記録してください。
                  {content.lostFile ? '選んだファイルは残っていません。続きで、もう一度選んでください。' : null}
                </p>
              )}
              {wordsOf(content.fields).map((words, index) => (
                <blockquote key={index}>
                  <Written text={words} />
                </blockquote>
              ))}
            </div>
            {content.lostFile && content.draftKey === '' ? (
              <div className="actions">
                <LinkButton href={ownPath(kept.path)} kind="primary">
                  もとのページを開く
                </LinkButton>
              </div>
            ) : content.draftKey === '' ? (
              <SendKept
                path={ownPath(kept.path)}
                id={c.params['id'] ?? ''}
                fields={content.fields}
                kit={await c.form()}
              />
            ) : (
              <div className="actions">
                <PostButton action={c.path} csrf={c.shell.csrf} kind="primary">
                  続きを開く
                </PostButton>
              </div>
            )}
          </>
        ) : (
          <Empty
            sentence="預かった内容はもうありません。開いたあとの下書きは「今日」に残っています。"
            action={<a href="/today">今日のページへ</a>}
          />
        )}
      </PlainLayout>,
    )
  }),

  post('/kept/:id', 'signed-in', noPerson, async (c) => {
    const kept = await c.action.tx
      .selectFrom('kept_inputs')
      .where('id', '=', c.params['id'] ?? '')
      .select(['path', 'sealed'])
      .executeTakeFirst()
    if (!kept) throw new NotFound('kept input')
    const content = contentOf(c.council, kept.sealed)
    // What has no draft is sent again from the page that shows it.
    if (content.draftKey === '') return redirect(c.path)
    const isKept = await saveDraft(c.action.tx, c.actor.accountId, c.action.now, {
      key: content.draftKey,
      path: ownPath(kept.path),
      title: draftTitle(content.draftKey),
      fields: content.fields as Fields,
    })
    if (isKept)
      await c.action.tx
        .deleteFrom('kept_inputs')
        .where('id', '=', c.params['id'] ?? '')
        .execute()
    return isKept
      ? redirect(ownPath(kept.path))
      : {
          kind: 'page',
          status: 409,
          element: (
            <PlainLayout title="預かった内容" shell={c.plainShell}>
              <h1>下書きが300あるため、続きを開けません</h1>
              <div className="prose">
                <p>
                  預かった内容は、そのまま残っています。「今日」のページでいらない下書きを捨ててから、もう一度開いてください。
                </p>
              </div>
              <div className="actions">
                <LinkButton href="/today">今日のページへ</LinkButton>
              </div>
            </PlainLayout>
          ),
        }
  }),
]

function contentOf(council: Council, sealed: Buffer): z.output<typeof keptShape> {
  return keptShape.parse(JSON.parse(council.keys.unseal('kept-input', sealed)))
}

/** What somebody wrote in words, so that they know it again: not what they chose. */
const wordsOf = (fields: Fields): string[] =>
  Object.values(fields)
    .flat()
    .filter((text) => /[^\x00-\x7f]/u.test(text) && text.length > 1)
    .map((text) => text.slice(0, 2_000))

/**
 * The form as it was sent, with what protects it anew; what is kept goes once it is recorded,
 * or stands in the form again.
 */
function SendKept({ path, id, fields, kit }: { path: string; id: string; fields: Fields; kit: FormKit }) {
  return (
    <Form action={path} kit={{ ...kit, version: undefined }} errors={[]}>
      <input type="hidden" name="_kept" value={id} />
      {Object.entries(fields).flatMap(([name, value]) =>
        [value]
          .flat()
          .map((each, index) => <textarea key={`${name}.${index}`} name={name} defaultValue={each} hidden readOnly />),
      )}
      <Button kind="primary">この内容を送る</Button>
    </Form>
  )
}
