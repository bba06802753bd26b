/** 受付, records, next action, type: what is written about a case. The case page itself stands in the workbench. */
import { aCase, aCaseOnPaper, shown } from '../../../subjects.ts'
import { beginningOf } from '../../../platform/japanese/graphemes.ts'
import {
  backTo,
  type Fields,
  get,
  keepingBack,
  page,
  post,
  type PostContext,
  redirect,
  refused,
  type Route,
  type SignedIn,
  textOf,
  type FormKit,
  type PageContext,
} from '../../../platform/http/room.ts'
import { besideFields, done, type FieldError, invalid, NotFound, type Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { changeNextAction, correctConsultation, decideTargetType, recordConsultation } from './case.actions.ts'
import { caseOfNumber, correctTargetType, takeBackConsultation } from './correct-case.actions.ts'
import { type Appointment, listAppointmentsOfCase } from './appointment.queries.ts'
import { askAboutDay } from './unusual-day.ts'
import { correctedText, correctionInput, readCorrected } from './correction.form.ts'
import { nextActionForm, readNextAction } from './next-action.form.ts'
import { consultationCorrectionForm, consultationForm, talkForm } from './talk.form.ts'
import { readTriageFields, targetTypeForm } from './target-type.form.ts'
import type { Topic } from './case.labels.ts'
import { countCases, type CaseListFilter, listCases } from './case.list.queries.ts'
import { type CaseHeader, getCaseHeader, getConsultation, listColleagues, listWordings } from './case.queries.ts'
import { lastConsultation, listConsultations, listTypeDecisions } from './case.history.queries.ts'
import { CopyPage } from './pages/copy-page.tsx'
import { CaseListPage } from './pages/case-list-page.tsx'
import { NextActionPage } from './pages/next-action-page.tsx'
import { usualNext } from './pages/parts.tsx'
import { aheadText } from './pages/case-words.ts'
import { changedStep, changedType, stepMark } from './meanwhile.ts'
import { CorrectConsultationPage, RecordConsultationPage } from './pages/record-consultation-page.tsx'
import { CorrectTargetTypePage, TargetTypePage, type TypeDecision } from './pages/target-type-page.tsx'
import { proposeTargetType, readTriageAnswers, type TriageProposal } from './triage.rules.ts'
import { savedAtOf } from '../../../ui/index.ts'
import { elsewhere, placeOfForm } from './carry.ts'
import { wayOfCase } from './way-in.queries.ts'
import { dateFields, Reading, startingValues, writes, yearAhead } from '../../../forms/index.ts'
import { caseNumberOf } from '../../people/index.ts'

const caseId = (c: PageContext): string => c.id
const colleagues = (c: PageContext) =>
  listColleagues(c.db, c.actor.organizationId ?? '', c.actor.deskId, c.clock.today())

export const caseRoutes: Route[] = [
  get('/cases', 'case.list', shown, async (c) => {
    const filter = filterFrom(c)
    const { rows, more } = await listCases(c.db, filter, c.clock.today())
    // Beside a search the numbers of the whole organization would say something else than what a click shows.
    const counts = filter.folded === '' ? await countCases(c.db, filter.organizationId, c.clock.today()) : null
    c.shows(
      'cases',
      rows.map((row) => row.id),
    )
    return page(
      <CaseListPage
        path={c.path}
        shell={c.shell}
        rows={rows}
        more={more}
        counts={counts}
        filter={filter}
        typed={(c.query.get('q') ?? '').slice(0, 100)}
        today={c.clock.today()}
        hrefWith={(changes) => hrefWith(c.query, changes)}
      />,
    )
  }),

  ...writes('/cases/:id/consultations/new', 'consultation.record', aCase, {
    load: async (c) => ({ header: await getCaseHeader(c.db, c.id), way: await wayOfCase(c.db, c.actor, c.id) }),
    // While it was written the case may have been handed on, or closed: the words go where they belong now.
    turnAway: (c, { way }) => (way === null || way.kind === 'talk' ? null : elsewhere(c, way)),
    draft: ({ header }, c) => placeOfForm(c, `consultation:${header.id}`).key,
    path: (c) => placeOfForm(c, '').path,
    usual: (c, { header }) => ({
      channel: 'visit',
      ...dateFields('occurredOn', dateBoxesOf(c.clock.today())),
      ...usualNext(header.nextAction, c.actor.accountId, c.clock.today()),
    }),
    read: (typed, c, { header }) => {
      const input = consultationForm.read(typed)
      if (!input.ok) return input
      const asked = [
        ...askAboutDay(typed, input.value.occurredOn, c.clock.today()),
        ...changedStep(typed, header.nextAction),
      ]
      return asked.length > 0 ? invalid(...asked) : input
    },
    write: (c, input, { header }) => recordConsultation(c.action, header.id, input),
    done: (_, c, { header }) => redirect(backTo(c, `/cases/${header.id}`), '相談を記録しました。'),
    page: async (form, c, { header }) => (
      <RecordConsultationPage
        {...form}
        header={header}
        colleagues={await colleagues(c)}
        previous={(await lastConsultation(c.db, header.id)) ?? null}
        agreed={await agreedOf(c, header.id)}
        nextWas={stepMark(header.nextAction)}
        ahead={aheadText(header.nextAction, c.clock.today())}
      />
    ),
  }),

  get('/cases/:id/consultations/:consultationId', 'consultation.correct', aCase, async (c) => {
    const header = await getCaseHeader(c.db, caseId(c))
    const talk = await getConsultation(c.db, header.id, c.params['consultationId'] ?? '')
    const kit = await c.form(`correction:${talk.id}`)
    const usual: Fields = {
      ...talkForm.fill({
        occurredOn: talk.occurredOn,
        time: talk.time,
        minutes: talk.minutes,
        channel: talk.channel,
        speaker: talk.speaker,
        speakerRelation: talk.speakerRelation,
        topics: talk.topics as Topic[],
        note: talk.note,
        disclose: talk.disclose,
      }),
      how: 'correct',
    }
    return page(
      <CorrectConsultationPage
        path={c.path}
        shell={c.shell}
        kit={kit}
        header={header}
        values={startingValues(kit.draft, usual)}
        errors={[]}
        savedAt={savedAtOf(kit)}
        wordings={await listWordings(c.db, header.id, talk.id)}
      />,
    )
  }),

  post('/cases/:id/consultations/:consultationId', 'consultation.correct', aCase, async (c) => {
    const header = await getCaseHeader(c.db, caseId(c))
    const id = c.params['consultationId'] ?? ''
    const outcome = await correctTalk(c, header.id, id)
    if (outcome.ok) return redirect(`/cases/${outcome.value.caseId}`, outcome.value.said)
    const newest = await newestWording(c, header.id, id)
    if (newest.length === 0) throw new NotFound('consultation')
    return refused(
      <CorrectConsultationPage
        path={c.path}
        shell={c.shell}
        kit={await c.form(`correction:${id}`)}
        header={header}
        values={c.fields}
        errors={outcome.errors}
        savedAt={null}
        wordings={newest}
      />,
    )
  }),

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
    read: (typed) => readCorrected(typed, (fields) => targetTypeForm.read({ ...fields, reason: '' })),
    write: (c, { input, correction }, { header, decision }) =>
      correctTargetType(c.action, header.id, decision.id, input, correction),
    done: (_, c, { header }) =>
      redirect(`/cases/${header.id}`, `類型の判定を${correctedText(c.fields)}。前の判定も残っています。`),
    page: (form, _, { header, decision }) => <CorrectTargetTypePage {...form} header={header} decision={decision} />,
  }),

  get('/cases/:id/copy', 'case.copy', aCaseOnPaper, async (c) => {
    const header = await getCaseHeader(c.db, caseId(c))
    // The desk gives away its own records; another desk's are asked for there.
    if (header.responsibleOrganizationId !== c.actor.organizationId) throw new NotFound('case')
    const own = (await listConsultations(c.db, header.id)).filter(
      (entry) => entry.organizationId === c.actor.organizationId,
    )
    const records = own.filter((entry) => entry.disclose === 'yes')
    return page(
      <CopyPage
        path={c.path}
        shell={c.shell}
        header={header}
        records={records}
        kept={own.length - records.length}
        today={c.clock.today()}
      />,
    )
  }),

  get('/cases/:id/next-action', 'nextAction.set', aCase, async (c) => {
    const header = await getCaseHeader(c.db, caseId(c))
    const finishes = c.query.get('how') !== 'changed'
    const kit = await c.form(`next-action:${header.id}:${finishes ? 'done' : 'changed'}`, header.version)
    const now = header.nextAction
    const usual: Fields =
      finishes || now === null
        ? { ...yearAhead('dueOn', c.clock.today()), kind: 'appointment', assignee: c.actor.accountId }
        : nextActionForm.fill({ ...now, assignee: now.accountId })
    return page(
      <NextActionPage
        path={keepingBack(c, `${c.path}?how=${finishes ? 'done' : 'changed'}`)}
        shell={c.shell}
        kit={kit}
        header={header}
        values={startingValues(kit.draft, usual)}
        errors={[]}
        colleagues={await colleagues(c)}
        finishes={finishes}
      />,
    )
  }),

  post('/cases/:id/next-action', 'nextAction.set', aCase, async (c) => {
    const header = await getCaseHeader(c.db, caseId(c))
    const finishes = textOf(c.fields, 'how') === 'done'
    const input = readNextAction(c.fields, (header.nextAction?.appointmentId ?? null) !== null)
    const faster = textOf(c.fields, '_version') !== '' && Number(textOf(c.fields, '_version')) !== header.version
    const outcome = !input.ok
      ? input
      : faster
        ? staleNextAction(header)
        : await changeNextAction(c.action, header.id, input.value)
    if (outcome.ok)
      return redirect(
        backTo(c, `/cases/${header.id}`),
        finishes ? '予定をすませて、次を決めました。' : '次の予定を変えました。',
      )
    const kit = await c.form(
      `next-action:${header.id}:${finishes ? 'done' : 'changed'}`,
      header.version,
      faster && input.ok,
    )
    return refused(
      <NextActionPage
        path={keepingBack(c, `${c.path}?how=${finishes ? 'done' : 'changed'}`)}
        shell={c.shell}
        kit={kit}
        header={header}
        values={c.fields}
        errors={outcome.errors}
        colleagues={await colleagues(c)}
        finishes={finishes}
      />,
    )
  }),

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
    const proposal = proposeTargetType(readTriageAnswers(readTriageFields(new Reading(c.fields))))
    if (textOf(c.fields, '_intent') === 'propose') {
      const values = {
        ...c.fields,
        targetType: proposal.targetType === null ? 'none' : String(proposal.targetType),
        provisional: proposal.provisional ? 'yes' : '',
      }
      return page(await drawType(c, kit, header, values, [], proposal))
    }
    const input = targetTypeForm.read(c.fields)
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

