/** 事業所 and 担当者 of an employer, merging, and what it is known for. */
import { noPerson } from '../../../subjects.ts'
import { post, type PageContext, redirect, type Route, textOf } from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { dateFields, writes } from '../../../forms/index.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { listMunicipalityOptions } from '../../council/index.ts'
import { breachForm, mergeForm, silenceForm } from './approach.form.ts'
import { knowsBreaches } from './approach.queries.ts'
import { openEmployer } from './employer.routes.tsx'
import { contactChangeForm, contactForm, workplaceChangeForm, workplaceForm } from './employer.form.ts'
import { getContact, getEmployer, getWorkplace, listWorkplaces } from './employer.queries.ts'
import { distinguishEmployers, mergeEmployers, separateEmployers } from './merge.actions.ts'
import { BreachPage, MergePage, SilencePage } from './pages/approach-pages.tsx'
import { ContactPage, WorkplacePage } from './pages/workplace-pages.tsx'
import { liftSilence, recordBreach, silenceEmployer, withdrawBreach } from './standing.actions.ts'
import { changeContact, changeWorkplace, recordContact, recordWorkplace } from './workplace.actions.ts'

const pageOf = (id: string): string => `/employers/${id}`
const version = (fields: Parameters<typeof textOf>[0]): number => Number(textOf(fields, '_version'))

async function workplaceOf(c: PageContext) {
  const workplace = await getWorkplace(c.db, c.id)
  return { workplace, employer: await getEmployer(c.db, workplace.employerId) }
}

async function contactOf(c: PageContext) {
  const contact = await getContact(c.db, c.id)
  return { contact, employer: await getEmployer(c.db, contact.employerId) }
}

/** Only its own: those of an employer that was merged into it belong to that one. */
const placesOf = async (c: PageContext, employerId: string) =>
  (await listWorkplaces(c.db, employerId)).filter((each) => each.employerId === employerId)

export const employerPartRoutes: Route[] = [
  ...writes('/employers/:id/workplaces/new', 'employer.write', noPerson, {
    load: openEmployer,
    parse: (typed) => workplaceForm.parse(typed),
    write: (c, input, { id }) => recordWorkplace(c.action, id, input),
    done: ({ employerId }) => redirect(pageOf(employerId), '事業所を加えました。'),
    page: async (form, c, employer) => (
      <WorkplacePage
        {...form}
        employer={employer}
        isKnown={false}
        municipalities={await listMunicipalityOptions(c.db)}
      />
    ),
  }),
  ...writes('/workplaces/:id/edit', 'employer.write', noPerson, {
    load: workplaceOf,
    version: ({ workplace }) => workplace.version,
    usual: (_, { workplace }) => workplaceChangeForm.fill(workplace),
    parse: (typed) => workplaceChangeForm.parse(typed),
    write: (c, input, { workplace }) => changeWorkplace(c.action, workplace.id, version(c.fields), input),
    done: ({ employerId }) => redirect(pageOf(employerId), '事業所を直しました。'),
    page: async (form, c, { employer }) => (
      <WorkplacePage {...form} employer={employer} isKnown municipalities={await listMunicipalityOptions(c.db)} />
    ),
  }),

  ...writes('/employers/:id/contacts/new', 'employer.write', noPerson, {
    load: openEmployer,
    parse: (typed) => contactForm.parse(typed),
    write: (c, input, { id }) => recordContact(c.action, id, input),
    done: ({ employerId }) => redirect(pageOf(employerId), '担当者を加えました。'),
    page: async (form, c, employer) => (
      <ContactPage {...form} employer={employer} isKnown={false} workplaces={await placesOf(c, employer.id)} />
    ),
  }),
  ...writes('/employer-contacts/:id/edit', 'employer.write', noPerson, {
    load: contactOf,
    version: ({ contact }) => contact.version,
    usual: (_, { contact }) => contactChangeForm.fill(contact),
    parse: (typed) => contactChangeForm.parse(typed),
    write: (c, input, { contact }) => changeContact(c.action, contact.id, version(c.fields), input),
    done: ({ employerId }) => redirect(pageOf(employerId), '担当者を直しました。'),
    page: async (form, c, { employer }) => (
      <ContactPage {...form} employer={employer} isKnown workplaces={await placesOf(c, employer.id)} />
    ),
  }),

  ...writes('/employers/:id/silence', 'employer.write', noPerson, {
    load: openEmployer,
    usual: (c) => dateFields('since', dateBoxesOf(c.clock.today())),
    parse: (typed) => silenceForm.parse(typed),
    write: (c, input, { id }) => silenceEmployer(c.action, id, input),
    done: ({ employerId }) => redirect(pageOf(employerId), '「連絡しない」と記録しました。'),
    page: (form, _, employer) => <SilencePage {...form} employer={employer} />,
  }),
  post('/employers/:id/silence/lift', 'employer.write', noPerson, async (c) => {
    const outcome = await liftSilence(c.action, c.id)
    return redirect(pageOf(c.id), outcome.ok ? 'また連絡できるようにしました。' : outcome.errors[0]?.message)
  }),

  ...writes('/employers/:id/breaches/new', 'employer.breach', noPerson, {
    load: async (c) => {
      // Whose duty it isn't has no such page.
      if (!(await knowsBreaches(c.db, c.actor?.organizationId ?? null))) throw new NotFound('breaches')
      return openEmployer(c)
    },
    usual: (c) => dateFields('foundOn', dateBoxesOf(c.clock.today())),
    parse: (typed) => breachForm.parse(typed),
    write: (c, input, { id }) => recordBreach(c.action, id, input),
    done: ({ employerId }) => redirect(pageOf(employerId), '違反の記録を残しました。'),
    page: (form, _, employer) => <BreachPage {...form} employer={employer} />,
  }),
  post('/breaches/:id/withdrawal', 'employer.breach', noPerson, async (c) => {
    const outcome = await withdrawBreach(c.action, c.id)
    return outcome.ok
      ? redirect(pageOf(outcome.value.employerId), '違反の記録を取り消しました。')
      : redirect('/employers', outcome.errors[0]?.message)
  }),

  ...writes('/employers/:id/merge/:otherId', 'employer.merge', noPerson, {
    load: async (c) => {
      const [kept, merged] = [await openEmployer(c), await getEmployer(c.db, c.params['otherId'] ?? '')]
      if (merged.mergedInto !== null || merged.id === kept.id) throw new NotFound('employer')
      return { kept, merged }
    },
    parse: (typed) => mergeForm.parse(typed),
    write: (c, input, { kept, merged }) => mergeEmployers(c.action, kept.id, merged.id, input),
    done: ({ keptId }) => redirect(pageOf(keptId), '一つにまとめました。'),
    page: (form, _, { kept, merged }) => <MergePage {...form} employer={kept} other={merged.name} />,
  }),
  post('/employer-merges/:id/undo', 'employer.merge', noPerson, async (c) => {
    const outcome = await separateEmployers(c.action, c.id)
    return outcome.ok
      ? redirect(pageOf(outcome.value.keptId), '二つの企業にもどしました。')
      : redirect('/employers/alike', outcome.errors[0]?.message)
  }),
  post('/employers/:id/distinct/:otherId', 'employer.merge', noPerson, async (c) => {
    const outcome = await distinguishEmployers(c.action, c.id, c.params['otherId'] ?? '')
    return redirect(
      '/employers/alike',
      outcome.ok ? '別の企業として残しました。もうならべて出しません。' : outcome.errors[0]?.message,
    )
  }),
]
