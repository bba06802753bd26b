import type { DefinitionTerms } from './indicator.queries.ts'

/** The parts of a definition, as the comment of its function names them. */
export const definitionTermLabels: Record<keyof DefinitionTerms, string> = {
  event: '数えること',
  whose: 'だれの',
  oncePer: '何につき1回',
  countedOn: 'いつの数',
  countedFor: 'どこの数',
  source: 'もとの記録',
}
