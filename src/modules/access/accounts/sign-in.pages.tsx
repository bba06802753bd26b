import type { FieldError } from '../../../platform/outcome.ts'
import type { FormKit } from '../../../platform/http/room.ts'
import { Form, HiddenField, PlainLayout, type PlainShell, SubmitRow, TextField } from '../../../ui/index.ts'
import type { DemoAccount } from './demo-accounts.ts'
import { roleLabels } from './accounts.labels.ts'

interface PageProps {
  shell: PlainShell
  kit: FormKit
  errors?: FieldError[]
}

/** A form that mustn't be remembered: its answer carries cookies. */
const once = (kit: FormKit): FormKit => ({ ...kit, submissionId: '' })

export function SignInPage({
  shell,
  kit,
  errors = [],
  email,
  next,
  demo,
}: PageProps & { email: string; next: string; demo: DemoAccount[] | null }) {
  return (
    <PlainLayout
      title="ログイン"
      hasErrors={errors.length > 0}
      shell={shell}
      foot={<a href="/">だれでも見られるページへ</a>}
    >
      <h1>ログイン</h1>
      <Form action="/sign-in" kit={once(kit)} errors={errors} forgets="password" narrow>
        <TextField
          name="email"
          type="email"
          label="メールアドレス"
          value={email}
          autoComplete="username"
          maxLength={254}
        />
        <TextField name="password" type="password" label="パスワード" autoComplete="current-password" maxLength={128} />
        <HiddenField name="next" value={next} />
        <SubmitRow label="ログインする" secondary={<a href="/password/forgot">パスワードを忘れた</a>} />
      </Form>
      {demo === null ? null : <DemoAccounts accounts={demo} next={next} />}
    </PlainLayout>
  )
}

function DemoAccounts({ accounts, next }: { accounts: DemoAccount[]; next: string }) {
  return (
    <details className="add-more" open>
      <summary>デモの利用者</summary>
      <div>
        <p className="meta">
          選ぶとメールアドレスが入ります。パスワードはどの利用者も同じで、始めたときの画面に出ています。
        </p>
        <ul className="rows">
          {accounts.map((account) => (
            <li key={account.email} className="row">
              <div className="row-body">
                <div className="row-title">
                  <a
                    href={`/sign-in?${new URLSearchParams({ email: account.email, ...(next === '' ? {} : { next }) }).toString()}`}
                  >
                    {account.email}
                  </a>
                </div>
                <div className="row-notes">
                  <span>
                    {roleLabels[account.role]}
                    {account.place === '' ? '' : `・${account.place}`}
                  </span>
                </div>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

export function SecondFactorPage({ shell, kit, errors = [], next }: PageProps & { next: string }) {
  return (
    <PlainLayout title="二段階認証" hasErrors={errors.length > 0} shell={shell}>
      <h1>二段階認証</h1>
      <Form action="/sign-in/second-factor" kit={once(kit)} errors={errors} forgets="only-secret" narrow>
        <TextField
          name="code"
          label="6けたの数字"
          hint="認証アプリに出ている数字です。30秒ごとに変わり、一度だけ使えます。"
          inputMode="numeric"
          autoComplete="one-time-code"
          width="medium"
          maxLength={20}
        />
        <HiddenField name="next" value={next} />
        <SubmitRow
          label="ログインする"
          secondary={<a href={`/sign-in/recovery?${new URLSearchParams({ next }).toString()}`}>認証アプリが使えない</a>}
        />
      </Form>
    </PlainLayout>
  )
}

export function RecoveryPage({ shell, kit, errors = [], next }: PageProps & { next: string }) {
  return (
    <PlainLayout title="回復コードでログイン" hasErrors={errors.length > 0} shell={shell}>
      <h1>回復コードでログイン</h1>
      <Form action="/sign-in/recovery" kit={once(kit)} errors={errors} forgets="only-secret" narrow>
        <TextField
          name="code"
          label="回復コード"
          hint="二段階認証を始めたときに控えたものを、一つ書いてください。使ったコードはもう使えません。"
          example="abcde-23456"
          autoComplete="off"
          width="long"
          maxLength={30}
        />
        <HiddenField name="next" value={next} />
        <SubmitRow
          label="ログインする"
          secondary={
            <a href={`/sign-in/second-factor?${new URLSearchParams({ next }).toString()}`}>
              認証アプリの数字でログインする
            </a>
          }
          note="コードもないときは、管理者に二段階認証の解除を頼んでください。"
        />
      </Form>
    </PlainLayout>
  )
}

export function waitWords(seconds: number): string {
  return seconds < 60 ? `${seconds}秒` : `${Math.ceil(seconds / 60)}分`
}