/** Put right, taken back, or given to the case of the person whose words they are. */
async function correctTalk(
  c: SignedIn<PostContext>,
  id: string,
  consultationId: string,
): Promise<Outcome<{ caseId: string; said: string }>> {
  const how = textOf(c.fields, 'how')
  if (how === 'withdraw' || how === 'move') {
    const reason = check(correctionInput.pick({ reason: true }), { reason: textOf(c.fields, 'reason') })
    if (!reason.ok) return reason
    const typed = textOf(c.fields, 'toNumber').trim()
    if (how === 'move' && typed === '')
      return invalid({ field: 'toNumber', message: '移す先のケースの番号を入れてください。' })
    const number = how === 'move' ? caseNumberOf(typed) : null
    if (how === 'move' && number === null)
      return invalid({ field: 'toNumber', message: 'ケースの番号を、R7-000123 のように入れてください。' })
    const target = number === null ? done(null) : await caseOfNumber(c.db, number)
    const outcome = target.ok
      ? await takeBackConsultation(c.action, id, consultationId, {
          reason: reason.value.reason,
          toCaseId: target.value,
        })
      : target
    if (!outcome.ok) return besideFields(outcome, { toCaseId: 'toNumber' })
    return done({
      caseId: outcome.value.caseId,
      said:
        how === 'move'
          ? '記録を、このケースに移しました。次の予定を、もとのケースといっしょに確かめてください。'
          : '記録を取り消しました。「経過」に、前の言葉が残っています。',
    })
  }
  const input = consultationCorrectionForm.read(c.fields)
  if (!input.ok) return input
  const asked = askAboutDay(c.fields, input.value.occurredOn, c.clock.today())
  if (asked.length > 0) return invalid(...asked)
  const outcome = await correctConsultation(c.action, id, consultationId, input.value)
  return outcome.ok ? done({ caseId: id, said: '記録を訂正しました。前の記録も残っています。' }) : outcome
}

