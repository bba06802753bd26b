/** Setting up and ending the second factor. Every step works without script and without a camera. */
import { noPerson } from '../../../subjects.ts'
import { symmetricDecrypt } from 'better-auth/crypto'
import { sql } from 'kysely'
import {
  type Answer,
  type GetContext,
  get,
  page,
  post,
  postSecret,
  redirect,
  type RequestContext,
  type Route,
  type SecretContext,
  type SignedIn,
  textOf,
} from '../../../platform/http/room.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import { Banner, Form, LinkButton, PlainLayout, StepsList, SubmitRow, TextField } from '../../../ui/index.ts'
import { noteOwnChange } from './accounts.actions.ts'
import { readSecondFactor } from './sign-in.queries.ts'
import type { Authenticator } from './authenticator.ts'
import { sendSecondFactorMail } from './mails.ts'
import { groupedKey, keyLink, keyText, typedCode } from './one-time-code.ts'
import { QrPicture } from './QrPicture.tsx'
import { busyWait } from './password-hash.ts'
import { busyText, waitText } from './sign-in.routes.tsx'
import { landingOf } from './accounts.labels.ts'
import { needsSecondFactor } from './accounts.rules.ts'
import type { AuthenticatorOf } from './authenticator-of.ts'

export function secondFactorRoutes(authenticatorOf: AuthenticatorOf): Route[] {
  return [
    get('/account/second-factor', 'signed-in', noPerson, async (c) => {
      const { state } = await readSecondFactor(authenticatorOf(c.council).db, signedIn(c).actor.accountId)
      return state === 'on' ? redirect('/account') : passwordPage(c, start(signedIn(c), authenticatorOf(c.council)))
    }),
    postSecret('/account/second-factor', 'signed-in', async (c) => {
      const authenticator = authenticatorOf(c.council)
      const answer = await withPassword(authenticator, c, '/two-factor/enable', start(c, authenticator))
      if (answer !== null) return answer
      // A new key: codes of an earlier one are no longer anybody's.
      await sql`delete from auth.second_factor_uses where user_id = ${c.actor.accountId}`.execute(authenticator.db)
      return redirect('/account/second-factor/confirm')
    }),

    get('/account/second-factor/confirm', 'signed-in', noPerson, (c) =>
      confirmPage(authenticatorOf(c.council), signedIn(c)),
    ),
    postSecret('/account/second-factor/confirm', 'signed-in', async (c) => {
      const authenticator = authenticatorOf(c.council)
      const code = typedCode(textOf(c.fields, 'code'))
      if (!/^\d{6}$/.test(code))
        return confirmPage(authenticator, c, [
          { field: 'code', message: '認証アプリに出ている6けたの数字を書いてください。' },
        ])
      const answer = await authenticator.call('/two-factor/verify-totp', { code }, c)
      if (answer.status === 429) {
        const seconds = Number(answer.body['message'])
        return confirmPage(authenticator, c, [{ field: '', message: waitText(seconds) }])
      }
      if (answer.status !== 200)
        return confirmPage(authenticator, c, [
          {
            field: 'code',
            message: '数字がちがいます。携帯電話の時刻が合っているか確かめ、つぎの数字に変わってから書いてください。',
          },
        ])
      await c.act(async (action) => {
        await noteOwnChange(action, 'second-factor-on')
        await sendSecondFactorMail(action.tx, c.actor.email, true)
      })
      return {
        kind: 'redirect',
        location: '/account/second-factor/codes',
        notice: '二段階認証を始めました。',
        cookies: answer.cookies,
      }
    }),

    get('/account/second-factor/codes', 'signed-in', noPerson, async (c) =>
      codesPage(authenticatorOf(c.council), signedIn(c)),
    ),
    post('/account/second-factor/codes', 'signed-in', noPerson, async (c) => {
      const { db } = authenticatorOf(c.council)
      await sql`insert into auth.second_factor_uses (user_id, codes_noted_at) values (${c.actor.accountId}, now())
        on conflict (user_id) do update set codes_noted_at = now()`.execute(db)
      return redirect(landingOf(c.actor.role), '回復コードを控えました。')
    }),
    get('/account/second-factor/codes/new', 'signed-in', noPerson, async (c) => {
      const { state } = await readSecondFactor(authenticatorOf(c.council).db, signedIn(c).actor.accountId)
      return state === 'on' ? passwordPage(c, renew) : redirect('/account')
    }),
    postSecret('/account/second-factor/codes/new', 'signed-in', async (c) => {
      const authenticator = authenticatorOf(c.council)
      const answer = await withPassword(authenticator, c, '/two-factor/generate-backup-codes', renew)
      if (answer !== null) return answer
      await sql`update auth.second_factor_uses set codes_noted_at = null where user_id = ${c.actor.accountId}`.execute(
        authenticator.db,
      )
      await c.act((action) => noteOwnChange(action, 'recovery-codes'))
      return redirect('/account/second-factor/codes', '回復コードを作りなおしました。前のコードはもう使えません。')
    }),

    get('/account/second-factor/off', 'signed-in', noPerson, async (c) => {
      const { state } = await readSecondFactor(authenticatorOf(c.council).db, signedIn(c).actor.accountId)
      return state === 'on' ? passwordPage(c, turnOff(signedIn(c), authenticatorOf(c.council))) : redirect('/account')
    }),
    postSecret('/account/second-factor/off', 'signed-in', async (c) => {
      const authenticator = authenticatorOf(c.council)
      let cookies: string[] = []
      const answer = await withPassword(authenticator, c, '/two-factor/disable', turnOff(c, authenticator), (given) => {
        cookies = given
      })
      if (answer !== null) return answer
      await c.act(async (action) => {
        await noteOwnChange(action, 'second-factor-off')
        await sendSecondFactorMail(action.tx, c.actor.email, false)
      })
      return { kind: 'redirect', location: '/account', notice: '二段階認証をやめました。', cookies }
    }),
  ]
}

