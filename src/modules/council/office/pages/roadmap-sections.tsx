/** What the roadmap asks of the office today: rows that want a look, what is planned next, and rows that are silent. */
import { formatDay } from '../../../../platform/japanese/index.ts'
import { Empty, Row, Rows, Section } from '../../../../ui/index.ts'
import { LightTag, quarters } from '../../indicators/index.ts'
import type { OfficePageProps } from '../office-page.types.ts'
import { roadmapRowHref } from '../../plan/index.ts'

/** As many as a list of the page shows at once. */
export const most = 8

export function LightsSection({ lights }: Pick<OfficePageProps, 'lights'>) {
  return (
    <Section title="注意・おくれの取組" count={lights.length} more={<a href="/roadmap">工程表</a>}>
      {lights.length === 0 ? (
        <Empty sentence="おくれや、すんでいない予定のある取組は、いまありません。" />
      ) : (
        <Rows>
          {lights.map(({ row, light }) => (
            <Row
              key={row.id}
              title={row.title}
              href={roadmapRowHref(row)}
              strong
              leadTag={<LightTag light={light.light} />}
              text={light.reasons[0] ?? ''}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

export function DueSection({ due }: Pick<OfficePageProps, 'due'>) {
  return (
    <Section title="これからの予定" count={due.length}>
      {due.length === 0 ? (
        <Empty sentence="四半期の予定はありません。工程表の行で加えると、ここに並びます。" />
      ) : (
        <Rows>
          {due.slice(0, most).map((step) => (
            <Row
              key={step.id}
              title={step.step}
              href={roadmapRowHref(step.row)}
              text={step.row.title}
              aside={
                <span className="meta nb">
                  {formatDay(step.until)}まで({quarters[step.quarter]})
                </span>
              }
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

export function SilentSection({ silent }: Pick<OfficePageProps, 'silent'>) {
  return (
    <Section
      title="予定も報告もない取組"
      count={silent.length}
      more={silent.length > most ? <a href="/roadmap?state=unreported">すべて</a> : undefined}
    >
      {silent.length === 0 ? (
        <Empty sentence="どの取組にも、予定か報告があります。" />
      ) : (
        <Rows>
          {silent.slice(0, most).map((row) => (
            <Row key={row.id} title={row.title} href={roadmapRowHref(row)} />
          ))}
        </Rows>
      )}
    </Section>
  )
}
