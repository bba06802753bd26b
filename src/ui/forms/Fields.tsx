import { absent } from '../absent.ts'
import type { ReactNode } from 'react'
import { Icon } from '../components/Icon.tsx'
import { useProblem } from './context.ts'
import { type FieldProps, describedBy, Frame } from './FieldFrame.tsx'

const width = { short: 'input-6', medium: 'input-10', long: 'input-20', full: '' } as const
export type FieldWidth = keyof typeof width

export interface TextFieldProps extends FieldProps {
  value?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'url' | undefined
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | undefined
  autoComplete?: string | undefined
  width?: FieldWidth | undefined
  unit?: string | undefined
  /** Address of an HTML fragment shown under the field while typing (known-person hint). */
  suggest?: string | undefined
  maxLength?: number | undefined
  /** What stands in the hint at once, where the search was asked for without script. */
  suggested?: ReactNode
}

export function TextField(props: TextFieldProps) {
  const message = useProblem(props.name, props.error)
  const { suggest, suggested } = props
  const input = (
    <input
      id={`field-${props.name}`}
      className={`input ${width[props.width ?? 'full']}`}
      name={props.name}
      type={props.type ?? 'text'}
      defaultValue={props.value ?? ''}
      inputMode={props.inputMode}
      autoComplete={props.autoComplete ?? 'off'}
      maxLength={props.maxLength}
      aria-invalid={message === undefined ? undefined : true}
      aria-describedby={describedBy(props, message)}
      data-suggest={suggest}
      aria-controls={suggest === undefined ? undefined : `suggest-${props.name}`}
    />
  )
  return (
    <Frame {...props} message={message}>
      {suggest !== undefined ? (
        <>
          <div className="search-field">
            <Icon name="search" size={18} />
            {input}
          </div>
          <div
            className="hint-box"
            id={`suggest-${props.name}`}
            aria-live="polite"
            hidden={absent(suggested) || undefined}
          >
            {suggested}
          </div>
        </>
      ) : props.unit === undefined ? (
        input
      ) : (
        <div className="unit-after">
          {input}
          <span>{props.unit}</span>
        </div>
      )}
    </Frame>
  )
}

/** A count or an amount, as typed. */
export function NumberField(props: Omit<TextFieldProps, 'type' | 'inputMode' | 'suggest'>) {
  return <TextField width="short" {...props} inputMode="numeric" />
}

export function TextArea(
  props: FieldProps & { value?: string | undefined; rows?: number | undefined; after?: ReactNode },
) {
  const message = useProblem(props.name, props.error)
  return (
    <Frame {...props} message={message}>
      <textarea
        id={`field-${props.name}`}
        className="input"
        name={props.name}
        rows={props.rows ?? 5}
        defaultValue={props.value ?? ''}
        aria-invalid={message === undefined ? undefined : true}
        aria-describedby={describedBy(props, message)}
      />
      {props.after}
    </Frame>
  )
}

/** 14:00 as typed; 1400 and 14時 are for the parser. */
export function TimeField(props: FieldProps & { value?: string | undefined }) {
  return <TextField {...props} width="short" />
}

export function FileField(props: FieldProps & { accept?: string | undefined }) {
  const message = useProblem(props.name, props.error)
  return (
    <Frame {...props} message={message}>
      <input
        id={`field-${props.name}`}
        className="input"
        type="file"
        name={props.name}
        accept={props.accept}
        aria-invalid={message === undefined ? undefined : true}
        aria-describedby={describedBy(props, message)}
      />
    </Frame>
  )
}

export function HiddenField({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />
}

/** A fact in a quick form that is usually right, with the way to change it. */
export function PlainRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="field field-row">
      <div className="field-row-label">{label}</div>
      <div className="field-row-body">
        <div className="plain-value">{children}</div>
      </div>
    </div>
  )
}