/** @throws NotFound where it isn't one that stands */
async function decisionOf(c: PageContext, id: string): Promise<TypeDecision> {
  const found = (await listTypeDecisions(c.db, id)).find((each) => each.id === c.params['decisionId'])
  if (!found) throw new NotFound('decision')
  return found
}

function staleNextAction(header: CaseHeader): { ok: false; errors: FieldError[] } {
  const now = header.nextAction
  return {
    ok: false,
    errors: [
      {
        field: '',
        message: `あなたが書いている間に、ほかの人がこのケースを変えました。${now ? `いまの予定は「${beginningOf(now.note, 100)}」です。` : ''}よければ、もう一度「決める」を押してください。`,
      },
    ],
  }
}

/** The first that was agreed for today or before and is still open: what became of it is asked beside the talk. */
async function agreedOf(c: PageContext, id: string): Promise<Appointment | null> {
  return (
    (await listAppointmentsOfCase(c.db, id)).find(
      (each) => each.onDay <= c.clock.today() && each.organizationId === c.actor.organizationId,
    ) ?? null
  )
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

/** The wording that stands now, when somebody else has corrected the record meanwhile. */
async function newestWording(c: PageContext, id: string, consultationId: string) {
  const newer = await c.db
    .selectFrom('consultations')
    .where('corrects_id', '=', consultationId)
    .select('id')
    .executeTakeFirst()
  return listWordings(c.db, id, newer?.id ?? consultationId)
}

function filterFrom(c: PageContext): CaseListFilter {
  const q = c.query
  const type = q.get('type')
  const sort = q.get('sort')
  const due = q.get('due')
  return {
    organizationId: c.actor.organizationId ?? '',
    deskId: q.get('desk') === null ? null : (q.get('desk') ?? '').slice(0, 100),
    accountId: q.get('mine') === 'yes' ? c.actor.accountId : null,
    status: q.get('status') === 'closed' ? 'closed' : 'open',
    targetType:
      type === '1' || type === '2' || type === '3' ? (Number(type) as 1 | 2 | 3) : type === 'none' ? 'none' : null,
    due: due === 'overdue' || due === 'week' ? due : null,
    folded: c.council.fold((q.get('q') ?? '').slice(0, 100)),
    sort: sort === 'contact' || sort === 'number' ? sort : q.get('status') === 'closed' ? 'number' : 'next',
    page: Math.min(10_000, Math.max(1, Math.trunc(Number(q.get('page') ?? 1)) || 1)),
  }
}

function hrefWith(query: URLSearchParams, changes: Record<string, string | null>): string {
  const next = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  const text = next.toString()
  return text === '' ? '/cases' : `/cases?${text}`
}
