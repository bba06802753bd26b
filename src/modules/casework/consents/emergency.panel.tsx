import { formatDateTime } from '../../../platform/japanese/era.ts'
import { Banner } from '../../../ui/index.ts'
import { casePanel } from '../cases/index.ts'
import { listOpenEmergencies } from './access.queries.ts'

/** Open now in an emergency, and to whom. */
export const emergencyPanel = casePanel({
  query: listOpenEmergencies,
  above: (emergencies, { actor }) => (
    <>
      {emergencies.map((each) => (
        <Banner
          key={each.accountId}
          kind="caution"
          title={
            each.accountId === actor.accountId
              ? '緊急の閲覧で開いています'
              : `${each.organizationName}の${each.accountName}さんが、緊急の閲覧で開いています`
          }
        >
          <p>
            {formatDateTime(each.validUntil)}に閉じます。
            {each.accountId === actor.accountId ? '見たことは、すべて残ります。' : <a href="/emergency">理由を読む</a>}
          </p>
        </Banner>
      ))}
    </>
  ),
})
