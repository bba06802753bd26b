/** Until when a job is shown: to the end of the second month after it was received, or received anew (domain §5.1). */
import { addDays, type CivilDate } from '../../../platform/clock.ts'

export function expiresOn(receivedOn: CivilDate): CivilDate {
  const months = Number(receivedOn.slice(0, 4)) * 12 + Number(receivedOn.slice(5, 7)) - 1 + 3
  const first = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`
  return addDays(first, -1)
}