const signedIn = (c: GetContext): SignedIn<GetContext> => c as SignedIn<GetContext>

interface PasswordStep {
  action: string
  title: string
  text: string[]
  steps?: string[]
  label: string
  kind?: 'primary' | 'danger'
}

const demanded = (c: SignedIn<RequestContext>, authenticator: Authenticator): boolean =>
  authenticator.mode === 'service' && needsSecondFactor(c.actor.role)

const start = (c: SignedIn<RequestContext>, authenticator: Authenticator): PasswordStep => ({
  action: '/account/second-factor',
  title: '二段階認証を始める',
  text: [
    'ログインのときに、パスワードのほかに、あなたの携帯電話に出る6けたの数字を使います。パスワードが知られても、人の記録は守られます。',
    ...(demanded(c, authenticator) ? ['この役割では、二段階認証を始めるまで、ほかの画面は使えません。'] : []),
  ],
  steps: [
    '携帯電話に認証アプリを入れます。',
    'つぎの画面の鍵をアプリに読みとらせます。',
    'アプリに出た数字を書いて確かめ、回復コードを控えます。',
  ],
  label: 'つぎへ進む',
})

const renew: PasswordStep = {
  action: '/account/second-factor/codes/new',
  title: '回復コードを作りなおす',
  text: ['新しい10個のコードを作ります。前のコードは、使っていないものも使えなくなります。'],
  label: '作りなおす',
}

const turnOff = (c: SignedIn<RequestContext>, authenticator: Authenticator): PasswordStep => ({
  action: '/account/second-factor/off',
  title: '二段階認証をやめる',
  text: [
    'ログインはパスワードだけになります。回復コードも使えなくなります。',
    ...(demanded(c, authenticator) ? ['この役割では、もう一度始めるまで、ほかの画面は使えません。'] : []),
  ],
  label: 'やめる',
  kind: 'danger',
})

