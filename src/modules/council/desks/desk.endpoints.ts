/** Desks and municipalities of the council. */
import { noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import { certaintyLabels, municipalityKindLabels } from '../council/index.ts'
import { agesLabel } from './desk.labels.ts'
import { listDesks, listMunicipalities } from './desk.queries.ts'
import { answer, type Endpoint, listOf, reading, pageOfAll, paging, code, named } from '../../../platform/api/index.ts'

const desk = answer(
  'Desk',
  z.object({
    id: z.string(),
    name: z.string(),
    publicName: z.string(),
    kind: z.string(),
    kindLabel: z.string(),
    organization: named,
    municipalityCode: z.string().nullable(),
    area: z.string().nullable(),
    targetTypes: z.array(z.int()),
    ages: z
      .object({
        min: z.int().nullable(),
        max: z.int().nullable().describe('この年齢を含む'),
        label: z.string().nullable(),
      })
      .nullable()
      .describe('分からなければ null'),
    certainty: code(certaintyLabels),
    certaintyLabel: z.string(),
  }),
)

const municipality = answer(
  'Municipality',
  z.object({
    code: z.string().describe('全国地方公共団体コードの上5桁'),
    name: z.string(),
    kana: z.string(),
    kind: code(municipalityKindLabels),
    kindLabel: z.string(),
    area: named,
    helloWorkId: z.string().nullable(),
    maisapoId: z.string().nullable(),
    note: z.string().nullable(),
  }),
)

export const deskEndpoints: Endpoint[] = [
  reading({
    id: 'listDesks',
    path: '/desks',
    about: noPerson,
    permission: 'desk.list',
    tag: '窓口',
    summary: '窓口',
    query: z.object(paging),
    response: listOf('DeskList', desk),
    read: async ({ db, query }) => {
      const { items, next } = pageOfAll(await listDesks(db), query, (each) => each.id)
      return {
        body: {
          items: items.map((each) => ({
            id: each.id,
            name: each.name,
            publicName: each.publicName,
            kind: each.kind,
            kindLabel: each.kindLabel,
            organization: { id: each.organizationId, name: each.organizationName },
            municipalityCode: each.municipalityCode,
            area: each.area,
            targetTypes: each.targetTypes,
            ages:
              each.ageMin === null && each.ageMax === null
                ? null
                : { min: each.ageMin, max: each.ageMax, label: agesLabel({ min: each.ageMin, max: each.ageMax }) },
            certainty: each.certainty,
            certaintyLabel: certaintyLabels[each.certainty],
          })),
          next,
        },
      }
    },
  }),
  reading({
    id: 'listMunicipalities',
    path: '/municipalities',
    about: noPerson,
    permission: 'desk.list',
    tag: '窓口',
    summary: '市町村',
    query: z.object(paging),
    response: listOf('MunicipalityList', municipality),
    read: async ({ db, query }) => {
      const { items, next } = pageOfAll(await listMunicipalities(db), query, (each) => each.code)
      return {
        body: {
          items: items.map((each) => ({
            code: each.code,
            name: each.name,
            kana: each.kana,
            kind: each.kind,
            kindLabel: municipalityKindLabels[each.kind],
            area: { id: each.area, name: each.areaName },
            helloWorkId: each.helloWorkId,
            maisapoId: each.maisapoId,
            note: each.note,
          })),
          next,
        },
      }
    },
  }),
]
