import { absent } from '../absent.ts'
import type { ReactNode } from 'react'
import type { IconName } from '../icons.ts'
import { Icon } from './Icon.tsx'

type ButtonKind = 'primary' | 'secondary' | 'text' | 'danger'
interface Look {
  kind?: ButtonKind | undefined
  icon?: IconName | undefined
  size?: 'small' | 'normal' | 'large' | undefined
  children: ReactNode
}

function classes(kind: ButtonKind, size: 'small' | 'normal' | 'large'): string {
  return ['button', kind === 'secondary' ? '' : `button-${kind}`, size === 'normal' ? '' : `button-${size}`]
    .filter(Boolean)
    .join(' ')
}

/** One primary a page or framed part. The label is a verb: 記録する, すませる, つなぐ. `small` stands inside rows. */
export function Button({
  kind = 'secondary',
  icon,
  size = 'normal',
  children,
  name,
  value,
  busyLabel,
  formAction,
  type = 'submit',
  formNoValidate = false,
  label,
}: Look & {
  name?: string | undefined
  value?: string | undefined
  busyLabel?: string | undefined
  formAction?: string | undefined
  type?: 'submit' | 'button' | undefined
  formNoValidate?: boolean | undefined
  /** For readers, where the visible word needs its object (すませる: 体験先の返事を伝える). */ label?:
    | string
    | undefined
}) {
  return (
    <button
      type={type}
      className={classes(kind, size)}
      name={name}
      value={value}
      data-busy={busyLabel}
      formAction={formAction}
      formNoValidate={formNoValidate || undefined}
      aria-label={label}
    >
      {absent(icon) ? null : <Icon name={icon} size={size === 'small' ? 16 : 20} />}
      {children}
    </button>
  )
}

export function LinkButton({
  kind = 'secondary',
  icon,
  size = 'normal',
  children,
  href,
  label,
  download = false,
}: Look & { href: string; label?: string | undefined; download?: boolean | undefined }) {
  return (
    <a className={classes(kind, size)} href={href} aria-label={label} download={download || undefined}>
      {absent(icon) ? null : <Icon name={icon} size={size === 'small' ? 16 : 20} />}
      {children}
    </a>
  )
}

/** Buttons in one row; `stretch` makes them full-width rows on the phone, `half` two beside each other. */
export function Actions({
  children,
  phone = 'wrap',
}: {
  children: ReactNode
  phone?: 'wrap' | 'stretch' | 'half' | undefined
}) {
  return <div className={phone === 'wrap' ? 'actions' : `actions ${phone}`}>{children}</div>
}

/** A button that posts at once, for what can be taken back. */
export function PostButton({
  action,
  csrf,
  fields = {},
  ...look
}: Look & {
  action: string
  csrf: string
  fields?: Record<string, string> | undefined
  label?: string | undefined
  busyLabel?: string | undefined
}) {
  return (
    <form method="post" action={action} className="inline-form">
      <input type="hidden" name="_csrf" value={csrf} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button {...look} />
    </form>
  )
}
