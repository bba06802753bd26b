/** The laws of the house that no wall holds: every action asks who may and leaves its entry, no GET writes, every route has a door. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { allRoutes } from '../../src/app.tsx'
import { events } from '../../src/events.ts'
import {
  acknowledgeWalkIn,
  correctTargetType,
  endAppointment,
  makeAppointment,
  moveAppointments,
  takeBackConsultation,
  changeNextAction,
  correctConsultation,
  decideTargetType,
  mergePeople,
  openCase,
  openCaseInput,
  recordConsultation,
  recordWalkIn,
  undoMerge,
} from '../../src/modules/casework/cases/index.ts'
import {
  correctClosure,
  approveClosure,
  closeCase,
  returnClosure,
} from '../../src/modules/continuity/closures/index.ts'
import { addSpan, correctSpan, importSpans, removeSpan, spanInput } from '../../src/modules/casework/careers/index.ts'
import {
  arrangeSection,
  publishForm,
  recordEntry,
  resetDraft,
  writeSection,
} from '../../src/modules/casework/assessments/index.ts'
import {
  consentInput,
  endAccess,
  liftRestriction,
  openEmergencyDoor,
  recordConsent,
  restrictCase,
  reviewEmergencyAccess,
  secondEmergencyDoor,
  withdrawConsent,
} from '../../src/modules/casework/consents/index.ts'
import {
  addNote,
  cancelConference,
  closeConference,
  closingInput,
  conferenceInput,
  correctDecision,
  finishDecision,
  inviteParticipant,
  openConference,
  participantInput,
  planConference,
  removeParticipant,
} from '../../src/modules/casework/conferences/index.ts'
import { apiEndpoints } from '../../src/rooms.ts'
import {
  addName,
  addRelation,
  changePerson,
  changeRelation,
  removeName,
  removeRelation,
} from '../../src/modules/people/people/index.ts'
import {
  correctFollowUp,
  correctPlacement,
  recordFollowUp,
  recordPlacement,
} from '../../src/modules/employment/placements/index.ts'
import {
  handOverCaseload,
  leaveNote,
  markNoteRead,
  setCapacity,
  setDeskRules,
} from '../../src/modules/continuity/oversight/index.ts'
import {
  acceptReferral,
  acknowledgeAnswer,
  acknowledgeJointEnd,
  acknowledgeNews,
  amendReferral,
  declineReferral,
  endJointSupport,
  escalateReferral,
  recordJointTalk,
  reportOutcome,
  sendReferral,
  setJointStep,
  withdrawReferral,
} from '../../src/modules/casework/referrals/index.ts'
import {
  agreementInput,
  agreePlan,
  changeFrame,
  chooseMeasures,
  decidePlan,
  decisionInput,
  draftPlan,
  evaluatePlan,
  evaluationInput,
  finishStep,
  frameInput,
  getPlan,
  removeGoal,
  offerPlan,
  reviewInput,
  reviewPlan,
  seeOwnAnswer,
  signOffPlan,
  withdrawPlan,
  writeGoal,
} from '../../src/modules/casework/support-plans/index.ts'
import { answerFinding, enterFinding } from '../../src/modules/council/plan/index.ts'
import { correctActivity, recordActivity, withdrawActivity } from '../../src/modules/council/activities/index.ts'
import {
  adoptDefinition,
  adoptGoal,
  finishRoadmapStep,
  noLinks,
  planStep,
  removeRoadmapStep,
  reportOnRow,
} from '../../src/modules/council/indicators/index.ts'
import { publishRelease } from '../../src/modules/council/releases/index.ts'
import {
  addPlanNode,
  answerPlanComment,
  commentOnPlan,
  movePlanNode,
  notePlanDraft,
  removePlanNode,
  resolvePlanVersion,
  restorePlanNode,
  sendPlanForReview,
  startPlanDraft,
  takePlanBack,
  withdrawPlanDraft,
  writePlanNode,
} from '../../src/modules/council/plan-versions/index.ts'
import {
  approveProgressReport,
  readProgressFigures,
  startProgressReport,
  writeProgressReport,
} from '../../src/modules/council/progress-reports/index.ts'
import {
  decideReport,
  receiveSheets,
  reportInput,
  saveReport,
  saveReports,
} from '../../src/modules/council/reports/index.ts'
import {
  approveDisposal,
  liftHold,
  proposeDisposal,
  returnDisposal,
  setHold,
} from '../../src/modules/continuity/retention/index.ts'
import { closedOn } from '../support/old-case.ts'
import { answerOwnPlan, endOwnPage, openOwnPage } from '../../src/modules/continuity/my/index.ts'
import { correctTraining, endTraining, recordTraining } from '../../src/modules/employment/trainings/index.ts'
import { sentenceOf } from '../../src/rooms.ts'
import { Forbidden, permissions } from '../../src/permissions.ts'
import type { ActionContext } from '../../src/platform/action.ts'
import { addDays } from '../../src/platform/clock.ts'
import { type GetContext, get, page, post, redirect, type Route } from '../../src/platform/http/room.ts'
import { csrfToken } from '../../src/platform/http/forms.ts'
import { createWeb } from '../../src/platform/http/server.ts'
import { type WebParts } from '../../src/platform/http/web-parts.ts'
import type { Outcome } from '../../src/platform/outcome.ts'
import { projectDir } from '../../src/platform/project.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { preparedRelease, sealed } from '../support/releases.ts'
import {
  closedCase,
  decidedType,
  heldFollowUp,
  madeAppointment,
  acceptedReferral,
  accessByConsent,
  agreedPlan,
  begunJointSupport,
  closedConference,
  draftedPlan,
  leftNote,
  mergedRecords,
  newsOfLater,
  nextStep,
  offeredPlan,
  openedCase,
  openedConference,
  plannedConference,
  recordedConsent,
  recordedPlacement,
  recordedSpan,
  recordedTraining,
  sentReferral,
  someClosure,
  someTalk,
  talkedAgain,
  toldWalkIn,
  twinRecords,
  valueOf,
} from '../support/thread.ts'

const modulesDir = join(projectDir, 'src', 'modules')
const actionFiles = readdirSync(modulesDir, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.actions.ts'))
  .sort()

interface FoundAction {
  name: string
  first: string
  body: string
}

/** Exported functions of an action file that take an ActionContext. */
function actionsIn(path: string): FoundAction[] {
  const source = readFileSync(join(modulesDir, path), 'utf8')
  return parseSync(path, source).program.body.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null
    if (declared?.type !== 'FunctionDeclaration' || !declared.body || !declared.id) return []
    const takes = declared.params[0] ? source.slice(declared.params[0].start, declared.params[0].end) : ''
    if (!/ActionContext/.test(takes)) return []
    const [statementOne] = declared.body.body
    return [
      {
        name: declared.id.name,
        first: statementOne ? source.slice(statementOne.start, statementOne.end) : '',
        body: source.slice(declared.body.start, declared.body.end),
      },
    ]
  })
}

