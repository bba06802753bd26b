import { aCase, aCaseExported } from '../../../subjects.ts'
import {
  type Fields,
  get,
  page,
  post,
  postWithFiles,
  redirect,
  refused,
  type Route,
  type PageContext,
} from '../../../platform/http/room.ts'
import { type FieldError, type Outcome, invalid } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import { dateBoxesOf, parseOptionalDateBoxes, typedBoxes } from '../../../ui/inputs/index.ts'
import { type CaseHeader, getCaseHeader } from '../cases/index.ts'
import { addSpan, correctSpan, importSpans, removeSpan } from './career.actions.ts'
import { spanInput, type SpanInput } from './career.inputs.ts'
import { getSpan, hasHiddenSpans, listSpans, type SpanRow } from './career.queries.ts'
import { noRegularInLastYear, regularOneYearOrLess } from './career.rules.ts'
import { readJobCard, writeJobCard } from './job-card.ts'
import { CareerPage } from './pages/career-page.tsx'
import { JobCardPage, SpanPage } from './pages/span-pages.tsx'
import { savedAtOf } from '../../../ui/index.ts'
import { dateFields, Reading, startingValues } from '../../../forms/index.ts'

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
      />,
    )
  }),

  get('/cases/:id/work-history/new', 'career.record', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    return page(
      await draw(c, header, `career:${header.id}`, { insured: 'unknown', source: 'told' }, [], '期間を加える'),
    )
  }),
  post('/cases/:id/work-history/new', 'career.record', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const input = readSpan(c.fields)
    const outcome = input.ok ? await addSpan(c.action, header.id, input.value) : input
    return outcome.ok
      ? redirect(`/cases/${header.id}/work-history`, '職歴を加えました。')
      : refused(await draw(c, header, `career:${header.id}`, c.fields, outcome.errors, '期間を加える'))
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
    return page(
      await draw(
        c,
        header,
        `career-span:${span.id}`,
        fieldsOf(span),
        span.removed
          ? [
              {
                field: '',
                message:
                  'この期間は、もう直されたか、取り消されています。職歴のページから、いまの期間を開いてください。',
              },
            ]
          : [],
        '期間を直す',
      ),
    )
  }),
  post('/cases/:id/work-history/:spanId', 'career.record', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const input = readSpan(c.fields)
    const outcome = input.ok ? await correctSpan(c.action, header.id, spanIdOf(c), input.value) : input
    return outcome.ok
      ? redirect(`/cases/${header.id}/work-history`, '職歴を直しました。前の内容も残っています。')
      : refused(await draw(c, header, `career-span:${spanIdOf(c)}`, c.fields, outcome.errors, '期間を直す'))
  }),
  post('/cases/:id/work-history/:spanId/removal', 'career.record', aCase, async (c) => {
    const outcome = await removeSpan(c.action, c.id, spanIdOf(c))
    return redirect(`/cases/${c.id}/work-history`, outcome.ok ? '期間を取り消しました。' : outcome.errors[0]?.message)
  }),
]

function readSpan(fields: Fields): Outcome<SpanInput> {
  const read = new Reading(fields)
  const hours = read.text('weeklyHours').normalize('NFKC').trim()
  const weeklyHours = hours === '' ? null : Number(hours)
  if (weeklyHours !== null && Number.isNaN(weeklyHours))
    read.errors.push({ field: 'weeklyHours', message: '週の時間は 38.5 のように数字で入れてください。' })
  return check(
    spanInput,
    {
      kind: read.chosen('kind'),
      employer: read.text('employer'),
      work: read.text('work'),
      startedOn: read.date('startedOn'),
      endedOn: read.optionalDate('endedOn'),
      weeklyHours,
      insured: read.chosen('insured'),
      leaveReason: read.chosen('leaveReason') ?? null,
      source: read.chosen('source'),
    },
    read.errors,
  )
}

const fieldsOf = (span: SpanRow): Fields => ({
  kind: span.kind,
  employer: span.employer,
  work: span.work,
  weeklyHours: span.weeklyHours === null ? '' : String(span.weeklyHours),
  insured: span.insured,
  leaveReason: span.leaveReason ?? '',
  source: span.source,
  ...dateFields('startedOn', dateBoxesOf(span.startedOn)),
  ...(span.endedOn === null ? {} : dateFields('endedOn', dateBoxesOf(span.endedOn))),
})

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

async function draw(
  c: PageContext,
  header: CaseHeader,
  key: string,
  values: Fields,
  errors: FieldError[],
  title: string,
) {
  const kit = await c.form(key)
  return (
    <SpanPage
      path={c.path}
      shell={c.shell}
      kit={kit}
      header={header}
      values={errors.length > 0 ? values : startingValues(kit.draft, values)}
      errors={errors}
      title={title}
      savedAt={savedAtOf(kit)}
    />
  )
}
