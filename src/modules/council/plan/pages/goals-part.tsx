import { formatDate, formatNumber } from '../../../../platform/japanese/index.ts'
import { Banner, DefinitionList, Nb, Section, Table, Tag } from '../../../../ui/index.ts'
import { kpiHref } from '../addresses.rules.ts'
import { type Goal, goalOf } from '../goal.rules.ts'
import { comparatorLabels, documentLabels } from '../plan.labels.ts'
import type { PlanSummary } from '../plan.queries.ts'
import type { Finding } from '../finding.queries.ts'
import type { KpiDefinition } from '../kpi-definition.queries.ts'
import { FindingLinks, Statements, Types } from './plan-words.tsx'

const bases: Record<Goal['basis'], string> = {
  adopted: '協議会が決めました',
  stated: '計画に書かれたとおり',
  contested: '計画の中で食い違っています',
  'municipality-count': '「全市町村」を市町村の数と読みました',
  none: '数の目標はありません',
}

export function GoalsPart({ plan, kpis, findings }: { plan: PlanSummary; kpis: KpiDefinition[]; findings: Finding[] }) {
  return (
    <div className="stack-wide">
      <Section title="対象とする人" pad>
        <DefinitionList
          ruled
          items={plan.targetTypes.map((each) => ({
            term: <Types types={[each.type]} />,
            value: (
              <>
                {each.name}
                <br />
                <span className="meta">
                  {each.examples}(本文 {each.place})
                </span>
              </>
            ),
          }))}
        />
      </Section>
      <Section title="目標" count={plan.goals.length} unit="つ">
        <ul className="rows">
          {plan.goals.map((goal) => (
            <li key={goal.id}>
              <div className="row">
                <div className="row-body">
                  <div className="row-title">
                    <strong>{goal.summary}</strong>
                  </div>
                  <div className="row-notes">
                    <Types types={goal.targetTypes} />
                  </div>
                </div>
              </div>
              <Statements statements={goal.stated} />
              {goal.differenceNote === null ? null : <Banner kind="finding" title={goal.differenceNote} />}
            </li>
          ))}
        </ul>
      </Section>
      <Section title="KPI" count={kpis.length} unit="つ" note="計画に書かれた値のすべて">
        {kpis.map((kpi) => (
          <Kpi key={kpi.code} kpi={kpi} findings={findings.filter((finding) => finding.kpiCodes.includes(kpi.code))} />
        ))}
      </Section>
    </div>
  )
}

/** What the plan says of a goal beyond its number. */
function GoalShape({ kpi }: { kpi: KpiDefinition }) {
  const parts = kpi.organizationGoals.reduce((sum, each) => sum + each.value, 0)
  const said = [
    ...(kpi.goalFrom === null || kpi.goalTo === null
      ? []
      : [`目標の期間は${formatDate(kpi.goalFrom)}から${formatDate(kpi.goalTo)}までです。`]),
    ...(kpi.baselineValue === null || kpi.baselineLabel === null
      ? []
      : [`基準は${kpi.baselineLabel}の${formatNumber(kpi.baselineValue)}${kpi.unit}です。`]),
    ...(parts === 0
      ? []
      : [`${kpi.organizationGoals.length}機関に分けています(合わせて${formatNumber(parts)}${kpi.unit})。`]),
  ]
  return said.length === 0 ? null : <p className="meta">{said.join('')}</p>
}

function Kpi({ kpi, findings }: { kpi: KpiDefinition; findings: Finding[] }) {
  const goal = goalOf(kpi, null)
  return (
    <section className="section section-plain" id={`kpi-${kpi.code}`}>
      <div className="section-head">
        <h3>
          <a href={kpiHref(kpi)}>{kpi.label}</a>
        </h3>
        {goal.basis === 'contested' ? (
          <Tag kind="info" icon="zoom-question">
            目標が2つ
          </Tag>
        ) : null}
        <span className="section-count">
          {goal.value === null ? bases[goal.basis] : `${formatNumber(goal.value)}${kpi.unit} ${bases[goal.basis]}`}
        </span>
      </div>
      <Table
        caption={`${kpi.shortLabel}について計画に書かれた値`}
        captionHidden
        columns={[
          { key: 'place', label: '場所' },
          { key: 'value', label: '値', align: 'end', strong: true },
          { key: 'as', label: '数え方の言葉' },
          { key: 'quote', label: '計画の文言' },
        ]}
        rows={kpi.stated.map((each, index) => ({
          id: String(index),
          cells: {
            place: `${documentLabels[each.document]} ${each.place}`,
            value: (
              <Nb>
                {each.value === null
                  ? '数なし'
                  : `${formatNumber(each.value)}${kpi.unit}${each.comparator === null ? '' : comparatorLabels[each.comparator]}`}
              </Nb>
            ),
            as: each.measuredAs,
            quote: `「${each.quote}」`,
          },
        }))}
      />
      <GoalShape kpi={kpi} />
      {goal.decision === null ? null : (
        <p className="meta">
          {formatDate(goal.decision.decidedOn)}の{goal.decision.resolution}で決めました。{goal.decision.note}
        </p>
      )}
      {kpi.contradictions.map((text) => (
        <p key={text} className="meta">
          {text}
        </p>
      ))}
      <FindingLinks findings={findings} />
    </section>
  )
}
