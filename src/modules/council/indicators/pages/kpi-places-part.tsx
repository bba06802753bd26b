/** Where a figure was counted: areas and municipalities, on the map and as tables. */
import { FigurePicture, FigureTable } from '../../../../figures/index.ts'
import { AreaMap, MunicipalityMap } from '../../../../ui/index.ts'
import { coverWords } from '../map-cover.rules.ts'
import { cellOf, valueLabel } from './shown.tsx'
import type { KpiDepthProps } from '../kpi-depth.types.ts'

export const areaName = (names: Map<string, string>, area: string | null): string =>
  area === null ? '圏域は不明' : (names.get(area) ?? area)

export function AreaPicture({ detail: { item, view }, topology, areaNames }: KpiDepthProps) {
  const values = view.areas.flatMap((row) =>
    row.area === null || row.value.value === null
      ? []
      : [{ area: areaName(areaNames, row.area), value: row.value.value }],
  )
  const hidden = view.areas.filter((row) => row.area !== null && row.value.value === null).length
  return (
    <FigurePicture name="area-map" title="圏域の地図">
      <AreaMap
        topology={topology}
        values={values}
        unit={item.unit}
        label={item.label}
        note={`円の大きさが${item.ratio !== null ? '率' : item.unit === '人' ? '人数' : '数'}。${hidden > 0 ? `小さい数を守るため${hidden}圏域は描いていません。` : ''}`}
      />
    </FigurePicture>
  )
}

export function PlaceMap({ detail: { item }, topology, places }: KpiDepthProps) {
  const covered = places.filter((each) => each.isCovered)
  return (
    <FigurePicture name="municipality-map" title="市町村の地図">
      <MunicipalityMap
        topology={topology}
        kind="presence"
        values={new Map(covered.map((each) => [each.code, 1]))}
        unit={item.unit}
        label={item.label}
        note={`${item.actual === null ? '' : coverWords(covered.length, item.actual, item.unit)}色のある市町村は、もう数えられています。白は、まだです。`}
      />
    </FigurePicture>
  )
}

/** The office's question about a KPI that wants everybody: who is still missing. */
export function MissingPlaces({ places }: KpiDepthProps) {
  const missing = places.filter((each) => !each.isCovered)
  if (missing.length === 0) return <p className="meta">すべての市町村が数えられています。</p>
  return (
    <FigureTable
      name="missing-municipalities"
      caption="まだの市町村"
      columns={[
        { key: 'name', label: '市町村' },
        { key: 'area', label: '圏域' },
      ]}
      rows={missing.map((each) => ({ id: each.code, cells: { name: each.name, area: each.areaName } }))}
    />
  )
}

export function AreaList({ detail: { item, view }, below, areaNames, factsHref }: KpiDepthProps) {
  return (
    <FigureTable
      name="areas"
      caption="圏域の表"
      columns={[
        { key: 'area', label: '圏域' },
        { key: 'value', label: valueLabel(item.unit), align: 'end', strong: true },
      ]}
      rows={view.areas.map((row) => {
        const name = areaName(areaNames, row.area)
        return {
          id: row.area ?? '',
          cells: {
            area: { value: name, href: factsHref?.({ area: row.area ?? '' }) },
            value: cellOf(row.value, below),
          },
        }
      })}
      total={{ area: '県全体', value: cellOf(view.total, below) }}
    />
  )
}
