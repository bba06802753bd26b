/** Sheets of jobs: brought, looked at, read in. */
import { isId } from '../../../platform/ids.ts'
import { formLimits, openSheets, SheetRefused } from '../../../platform/documents/index.ts'
import {
  get,
  page,
  type PageContext,
  post,
  postWithFiles,
  redirect,
  refused,
  type Route,
  textOf,
} from '../../../platform/http/room.ts'
import { formatNumber } from '../../../platform/japanese/index.ts'
import { type FieldError, invalid, NotFound } from '../../../platform/outcome.ts'
import { noPerson } from '../../../subjects.ts'
import { importJobs, mapJobColumns, receiveJobSheet } from './import.actions.ts'
import { type Columns, type ImportField, importFields } from './import.fields.ts'
import { lookAtImport } from './import-look.ts'
import { findJobImport, type JobImport, listJobImports } from './import.queries.ts'
import { ImportPage, ImportsPage } from './pages/import-pages.tsx'

/** @throws NotFound also where another organization brought it */
async function importOf(c: PageContext): Promise<JobImport> {
  const found = isId(c.id) ? await findJobImport(c.db, c.id) : undefined
  if (found === undefined) throw new NotFound('import')
  return found
}

async function drawAll(c: PageContext, errors: FieldError[]) {
  return (
    <ImportsPage
      shell={c.shell}
      kit={await c.form()}
      imports={await listJobImports(c.db)}
      source={'fields' in c ? textOf(c.fields, 'source') : ''}
      errors={errors}
    />
  )
}

async function draw(c: PageContext, errors: FieldError[]) {
  const found = await importOf(c)
  const looked =
    found.content === null ? null : await lookAtImport(c.db, found, { today: c.clock.today(), fold: c.council.fold })
  return <ImportPage shell={c.shell} kit={await c.form()} found={found} looked={looked} errors={errors} />
}

export const importRoutes: Route[] = [
  get('/jobs/imports', 'job.import', noPerson, async (c) => page(await drawAll(c, []))),
  postWithFiles(
    '/jobs/imports',
    'job.import',
    noPerson,
    async (c) => {
      const brought = c.files['file']
      if (brought === undefined)
        return refused(await drawAll(c, [{ field: 'file', message: '表のファイルを選んでください。' }]))
      const outcome = await (async () => {
        try {
          const file = await openSheets(brought.bytes, formLimits)
          try {
            return await receiveJobSheet(c.action, file, {
              fileName: brought.name,
              sourceName: textOf(c.fields, 'source'),
            })
          } finally {
            await file.close()
          }
        } catch (error) {
          if (error instanceof SheetRefused) return invalid({ field: 'file', message: error.message })
          throw error
        }
      })()
      return outcome.ok
        ? redirect(`/jobs/imports/${outcome.value.id}`, '表を受け取りました。まだ何も読みこんでいません。')
        : refused(await drawAll(c, outcome.errors))
    },
    drawAll,
  ),
  get('/jobs/imports/:id', 'job.import', noPerson, async (c) => page(await draw(c, []))),
  post('/jobs/imports/:id/columns', 'job.import', noPerson, async (c) => {
    const found = await importOf(c)
    const headings = [...new Set((found.content?.headings ?? []).filter((name) => name !== ''))]
    const columns: Columns = Object.fromEntries(
      headings.map((name, index) => {
        const field = textOf(c.fields, `column.${index}`)
        return [name, Object.hasOwn(importFields, field) ? (field as ImportField) : null]
      }),
    )
    const outcome = await mapJobColumns(c.action, found.id, columns)
    return outcome.ok
      ? redirect(`/jobs/imports/${found.id}`, '読み方を覚えました。')
      : refused(await draw(c, outcome.errors))
  }),
  post('/jobs/imports/:id', 'job.import', noPerson, async (c) => {
    const found = await importOf(c)
    const outcome = await importJobs(c.action, found.id, {
      publishes: textOf(c.fields, 'publishes') === 'yes',
      endsGone: textOf(c.fields, 'endsGone') === 'yes',
      sure: textOf(c.fields, 'sure') === 'yes',
    })
    if (!outcome.ok) return refused(await draw(c, outcome.errors))
    const { made, changed, ended } = outcome.value
    return redirect(
      `/jobs/imports/${found.id}`,
      made + changed + ended === 0
        ? '変わったものはありませんでした。'
        : `${formatNumber(made)}件を新しく入れ、${formatNumber(changed)}件を直し、${formatNumber(ended)}件を取り下げました。`,
    )
  }),
]
