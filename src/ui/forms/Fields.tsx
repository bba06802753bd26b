import { absent } from '../absent.ts'
import type { ReactNode } from 'react'
import { Icon } from '../components/Icon.tsx'
import { usePartProblem, useProblem } from './context.ts'

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
function Frame({
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

function describedBy(
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

export interface Option {
  value: string
  label: string
  hint?: string | undefined
}

export function SelectField(
  props: FieldProps & {
    value?: string | undefined
    options: readonly Option[]
    groups?: readonly { label: string; options: readonly Option[] }[]
    empty?: string | undefined
  },
) {
  const message = useProblem(props.name, props.error)
  return (
    <Frame {...props} message={message}>
      <select
        id={`field-${props.name}`}
        className="input"
        name={props.name}
        defaultValue={props.value ?? ''}
        aria-invalid={message === undefined ? undefined : true}
        aria-describedby={describedBy(props, message)}
      >
        {absent(props.empty) ? null : <option value="">{props.empty}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
        {props.groups?.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </Frame>
  )
}

function OptionLabel({
  type,
  name,
  option,
  checked,
  index,
}: {
  type: 'radio' | 'checkbox'
  name: string
  option: Option
  checked: boolean
  index: number
}) {
  return (
    <label className="option">
      <input type={type} name={name} value={option.value} defaultChecked={checked} id={`field-${name}-${index}`} />
      <span>
        {option.label}
        {absent(option.hint) ? null : <span className="option-hint">{option.hint}</span>}
      </span>
    </label>
  )
}

export function RadioGroup(
  props: FieldProps & { value?: string | undefined; options: readonly Option[]; list?: boolean | undefined },
) {
  const message = useProblem(props.name, props.error)
  return (
    <Frame {...props} message={message} group="radiogroup">
      <div className={props.list ? 'options-row options-list' : 'options-row'}>
        {props.options.map((option, index) => (
          <OptionLabel
            key={option.value}
            type="radio"
            name={props.name}
            option={option}
            checked={option.value === props.value}
            index={index}
          />
        ))}
      </div>
    </Frame>
  )
}

export function CheckboxGroup(
  props: FieldProps & {
    values?: readonly string[] | undefined
    options: readonly Option[]
    list?: boolean | undefined
  },
) {
  const message = useProblem(props.name, props.error)
  return (
    <Frame {...props} message={message} group="group">
      <div className={props.list ? 'options-row options-list' : 'options-row'}>
        {props.options.map((option, index) => (
          <OptionLabel
            key={option.value}
            type="checkbox"
            name={props.name}
            option={option}
            checked={props.values?.includes(option.value) ?? false}
            index={index}
          />
        ))}
      </div>
    </Frame>
  )
}

/** One yes, in a sentence. */
export function Checkbox({
  name,
  label,
  value = 'on',
  checked = false,
  error,
}: {
  name: string
  label: ReactNode
  value?: string | undefined
  checked?: boolean | undefined
  error?: string | undefined
}) {
  const message = useProblem(name, error)
  return (
    <div className={message === undefined ? 'field' : 'field has-error'}>
      {absent(message) ? null : (
        <p className="field-error" id={`error-${name}`}>
          <Icon name="alert-circle" size={18} />
          <span>{message}</span>
        </p>
      )}
      <label className="check-line">
        <input
          type="checkbox"
          id={`field-${name}`}
          name={name}
          value={value}
          defaultChecked={checked}
          aria-describedby={message === undefined ? undefined : `error-${name}`}
        />
        <span>{label}</span>
      </label>
    </div>
  )
}

/** The three boxes of a date as typed. The year takes 令和8年, R8, 8 or 2026; the parser decides. */
export interface DateBoxes {
  year: string
  month: string
  day: string
}

export function DateField(
  props: FieldProps & {
    value?: DateBoxes | undefined
    /** Hides the calendar, for dates of birth. */ past?: boolean | undefined
  },
) {
  const problem = usePartProblem(props.name, ['year', 'month', 'day'], props.error)
  const value = props.value ?? { year: '', month: '', day: '' }
  const invalid = (part: string) =>
    problem !== undefined && (problem.part === undefined || problem.part === part) ? true : undefined
  const described = describedBy(props, problem?.message)
  return (
    <Frame {...props} message={problem?.message} group="group">
      <div className="boxes" data-date={props.name}>
        <input
          className="input box-year"
          id={`field-${props.name}.year`}
          name={`${props.name}.year`}
          defaultValue={value.year}
          aria-label={`${props.label} 年`}
          aria-describedby={described}
          aria-invalid={invalid('year')}
          autoComplete="off"
        />
        {value.year.trim().endsWith('年') ? null : <span aria-hidden="true">年</span>}
        <input
          className="input box-2"
          id={`field-${props.name}.month`}
          name={`${props.name}.month`}
          defaultValue={value.month}
          aria-label={`${props.label} 月`}
          aria-describedby={described}
          aria-invalid={invalid('month')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
        />
        <span aria-hidden="true">月</span>
        <input
          className="input box-2"
          id={`field-${props.name}.day`}
          name={`${props.name}.day`}
          defaultValue={value.day}
          aria-label={`${props.label} 日`}
          aria-describedby={described}
          aria-invalid={invalid('day')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
        />
        <span aria-hidden="true">日</span>
        {props.past ? null : (
          <button
            type="button"
            className="boxes-icon"
            data-calendar=""
            hidden
            aria-label={`${props.label}を暦から選ぶ`}
          >
            <Icon name="calendar-event" size={20} />
          </button>
        )}
      </div>
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

/** Two people wrote at the same time: both values, and which to keep. The field itself is sent as `name`, from the side chosen. */
export function ConflictField({
  label,
  mine,
  theirs,
  name,
  theirNote = '先に記録された内容',
  display,
}: {
  label: string
  mine: string
  theirs: string
  name: string
  theirNote?: string | undefined
  /** Words for coded values. */ display?: (value: string) => string
}) {
  const show = display ?? ((value: string) => value)
  return (
    <div className="field conflict" role="radiogroup" aria-labelledby={`label-${name}`} id={`field-${name}`}>
      <div className="field-label" id={`label-${name}`}>
        {label}
      </div>
      <div className="conflict-sides">
        <label className="conflict-side">
          <input type="radio" name={name} value={mine} defaultChecked />
          <strong>あなたが書いた内容</strong>
          <span className="written">{show(mine) || '(なし)'}</span>
        </label>
        <label className="conflict-side">
          <input type="radio" name={name} value={theirs} />
          <strong>{theirNote}</strong>
          <span className="written">{show(theirs) || '(なし)'}</span>
        </label>
      </div>
    </div>
  )
}

/** People who may be meant, under the name field. Only those whom this desk may see. */
export function PersonHint({
  people,
  foot,
  title = '同じ方かもしれません',
}: {
  people: { id: string; name: ReactNode; kana: string; facts: string; why?: string | undefined; action: ReactNode }[]
  foot: ReactNode
  title?: string | undefined
}) {
  return (
    <>
      {people.length === 0 ? (
        <p className="hint-title">見られる範囲に、同じ方はいません。</p>
      ) : (
        <p className="hint-title">{title}</p>
      )}
      {people.map((person) => (
        <div key={person.id} className="hint-row">
          <div>
            <div>
              <strong>{person.name}</strong> さん <span className="meta nb">{person.kana}</span>
            </div>
            <span className="meta hint-facts">{person.facts}</span>
            {absent(person.why) ? null : (
              <span className="hint-why">
                <Icon name="calendar-event" size={16} />
                {person.why}
              </span>
            )}
          </div>
          <div>{person.action}</div>
        </div>
      ))}
      <div className="hint-foot">{foot}</div>
    </>
  )
}
