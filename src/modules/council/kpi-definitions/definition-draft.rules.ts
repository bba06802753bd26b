/** Between a written definition and its row. */
import type { DefinitionDraftInput } from './definition-draft.form.ts'
import type { StoredDefinition } from './definition-draft.queries.ts'

const groups = ['-34', '35-39', '40-44', '45-49', '50-54', '55-59', '60-'] as const
const firstAgeOf = (group: string): number => (group === '-34' ? 0 : Number(group.slice(0, 2)))
const lastAgeOf = (group: string): number => (group === '-34' ? 34 : group === '60-' ? 120 : Number(group.slice(3)))

type Counting = Pick<
  StoredDefinition,
  | 'fact_kinds'
  | 'organization_kinds'
  | 'desk_kinds'
  | 'target_types'
  | 'age_groups'
  | 'once_per'
  | 'sum_of'
  | 'ratio_of'
  | 'ratio_to'
  | 'decimals'
>

/** What counts; what was chosen for another basis is left aside. */
export function countingOf(draft: DefinitionDraftInput): Counting {
  const isOfFacts = draft.basis === 'facts'
  const [from, to] = [draft.agesFrom, draft.agesTo]
  return {
    fact_kinds: isOfFacts ? draft.facts : [],
    organization_kinds: isOfFacts ? draft.organizationKinds : [],
    desk_kinds: isOfFacts ? draft.deskKinds : [],
    target_types: isOfFacts ? draft.targetTypes.map(Number) : [],
    age_groups:
      !isOfFacts || from === null || to === null
        ? []
        : [
            ...groups.filter((group) => firstAgeOf(group) >= Number(from) && lastAgeOf(group) <= Number(to)),
            ...(draft.agesUnknown ? ['unknown'] : []),
          ],
    once_per: isOfFacts ? (draft.oncePer ?? 'occurrence') : 'occurrence',
    sum_of: draft.basis === 'sum' ? draft.sumOf : [],
    ratio_of: draft.basis === 'ratio' ? draft.ratioOf : null,
    ratio_to: draft.basis === 'ratio' ? draft.ratioTo : null,
    decimals: draft.basis === 'ratio' ? Number(draft.decimals ?? '1') : null,
  }
}

/** A version as its form shows it, to begin the next one from. */
export function draftFrom(row: StoredDefinition): DefinitionDraftInput {
  const known = row.age_groups.filter((group) => group !== 'unknown')
  const terms = row.terms as Record<string, string>
  const of = (key: string): string => terms[key] ?? ''
  return {
    basis:
      row.ratio_of !== null ? 'ratio' : row.sum_of.length > 0 ? 'sum' : row.fact_kinds.length > 0 ? 'facts' : 'reports',
    facts: row.fact_kinds as DefinitionDraftInput['facts'],
    organizationKinds: row.organization_kinds as DefinitionDraftInput['organizationKinds'],
    deskKinds: row.desk_kinds,
    targetTypes: row.target_types.map(String) as DefinitionDraftInput['targetTypes'],
    agesFrom: known[0] === undefined ? null : (String(firstAgeOf(known[0])) as DefinitionDraftInput['agesFrom']),
    agesTo: known.length === 0 ? null : (String(lastAgeOf(known.at(-1) ?? '')) as DefinitionDraftInput['agesTo']),
    agesUnknown: row.age_groups.includes('unknown'),
    oncePer: row.fact_kinds.length === 0 ? null : (row.once_per as DefinitionDraftInput['oncePer']),
    sumOf: row.sum_of,
    ratioOf: row.ratio_of ?? '',
    ratioTo: row.ratio_to ?? '',
    decimals: row.decimals === null ? null : (String(row.decimals) as DefinitionDraftInput['decimals']),
    unit: row.unit ?? '',
    sameReports: false,
    description: row.description,
    event: of('event'),
    whose: of('whose'),
    oncePerWords: of('oncePer'),
    countedOn: of('countedOn'),
    countedFor: of('countedFor'),
    source: of('source'),
  }
}
