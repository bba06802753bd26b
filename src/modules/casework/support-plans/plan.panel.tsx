import { formatDay } from '../../../platform/japanese/era.ts'
import { Section } from '../../../ui/index.ts'
import { casePanel } from '../cases/index.ts'
import { planStatuses } from './support-plan.labels.ts'
import { livingPlan } from './support-plan.queries.ts'

/** The plan that isn't over, beside its case. */
export const planPanel = casePanel({
  query: livingPlan,
  panel: (plan, { header, today }) =>
    plan ? (
      <Section title="支援プラン" kind="quiet">
        <p>
          <a href={`/cases/${header.id}/support-plans/${plan.id}`}>第{plan.number}回のプラン</a>{' '}
          <span className="meta">{planStatuses[plan.status]}</span>
        </p>
        {plan.status === 'running' ? (
          <p className={plan.reviewOn < today ? 'late' : 'meta'}>
            {plan.reviewOn < today
              ? `見直しの日(${formatDay(plan.reviewOn)})を過ぎています`
              : `次の見直し ${formatDay(plan.reviewOn)}`}
          </p>
        ) : null}
      </Section>
    ) : null,
})
