/** The roadmap of a version: each group with its rows. */
import { Empty, Section } from '../../../../ui/index.ts'
import { titleOf } from '../node-words.rules.ts'
import type { VersionPageProps } from '../version-page.types.ts'
import { Removed, Types, alive, rowOf } from './node-lists.tsx'

export function RoadmapPart(props: VersionPageProps) {
  const rows = alive(props.nodes, 'row')
  const mayWrite = props.mayWrite && props.version.state === 'draft'
  return (
    <div className="stack-wide">
      {alive(props.nodes, 'group').map((group) => {
        const own = rows.filter((row) => row.content.group === group.id)
        return (
          <Section
            key={group.id}
            title={titleOf(group)}
            count={own.length}
            unit="行"
            more={
              mayWrite ? (
                <a
                  href={`${props.path}/nodes/row/new?group=${encodeURIComponent(group.id)}`}
                  aria-label={`${titleOf(group)}に行を加える`}
                >
                  行を加える
                </a>
              ) : undefined
            }
          >
            {own.length === 0 ? (
              <Empty sentence="この区切りには、まだ行がありません。" />
            ) : (
              <ul className="rows">
                {own.map((row) =>
                  rowOf(props, row, {
                    without: ['title', 'group', 'targetTypes'],
                    notes: (
                      <>
                        <span>{row.content.ref}</span>
                        <Types types={row.content.targetTypes} />
                        {row.content.leadsWording === null ? null : <span>{row.content.leadsWording}</span>}
                      </>
                    ),
                  }),
                )}
              </ul>
            )}
          </Section>
        )
      })}
      <Removed {...props} kinds={['row']} />
    </div>
  )
}
