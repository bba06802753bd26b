import { aCase, aCaseExported } from '../../../subjects.ts'
import {
  type Fields,
  type FormKit,
  get,
  page,
  post,
  postWithFiles,
  redirect,
  refused,
  type Route,
  type PageContext,
} from '../../../platform/http/room.ts'
import { type FieldError, invalid } from '../../../platform/outcome.ts'
import { dateBoxesOf, parseOptionalDateBoxes, typedBoxes } from '../../../ui/inputs/index.ts'
import { type CaseHeader, getCaseHeader } from '../cases/index.ts'
import { addSpan, correctSpan, importSpans, removeSpan } from './career.actions.ts'
import { parseSpan, spanForm } from './career.form.ts'
import { getSpan, hasHiddenSpans, listSpans } from './career.queries.ts'
import { listQualifications } from './qualification.queries.ts'
import { noRegularInLastYear, regularOneYearOrLess } from './career.rules.ts'
import { readJobCard, writeJobCard } from './job-card.ts'
import { CareerPage } from './pages/career-page.tsx'
import { JobCardPage, SpanPage } from './pages/span-pages.tsx'
import { savedAtOf } from '../../../ui/index.ts'
import { startingValues, writes } from '../../../forms/index.ts'

const spanIdOf = (c: PageContext): string => c.params['spanId'] ?? ''

export const careerRoutes: Route[] = [
  get('/cases/:id/work-history', 'case.read', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const [spans, hidden] = [await listSpans(c.db, header.id), await hasHiddenSpans(c.db, header.id)]
    const asked: Fields = Object.fromEntries(c.query)
    const typed = parseOptionalDateBoxes(asked, 'on')
    const base = typed.ok ? (typed.value ?? c.clock.today()) : c.clock.today()
    return page(
      <CareerPage
        path={c.path}
        shell={c.shell}
        actor={c.actor}
        header={header}
        today={c.clock.today()}
        spans={spans}
        hidden={hidden}
        base={base}
        boxes={typed.ok ? dateBoxesOf(base) : typedBoxes(asked, 'on')}
        baseProblem={typed.ok ? null : typed.message}
        fiveYears={regularOneYearOrLess(spans, base)}
        oneYear={noRegularInLastYear(spans, base)}
        qualifications={await listQualifications(c.db, header.id)}
      />,
    )
  }),

  ...writes('/cases/:id/work-history/new', 'career.record', aCase, {
    load: (c) => getCaseHeader(c.db, c.id),
    draft: (header) => `career:${header.id}`,
    usual: () => ({ insured: 'unknown', source: 'told' }),
    parse: (typed) => parseSpan(typed),
    write: (c, input, header) => addSpan(c.action, header.id, input),
    done: (_, __, header) => redirect(`/cases/${header.id}/work-history`, '職歴を加えました。'),
    page: (form, _, header) => <SpanPage {...form} header={header} title="期間を加える" />,
  }),

  get('/cases/:id/work-history/job-card', 'career.record', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    return page(await drawJobCard(c, header, []))
  }),
  postWithFiles(
    '/cases/:id/work-history/job-card',
    'career.record',
    aCase,
    async (c) => {
      const header = await getCaseHeader(c.db, c.id)
      const file = c.files['file']
      const read =
        file === undefined
          ? invalid({ field: 'file', message: '表のファイルを選んでください。' })
          : await readJobCard(file.bytes)
      const outcome = read.ok ? await importSpans(c.action, header.id, read.value) : read
      return outcome.ok
        ? redirect(
            `/cases/${header.id}/work-history`,
            `${outcome.value.many}件の期間を読み込みました。${outcome.value.known > 0 ? `すでにある${outcome.value.known}件は、そのままです。` : ''}`,
          )
        : refused(await drawJobCard(c, header, outcome.errors))
    },
    async (c, errors) => drawJobCard(c, await getCaseHeader(c.db, c.id), errors),
  ),
  get('/cases/:id/work-history/job-card.csv', 'career.record', aCaseExported, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    return {
      kind: 'file',
      body: writeJobCard(await listSpans(c.db, header.id)),
      type: 'text/csv; charset=utf-8',
      headers: { 'Content-Disposition': `attachment; filename="job-card-${header.number}.csv"` },
    }
  }),

  get('/cases/:id/work-history/:spanId', 'career.record', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const span = await getSpan(c.db, header.id, spanIdOf(c))
    const kit = await c.form(`career-span:${span.id}`)
    return page(
      span.removed
        ? drawSpan(c, header, kit, spanForm.fill(span), [
            {
              field: '',
              message: 'この期間は、もう直されたか、取り消されています。職歴のページから、いまの期間を開いてください。',
            },
          ])
        : drawSpan(c, header, kit, startingValues(kit.draft, spanForm.fill(span)), []),
    )
  }),
  post('/cases/:id/work-history/:spanId', 'career.record', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const input = parseSpan(c.fields)
    const outcome = input.ok ? await correctSpan(c.action, header.id, spanIdOf(c), input.value) : input
    return outcome.ok
      ? redirect(`/cases/${header.id}/work-history`, '職歴を直しました。前の内容も残っています。')
      : refused(drawSpan(c, header, await c.form(`career-span:${spanIdOf(c)}`), c.fields, outcome.errors))
  }),
  post('/cases/:id/work-history/:spanId/removal', 'career.record', aCase, async (c) => {
    const outcome = await removeSpan(c.action, c.id, spanIdOf(c))
    return redirect(`/cases/${c.id}/work-history`, outcome.ok ? '期間を取り消しました。' : outcome.errors[0]?.message)
  }),
]

async function drawJobCard(c: PageContext, header: CaseHeader, errors: FieldError[]) {
  return (
    <JobCardPage
      path={c.path}
      shell={c.shell}
      kit={await c.form()}
      header={header}
      errors={errors}
      many={(await listSpans(c.db, header.id)).length}
    />
  )
}

function drawSpan(c: PageContext, header: CaseHeader, kit: FormKit, values: Fields, errors: FieldError[]) {
  return (
    <SpanPage
      path={c.path}
      shell={c.shell}
      kit={kit}
      header={header}
      values={values}
      errors={errors}
      title="期間を直す"
      savedAt={savedAtOf(kit)}
    />
  )
}
