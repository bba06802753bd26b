import { civilDateOf } from '../../../platform/clock.ts'
import { formatFiscalYear } from '../../../platform/japanese/index.ts'
import type { YearsChartYear } from '../../../ui/index.ts'
import type { ReleasedDetails } from './released-figures.ts'

/** A figure over the years as their last releases have it, the earliest first. */
export function yearsOf(code: string, all: readonly ReleasedDetails[]): YearsChartYear[] {
  return all
    .toSorted((one, other) => one.release.fiscalYear - other.release.fiscalYear)
    .flatMap(({ release, details }) => {
      const item = details.find((each) => each.item.code === code)?.item
      if (item === undefined || item.kind === 'implementation') return []
      return [
        {
          name: formatFiscalYear(release.fiscalYear),
          value: item.state === 'unreported' ? null : item.actual,
          unit: item.unit,
          goal: item.period === null && item.unit === item.goalUnit ? item.goal.value : null,
          counting: String(item.definition.version),
          // What was counted before the year's end is a part of it.
          isRunning: civilDateOf(release.asOf) <= `${release.fiscalYear + 1}-03-31`,
        },
      ]
    })
}
