/** 終結: ended, reviewed, put right or taken back. */
import { z } from 'zod'
import { type Endpoint, answering, idOf, input, writing } from '../../../platform/api/index.ts'
import { approveClosure, closeCase, returnClosure } from './close-case.actions.ts'
import { closureReviewInput } from './closure.form.ts'
import { correctClosure } from './correct-closure.actions.ts'
import { addBusinessDays } from '../../../platform/japanese/index.ts'
import { aCase } from '../../../subjects.ts'
import {
  back,
  caseAfter,
  closureInput,
  correctionInput,
  nextActionInput,
  right,
  supportCase,
} from '../../casework/index.ts'

const ending = closureInput.omit({ followUpsEndReason: true })
const { reason } = correctionInput.shape

export const closureEndpoints: Endpoint[] = [
  writing({
    id: 'closeCase',
    status: 200,
    path: '/cases/{id}/closure',
    about: aCase,
    permission: 'case.close',
    tag: 'ケース',
    summary: '終結する',
    description:
      '定着の確認が残っていれば、終える理由(followUpsEndReason)が要ります。責任者の確認が要る窓口では、確認を頼んだことになり、ケースはまだ開いています。',
    body: input('ClosureInput', closureInput),
    response: supportCase,
    versioned: true,
    write: async (request) =>
      answering(await closeCase(request.action, idOf(request.params), request.body), ({ caseId }) =>
        caseAfter(request, caseId),
      ),
  }),
  writing({
    id: 'reviewClosure',
    status: 200,
    path: '/cases/{id}/closure/review',
    about: aCase,
    permission: 'closure.signOff',
    tag: 'ケース',
    summary: '責任者が終結を確かめる',
    description: 'decision が return なら、note といっしょに担当へ戻り、ケースは続きます。',
    body: input('ClosureReviewInput', closureReviewInput),
    response: supportCase,
    versioned: true,
    write: async (request) =>
      answering(
        request.body.decision === 'approve'
          ? await approveClosure(request.action, idOf(request.params))
          : await returnClosure(request.action, idOf(request.params), request.body),
        ({ caseId }) => caseAfter(request, caseId),
      ),
  }),
  writing({
    tag: 'ケース',
    status: 200,
    id: 'correctClosure',
    path: '/cases/{id}/closure/correction',
    about: aCase,
    permission: 'case.close',
    summary: '終結の記録を訂正する',
    description: 'reason は終結の理由、correctionReason は訂正の理由です。',
    response: supportCase,
    versioned: true,
    body: input('ClosureCorrection', ending.extend({ correctionReason: reason })),
    write: async (request) =>
      answering(
        await correctClosure(request.action, idOf(request.params), request.body, right(request.body.correctionReason)),
        ({ caseId }) => caseAfter(request, caseId),
      ),
  }),
  writing({
    tag: 'ケース',
    status: 200,
    id: 'withdrawClosure',
    path: '/cases/{id}/closure/withdrawal',
    about: aCase,
    permission: 'case.close',
    summary: '終結を取り消す',
    description: '支援が続きます。nextAction がなければ、次の平日に「次を本人と決める」が入ります。',
    response: supportCase,
    versioned: true,
    body: input(
      'ClosureWithdrawal',
      z.object({ reason, nextAction: nextActionInput.nullish().transform((value) => value ?? null) }),
    ),
    write: async (request) => {
      const next = request.body.nextAction ?? {
        kind: 'review' as const,
        dueOn: addBusinessDays(request.action.today, 1),
        time: null,
        note: '終結を取り消した。次を本人と決める',
        assignee: null,
      }
      return answering(
        await correctClosure(request.action, idOf(request.params), next, back(request.body.reason)),
        ({ caseId }) => caseAfter(request, caseId),
      )
    },
  }),
]
