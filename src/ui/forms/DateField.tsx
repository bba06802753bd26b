/** A day in three boxes, with a calendar where script runs. */
import { Icon } from '../components/Icon.tsx'
import { usePartProblem } from './context.ts'
import { type FieldProps, describedBy, Frame } from './FieldFrame.tsx'

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
