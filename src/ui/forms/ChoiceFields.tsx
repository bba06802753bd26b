/** Fields that are chosen instead of written. */
import { absent } from '../absent.ts'
import { Fragment, type ReactNode } from 'react'
import { Icon } from '../components/Icon.tsx'
import { useProblem } from './context.ts'
import { type FieldProps, Frame, describedBy } from './FieldFrame.tsx'

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
    /** Many of them, each group below its own word. */
    groups?: readonly { label: string; options: readonly Option[] }[] | undefined
    list?: boolean | undefined
  },
) {
  const message = useProblem(props.name, props.error)
  const groups = [{ label: '', options: props.options }, ...(props.groups ?? [])]
  const starts = groups.map((_, at) => groups.slice(0, at).reduce((sum, each) => sum + each.options.length, 0))
  return (
    <Frame {...props} message={message} group="group">
      {groups.map(({ label, options }, at) =>
        options.length === 0 ? null : (
          <Fragment key={label}>
            {label === '' ? null : <p className="meta">{label}</p>}
            <div className={props.list ? 'options-row options-list' : 'options-row'}>
              {options.map((option, index) => (
                <OptionLabel
                  key={option.value}
                  type="checkbox"
                  name={props.name}
                  option={option}
                  checked={props.values?.includes(option.value) ?? false}
                  index={(starts[at] ?? 0) + index}
                />
              ))}
            </div>
          </Fragment>
        ),
      )}
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
