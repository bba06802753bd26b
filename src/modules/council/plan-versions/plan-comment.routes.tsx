/** The members' comments on a draft, and what the office answers. */
import { noPerson } from '../../../subjects.ts'
import { redirect, type Route, textOf, type PageContext } from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { AnswerCommentPage, CommentPage } from './pages/comment-pages.tsx'
import { answerPlanComment, commentOnPlan } from './plan-comment.actions.ts'
import { planAnswerForm, planCommentForm } from './plan-comment.form.ts'
import { findPlanComment, findPlanNode } from './plan-version.queries.ts'
import { writes } from '../../../forms/index.ts'
import { isOpen, namesFor, pathOf, versionOf } from './plan-version.routes.tsx'

export const planCommentRoutes: Route[] = [
  ...writes('/plan/versions/:id/comments/new', 'plan.comment', noPerson, {
    load: commentedOf,
    isOffered: ({ version, kind, node }) => version.state === 'review' && (node !== undefined || kind === ''),
    draft: ({ version, node }) =>
      `plan-comment:${version.id}:${node === undefined ? 'whole' : `${node.kind}:${node.id}`}`,
    parse: (typed) => planCommentForm.parse(typed),
    write: (c, input) => commentOnPlan(c.action, c.id, input),
    done: ({ id }, c) => redirect(`${pathOf(c)}?part=comments#comment-${id}`, '意見を出しました。'),
    page: async (form, c, { version, node }) => (
      <CommentPage {...form} version={version} node={node} names={await namesFor(c)} />
    ),
  }),
  ...writes('/plan/versions/:id/comments/:commentId', 'plan.write', noPerson, {
    load: async (c) => {
      const version = await versionOf(c)
      const comment = await findPlanComment(c.db, version.id, c.params['commentId'] ?? '')
      if (comment === undefined) throw new NotFound('comment')
      return { version, comment }
    },
    isOffered: ({ version, comment }) => comment.outcome === null && isOpen(version),
    draft: ({ comment }) => `plan-answer:${comment.id}`,
    parse: (typed) => planAnswerForm.parse(typed),
    write: (c, input, { comment }) => answerPlanComment(c.action, c.id, comment.id, input),
    done: ({ id }, c) => redirect(`${pathOf(c)}?part=comments#comment-${id}`, '意見に答えました。'),
    page: async (form, c, { version, comment }) => {
      const node =
        comment.nodeKind === null || comment.nodeId === null
          ? undefined
          : await findPlanNode(c.db, version.id, comment.nodeKind, comment.nodeId)
      return <AnswerCommentPage {...form} version={version} node={node} names={await namesFor(c)} comment={comment} />
    },
  }),
]

/** What a comment is about, as the address says and later the form: a node, or the whole plan. */
async function commentedOf(c: PageContext) {
  const version = await versionOf(c)
  const [kind, id] =
    'fields' in c
      ? [textOf(c.fields, 'nodeKind'), textOf(c.fields, 'nodeId')]
      : [c.query.get('kind') ?? '', c.query.get('node') ?? '']
  const node = kind === '' && id === '' ? undefined : await findPlanNode(c.db, version.id, kind, id)
  return { version, kind, node }
}
