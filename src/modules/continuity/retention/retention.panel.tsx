import { may } from '../../../permissions.ts'
import { Section } from '../../../ui/index.ts'
import { plainPanel } from '../../casework/index.ts'

export const retentionPanel = plainPanel(({ header, actor }) =>
  may(actor, 'retention.hold') ? (
    <Section title="保存と廃棄" kind="quiet">
      <p>
        <a href={`/cases/${header.id}/retention`}>保存期間と、廃棄の停止</a>
      </p>
    </Section>
  ) : null,
)
