import { Section } from '../../../ui/index.ts'
import { plainPanel } from '../../casework/index.ts'

export const closurePanel = plainPanel(({ header, works }) =>
  works ? (
    <Section title="このケースを終えるとき" kind="quiet">
      <p>
        <a href={`/cases/${header.id}/closure`}>終結する</a>
      </p>
    </Section>
  ) : null,
)