async function passwordPage(
  c: RequestContext,
  step: PasswordStep,
  errors?: FieldError[],
  wait?: number,
): Promise<Answer> {
  const kit = { ...(await c.form()), submissionId: '' }
  const element = (
    <PlainLayout title={step.title} hasErrors={errors !== undefined} shell={c.plainShell}>
      <h1>{step.title}</h1>
      {step.text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {step.steps === undefined ? null : <StepsList steps={step.steps} />}
      <Form action={step.action} kit={kit} errors={errors ?? []} narrow>
        <TextField
          name="password"
          type="password"
          label="いまのパスワード"
          hint="ご本人であることを確かめます。"
          autoComplete="current-password"
          maxLength={128}
        />
        <SubmitRow
          label={step.label}
          busyLabel="確かめています…"
          kind={step.kind ?? 'primary'}
          secondary={<a href="/account">いまはしない</a>}
        />
      </Form>
    </PlainLayout>
  )
  if (wait !== undefined) return { kind: 'page', element, status: 429, headers: { 'Retry-After': String(wait) } }
  return errors === undefined ? page(element) : { kind: 'page', element, status: 422 }
}

/** Calls the library with the password of the form. @returns the page to show where it was refused, else null */
async function withPassword(
  authenticator: Authenticator,
  c: SignedIn<SecretContext>,
  path: string,
  step: PasswordStep,
  onCookies?: (cookies: string[]) => void,
): Promise<Answer | null> {
  const password = textOf(c.fields, 'password')
  if (password === '')
    return passwordPage(c, step, [{ field: 'password', message: 'いまのパスワードを書いてください。' }])
  const subject = `password:${c.actor.accountId}`
  const wait = await authenticator.lockOut.attempt(subject)
  if (wait > 0) return passwordPage(c, step, [{ field: '', message: waitText(wait) }], wait)
  const answer = await authenticator.call(path, { password }, c)
  if (answer.status === 429) return passwordPage(c, step, [{ field: '', message: busyText }], busyWait)
  if (answer.body['code'] === 'INVALID_PASSWORD')
    return passwordPage(c, step, [{ field: 'password', message: 'パスワードがちがいます。' }])
  await authenticator.lockOut.right(subject)
  // Somebody was faster in another window: the account page shows how it stands.
  if (answer.status !== 200) return redirect('/account')
  onCookies?.(answer.cookies)
  return null
}

async function confirmPage(
  authenticator: Authenticator,
  c: SignedIn<RequestContext>,
  errors?: FieldError[],
): Promise<Answer> {
  const { secret: sealed } = await readSecondFactor(authenticator.db, c.actor.accountId)
  if (sealed === null) return redirect('/account/second-factor')
  const secret = await symmetricDecrypt({ key: (await authenticator.library.$context).secretConfig, data: sealed })
  const link = keyLink(secret, c.actor.email)
  const element = (
    <PlainLayout title="認証アプリに鍵を入れる" hasErrors={errors !== undefined} shell={c.plainShell}>
      <h1>認証アプリに鍵を入れる</h1>
      <p>認証アプリで、この図を読みとってください。</p>
      <QrPicture text={link} label="認証アプリに読みとらせる図" />
      <p>
        図を読めないときは、<a href={link}>この携帯電話のアプリに入れる</a>か、つぎの鍵をアプリに書いてください。
      </p>
      <p className="num">
        <strong data-key="">{groupedKey(keyText(secret))}</strong>
      </p>
      <Form
        action="/account/second-factor/confirm"
        kit={{ ...(await c.form()), submissionId: '' }}
        errors={errors ?? []}
        narrow
      >
        <TextField
          name="code"
          label="アプリに出た6けたの数字"
          inputMode="numeric"
          autoComplete="one-time-code"
          width="medium"
          maxLength={20}
        />
        <SubmitRow label="確かめる" busyLabel="確かめています…" secondary={<a href="/account">いまはしない</a>} />
      </Form>
    </PlainLayout>
  )
  return errors === undefined ? page(element) : { kind: 'page', element, status: 422 }
}

/** Shown until the person says that they are noted down, then never again. */
async function codesPage(authenticator: Authenticator, c: SignedIn<RequestContext>): Promise<Answer> {
  const factor = await readSecondFactor(authenticator.db, c.actor.accountId)
  if (factor.state !== 'on' || factor.codesNotedAt !== null) return redirect('/account')
  const { backupCodes } = await authenticator.library.api.viewBackupCodes({ body: { userId: c.actor.accountId } })
  const element = (
    <PlainLayout title="回復コード" shell={c.plainShell}>
      <h1>回復コードを控える</h1>
      <p>認証アプリが使えないときに、数字のかわりに書くコードです。一つのコードは一度だけ使えます。</p>
      <div className="prose">
        <ol>
          {backupCodes.map((code) => (
            <li key={code}>
              <strong className="num" data-code="">
                {code}
              </strong>
            </li>
          ))}
        </ol>
      </div>
      <Banner
        kind="caution"
        title="いま印刷するか書き写して、携帯電話とは別のところにしまってください。「控えました」を押すと、もう見られません。"
      />
      <Form action="/account/second-factor/codes" kit={{ ...(await c.form()), submissionId: '' }} narrow>
        <SubmitRow
          label="控えました"
          busyLabel="進んでいます…"
          secondary={
            <LinkButton kind="text" href="/account">
              あとで控える
            </LinkButton>
          }
        />
      </Form>
    </PlainLayout>
  )
  return page(element)
}
