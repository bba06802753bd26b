/** For what the password is asked again on the way to the second factor and from it, in words. */
import type { RequestContext, SignedIn } from '../../../platform/http/room.ts'
import type { Authenticator } from './authenticator.ts'
import { needsSecondFactor } from './accounts.rules.ts'

export interface PasswordStep {
  action: string
  title: string
  text: string[]
  steps?: string[]
  label: string
  kind?: 'primary' | 'danger'
}

const demanded = (c: SignedIn<RequestContext>, authenticator: Authenticator): boolean =>
  authenticator.mode === 'service' && needsSecondFactor(c.actor.role)

export const start = (c: SignedIn<RequestContext>, authenticator: Authenticator): PasswordStep => ({
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

export const renew: PasswordStep = {
  action: '/account/second-factor/codes/new',
  title: '回復コードを作りなおす',
  text: ['新しい10個のコードを作ります。前のコードは、使っていないものも使えなくなります。'],
  label: '作りなおす',
}

export const turnOff = (c: SignedIn<RequestContext>, authenticator: Authenticator): PasswordStep => ({
  action: '/account/second-factor/off',
  title: '二段階認証をやめる',
  text: [
    'ログインはパスワードだけになります。回復コードも使えなくなります。',
    ...(demanded(c, authenticator) ? ['この役割では、もう一度始めるまで、ほかの画面は使えません。'] : []),
  ],
  label: 'やめる',
  kind: 'danger',
})
