/** The type of a case: decided, and a decision put right. */
import { aCase } from '../../../subjects.ts'
import {
  type Fields,
  get,
  page,
  post,
  redirect,
  refused,
  type Route,
  textOf,
  type FormKit,
  type PageContext,
} from '../../../platform/http/room.ts'
import { type FieldError, invalid, NotFound } from '../../../platform/outcome.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { decideTargetType } from './case.actions.ts'
import { correctTargetType } from './correct-case.actions.ts'
import { correctedText, parseCorrected } from './correction.form.ts'
import { parseTriageFields, targetTypeForm } from './target-type.form.ts'
import { type CaseHeader, getCaseHeader } from './case.queries.ts'
import { listTypeDecisions } from './case.history.queries.ts'
import { changedType } from './meanwhile.ts'
import { CorrectTargetTypePage, TargetTypePage, type TypeDecision } from './pages/target-type-page.tsx'
import { proposeTargetType, parseTriageAnswers, type TriageProposal } from './triage.rules.ts'
import { dateFields, Posted, startingValues, writes } from '../../../forms/index.ts'
import { caseId } from './case.routes.tsx'

export const typeCorrectionRoutes: Route[] = [
  ...writes('/cases/:id/target-type/:decisionId', 'targetType.decide', aCase, {
    load: async (c) => {
      const header = await getCaseHeader(c.db, c.id)
      return { header, decision: await decisionOf(c, header.id) }
    },
    draft: ({ decision }) => `target-type-correction:${decision.id}`,
    usual: (_, { decision }) => ({
      ...targetTypeForm.fill({
        targetType: decision.toType,
        provisional: decision.provisional,
        decidedOn: decision.decidedOn,
      }),
      how: 'correct',
    }),
    parse: (typed) => parseCorrected(typed, (fields) => targetTypeForm.parse({ ...fields, reason: '' })),
    write: (c, { input, correction }, { header, decision }) =>
      correctTargetType(c.action, header.id, decision.id, input, correction),
    done: (_, c, { header }) =>
      redirect(`/cases/${header.id}`, `類型の判定を${correctedText(c.fields)}。前の判定も残っています。`),
    page: (form, _, { header, decision }) => <CorrectTargetTypePage {...form} header={header} decision={decision} />,
  }),
]

export const targetTypeRoutes: Route[] = [
  get('/cases/:id/target-type', 'targetType.decide', aCase, async (c) => {
    const header = await getCaseHeader(c.db, caseId(c))
    const kit = await c.form(`target-type:${header.id}`)
    const usual: Fields = {
      ...dateFields('decidedOn', dateBoxesOf(c.clock.today())),
      targetType: header.targetType === null ? '' : String(header.targetType),
    }
    return page(await drawType(c, kit, header, startingValues(kit.draft, usual), [], null))
  }),

  post('/cases/:id/target-type', 'targetType.decide', aCase, async (c) => {
    const header = await getCaseHeader(c.db, caseId(c))
    const kit = await c.form(`target-type:${header.id}`)
    const proposal = proposeTargetType(parseTriageAnswers(parseTriageFields(new Posted(c.fields))))
    if (textOf(c.fields, '_intent') === 'propose') {
      const values = {
        ...c.fields,
        targetType: proposal.targetType === null ? 'none' : String(proposal.targetType),
        provisional: proposal.provisional ? 'yes' : '',
      }
      return page(await drawType(c, kit, header, values, [], proposal))
    }
    const input = targetTypeForm.parse(c.fields)
    const changed = changedType(c.fields, header)
    const outcome =
      changed.length > 0
        ? invalid(...changed)
        : input.ok
          ? await decideTargetType(c.action, header.id, {
              ...input.value,
              proposed: Object.keys(input.value.answers).length > 0 ? proposal.targetType : null,
            })
          : input
    if (!outcome.ok) return refused(await drawType(c, kit, header, c.fields, outcome.errors, null))
    return redirect(
      `/cases/${header.id}`,
      outcome.value.moved ? '類型の移動を記録しました。' : '類型の判定を記録しました。',
    )
  }),
]

/** @throws NotFound where it isn't one that stands */
async function decisionOf(c: PageContext, id: string): Promise<TypeDecision> {
  const found = (await listTypeDecisions(c.db, id)).find((each) => each.id === c.params['decisionId'])
  if (!found) throw new NotFound('decision')
  return found
}

async function drawType(
  c: PageContext,
  kit: FormKit,
  header: CaseHeader,
  values: Fields,
  errors: FieldError[],
  proposal: TriageProposal | null,
) {
  return (
    <TargetTypePage
      path={c.path}
      shell={c.shell}
      kit={kit}
      header={header}
      values={values}
      errors={errors}
      proposal={proposal}
      history={await listTypeDecisions(c.db, header.id)}
    />
  )
}
