import { formatDate } from '../../../../platform/japanese/index.ts'
import { Empty, LinkButton, Section, Tag, Written } from '../../../../ui/index.ts'
import { type Names, titleOf } from '../node-words.rules.ts'
import { commentOutcomes, nodeKindLabels } from '../plan-version.labels.ts'
import type { DraftNode, PlanComment } from '../plan-version.queries.ts'
import { NodeFields } from './words.tsx'

export interface CommentsPartProps {
  path: string
  comments: PlanComment[]
  nodes: readonly DraftNode[]
  names: Names
  mayAnswer: boolean
  mayComment: boolean
}

/** What members said, by what it is about, each with the office's answer. */
export function CommentsPart({ path, comments, nodes, names, mayAnswer, mayComment }: CommentsPartProps) {
  const about = [
    ...Map.groupBy(comments, (comment) => (comment.nodeKind === null ? '' : `${comment.nodeKind}-${comment.nodeId}`)),
  ]
  return (
    <>
      {mayComment ? (
        <p className="actions">
          <LinkButton kind="primary" href={`${path}/comments/new`} icon="message-2">
            全体への意見を書く
          </LinkButton>
        </p>
      ) : null}
      {about.length === 0 ? (
        <Empty sentence="意見はまだありません。" />
      ) : (
        about.map(([key, own]) => {
          const node = nodes.find((each) => `${each.kind}-${each.id}` === key)
          return (
            <Section
              key={key}
              id={`of-${key}`}
              title={node === undefined ? '計画の全体' : titleOf(node)}
              note={node === undefined ? undefined : nodeKindLabels[node.kind]}
              count={own.length}
            >
              {own.map((comment) => (
                <Comment key={comment.id} path={path} comment={comment} names={names} mayAnswer={mayAnswer} />
              ))}
            </Section>
          )
        })
      )}
    </>
  )
}

function Comment({
  path,
  comment,
  names,
  mayAnswer,
}: {
  path: string
  comment: PlanComment
  names: Names
  mayAnswer: boolean
}) {
  return (
    <article className="plan-comment" id={`comment-${comment.id}`}>
      <p className="meta">
        {formatDate(comment.madeOn)} <strong>{comment.organizationName}</strong> {comment.authorName}
        {comment.isOvertaken ? '・このあと、項目が直されました' : null}
      </p>
      <Written text={comment.text} />
      {comment.contentThen === null || comment.nodeKind === null ? null : (
        <details>
          <summary>意見のときの文</summary>
          <NodeFields node={{ kind: comment.nodeKind, content: comment.contentThen } as DraftNode} names={names} />
        </details>
      )}
      {comment.outcome === null ? (
        <p className="row-notes">
          <Tag kind="caution">答えはまだ</Tag>
          {mayAnswer ? (
            <a href={`${path}/comments/${comment.id}`} aria-label={`${comment.organizationName}の意見に答える`}>
              答える
            </a>
          ) : null}
        </p>
      ) : (
        <div className="plan-answer">
          <p className="meta">
            <Tag kind="ok">{commentOutcomes[comment.outcome]}</Tag> 事務局 {formatDate(comment.answeredOn ?? '')}
          </p>
          <Written text={comment.answer} />
        </div>
      )}
    </article>
  )
}
