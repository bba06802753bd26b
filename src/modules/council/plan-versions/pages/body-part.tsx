/** The text of a version. */
import { Empty, LinkButton, Section, Written } from '../../../../ui/index.ts'
import { measureLevelLabels } from '../../plan/index.ts'
import { passageDocuments } from '../plan-version.labels.ts'
import { titleOf } from '../node-words.rules.ts'
import { contentOf } from '../plan-content.rules.ts'
import type { VersionPageProps } from '../version-page.types.ts'
import { Removed, Types, alive, rowOf } from './node-lists.tsx'
import { PassageRows } from './passage-rows.tsx'

/** Chapters and sections, each with its text line by line as it is printed, and its measures. */
export function BodyPart(props: VersionPageProps) {
  const { nodes, names, path } = props
  const sections = alive(nodes, 'section')
  const measures = alive(nodes, 'measure')
  const passages = alive(nodes, 'passage')
  const content = contentOf(
    props.version.fiscalYear,
    nodes.filter((node) => !node.isRemoved),
  )
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
                    </a>{' '}
                    <a
                      href={`${path}/nodes/passage/new?section=${encodeURIComponent(section.id)}`}
                      aria-label={`${titleOf(section)}に文を加える`}
                    >
                      文を加える
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
            <PassageRows
              {...props}
              content={content}
              passages={passages.filter(({ content }) => content.document === 'body' && content.section === section.id)}
            />
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
      {(['cover', 'contents', 'schedule', 'annex'] as const).map((document) => {
        const own = passages.filter(({ content }) => content.document === document)
        return (
          <Section
            key={document}
            id={`passages-${document}`}
            title={`${passageDocuments[document]}の文`}
            count={own.length}
            unit="行"
          >
            {own.length === 0 ? (
              <Empty sentence="書かれていないので、計画の基本と見出しから組んで印刷します。" />
            ) : (
              <PassageRows {...props} content={content} passages={own} />
            )}
          </Section>
        )
      })}
      <Removed {...props} kinds={['section', 'passage', 'measure']} />
    </div>
  )
}
