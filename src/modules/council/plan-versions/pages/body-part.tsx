/** The text of a version. */
import { LinkButton, Section, Written } from '../../../../ui/index.ts'
import { measureLevelLabels } from '../../plan/index.ts'
import { titleOf } from '../node-words.rules.ts'
import type { VersionPageProps } from '../version-page.types.ts'
import { Removed, Types, alive, rowOf } from './node-lists.tsx'

/** Chapters and sections with their text, and under each its measures: the order of the paper. */
export function BodyPart(props: VersionPageProps) {
  const { nodes, names, path } = props
  const sections = alive(nodes, 'section')
  const measures = alive(nodes, 'measure')
  const mayWrite = props.mayWrite && props.version.state === 'draft'
  return (
    <div className="stack-wide">
      {mayWrite ? (
        <p className="actions">
          <LinkButton href={`${path}/nodes/section/new`} icon="plus">
            章・節を加える
          </LinkButton>
        </p>
      ) : null}
      {sections.map((section) => {
        const own = measures.filter((measure) => measure.content.section === section.id)
        const comments = props.comments.filter(
          (comment) => comment.nodeKind === 'section' && comment.nodeId === section.id,
        ).length
        const isChapter = section.content.parentId === null
        return (
          <Section
            key={section.id}
            id={`section-${section.id}`}
            title={`${section.id.replace('-', ' ')} ${section.content.title}`}
            kind={isChapter ? 'large' : 'plain'}
            level={isChapter ? 2 : 3}
            {...(own.length === 0 ? {} : { count: own.length })}
            more={
              <>
                {comments === 0 ? null : (
                  <a href={`${path}?part=comments#of-section-${section.id}`}>意見 {comments}件</a>
                )}{' '}
                {mayWrite ? (
                  <>
                    <a
                      href={`${path}/nodes/section/${encodeURIComponent(section.id)}`}
                      aria-label={`${titleOf(section)}を直す`}
                    >
                      直す
                    </a>{' '}
                    <a
                      href={`${path}/nodes/measure/new?section=${encodeURIComponent(section.id)}`}
                      aria-label={`${titleOf(section)}に施策を加える`}
                    >
                      施策を加える
                    </a>
                  </>
                ) : null}{' '}
                {props.mayComment ? (
                  <a
                    href={`${path}/comments/new?kind=section&node=${encodeURIComponent(section.id)}`}
                    aria-label={`${titleOf(section)}への意見を書く`}
                  >
                    意見を書く
                  </a>
                ) : null}
              </>
            }
          >
            {section.content.text === '' ? null : <Written text={section.content.text} />}
            {own.length === 0 ? null : (
              <ul className="rows">
                {own.map((measure) =>
                  rowOf(props, measure, {
                    without: ['title', 'section', 'level', 'leads', 'targetTypes'],
                    notes: (
                      <>
                        <span>{measureLevelLabels[measure.content.level]}</span>
                        <Types types={measure.content.targetTypes} />
                        <span>
                          {measure.content.leads.length === 0
                            ? '主体の記載なし'
                            : measure.content.leads
                                .map((lead) => names.leads.find((each) => each.id === lead)?.name ?? lead)
                                .join('・')}
                        </span>
                      </>
                    ),
                  }),
                )}
              </ul>
            )}
          </Section>
        )
      })}
      <Removed {...props} kinds={['section', 'measure']} />
    </div>
  )
}
