/**
 * Versions of the plan under ids that tests can name: a draft of the next year,
 * and one of this year that the members are asked about.
 */
import type { TestCouncil } from './db.ts'

export const draftId = '00000000-0000-7000-8000-00000000001f'
export const reviewedId = '00000000-0000-7000-8000-00000000001e'
/** On `reviewedId`, without an answer. */
export const commentId = '00000000-0000-7000-8000-000000000020'

export async function openVersions(
  open: TestCouncil,
  commenter: { accountId: string; organizationId: string },
): Promise<void> {
  const [first] = await open.ownerQuery<{ id: string }>(
    `select id from plan_versions where fiscal_year = 2025 and number = 1`,
  )
  for (const [id, year] of [
    [reviewedId, 2025],
    [draftId, 2026],
  ] as const) {
    await open.ownerQuery(
      `insert into plan_versions (id, fiscal_year, state, origin, based_on, organization_id)
       values ($1, $2, 'draft', 'council', $3, 'nagano-roudoukyoku')`,
      [id, year, first?.id],
    )
    await open.ownerQuery(
      `insert into plan_nodes (version_id, kind, id, position, content)
       select $1, kind, id, position, content from plan_nodes
       where version_id = $2`,
      [id, first?.id],
    )
  }
  await open.ownerQuery(`update plan_versions set state = 'review', review_until = '2026-02-10' where id = $1`, [
    reviewedId,
  ])
  await open.ownerQuery(
    `insert into plan_comments (id, version_id, text, organization_id, account_id) values ($1, $2, 'x', $3, $4)`,
    [commentId, reviewedId, commenter.organizationId, commenter.accountId],
  )
}
