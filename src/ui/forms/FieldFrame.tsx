/** What stands around every field: label, hint, message. */
import { absent } from '../absent.ts'
import type { ReactNode } from 'react'
import { Icon } from '../components/Icon.tsx'

export interface FieldProps {
  name: string
  label: string
  hint?: ReactNode
  /** 例: stands behind the hint. */
  example?: string | undefined
  error?: string | undefined
  /** Says なくてもよい. Required is the rule and says nothing. */
  optional?: boolean | undefined
  /** Instead of なくてもよい: かならず, いくつでも. */
  note?: string | undefined
  /** Label at the left, 88 px, inside `QuickRows`. */
  row?: boolean | undefined
}

interface FrameProps extends FieldProps {
  message: string | undefined
  group?: 'radiogroup' | 'group' | undefined
  children: ReactNode
}

/** Label, hint, message, field, in this order. */
export function Frame({
  name,
  label,
  hint,
  example,
  optional = false,
  note,
  row = false,
  message,
  group,
  children,
}: FrameProps) {
  const remark = note ?? (optional ? 'なくてもよい' : undefined)
  const title = (
    <>
      {label}
      {absent(remark) ? null : <span className="field-note">{remark}</span>}
    </>
  )
  const labelled =
    group === undefined ? (
      <label className={row ? 'field-row-label' : 'field-label'} htmlFor={`field-${name}`}>
        {title}
      </label>
    ) : (
      <div className={row ? 'field-row-label' : 'field-label'} id={`label-${name}`}>
        {title}
      </div>
    )
  const below = (
    <>
      {absent(hint) && absent(example) ? null : (
        <p className="field-hint" id={`hint-${name}`}>
          {hint}
          {absent(example) ? null : <> 例: {example}</>}
        </p>
      )}
      {absent(message) ? null : (
        <p className="field-error" id={`error-${name}`}>
          <Icon name="alert-circle" size={18} />
          <span>{message}</span>
        </p>
      )}
      {children}
    </>
  )
  const className = `field${row ? ' field-row' : ''}${message === undefined ? '' : ' has-error'}`
  const groupProps =
    group === undefined
      ? {}
      : {
          role: group,
          'aria-labelledby': `label-${name}`,
          'aria-describedby': describedBy({ name, hint, example }, message),
          id: `field-${name}`,
          tabIndex: -1,
        }
  return (
    <div className={className} {...groupProps}>
      {labelled}
      {row ? <div className="field-row-body">{below}</div> : below}
    </div>
  )
}

export function describedBy(
  field: { name: string; hint?: ReactNode; example?: string | undefined },
  message: string | undefined,
): string | undefined {
  return (
    [
      absent(field.hint) && field.example === undefined ? '' : `hint-${field.name}`,
      message === undefined ? '' : `error-${field.name}`,
    ]
      .filter(Boolean)
      .join(' ') || undefined
  )
}
