import { TextField } from '../../../ui/index.ts'
import { passwordLength } from './password.rules.ts'

/** A new password, typed twice. Managers of passwords may fill and keep it. */
export function NewPasswordFields() {
  return (
    <>
      <TextField
        name="password"
        type="password"
        label="新しいパスワード"
        autoComplete="new-password"
        maxLength={passwordLength.most}
        hint={`${passwordLength.least}字以上。記号や数字をまぜる決まりはありません。長い文のほうが安全です。よく使われているものや、名前・アドレスでできたものは使えません。`}
      />
      <TextField
        name="passwordAgain"
        type="password"
        label="新しいパスワード (もう一度)"
        autoComplete="new-password"
        maxLength={passwordLength.most}
      />
    </>
  )
}
