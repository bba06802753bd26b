/** Writing down what was asked, and changing what is asked. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { NotFound, type Outcome, done, invalid, stale, wrongState } from '../../../platform/outcome.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import { holdCase, mustBeOpen, mustBeResponsible, ownDesk, touchCase } from '../cases/index.ts'
import { formInForce, listAsked, listVersions } from './assessment.queries.ts'
import { checkAnswers, moved } from './assessment.rules.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import { type FormSection, formSection } from '../../council/index.ts'

export interface EntryInput {
  askedOn: CivilDate
  answers: Readonly<Record<string, string | readonly string[]>>
  /** The entry that was on the page; another one in its place means that somebody was faster. */
  onto: string | null
}

/**
 * One section of a form, from one meeting. What stood there before stays, with its author and day; the new entry takes
 * its place. A field that another desk has answered isn't demanded again.
 */
export async function recordEntry(
  context: ActionContext,
  caseId: string,
  formKey: string,
  sectionKey: string,
  input: EntryInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'assessment.record')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const problem = mustBeOpen(held) ?? mustBeResponsible(held, ctx.actor.organizationId)
  if (problem !== null) return wrongState(problem)
  const form = await formInForce(ctx.tx, formKey)
  const section = form.sections.find((each) => each.key === sectionKey)
  const desk = await ownDesk(ctx, held.responsibleDeskId)
  if (!section || !desk) throw new NotFound('section')
  if (!form.deskKinds.includes(desk.kind)) return wrongState('この窓口の様式ではありません。')
  const day = dayOfRecord(input.askedOn, ctx.today)
  if (day) return invalid({ field: 'askedOn', message: day })
  const asked = await listAsked(ctx.tx, caseId)
  const { answers, errors } = checkAnswers(
    section,
    input.answers,
    new Set(asked.filter((each) => each.deskId !== held.responsibleDeskId).flatMap((each) => each.fields)),
  )
  if (errors.length > 0) return invalid(...errors.map((error) => ({ field: error.field, message: error.message })))
  if (Object.keys(answers).length === 0)
    return invalid({ field: section.fields[0]?.key ?? '', message: '一つは書いてください。' })
  const last = await ctx.tx
    .selectFrom('assessment_entries as e')
    .where('e.case_id', '=', caseId)
    .where('e.form_key', '=', formKey)
    .where('e.section_key', '=', sectionKey)
    .where('e.organization_id', '=', ctx.actor.organizationId)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('assessment_entries as n').whereRef('n.replaces_id', '=', 'e.id').select('n.id'))),
    )
    .select('e.id')
    .executeTakeFirst()
  if ((last?.id ?? null) !== input.onto)
    return stale(
      'あなたが書いている間に、ほかの人がこの節を書きました。新しい内容を見て、要るところだけ直してください。',
    )
  const id = newId()
  await ctx.tx
    .insertInto('assessment_entries')
    .values({
      id,
      case_id: caseId,
      organization_id: ctx.actor.organizationId,
      desk_id: held.responsibleDeskId,
      form_key: formKey,
      form_version: form.version,
      section_key: sectionKey,
      part: section.part,
      answers: JSON.stringify(answers),
      asked_on: input.askedOn,
      account_id: accountOf(ctx),
      written_at: ctx.now,
      replaces_id: last?.id ?? null,
    })
    .execute()
  await touchCase(ctx, caseId)
  await record(
    ctx,
    'assessment.recorded',
    {
      entryId: id,
      form: formKey,
      section: sectionKey,
      part: section.part,
      fields: Object.keys(answers),
      replaces: last?.id ?? null,
    },
    { caseId, subjectId: id, deskId: held.responsibleDeskId, occurredOn: input.askedOn },
  )
  return done({ id })
}

