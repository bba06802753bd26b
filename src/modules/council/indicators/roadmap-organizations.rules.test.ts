import fc from 'fast-check'
import { expect, test } from 'vitest'
import { organizationReports } from './roadmap-organizations.rules.ts'
import type { RoadmapReport } from './roadmap.queries.ts'

const report = (organizationId: string, id = organizationId) => ({ id, organizationId }) as RoadmapReport
const organization = (id: string, kind = 'municipality') => ({ id, kind, name: id })

test('each counts once by what it said last; who isn’t concerned any more is shown and not counted', () => {
  const told = organizationReports(
    [organization('a'), organization('b'), organization('c', 'maisapo')],
    [report('b', 'b2'), report('gone'), report('b', 'b1')],
  )
  expect(told.said.map(({ newest, former }) => [newest.id, former.map((each) => each.id)])).toEqual([
    ['b2', ['b1']],
    ['gone', []],
  ])
  expect([told.reported, told.of]).toEqual([1, 3])
  expect(told.kinds).toEqual([
    { kind: 'municipality', of: 2, reported: 1 },
    { kind: 'maisapo', of: 1, reported: 0 },
  ])
  expect(told.silent.map((each) => each.id)).toEqual(['a', 'c'])
})

test('whoever reports: who has said something and who hasn’t are all of them, and no report is lost', () => {
  const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
  fc.assert(
    fc.property(fc.uniqueArray(ids), fc.array(ids), (concerned, reporters) => {
      const reports = reporters.map((id, at) => report(id, `${id}${at}`))
      const told = organizationReports(
        concerned.map((id) => organization(id, id < 'c' ? 'municipality' : 'maisapo')),
        reports,
      )
      expect(told.reported + told.silent.length).toBe(concerned.length)
      expect(told.kinds.reduce((sum, each) => sum + each.reported, 0)).toBe(told.reported)
      expect(told.said.flatMap(({ newest, former }) => [newest, ...former])).toHaveLength(reports.length)
    }),
  )
})