describe('every action', () => {
  /** These check or look something up for an action and write nothing, as the test below makes sure. */
  const checksOnly = ['preparePerson', 'nextActionProblem', 'openFollowUps', 'problemsOfNewPassword', 'mayManage']
  /** Who has the link may: nobody is signed in yet. */
  const byLink = ['acceptInvitation', 'resetByLink']

  test.each(actionFiles)('of %s asks first whether the role may', (path) => {
    for (const { name, first, body } of actionsIn(path)) {
      if (byLink.includes(name)) continue
      if (checksOnly.includes(name))
        expect(body, name).not.toMatch(/\.(?:insertInto|updateTable|deleteFrom)\(|\brecord\(|\bsql`(?!\s*select)/)
      else expect(first, `${path}: ${name}`).toMatch(/^mustBeAllowed\((?:ctx|context)\.actor, '[\w.]+'\)/)
    }
  })

  test('is found by this test', () => {
    const found = actionFiles.flatMap(actionsIn).map((action) => action.name)
    for (const name of [
      'openCase',
      'recordConsultation',
      'acceptReferral',
      'closeCase',
      'recordFollowUp',
      'changePerson',
      'createAccount',
    ])
      expect(found).toContain(name)
    const names = new Set<string>(Object.keys(permissions))
    for (const action of actionFiles.flatMap(actionsIn)) {
      const asked = /^mustBeAllowed\(\w+\.actor, '([\w.]+)'/.exec(action.first)?.[1]
      if (asked !== undefined) expect(names, action.name).toContain(asked)
    }
  })
})

let open: TestCouncil
let worker: SignedInPerson
let other: SignedInPerson
let outsider: SignedInPerson
let person: SignedInPerson
let reporter: SignedInPerson
let manager: SignedInPerson
let stranger: SignedInPerson
let office: SignedInPerson
/** A desk that wants its manager's look before anything begins or ends. */
let strict: SignedInPerson
let lead: SignedInPerson
const today = '2026-01-20'

beforeAll(async () => {
  open = await createTestCouncil({ today })
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  other = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
  manager = await signedInAs(open.council, { role: 'manager', organizationId: 'sapo-shinano' })
  stranger = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-iida', deskId: 'hw-iida-main' })
  strict = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-ueda', deskId: 'hw-ueda-main' })
  lead = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-ueda' })
  valueOf(await act(open.council, lead, (ctx) => setDeskRules(ctx, 'hw-ueda-main', { plan: true, closure: true })))
  office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  reporter = await signedInAs(open.council, { role: 'manager', organizationId: 'sapo-nagano' })
  outsider = await signedInAs(open.council, { role: 'administrator' })
})
afterAll(() => open.close())

const council = () => open.council
const gathering = () => ({
  kind: 'gathering' as const,
  title: '新',
  heldOn: today,
  municipalityCode: null,
  people: 12,
  summary: '新',
  address: '',
})
const progressFigures = () =>
  council().gateway.statistics((db) =>
    readProgressFigures(db, { fiscalYear: 2025, period: 'year', day: today, now: council().clock.now() }),
  )
/** A year's report of its own; the one before it is out of the way. */
const begunProgress = async (): Promise<string> => {
  await open.ownerQuery('delete from progress_reports where approved_at is null')
  const figures = await progressFigures()
  return valueOf(await act(council(), office, (ctx) => startProgressReport(ctx, 2025, { period: 'year' }, figures))).id
}
/** One draft of a year at a time: the one before is out of the way. */
const noDraft = () => open.ownerQuery(`update plan_versions set state = 'withdrawn' where state in ('draft', 'review')`)
const newDraft = async (): Promise<string> => {
  await noDraft()
  return valueOf(await act(council(), office, (ctx) => startPlanDraft(ctx, { fiscalYear: 2025 }, ''))).id
}
const reviewed = async (): Promise<string> => {
  const id = await newDraft()
  valueOf(
    await act(council(), office, (ctx) =>
      writePlanNode(ctx, { versionId: id, kind: 'group', id: '1' }, 1, { title: id, wording: '' }),
    ),
  )
  valueOf(await act(council(), office, (ctx) => sendPlanForReview(ctx, id, { until: addDays(today, 20) })))
  return id
}
const newCase = async (): Promise<string> => (await openedCase(council(), worker)).id
const newReferral = async (): Promise<string> =>
  sentReferral(council(), worker, await newCase(), 'ms-nagano', ['contact'])
/** A case that the other desk answers for now. */
const newHandedOn = async (): Promise<string> => {
  const id = await newCase()
  await acceptedReferral(council(), other, await sentReferral(council(), worker, id, 'ms-nagano', ['contact']))
  return id
}
const newAccepted = async (): Promise<string> => {
  const id = await newReferral()
  await acceptedReferral(council(), other, id)
  return id
}

const someSection = { key: 'new', title: '新', part: 'assessment', fields: [{ key: 'a', label: '新', type: 'text' }] }
const someFrame = () =>
  frameInput.parse({
    wish: '新',
    startsOn: today,
    endsOn: addDays(today, 90),
    reviewOn: addDays(today, 30),
    services: [],
  })
async function newPlan(): Promise<{ caseId: string; id: string; goalId: string }> {
  const caseId = await newCase()
  return { caseId, ...(await draftedPlan(council(), worker, caseId)) }
}
const strictCase = () => openedCase(council(), strict)
async function planToSignOff(): Promise<{ caseId: string; id: string }> {
  const { id: caseId } = await strictCase()
  return { caseId, ...(await agreedPlan(council(), strict, caseId)) }
}
async function closureToSignOff(): Promise<string> {
  const { id } = await strictCase()
  valueOf(await act(council(), strict, (ctx) => closeCase(ctx, id, someClosure(today))))
  return id
}

const someSpan = spanInput.parse({ kind: 'regular', employer: '新', startedOn: '2020-04-01', endedOn: '2021-03-31' })
const someRelation = {
  relation: 'mother',
  relativeId: null,
  name: '新',
  phone: '',
  mayCall: false,
  reachFrom: null,
  reachTo: null,
  livesTogether: true,
  note: '',
} as const
const someConsent = () =>
  consentInput.parse({
    givenOn: today,
    givenBy: 'self',
    method: 'signature',
    purposes: ['coordination'],
    parts: ['contact'],
    recipients: ['hw-ueda'],
  })

interface Try {
  by: () => SignedInPerson
  /** Makes what the action needs, then the action. */
  ready: () => Promise<(ctx: ActionContext) => Promise<Outcome<unknown>>>
  event: keyof typeof events
}

const tries: Record<string, Try> = {
  openCase: {
    by: () => worker,
    event: 'case.opened',
    ready: async () => {
      const { nextAction, ...talk } = someTalk(today)
      return (ctx) => openCase(ctx, openCaseInput.parse({ deskId: 'sapo-shinano', ...talk, nextAction }))
    },
  },
  recordConsultation: {
    by: () => worker,
    event: 'consultation.recorded',
    ready: async () => {
      const id = await newCase()
      return (ctx) => recordConsultation(ctx, id, someTalk(today))
    },
  },
  correctConsultation: {
    by: () => worker,
    event: 'consultation.corrected',
    ready: async () => {
      const id = await newCase()
      const talk = await talkedAgain(council(), worker, id)
      return (ctx) => correctConsultation(ctx, id, talk, { ...someTalk(today), reason: 'x' })
    },
  },
  changeNextAction: {
    by: () => worker,
    event: 'nextAction.set',
    ready: async () => {
      const id = await newCase()
      return (ctx) => changeNextAction(ctx, id, { ...nextStep(today), done: null })
    },
  },
  finishNextAction: {
    by: () => worker,
    event: 'nextAction.done',
    ready: async () => {
      const id = await newCase()
      return (ctx) => changeNextAction(ctx, id, { ...nextStep(today), done: { note: '' } })
    },
  },
  decideTargetType: {
    by: () => worker,
    event: 'targetType.decided',
    ready: async () => {
      const id = await newCase()
      return (ctx) =>
        decideTargetType(ctx, id, {
          targetType: 1,
          provisional: false,
          decidedOn: today,
          reasonCode: null,
          reason: '',
          answers: {},
        })
    },
  },
  sendReferral: {
    by: () => worker,
    event: 'referral.sent',
    ready: async () => {
      const id = await newCase()
      return (ctx) =>
        sendReferral(ctx, id, {
          toDeskId: 'ms-nagano',
          reason: 'x',
          requests: 'x',
          mode: 'hand-over',
          urgency: 'normal',
          basis: { kind: 'consent', givenOn: today, until: null },
          shares: ['contact'],
        })
    },
  },
  acceptReferral: {
    by: () => other,
    event: 'referral.accepted',
    ready: async () => {
      const id = await newReferral()
      return (ctx) =>
        acceptReferral(ctx, id, {
          firstAppointmentOn: addDays(today, 1),
          time: null,
          assignee: null,
          note: '',
          task: '',
        })
    },
  },
  declineReferral: {
    by: () => other,
    event: 'referral.declined',
    ready: async () => {
      const id = await newReferral()
      return (ctx) => declineReferral(ctx, id, { reason: 'full', suggestion: 'x' })
    },
  },
  withdrawReferral: {
    by: () => worker,
    event: 'referral.withdrawn',
    ready: async () => {
      const id = await newReferral()
      return (ctx) => withdrawReferral(ctx, id, { reason: 'x' })
    },
  },
  reportOutcome: {
    by: () => other,
    event: 'referral.reported',
    ready: async () => {
      const id = await newAccepted()
      return (ctx) => reportOutcome(ctx, id, { answers: [], result: 'supporting', note: '' })
    },
  },
  acknowledgeAnswer: {
    by: () => worker,
    event: 'referral.acknowledged',
    ready: async () => {
      const id = await newAccepted()
      return (ctx) => acknowledgeAnswer(ctx, id)
    },
  },
  amendReferral: {
    by: () => worker,
    event: 'referral.amended',
    ready: async () => {
      const id = await newReferral()
      return (ctx) => amendReferral(ctx, id, { reason: 'y', requests: 'y' })
    },
  },
  acknowledgeNews: {
    by: () => worker,
    event: 'referral.newsRead',
    ready: async () => {
      const { newsId } = await newsOfLater(open, worker)
      return (ctx) => acknowledgeNews(ctx, newsId)
    },
  },
  handOverCaseload: {
    by: () => manager,
    event: 'case.reassigned',
    ready: async () => {
      const id = await newCase()
      return (ctx) => handOverCaseload(ctx, worker.accountId, { to: manager.accountId, cases: [id], note: '新' })
    },
  },
  leaveNote: {
    by: () => manager,
    event: 'supervision.noted',
    ready: async () => {
      const id = await newCase()
      return (ctx) => leaveNote(ctx, id, { note: '新' })
    },
  },
  markNoteRead: {
    by: () => worker,
    event: 'supervision.read',
    ready: async () => {
      const id = await newCase()
      const note = await leftNote(open, manager, id)
      return (ctx) => markNoteRead(ctx, id, note)
    },
  },
  setCapacity: {
    by: () => manager,
    event: 'desk.capacitySet',
    ready: async () => (ctx) => setCapacity(ctx, 'sapo-shinano', { openCases: 40, waitingDays: 14, note: '' }),
  },
  escalateReferral: {
    by: () => worker,
    event: 'referral.escalated',
    ready: async () => {
      const id = await newReferral()
      return (ctx) => escalateReferral(ctx, id)
    },
  },
  addName: {
    by: () => worker,
    event: 'person.changed',
    ready: async () => {
      const { personId } = await openedCase(council(), worker)
      return (ctx) =>
        addName(ctx, personId, {
          kind: 'former',
          familyName: '新',
          givenName: '',
          familyNameKana: '',
          givenNameKana: '',
        })
    },
  },
  removeName: {
    by: () => worker,
    event: 'person.changed',
    ready: async () => {
      const { personId } = await openedCase(council(), worker)
      const { id } = valueOf(
        await act(council(), worker, (ctx) =>
          addName(ctx, personId, {
            kind: 'former',
            familyName: '新',
            givenName: '',
            familyNameKana: '',
            givenNameKana: '',
          }),
        ),
      )
      return (ctx) => removeName(ctx, personId, id)
    },
  },
  addRelation: {
    by: () => worker,
    event: 'person.changed',
    ready: async () => {
      const { personId } = await openedCase(council(), worker)
      return (ctx) => addRelation(ctx, personId, someRelation)
    },
  },
  changeRelation: {
    by: () => worker,
    event: 'person.changed',
    ready: async () => {
      const { personId } = await openedCase(council(), worker)
      const { id } = valueOf(await act(council(), worker, (ctx) => addRelation(ctx, personId, someRelation)))
      return (ctx) => changeRelation(ctx, personId, id, { ...someRelation, name: '改' })
    },
  },
  recordWalkIn: {
    by: () => worker,
    event: 'case.cameElsewhere',
    ready: async () => {
      const id = await newHandedOn()
      return (ctx) => recordWalkIn(ctx, id, { ...someTalk(today), deskId: 'sapo-shinano', told: '新' })
    },
  },
  acknowledgeWalkIn: {
    by: () => other,
    event: 'case.cameElsewhereRead',
    ready: async () => {
      const id = await toldWalkIn(council(), worker, await newHandedOn())
      return (ctx) => acknowledgeWalkIn(ctx, id)
    },
  },
  removeRelation: {
    by: () => worker,
    event: 'person.changed',
    ready: async () => {
      const { personId } = await openedCase(council(), worker)
      const { id } = valueOf(await act(council(), worker, (ctx) => addRelation(ctx, personId, someRelation)))
      return (ctx) => removeRelation(ctx, personId, id)
    },
  },
  mergePeople: {
    by: () => worker,
    event: 'person.merged',
    ready: async () => {
      const { kept, twin } = await twinRecords(council(), worker)
      return (ctx) => mergePeople(ctx, kept.personId, twin.personId, { reason: 'x' })
    },
  },
  undoMerge: {
    by: () => worker,
    event: 'person.unmerged',
    ready: async () => {
      const { mergeId } = await mergedRecords(council(), worker)
      return (ctx) => undoMerge(ctx, mergeId)
    },
  },
  addSpan: {
    by: () => worker,
    event: 'career.recorded',
    ready: async () => {
      const id = await newCase()
      return (ctx) => addSpan(ctx, id, someSpan)
    },
  },
  correctSpan: {
    by: () => worker,
    event: 'career.recorded',
    ready: async () => {
      const id = await newCase()
      const span = await recordedSpan(council(), worker, id)
      return (ctx) => correctSpan(ctx, id, span, someSpan)
    },
  },
  removeSpan: {
    by: () => worker,
    event: 'career.removed',
    ready: async () => {
      const id = await newCase()
      const span = await recordedSpan(council(), worker, id)
      return (ctx) => removeSpan(ctx, id, span)
    },
  },
  importSpans: {
    by: () => worker,
    event: 'career.recorded',
    ready: async () => {
      const id = await newCase()
      return (ctx) =>
        importSpans(ctx, id, [
          { row: 2, span: someSpan },
          { row: 3, span: { ...someSpan, work: '検査' } },
        ])
    },
  },
  recordConsent: {
    by: () => worker,
    event: 'consent.recorded',
    ready: async () => {
      const id = await newCase()
      return (ctx) => recordConsent(ctx, id, someConsent(), null)
    },
  },
  withdrawConsent: {
    by: () => worker,
    event: 'consent.withdrawn',
    ready: async () => {
      const id = await recordedConsent(council(), worker, await newCase())
      return (ctx) => withdrawConsent(ctx, id, { because: 'person', withdrawnOn: today, note: '' })
    },
  },
  endAccess: {
    by: () => worker,
    event: 'access.ended',
    ready: async () => {
      const id = await accessByConsent(council(), worker, await newCase())
      return (ctx) => endAccess(ctx, id, { reason: 'x' })
    },
  },
  restrictCase: {
    by: () => worker,
    event: 'case.restricted',
    ready: async () => {
      const id = await newCase()
      return (ctx) => restrictCase(ctx, id, { accounts: [worker.accountId], reason: 'x' })
    },
  },
  liftRestriction: {
    by: () => worker,
    event: 'case.unrestricted',
    ready: async () => {
      const id = await newCase()
      valueOf(
        await act(council(), worker, (ctx) => restrictCase(ctx, id, { accounts: [worker.accountId], reason: 'x' })),
      )
      return (ctx) => liftRestriction(ctx, id)
    },
  },
  openEmergencyDoor: {
    by: () => stranger,
    event: 'emergency.opened',
    ready: async () => {
      const { number } = await openedCase(council(), worker)
      return (ctx) =>
        openEmergencyDoor(ctx, { kana: '', birthDate: null, number, reason: '連絡がつかず、とても危ない', hours: 1 })
    },
  },
  secondEmergencyDoor: {
    by: () => worker,
    event: 'emergency.seconded',
    ready: async () => {
      const { id, number } = await openedCase(council(), worker)
      valueOf(
        await act(council(), worker, (ctx) => restrictCase(ctx, id, { accounts: [worker.accountId], reason: 'x' })),
      )
      const asker = await signedInAs(council(), {
        role: 'counselor',
        organizationId: 'hw-iida',
        deskId: 'hw-iida-main',
      })
      valueOf(
        await act(council(), asker, (ctx) =>
          openEmergencyDoor(ctx, { kana: '', birthDate: null, number, reason: '連絡がつかず、とても危ない', hours: 1 }),
        ),
      )
      const [entry] = await open.ownerQuery<{ id: string }>('select id from emergency_accesses where case_id = $1', [
        id,
      ])
      return (ctx) => secondEmergencyDoor(ctx, entry?.id ?? '')
    },
  },
  reviewEmergencyAccess: {
    by: () => manager,
    event: 'emergency.reviewed',
    ready: async () => {
      const { id, number } = await openedCase(council(), worker)
      valueOf(
        await act(
          council(),
          await signedInAs(council(), { role: 'counselor', organizationId: 'hw-iida', deskId: 'hw-iida-main' }),
          (ctx) =>
            openEmergencyDoor(ctx, {
              kana: '',
              birthDate: null,
              number,
              reason: '連絡がつかず、とても危ない',
              hours: 1,
            }),
        ),
      )
      const [row] = await open.ownerQuery<{ id: string }>('select id from emergency_accesses where case_id = $1', [id])
      return (ctx) => reviewEmergencyAccess(ctx, row?.id ?? '', { review: 'justified', note: '' })
    },
  },
  recordPlacement: {
    by: () => worker,
    event: 'placement.recorded',
    ready: async () => {
      const id = await newCase()
      return (ctx) =>
        recordPlacement(ctx, id, {
          employerName: 'x',
          startedOn: today,
          regular: true,
          weeklyHours: 38,
          route: 'hello-work',
        })
    },
  },
  makeAppointment: {
    by: () => worker,
    event: 'appointment.made',
    ready: async () => {
      const id = await newCase()
      return (ctx) =>
        makeAppointment(ctx, id, {
          onDay: addDays(today, 3),
          time: null,
          minutes: null,
          way: 'visit',
          place: '',
          who: '',
          reminder: 'none',
          note: '新',
          assignee: null,
        })
    },
  },
  endAppointment: {
    by: () => worker,
    event: 'appointment.ended',
    ready: async () => {
      const id = await madeAppointment(council(), worker, await newCase())
      return (ctx) => endAppointment(ctx, id, { how: 'cancelled', note: '新', onDay: null, time: null })
    },
  },
  moveAppointments: {
    by: () => worker,
    event: 'appointment.ended',
    ready: async () => {
      const id = await madeAppointment(council(), worker, await newCase())
      return (ctx) => moveAppointments(ctx, [id], { onDay: addDays(today, 9), note: '新' })
    },
  },
  takeBackConsultation: {
    by: () => worker,
    event: 'record.corrected',
    ready: async () => {
      const id = await newCase()
      const talk = await talkedAgain(council(), worker, id)
      return (ctx) => takeBackConsultation(ctx, id, talk, { reason: '新', toCaseId: null })
    },
  },
  correctTargetType: {
    by: () => worker,
    event: 'record.corrected',
    ready: async () => {
      const id = await newCase()
      const decision = await decidedType(council(), worker, id)
      return (ctx) =>
        correctTargetType(
          ctx,
          id,
          decision,
          { targetType: 3, provisional: true, decidedOn: today },
          { how: 'correct', reason: '新' },
        )
    },
  },
  correctClosure: {
    by: () => worker,
    event: 'record.corrected',
    ready: async () => {
      const id = await closedCase(council(), worker)
      return (ctx) =>
        correctClosure(
          ctx,
          id,
          { reason: 'own-wish', closedOn: today, summary: '新', reopenHint: '' },
          { how: 'correct', reason: '新' },
        )
    },
  },
  correctPlacement: {
    by: () => worker,
    event: 'record.corrected',
    ready: async () => {
      const id = await recordedPlacement(council(), worker, await newCase())
      return (ctx) => correctPlacement(ctx, id, null, { how: 'withdraw', reason: '新' })
    },
  },
  correctFollowUp: {
    by: () => worker,
    event: 'record.corrected',
    ready: async () => {
      const id = await heldFollowUp(council(), worker, await newCase())
      return (ctx) => correctFollowUp(ctx, id, 1, null, { how: 'withdraw', reason: '新' })
    },
  },
  correctTraining: {
    by: () => worker,
    event: 'record.corrected',
    ready: async () => {
      const id = await recordedTraining(council(), worker, await newCase())
      return (ctx) => correctTraining(ctx, id, null, { how: 'withdraw', reason: '新' })
    },
  },
  recordFollowUp: {
    by: () => worker,
    event: 'followUp.recorded',
    ready: async () => {
      const id = await recordedPlacement(council(), worker, await newCase())
      return (ctx) =>
        recordFollowUp(ctx, id, {
          month: 1,
          heldOn: today,
          with: 'person',
          status: 'working',
          endedOn: null,
          endReason: null,
          note: '',
        })
    },
  },
  tryFollowUp: {
    by: () => worker,
    event: 'followUp.tried',
    ready: async () => {
      const id = await recordedPlacement(council(), worker, await newCase())
      return (ctx) =>
        recordFollowUp(ctx, id, {
          month: 1,
          heldOn: today,
          with: 'person',
          status: 'unknown',
          endedOn: null,
          endReason: null,
          note: '新',
        })
    },
  },
  leaveJob: {
    by: () => worker,
    event: 'case.reopened',
    ready: async () => {
      const id = await recordedPlacement(council(), worker, await newCase())
      return (ctx) =>
        recordFollowUp(ctx, id, {
          month: 1,
          heldOn: today,
          with: 'person',
          status: 'left',
          endedOn: today,
          endReason: 'health',
          note: '',
        })
    },
  },
  closeCase: {
    by: () => worker,
    event: 'case.closed',
    ready: async () => {
      const id = await newCase()
      await recordedPlacement(council(), worker, id)
      return (ctx) => closeCase(ctx, id, someClosure(today))
    },
  },
  recordEntry: {
    by: () => worker,
    event: 'assessment.recorded',
    ready: async () => {
      const id = await newCase()
      return (ctx) =>
        recordEntry(ctx, id, 'support-station', 'life', { askedOn: today, answers: { strength: '新' }, onto: null })
    },
  },
  writeSection: {
    by: () => office,
    event: 'form.drafted',
    ready: async () => (ctx) => writeSection(ctx, 'young', someSection),
  },
  arrangeSection: {
    by: () => office,
    event: 'form.drafted',
    ready: async () => (ctx) => arrangeSection(ctx, 'hikikomori', 'family', 'up'),
  },
  resetDraft: {
    by: () => office,
    event: 'form.drafted',
    ready: async () => {
      valueOf(await act(council(), office, (ctx) => writeSection(ctx, 'hello-work', someSection)))
      return (ctx) => resetDraft(ctx, 'hello-work')
    },
  },
  publishForm: {
    by: () => office,
    event: 'form.published',
    ready: async () => {
      valueOf(await act(council(), office, (ctx) => writeSection(ctx, 'reception', someSection)))
      return (ctx) => publishForm(ctx, 'reception', { note: '' })
    },
  },
  draftPlan: {
    by: () => worker,
    event: 'supportPlan.drafted',
    ready: async () => {
      const id = await newCase()
      return (ctx) => draftPlan(ctx, id, someFrame())
    },
  },
  changeFrame: {
    by: () => worker,
    event: 'supportPlan.changed',
    ready: async () => {
      const { caseId, id } = await newPlan()
      return (ctx) => changeFrame(ctx, caseId, id, someFrame(), null)
    },
  },
  writeGoal: {
    by: () => worker,
    event: 'supportPlan.changed',
    ready: async () => {
      const { caseId, id } = await newPlan()
      return (ctx) =>
        writeGoal(ctx, caseId, id, null, {
          goal: '新',
          steps: [{ step: '新', doer: 'person', doerName: '', dueOn: addDays(today, 7) }],
        })
    },
  },
  removeGoal: {
    by: () => worker,
    event: 'supportPlan.changed',
    ready: async () => {
      const { caseId, id, goalId } = await newPlan()
      return (ctx) => removeGoal(ctx, caseId, id, goalId)
    },
  },
  chooseMeasures: {
    by: () => worker,
    event: 'supportPlan.changed',
    ready: async () => {
      const { caseId, id } = await newPlan()
      return (ctx) => chooseMeasures(ctx, caseId, id, 2025, { measures: [] })
    },
  },
  withdrawPlan: {
    by: () => worker,
    event: 'supportPlan.withdrawn',
    ready: async () => {
      const { caseId, id } = await newPlan()
      return (ctx) => withdrawPlan(ctx, caseId, id)
    },
  },
  agreePlan: {
    by: () => worker,
    event: 'supportPlan.agreed',
    ready: async () => {
      const { caseId, id } = await newPlan()
      return (ctx) => agreePlan(ctx, caseId, id, agreementInput.parse({ agreedOn: today, how: 'oral', witness: '新' }))
    },
  },
  beginPlan: {
    by: () => worker,
    event: 'supportPlan.begun',
    ready: async () => {
      const { caseId, id } = await newPlan()
      return (ctx) => agreePlan(ctx, caseId, id, agreementInput.parse({ agreedOn: today, how: 'signature' }))
    },
  },
  decidePlan: {
    by: () => worker,
    event: 'supportPlan.decided',
    ready: async () => {
      const caseId = await newCase()
      const { id } = await agreedPlan(council(), worker, caseId, { services: ['rent-support'] })
      return (ctx) =>
        decidePlan(
          ctx,
          caseId,
          id,
          decisionInput.parse({
            conferenceOn: today,
            form: 'meeting',
            result: 'fit',
            decidedOn: today,
            decidedBy: '新',
          }),
        )
    },
  },
  signOffPlan: {
    by: () => lead,
    event: 'supportPlan.signedOff',
    ready: async () => {
      const { caseId, id } = await planToSignOff()
      return (ctx) => signOffPlan(ctx, caseId, id, { decision: 'approve' })
    },
  },
  returnPlan: {
    by: () => lead,
    event: 'supportPlan.returned',
    ready: async () => {
      const { caseId, id } = await planToSignOff()
      return (ctx) => signOffPlan(ctx, caseId, id, { decision: 'return', note: '新' })
    },
  },
  finishStep: {
    by: () => worker,
    event: 'supportPlan.stepDone',
    ready: async () => {
      const caseId = await newCase()
      const { id } = await agreedPlan(council(), worker, caseId)
      const step = (await council().gateway.read(worker, (db) => getPlan(db, caseId, id))).goals[0]?.steps[0]?.id ?? ''
      return (ctx) => finishStep(ctx, caseId, id, step)
    },
  },
  reviewPlan: {
    by: () => worker,
    event: 'supportPlan.reviewed',
    ready: async () => {
      const caseId = await newCase()
      const { id, goalId } = await agreedPlan(council(), worker, caseId)
      return (ctx) =>
        reviewPlan(
          ctx,
          caseId,
          id,
          reviewInput.parse({
            heldOn: today,
            method: 'visit',
            progress: { [goalId]: 'slow' },
            voice: '新',
            nextReviewOn: addDays(today, 30),
          }),
        )
    },
  },
  evaluatePlan: {
    by: () => worker,
    event: 'supportPlan.evaluated',
    ready: async () => {
      const caseId = await newCase()
      const { id, goalId } = await agreedPlan(council(), worker, caseId)
      return (ctx) =>
        evaluatePlan(
          ctx,
          caseId,
          id,
          evaluationInput.parse({
            endedOn: today,
            results: { [goalId]: { result: 'partly', note: '新' } },
            evaluation: '新',
            continues: 'replan',
            changes: [],
          }),
        )
    },
  },
  openOwnPage: {
    by: () => worker,
    event: 'ownPage.opened',
    ready: async () => {
      const id = await newCase()
      return (ctx) => openOwnPage(ctx, id, { email: `${id}@mail.example` }, 'http://localhost')
    },
  },
  endOwnPage: {
    by: () => worker,
    event: 'ownPage.ended',
    ready: async () => {
      const { caseId } = await offered()
      return (ctx) => endOwnPage(ctx, caseId)
    },
  },
  offerPlan: {
    by: () => worker,
    event: 'supportPlan.offered',
    ready: async () => {
      const { caseId, id } = await newPlan()
      valueOf(
        await act(council(), worker, (ctx) =>
          openOwnPage(ctx, caseId, { email: `${caseId}@mail.example` }, 'http://localhost'),
        ),
      )
      return (ctx) => offerPlan(ctx, caseId, id)
    },
  },
  answerOwnPlan: {
    by: () => person,
    event: 'supportPlan.agreed',
    ready: async () => {
      const { planId } = await offered()
      return (ctx) => answerOwnPlan(ctx, planId, { answer: 'agree', note: '新', version: 2 })
    },
  },
  askForChange: {
    by: () => person,
    event: 'supportPlan.changeAsked',
    ready: async () => {
      const { planId } = await offered()
      return (ctx) => answerOwnPlan(ctx, planId, { answer: 'change', note: '新', version: 2 })
    },
  },
  seeOwnAnswer: {
    by: () => worker,
    event: 'supportPlan.answerSeen',
    ready: async () => {
      const { caseId, planId } = await offered()
      valueOf(
        await act(council(), person, (ctx) => answerOwnPlan(ctx, planId, { answer: 'change', note: '新', version: 2 })),
      )
      return (ctx) => seeOwnAnswer(ctx, caseId, planId)
    },
  },
  saveReport: {
    by: () => reporter,
    event: 'report.revised',
    ready: async () => {
      const month = nextMonth()
      return (ctx) =>
        saveReport(
          ctx,
          { kpiCode: 'regular-employment', month },
          reportInput.parse({ status: 'sent', parts: { ueda: 1 }, note: '新' }),
        )
    },
  },
  receiveSheets: {
    by: () => office,
    event: 'report.sheetsReceived',
    ready: async () => (ctx) => receiveSheets(ctx, [{ name: 'x.xlsx', bytes: new Uint8Array(3) }]),
  },
  saveReports: {
    by: () => reporter,
    event: 'report.revised',
    ready: async () => {
      const month = nextMonth()
      return (ctx) =>
        saveReports(ctx, month, [
          {
            code: 'regular-employment',
            label: 'x',
            input: reportInput.parse({ status: 'sent', parts: { ueda: 1 }, note: '新' }),
          },
        ])
    },
  },
  startPlanDraft: {
    by: () => office,
    event: 'planVersion.started',
    ready: async () => {
      await noDraft()
      return (ctx) => startPlanDraft(ctx, { fiscalYear: 2025 }, '新')
    },
  },
  notePlanDraft: {
    by: () => office,
    event: 'planVersion.noted',
    ready: async () => {
      const id = await newDraft()
      return (ctx) => notePlanDraft(ctx, id, '新')
    },
  },
  writePlanNode: {
    by: () => office,
    event: 'planVersion.nodeWritten',
    ready: async () => {
      const id = await newDraft()
      return (ctx) => writePlanNode(ctx, { versionId: id, kind: 'group', id: '1' }, 1, { title: '新', wording: '新' })
    },
  },
  addPlanNode: {
    by: () => office,
    event: 'planVersion.nodeAdded',
    ready: async () => {
      const id = await newDraft()
      return (ctx) => addPlanNode(ctx, id, 'group', '', { title: '新', wording: '新' })
    },
  },
  removePlanNode: {
    by: () => office,
    event: 'planVersion.nodeRemoved',
    ready: async () => {
      const id = await newDraft()
      return (ctx) => removePlanNode(ctx, { versionId: id, kind: 'row', id: 'R01' })
    },
  },
  restorePlanNode: {
    by: () => office,
    event: 'planVersion.nodeRestored',
    ready: async () => {
      const id = await newDraft()
      valueOf(await act(council(), office, (ctx) => removePlanNode(ctx, { versionId: id, kind: 'row', id: 'R01' })))
      return (ctx) => restorePlanNode(ctx, { versionId: id, kind: 'row', id: 'R01' })
    },
  },
  movePlanNode: {
    by: () => office,
    event: 'planVersion.nodeMoved',
    ready: async () => {
      const id = await newDraft()
      return (ctx) => movePlanNode(ctx, { versionId: id, kind: 'row', id: 'R01' }, 'down')
    },
  },
  sendPlanForReview: {
    by: () => office,
    event: 'planVersion.sentForReview',
    ready: async () => {
      const id = await newDraft()
      return (ctx) => sendPlanForReview(ctx, id, { until: addDays(today, 20) })
    },
  },
  takePlanBack: {
    by: () => office,
    event: 'planVersion.takenBack',
    ready: async () => {
      const id = await reviewed()
      return (ctx) => takePlanBack(ctx, id)
    },
  },
  withdrawPlanDraft: {
    by: () => office,
    event: 'planVersion.withdrawn',
    ready: async () => {
      const id = await newDraft()
      return (ctx) => withdrawPlanDraft(ctx, id)
    },
  },
  commentOnPlan: {
    by: () => worker,
    event: 'planVersion.commented',
    ready: async () => {
      const id = await reviewed()
      return (ctx) => commentOnPlan(ctx, id, { nodeKind: 'row', nodeId: 'R01', text: '新' })
    },
  },
  answerPlanComment: {
    by: () => office,
    event: 'planVersion.answered',
    ready: async () => {
      const id = await reviewed()
      const comment = valueOf(
        await act(council(), worker, (ctx) => commentOnPlan(ctx, id, { nodeKind: null, nodeId: null, text: '新' })),
      ).id
      return (ctx) => answerPlanComment(ctx, id, comment, { outcome: 'taken', answer: '新' })
    },
  },
  resolvePlanVersion: {
    by: () => office,
    event: 'planVersion.resolved',
    ready: async () => {
      const id = await reviewed()
      return (ctx) => resolvePlanVersion(ctx, id, { kind: 'amended', resolution: '新', effectiveOn: today })
    },
  },
  startProgressReport: {
    by: () => office,
    event: 'progress.started',
    ready: async () => {
      const figures = await progressFigures()
      return (ctx) => startProgressReport(ctx, 2025, { period: 'half' }, figures)
    },
  },
  writeProgressReport: {
    by: () => office,
    event: 'progress.written',
    ready: async () => {
      const id = await begunProgress()
      return (ctx) => writeProgressReport(ctx, id, 1, { summary: '新' })
    },
  },
  approveProgressReport: {
    by: () => office,
    event: 'progress.approved',
    ready: async () => {
      const [id, figures] = [await begunProgress(), await progressFigures()]
      return (ctx) => approveProgressReport(ctx, id, 1, { approval: '新' }, figures)
    },
  },
  adoptGoal: {
    by: () => office,
    event: 'kpi.goalAdopted',
    ready: async () => (ctx) =>
      adoptGoal(ctx, 2025, 'career-up-conversions', { value: 607, decidedOn: today, resolution: '新', note: '新' }),
  },
  adoptDefinition: {
    by: () => office,
    event: 'kpi.definitionAdopted',
    ready: async () => (ctx) =>
      adoptDefinition(ctx, 'saposute-consultations', { version: 2, validFrom: '2026-04-01', resolution: '新' }),
  },
  publishRelease: {
    by: () => office,
    event: 'release.published',
    ready: async () => {
      await newCase()
      await sealed(council())
      const prepared = await preparedRelease(council())
      return (ctx) => publishRelease(ctx, prepared, { number: prepared.number, note: '新' })
    },
  },
  decideReport: {
    by: () => office,
    event: 'report.revised',
    ready: async () => {
      const month = nextMonth()
      valueOf(
        await act(council(), reporter, (ctx) =>
          saveReport(
            ctx,
            { kpiCode: 'regular-employment', month },
            reportInput.parse({ status: 'sent', parts: { ueda: 1 }, note: '新' }),
          ),
        ),
      )
      return (ctx) =>
        decideReport(
          ctx,
          { organizationId: reporter.organizationId ?? '', kpiCode: 'regular-employment', month },
          { decision: 'return', note: '新' },
        )
    },
  },
  recordActivity: {
    by: () => office,
    event: 'activity.recorded',
    ready: async () => (ctx) => recordActivity(ctx, gathering()),
  },
  correctActivity: {
    by: () => office,
    event: 'activity.corrected',
    ready: async () => {
      const { id } = valueOf(await act(council(), office, (ctx) => recordActivity(ctx, gathering())))
      return (ctx) => correctActivity(ctx, id, 1, { ...gathering(), title: '新' })
    },
  },
  withdrawActivity: {
    by: () => office,
    event: 'activity.withdrawn',
    ready: async () => {
      const { id } = valueOf(await act(council(), office, (ctx) => recordActivity(ctx, gathering())))
      return (ctx) => withdrawActivity(ctx, id)
    },
  },
  reportOnRow: {
    by: () => office,
    event: 'roadmap.reported',
    ready: async () => (ctx) =>
      reportOnRow(ctx, 2025, 'R03', {
        state: 'late',
        evidenceKind: 'other',
        evidence: '新',
        evidenceOn: today,
        reason: '新',
        countermeasure: '新',
        links: noLinks,
      }),
  },
  planStep: {
    by: () => office,
    event: 'roadmap.stepPlanned',
    ready: async () => (ctx) => planStep(ctx, 2025, 'R03', { quarter: 4, step: '新' }),
  },
  finishRoadmapStep: {
    by: () => office,
    event: 'roadmap.stepDone',
    ready: async () => {
      const id = await plannedStep()
      return (ctx) => finishRoadmapStep(ctx, id)
    },
  },
  removeRoadmapStep: {
    by: () => office,
    event: 'roadmap.stepRemoved',
    ready: async () => {
      const id = await plannedStep()
      return (ctx) => removeRoadmapStep(ctx, id)
    },
  },
  answerFinding: {
    by: () => office,
    event: 'finding.answered',
    ready: async () => (ctx) => answerFinding(ctx, 2025, 'L10', { status: 'explained', note: '新', fixedIn: '' }),
  },
  enterFinding: {
    by: () => office,
    event: 'finding.entered',
    ready: async () => (ctx) =>
      enterFinding(ctx, 2025, {
        kind: 'scope',
        title: '新',
        text: '新',
        places: [{ document: 'body', place: '新', quote: '新' }],
        measureId: null,
      }),
  },
  recordTraining: {
    by: () => worker,
    event: 'jobTraining.recorded',
    ready: async () => {
      const id = await newCase()
      return (ctx) =>
        recordTraining(ctx, id, {
          kind: 'bridge',
          course: '新',
          provider: '新',
          startsOn: today,
          endsOn: addDays(today, 30),
        })
    },
  },
  endTraining: {
    by: () => worker,
    event: 'jobTraining.ended',
    ready: async () => {
      const id = await recordedTraining(council(), worker, await newCase())
      return (ctx) =>
        endTraining(ctx, id, {
          result: 'left',
          endedOn: today,
          note: '新',
          nextAction: { ...nextStep(today), note: '新' },
        })
    },
  },
  recordJointTalk: {
    by: () => other,
    event: 'jointSupport.stepSet',
    ready: async () => {
      const id = await joint()
      return (ctx) => recordJointTalk(ctx, id, someTalk(today, '新'))
    },
  },
  setJointStep: {
    by: () => other,
    event: 'jointSupport.stepSet',
    ready: async () => {
      const id = await joint()
      return (ctx) => setJointStep(ctx, id, { ...nextStep(today), note: '新' })
    },
  },
  beginJointSupport: {
    by: () => other,
    event: 'jointSupport.begun',
    ready: async () => {
      const caseId = await newCase()
      const id = valueOf(
        await act(council(), worker, (ctx) =>
          sendReferral(ctx, caseId, {
            toDeskId: 'ms-nagano',
            mode: 'joint',
            reason: '新',
            requests: '新',
            urgency: 'normal',
            basis: { kind: 'consent', givenOn: today, until: null },
            shares: ['contact'],
          }),
        ),
      ).id
      return (ctx) =>
        acceptReferral(ctx, id, {
          firstAppointmentOn: addDays(today, 1),
          time: null,
          assignee: null,
          note: '新',
          task: '新',
        })
    },
  },
  endJointSupport: {
    by: () => other,
    event: 'jointSupport.ended',
    ready: async () => {
      const id = await joint()
      return (ctx) => endJointSupport(ctx, id, { result: 'other', note: '新' })
    },
  },
  acknowledgeJointEnd: {
    by: () => other,
    event: 'jointSupport.endRead',
    ready: async () => {
      const id = await joint()
      valueOf(await act(council(), worker, (ctx) => endJointSupport(ctx, id, { result: null, note: '' })))
      return (ctx) => acknowledgeJointEnd(ctx, id)
    },
  },
  planConference: {
    by: () => worker,
    event: 'conference.planned',
    ready: async () => {
      const id = await newCase()
      return (ctx) =>
        planConference(
          ctx,
          id,
          conferenceInput.parse({
            kind: 'case',
            basis: 'youth-council',
            form: 'paper',
            heldOn: today,
            startsAt: '10:00',
            endsAt: '11:00',
            place: '新',
            parts: ['contact'],
            agenda: '新',
          }),
        )
    },
  },
  inviteParticipant: {
    by: () => worker,
    event: 'conference.invited',
    ready: async () => {
      const { id } = await plannedConference(council(), worker, await newCase(), other)
      return (ctx) =>
        inviteParticipant(
          ctx,
          id,
          participantInput.parse({ name: '新', role: '新', secrecy: 'pledge', pledgedOn: today }),
        )
    },
  },
  removeParticipant: {
    by: () => worker,
    event: 'conference.uninvited',
    ready: async () => {
      const { id, participantId } = await plannedConference(council(), worker, await newCase(), other)
      return (ctx) => removeParticipant(ctx, id, participantId)
    },
  },
  openConference: {
    by: () => worker,
    event: 'conference.opened',
    ready: async () => {
      const { id } = await plannedConference(council(), worker, await newCase(), other)
      return (ctx) => openConference(ctx, id)
    },
  },
  closeConference: {
    by: () => worker,
    event: 'conference.closed',
    ready: async () => {
      const { id } = await openedConference(council(), worker, await newCase(), other)
      return (ctx) =>
        closeConference(
          ctx,
          id,
          closingInput.parse({
            minutes: '新',
            attended: [],
            decisions: [{ decision: '新', organizationId: 'sapo-shinano', ownerName: '新', dueOn: today }],
          }),
        )
    },
  },
  cancelConference: {
    by: () => worker,
    event: 'conference.cancelled',
    ready: async () => {
      const { id } = await plannedConference(council(), worker, await newCase(), other)
      return (ctx) => cancelConference(ctx, id, { reason: '新' })
    },
  },
  correctDecision: {
    by: () => worker,
    event: 'record.corrected',
    ready: async () => {
      const met = await closedConference(council(), worker, await newCase(), other)
      return (ctx) => correctDecision(ctx, met.id, met.decisionId, null, { how: 'withdraw', reason: '新' })
    },
  },
  finishDecision: {
    by: () => other,
    event: 'conference.decisionDone',
    ready: async () => {
      const { id, guestDecisionId } = await closedConference(council(), worker, await newCase(), other)
      return (ctx) => finishDecision(ctx, id, guestDecisionId)
    },
  },
  addNote: {
    by: () => worker,
    event: 'conference.noteAdded',
    ready: async () => {
      const { id } = await closedConference(council(), worker, await newCase(), other)
      return (ctx) => addNote(ctx, id, { note: '新' })
    },
  },
  askClosure: {
    by: () => strict,
    event: 'closure.asked',
    ready: async () => {
      const { id } = await strictCase()
      return (ctx) => closeCase(ctx, id, someClosure(today))
    },
  },
  returnClosure: {
    by: () => lead,
    event: 'closure.returned',
    ready: async () => {
      const id = await closureToSignOff()
      return (ctx) => returnClosure(ctx, id, { note: '新' })
    },
  },
  approveClosure: {
    by: () => lead,
    event: 'case.closed',
    ready: async () => {
      const id = await closureToSignOff()
      return (ctx) => approveClosure(ctx, id)
    },
  },
  setHold: {
    by: () => worker,
    event: 'retention.held',
    ready: async () => {
      const id = await newCase()
      return (ctx) => setHold(ctx, id, { kind: 'lawsuit', reason: '新', since: today, until: null })
    },
  },
  liftHold: {
    by: () => worker,
    event: 'retention.lifted',
    ready: async () => {
      const id = await newCase()
      const hold = valueOf(
        await act(council(), worker, (ctx) =>
          setHold(ctx, id, { kind: 'lawsuit', reason: '新', since: today, until: null }),
        ),
      )
      return (ctx) => liftHold(ctx, id, hold.id, { note: '新' })
    },
  },
  proposeDisposal: {
    by: () => worker,
    event: 'disposal.proposed',
    ready: async () => {
      const id = await longOver()
      return (ctx) => proposeDisposal(ctx, { cases: [id], conferences: [] })
    },
  },
  returnDisposal: {
    by: () => manager,
    event: 'disposal.returned',
    ready: async () => {
      const id = await proposed()
      return (ctx) => returnDisposal(ctx, id, { note: '新' })
    },
  },
  approveDisposal: {
    by: () => manager,
    event: 'disposal.carriedOut',
    ready: async () => {
      const id = await proposed()
      return (ctx) => approveDisposal(ctx, id)
    },
  },
  setDeskRules: {
    by: () => manager,
    event: 'desk.rulesSet',
    ready: async () => (ctx) => setDeskRules(ctx, 'sapo-shinano', { plan: false, closure: false }),
  },
  changePerson: {
    by: () => worker,
    event: 'person.changed',
    ready: async () => {
      const { personId } = await openedCase(council(), worker)
      return (ctx) =>
        changePerson(ctx, personId, 1, {
          familyName: '新',
          givenName: '',
          familyNameKana: 'シン',
          givenNameKana: '',
          alias: '',
          birthDate: null,
          municipalityCode: null,
          phone: '',
          email: '',
          contactCautions: [],
          contactNote: '',
          preferredChannel: null,
          reachFrom: null,
          reachTo: null,
          addressKind: null,
          postalCode: '',
          address: '',
          addressSecret: false,
        })
    },
  },
}

let months = 0
/** Each month once: what was sent waits for the office. */
const nextMonth = (): string => `2025-${String(4 + (months++ % 9)).padStart(2, '0')}-01`
const plannedStep = async (): Promise<string> =>
  valueOf(await act(council(), office, (ctx) => planStep(ctx, 2025, 'R03', { quarter: 4, step: '新' }))).id

/** A plan on the page of a person of its own, who is `person` then. */
async function offered(): Promise<{ caseId: string; planId: string }> {
  const caseId = await newCase()
  const made = await offeredPlan(open, worker, caseId, `${caseId}@mail.example`)
  person = { ...made.person, token: '' }
  return { caseId, planId: made.planId }
}
const longOver = async (): Promise<string> => {
  const id = await newCase()
  await closedOn(open, id, '2020-03-31')
  return id
}
const proposed = async (): Promise<string> => {
  const id = await longOver()
  return valueOf(await act(council(), worker, (ctx) => proposeDisposal(ctx, { cases: [id], conferences: [] }))).id
}
async function joint(): Promise<string> {
  return begunJointSupport(council(), worker, other, await newCase(), 'ms-nagano')
}

describe('what an action leaves behind', () => {
  const personal = ['新', '山田', 'タメシ', 'ヤマダ', '試', '仕事の相談', '続きを聞く']

  test.each(Object.keys(tries))(
    '%s: its entry in the ledger, of ids and codes, in its own transaction',
    async (name) => {
      const each = tries[name] as Try
      const action = await each.ready()
      const before = await open.ownerQuery<{ id: string }>('select id from ledger')
      const known = new Set(before.map((row) => row.id))
      valueOf(await act(council(), each.by(), action))
      const added = (
        await open.ownerQuery<{
          id: string
          kind: string
          payload: Record<string, unknown>
          organization_id: string
          account_id: string
          text: string
        }>('select id, kind, payload, organization_id, account_id, payload::text as text from ledger')
      ).filter((row) => !known.has(row.id))
      expect(added.map((row) => row.kind)).toContain(each.event)
      for (const row of added) {
        expect(events[row.kind as keyof typeof events].payload.parse(row.payload), row.kind).toEqual(row.payload)
        expect([row.organization_id, row.account_id]).toEqual([each.by().organizationId, each.by().accountId])
        for (const word of personal) expect(row.text, row.kind).not.toContain(word)
      }
      // No fact without the entry it comes from, and no identity in it.
      const facts = await open.ownerQuery<{ text: string }>(
        'select f::text as text from facts f where ledger_id = any($1::uuid[])',
        [added.map((row) => row.id)],
      )
      for (const fact of facts) for (const word of personal) expect(fact.text).not.toContain(word)
    },
  )

  test.each(Object.keys(tries))('%s: nothing, where the role may not', async (name) => {
    const action = await (tries[name] as Try).ready()
    const count = async () =>
      open.ownerQuery(
        'select (select count(*) from ledger) + (select count(*) from facts) + (select count(*) from next_actions) as rows',
      )
    const before = await count()
    await expect(act(council(), outsider, action)).rejects.toBeInstanceOf(Forbidden)
    expect(await count()).toEqual(before)
  })

  test('every action of the thread is tried here', () => {
    const own = new Set([
      ...Object.keys(tries),
      'preparePerson',
      'nextActionProblem',
      'openFollowUps',
      'createPerson',
      'cancelFollowUps',
      'openEarlierCases',
    ])
    const thread = actionFiles
      .filter((path) =>
        /^[^/]+\/(cases|people|careers|assessments|consents|referrals|placements|trainings|plan|plan-versions|indicators|reports|support-plans|my|conferences|closures|retention|oversight)\//.test(
          path,
        ),
      )
      .flatMap(actionsIn)
      .map((action) => action.name)
    expect(thread.filter((name) => !own.has(name))).toEqual([])
  })

  test('every event of a case has its sentence on the case page, and has happened here', async () => {
    const seen = new Set(
      (await open.ownerQuery<{ kind: string }>('select distinct kind from ledger')).map((row) => row.kind),
    )
    const ofCases = Object.entries(events).flatMap(([kind, { label }]) => (label === null ? [] : [kind]))
    expect(ofCases.filter((kind) => !seen.has(kind))).toEqual([])
    const rows = await open.ownerQuery<{
      id: string
      kind: string
      payload: Record<string, unknown>
      occurred_on: string
    }>('select distinct on (kind) id, kind, payload, occurred_on from ledger where kind = any($1)', [ofCases])
    for (const row of rows) {
      const sentence = sentenceOf(row.kind, row.payload)
      expect(sentence, row.kind).toMatch(/ました(?:\(.+\))?$/)
      // A sentence with a gap where a word was not found is none.
      expect(sentence, row.kind).not.toMatch(/\(\)|undefined|null|\[object|\(・|・\)/)
    }
  })
})

describe('routes', () => {
  const routes: Route[] = allRoutes(() => {
    throw new Error('only declared')
  })

  test('have a door each: public, signed-in, or a permission that somebody has', () => {
    for (const route of routes) {
      if (route.door === 'public' || route.door === 'signed-in') continue
      expect(permissions[route.door]?.length, `${route.method} ${route.path}`).toBeGreaterThan(0)
    }
    for (const endpoint of apiEndpoints)
      expect(permissions[endpoint.permission]?.length, endpoint.path).toBeGreaterThan(0)
  })

  test('are open to everybody only where this list says so', () => {
    const reachable = [
      ...new Set(routes.filter((route) => route.door === 'public').map((route) => `${route.method} ${route.path}`)),
    ].toSorted()
    expect(reachable).toEqual([
      'GET /',
      'GET /about',
      'GET /figures',
      'GET /figures/:year/:number',
      'GET /figures/:year/:number/:code',
      'GET /find',
      'GET /find/:desk',
      'GET /find/desks',
      'GET /find/places',
      'GET /invitation',
      'GET /large',
      'GET /open-data',
      'GET /open-data/:year/:number/:file',
      'GET /password/forgot',
      'GET /password/reset',
      'GET /password/sent',
      'GET /sign-in',
      'GET /sign-in/recovery',
      'GET /sign-in/second-factor',
      'POST /invitation',
      'POST /password/forgot',
      'POST /password/reset',
      'POST /sign-in',
      'POST /sign-in/recovery',
      'POST /sign-in/second-factor',
    ])
  })

  test('stand once each', () => {
    const all = routes.map((route) => `${route.method} ${route.path}`)
    expect(all.filter((each, index) => all.indexOf(each) !== index)).toEqual([])
  })
})

/** A web of the worker and nothing around it. */
const partsOf = (): WebParts => ({
  councilOf: () => open.council,
  authenticate: async () => ({ actor: worker, sessionId: 'x' }),
  detour: () => null,
  shell: () => ({ shell: {} as never, whole: Promise.resolve() }),
  publicShell: () => ({}) as never,
  plainShell: () => ({}) as never,
  render: (element) => (typeof element === 'string' ? element : 'rendered'),
  renderFragment: () => 'rendered',
  errorPage: (_, problem) => `${problem.status} ${JSON.stringify(problem.retry?.fields ?? null)}` as never,
  waitingPage: () => 'waiting' as never,
  titles: { draft: () => '', duty: (name: string) => name, event: () => '' },
  scanner: null,
})

test('where somebody was faster a form is answered with that, and what was typed stays', async () => {
  const taken = { account_id: worker.accountId, submission_id: 'twice', action: 'x', answer: '{}' }
  const web = createWeb(
    [
      post('/tried', 'draft.keep', 'no-person', async (c) => {
        for (const _ of [1, 2])
          await c.action.tx
            .insertInto('submissions')
            .values(taken as never)
            .execute()
        return redirect('/')
      }),
    ],
    partsOf(),
  )
  const answer = await web.request('http://localhost/tried', {
    method: 'POST',
    headers: { host: 'localhost', origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ _csrf: csrfToken(open.council, 'x'), note: '書いた言葉' }),
  })
  expect([answer.status, await answer.text()]).toEqual([409, expect.stringMatching(/^409 .*書いた言葉/)])
  expect(await open.ownerQuery(`select from submissions where submission_id = 'twice'`)).toEqual([])
})

describe('a GET that writes', () => {
  /** A web of one route, with what a careless hand could write into its handler. */
  const webOf = (handler: (c: GetContext) => Promise<unknown>) =>
    createWeb(
      [
        get('/tried', 'signed-in', 'no-person', async (c) => {
          await handler(c)
          return page(null as never)
        }),
      ],
      partsOf(),
    )
  const tried = (handler: (c: GetContext) => Promise<unknown>) =>
    webOf(handler).request('http://localhost/tried', { headers: { host: 'localhost' } })
  type Writing = ActionContext['tx']
  let drafts: unknown[]
  beforeAll(async () => {
    drafts = await open.ownerQuery('select * from drafts')
  })
  afterEach(async () => expect(await open.ownerQuery('select * from drafts')).toEqual(drafts))

  const draft = () => ({
    id: crypto.randomUUID(),
    account_id: worker.accountId,
    draft_key: 'x',
    path: '/x',
    body: '{}',
  })

  test('fails in the database, whatever the types were told', async () => {
    expect((await tried(async () => undefined)).status).toBe(200)
    expect(
      (await tried((c) => (c.db as unknown as Writing).insertInto('drafts').values(draft()).execute())).status,
    ).toBe(500)
    expect(
      (await tried((c) => (c.db as unknown as Writing).updateTable('cases').set({ status: 'closed' }).execute()))
        .status,
    ).toBe(500)
    expect(
      (
        await tried((c) =>
          c.statistics((db) => (db as unknown as Writing).insertInto('drafts').values(draft()).execute()),
        )
      ).status,
    ).toBe(500)
  })

  test('fails also where it asks for more', async () => {
    const { sql } = await import('kysely')
    expect(
      (
        await tried(async (c) => {
          await sql`set transaction read write`.execute(c.db as never)
          await (c.db as unknown as Writing).insertInto('drafts').values(draft()).execute()
        })
      ).status,
    ).toBe(500)
    expect(
      (await tried((c) => sql`select set_config('transaction_read_only', 'off', true)`.execute(c.db as never))).status,
    ).toBe(500)
  })
})
