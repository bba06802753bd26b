import { expect, test } from 'vitest'
import { roadmapReportForm, roadmapReportInput } from './roadmap.form.ts'

const fieldsOf = (typed: Record<string, string>): string[] => {
  const parsed = roadmapReportForm.parse(typed)
  return parsed.ok ? [] : parsed.errors.map((error) => error.field).toSorted()
}

test('what a state wants is told together with what each field wants', () => {
  const said = { evidenceKind: 'meeting', evidence: '開いた', evidenceOn: '2026-01-10' }
  expect(fieldsOf({ ...said, state: 'done' })).toEqual(['links.activities'])
  expect(fieldsOf({ ...said, state: 'done', evidence: '' })).toEqual(['evidence', 'links.activities'])
  expect(fieldsOf({ ...said, state: 'late', evidenceOn: '' })).toEqual(['countermeasure', 'evidenceOn.year', 'reason'])
  expect(fieldsOf({ ...said, state: 'in-progress' })).toEqual([])
  for (const odd of [
    null,
    [],
    5,
    { state: 'late', reason: 5 },
    { state: 'done', links: { activities: null, figures: 'x' } },
  ])
    expect(roadmapReportInput.safeParse(odd).success).toBe(false)
})
