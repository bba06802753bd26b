/** The pages of the second factor: the password again, the key for the app, the recovery codes. */
import type { FormKit } from '../../../platform/http/room.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import {
  Banner,
  Form,
  LinkButton,
  PlainLayout,
  type PlainShell,
  QrPicture,
  StepsList,
  SubmitRow,
  TextField,
} from '../../../ui/index.ts'
import { groupedKey, keyText } from './one-time-code.ts'
import type { PasswordStep } from './second-factor-steps.ts'

export function PasswordPage({
  shell,
  kit,
  step,
  errors,
}: {
  shell: PlainShell
  kit: FormKit
  step: PasswordStep
  errors: FieldError[] | undefined
}) {
  return (
    <PlainLayout title={step.title} hasErrors={errors !== undefined} shell={shell}>
      <h1>{step.title}</h1>
      {step.text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {step.steps === undefined ? null : <StepsList steps={step.steps} />}
      <Form action={step.action} kit={kit} errors={errors ?? []} forgets="only-secret" narrow>
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
}

export function KeyPage({
  shell,
  kit,
  secret,
  link,
  errors,
}: {
  shell: PlainShell
  kit: FormKit
  secret: string
  link: string
  errors: FieldError[] | undefined
}) {
  return (
    <PlainLayout title="認証アプリに鍵を入れる" hasErrors={errors !== undefined} shell={shell}>
      <h1>認証アプリに鍵を入れる</h1>
      <p>認証アプリで、この図を読みとってください。</p>
      <QrPicture text={link} label="認証アプリに読みとらせる図" />
      <p>
        図を読めないときは、<a href={link}>この携帯電話のアプリに入れる</a>か、つぎの鍵をアプリに書いてください。
      </p>
      <p className="num">
        <strong data-key="">{groupedKey(keyText(secret))}</strong>
      </p>
      <Form action="/account/second-factor/confirm" kit={kit} errors={errors ?? []} forgets="only-secret" narrow>
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
}

export function CodesPage({ shell, kit, codes }: { shell: PlainShell; kit: FormKit; codes: string[] }) {
  return (
    <PlainLayout title="回復コード" shell={shell}>
      <h1>回復コードを控える</h1>
      <p>認証アプリが使えないときに、数字のかわりに書くコードです。一つのコードは一度だけ使えます。</p>
      <div className="prose">
        <ol>
          {codes.map((code) => (
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
      <Form action="/account/second-factor/codes" kit={kit} narrow>
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
}
