/** What a case shows beside its thread of itself: how to reach the person, the type, what can be given on paper. */
import { may } from '../../../permissions.ts'
import { Phone, Section, TargetTypeLabel } from '../../../ui/index.ts'
import { plainPanel } from './case-panel.ts'
import { Callables } from './pages/parts.tsx'

export const contactPanel = plainPanel(({ header, actor }) => {
  const phone = header.person?.phone ?? ''
  return header.person && may(actor, 'person.read') ? (
    <Section title="連絡先" kind="quiet" more={<a href={`/people/${header.person.id}`}>本人の情報</a>}>
      {phone === '' && header.person.email === '' ? (
        <p className="meta">連絡先は聞いていません。</p>
      ) : (
        <p>
          {phone === '' ? null : <Phone digits={phone} dials={!header.person.contactCautions.includes('no-phone')} />}{' '}
          {header.person.email}
        </p>
      )}
      <Callables header={header} />
    </Section>
  ) : null
})

export const typePanel = plainPanel(({ header, works }) => (
  <Section
    title="類型"
    kind="quiet"
    more={
      works ? (
        <a href={`/cases/${header.id}/target-type`}>{header.targetType === null ? '判定する' : '見直す'}</a>
      ) : null
    }
  >
    <p>
      <TargetTypeLabel
        type={header.targetType}
        provisional={header.targetTypeProvisional}
        hidden={header.targetTypeHidden}
      />
    </p>
  </Section>
))

export const copyPanel = plainPanel(({ header, actor }) =>
  header.responsibleOrganizationId === actor.organizationId ? (
    <Section title="本人に渡すもの" kind="quiet">
      <p>
        <a href={`/cases/${header.id}/copy`}>本人に渡す写し</a>
      </p>
    </Section>
  ) : null,
)
