import { DueDay, Row, Rows, Section } from '../../../../ui/index.ts'
import type { TodayPageProps } from './today-page-props.ts'

/** What this worker has to do next with employers; nothing where there is none. */
export function EmployerSteps({ steps, today }: TodayPageProps) {
  if (steps.length === 0) return null
  return (
    <Section title="企業へ" count={steps.length} more={<a href="/employers">企業</a>}>
      <Rows>
        {steps.map((step) => (
          <Row
            key={step.id}
            title={step.nextStep}
            href={`/employers/${step.employerId}#approach-${step.id}`}
            lead={<DueDay on={step.nextOn} today={today} />}
            notes={step.employerName}
          />
        ))}
      </Rows>
    </Section>
  )
}
