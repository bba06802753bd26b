/** The plan check: rules over any council's plan. A rule answers what it finds; what becomes of it is the council's. */
import {
  abolishedBody,
  emptyLeads,
  municipalitiesNotLeading,
  namedInOneDocument,
  undefinedBody,
} from './bodies.rules.ts'
import {
  agesUndefined,
  agesWithoutDesk,
  bodyWithoutRow,
  kpiWithoutNumber,
  measuresWithoutAction,
  rowWithoutBody,
  sectionWithoutKpi,
} from './coverage.rules.ts'
import { annexOlderThanPlan, issuedAfterBeginning, stillPlanned } from './dates.rules.ts'
import type { CheckedPlan, Found, Rule } from './found.ts'
import { competingValues, differentMeasures, fewerTalksThanPeople, numberingGaps, sharedKpi } from './numbers.rules.ts'
import { printedOtherwise } from './printed.rules.ts'
import { miswrittenWords, nearNames, openBrackets, twoWordsForOne } from './words.rules.ts'

export type { CheckedPlan, Found, Rule } from './found.ts'

export const rules: readonly Rule[] = [
  competingValues,
  differentMeasures,
  numberingGaps,
  fewerTalksThanPeople,
  sharedKpi,
  printedOtherwise,
  annexOlderThanPlan,
  issuedAfterBeginning,
  stillPlanned,
  abolishedBody,
  undefinedBody,
  municipalitiesNotLeading,
  emptyLeads,
  namedInOneDocument,
  bodyWithoutRow,
  rowWithoutBody,
  sectionWithoutKpi,
  kpiWithoutNumber,
  measuresWithoutAction,
  agesUndefined,
  agesWithoutDesk,
  miswrittenWords,
  nearNames,
  twoWordsForOne,
  openBrackets,
]

/** Everything the rules find, in their order. */
export const findingsOf = (plan: CheckedPlan): (Found & Pick<Rule, 'key' | 'kind'>)[] =>
  rules.flatMap((rule) => rule.find(plan).map((found) => ({ key: rule.key, kind: rule.kind, ...found })))
