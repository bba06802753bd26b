/** What a kept number is made from: it holds as long as that does. */
import type { Dependencies } from './kept-figures.ts'
import type { KpiVersion } from './indicator.queries.ts'

type Counting = Pick<KpiVersion, 'code' | 'version' | 'factKinds' | 'sumOf'>

/** Its version, and of a sum those of its parts, which change by themselves. */
export function countingKey(code: string, versions: readonly Counting[]): string {
  const of = (each: string): Counting | undefined => versions.find((version) => version.code === each)
  return [code, ...(of(code)?.sumOf ?? [])].map((each) => of(each)?.version ?? '').join('+')
}

/** The kinds of facts and the reports that can change it. */
export function countedFrom(code: string, versions: readonly Counting[]): Dependencies {
  const version = versions.find((each) => each.code === code)
  return [...(version?.factKinds ?? []), ...[code, ...(version?.sumOf ?? [])].map((each) => `report:${each}`)]
}