/** The draft of a form: the one that is there, or a copy of the version in force. */
async function draftOf(ctx: ActionContext, key: string): Promise<{ version: number; sections: FormSection[] }> {
  const [newest] = await listVersions(ctx.tx, key)
  if (!newest.published) return { version: newest.version, sections: newest.sections }
  const version = newest.version + 1
  await ctx.tx
    .insertInto('form_versions')
    .values({
      form_key: key,
      version,
      position: newest.position,
      title: newest.title,
      desk_kinds: newest.deskKinds,
      sections: JSON.stringify(newest.sections),
      written_by: accountOf(ctx),
      written_at: ctx.now,
    })
    .execute()
  return { version, sections: newest.sections }
}

async function keep(
  ctx: ActionContext,
  key: string,
  version: number,
  sections: readonly FormSection[],
  section: string | null,
): Promise<void> {
  await ctx.tx
    .updateTable('form_versions')
    .set({ sections: JSON.stringify(sections) })
    .where('form_key', '=', key)
    .where('version', '=', version)
    .execute()
  await record(ctx, 'form.drafted', { form: key, version, section })
}

/** Writes a section of the draft; a new one goes to the end. */
export async function writeSection(
  context: ActionContext,
  formKey: string,
  raw: unknown,
): Promise<Outcome<{ version: number }>> {
  mustBeAllowed(context.actor, 'form.manage')
  const ctx = forOrganization(context)
  const parsed = formSection.safeParse(raw)
  if (!parsed.success)
    return invalid(...parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message })))
  const { version, sections } = await draftOf(ctx, formKey)
  const next = sections.some((each) => each.key === parsed.data.key)
    ? sections.map((each) => (each.key === parsed.data.key ? parsed.data : each))
    : [...sections, parsed.data]
  await keep(ctx, formKey, version, next, parsed.data.key)
  return done({ version })
}

/** Moves a section, or takes it out of the draft; what was asked with it stays with its version. */
export async function arrangeSection(
  context: ActionContext,
  formKey: string,
  sectionKey: string,
  how: 'up' | 'down' | 'remove',
): Promise<Outcome<{ version: number }>> {
  mustBeAllowed(context.actor, 'form.manage')
  const ctx = forOrganization(context)
  const { version, sections } = await draftOf(ctx, formKey)
  if (!sections.some((each) => each.key === sectionKey)) throw new NotFound('section')
  if (how === 'remove' && sections.length === 1) return wrongState('節は一つは要ります。')
  await keep(
    ctx,
    formKey,
    version,
    how === 'remove'
      ? sections.filter((each) => each.key !== sectionKey)
      : moved(sections, sectionKey, how === 'up' ? -1 : 1),
    sectionKey,
  )
  return done({ version })
}

/** From now on the draft is what is asked. */
export async function publishForm(
  context: ActionContext,
  formKey: string,
  input: { note: string },
): Promise<Outcome<{ version: number }>> {
  mustBeAllowed(context.actor, 'form.manage')
  const ctx = forOrganization(context)
  const [newest] = await listVersions(ctx.tx, formKey)
  if (newest.published) return wrongState('下書きがありません。節を直すと、下書きができます。')
  await ctx.tx
    .updateTable('form_versions')
    .set({ published_at: ctx.now, note: input.note })
    .where('form_key', '=', formKey)
    .where('version', '=', newest.version)
    .execute()
  await record(ctx, 'form.published', { form: formKey, version: newest.version })
  return done({ version: newest.version })
}

/** The draft becomes the version in force again: nothing of it was ever asked. */
export async function resetDraft(context: ActionContext, formKey: string): Promise<Outcome<{ version: number }>> {
  mustBeAllowed(context.actor, 'form.manage')
  const ctx = forOrganization(context)
  const [newest, ...older] = await listVersions(ctx.tx, formKey)
  const before = older.find((version) => version.published)
  if (newest.published || !before) return wrongState('下書きがありません。')
  await keep(ctx, formKey, newest.version, before.sections, null)
  return done({ version: newest.version })
}
