/** How the fields of a form lie: parts, columns, rows, and what is closed until asked for. */
import { absent } from '../absent.ts'
import type { ReactNode } from 'react'
import { Icon } from '../components/Icon.tsx'

/** A part of a form with its heading and rule. */
export function FormSection({
  title,
  note,
  children,
}: {
  title: string
  note?: string | undefined
  children: ReactNode
}) {
  return (
    <section className="form-section">
      <h2 className="form-section-title">
        {title}
        {absent(note) ? null : <span className="field-note">{note}</span>}
      </h2>
      {children}
    </section>
  )
}

/** Fields beside each other on a 12-column grid: wrap each in `Span`. */
export function FieldGrid({ children }: { children: ReactNode }) {
  return <div className="form-grid">{children}</div>
}
export function Span({ width, children }: { width: 3 | 4 | 6 | 8 | 9; children: ReactNode }) {
  return <div className={`span-${width}`}>{children}</div>
}

/** Rows with the label at the left, for quick forms. Its fields take `row`. */
export function QuickRows({
  wide = false,
  children,
}: {
  /** For whole questions as labels. */ wide?: boolean | undefined
  children: ReactNode
}) {
  return <div className={wide ? 'quick quick-wide' : 'quick'}>{children}</div>
}

/** What is rarely needed, closed until asked for. Open when there is something in it. */
export function AddMore({
  label,
  open = false,
  children,
}: {
  label: string
  open?: boolean | undefined
  children: ReactNode
}) {
  return (
    <details className="add-more" open={open || undefined}>
      <summary>
        <Icon name="plus" size={18} />
        {label}
      </summary>
      <div>{children}</div>
    </details>
  )
}
