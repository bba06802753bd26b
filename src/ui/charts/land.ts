import { geoCentroid, geoMercator, type GeoProjection } from 'd3-geo'
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

/**
 * The council's map (map.topo.json): `municipalities` with code and name, `areas` with key and name,
 * `prefecture` the outline.
 */
export type CouncilTopology = Topology

export interface Land {
  width: number
  height: number
  outline: string
  borders: string
  areas: { key: string; name: string; path: string; x: number; y: number }[]
}

const lands = new WeakMap<object, Land>()

/** Outline and areas in a frame 300 wide. Projected once for each map and kept. */
export function landOf(topology: CouncilTopology): Land {
  const known = lands.get(topology)
  if (known) return known
  const pref = collection(topology, 'prefecture')
  const areas = collection(topology, 'areas')
  const projection = geoMercator().fitWidth(300, pref)
  const height = Math.ceil(extent(pref, projection).bottom) + 2
  const land: Land = {
    width: 300,
    height,
    outline: pathOf(pref.features, projection),
    borders: lineOf(
      mesh(topology, objectOf(topology, 'areas') as never, (a, b) => a !== b),
      projection,
    ),
    areas: areas.features.map((each) => {
      const [x = 0, y = 0] = projection(geoCentroid(each)) ?? []
      return {
        key: String(each.properties?.['key']),
        name: String(each.properties?.['name']),
        path: pathOf([each], projection),
        x,
        y,
      }
    }),
  }
  lands.set(topology, land)
  return land
}

export interface Municipalities {
  width: number
  height: number
  borders: string
  towns: { code: string; name: string; path: string }[]
}

const municipalityMaps = new WeakMap<object, Municipalities>()

/** Every municipality in the same frame, with the borders of the areas. */
export function municipalitiesOf(topology: CouncilTopology): Municipalities {
  const known = municipalityMaps.get(topology)
  if (known) return known
  const { width, height, borders } = landOf(topology)
  const projection = geoMercator().fitWidth(width, collection(topology, 'prefecture'))
  const towns = {
    width,
    height,
    borders,
    towns: collection(topology, 'municipalities').features.map((each) => ({
      code: codeOf(each),
      name: String(each.properties?.['name']),
      path: pathOf([each], projection),
    })),
  }
  municipalityMaps.set(topology, towns)
  return towns
}

export interface Zoom {
  width: number
  height: number
  municipalities: { code: string; name: string; path: string; x: number; y: number; selected: boolean; near: boolean }[]
  project(longitude: number, latitude: number): { x: number; y: number }
}

const zooms = new WeakMap<object, Map<string, Zoom>>()

/**
 * Some municipalities with what lies around them, in a frame of 376 to 440.
 * `near` ones are drawn a little stronger than the rest.
 */
export function zoomOf(topology: CouncilTopology, selected: readonly string[], near: readonly string[] = []): Zoom {
  const key = `${selected.join()}|${near.join()}`
  const kept = zooms.get(topology) ?? new Map<string, Zoom>()
  zooms.set(topology, kept)
  const known = kept.get(key)
  if (known) return known
  const width = 376
  const height = 440
  const all = collection(topology, 'municipalities')
  const centered = all.features.filter((each) => selected.includes(codeOf(each)))
  const frame = {
    ...all,
    features:
      centered.length === 0
        ? all.features
        : [...centered, ...all.features.filter((each) => near.includes(codeOf(each)))],
  }
  const projection = geoMercator().fitExtent(
    [
      [24, 24],
      [width - 24, height - 24],
    ],
    frame,
  )
  const shown = all.features.filter((each) => {
    const box = extent({ type: 'FeatureCollection', features: [each] }, projection)
    return box.right > 0 && box.left < width && box.bottom > 0 && box.top < height
  })
  const zoom: Zoom = {
    width,
    height,
    municipalities: shown.map((each) => {
      const [x = 0, y = 0] = projection(geoCentroid(each)) ?? []
      return {
        code: codeOf(each),
        name: String(each.properties?.['name']),
        path: pathOf([each], projection),
        x,
        y,
        selected: selected.includes(codeOf(each)),
        near: near.includes(codeOf(each)),
      }
    }),
    project: (longitude, latitude) => {
      const [x = 0, y = 0] = projection([longitude, latitude]) ?? []
      return { x, y }
    },
  }
  if (kept.size > 200) kept.clear()
  kept.set(key, zoom)
  return zoom
}

function objectOf(topology: CouncilTopology, name: string): GeometryCollection {
  const object = topology.objects[name]
  if (object === undefined || object.type !== 'GeometryCollection')
    throw new Error(`The council's map has no collection ${name}`)
  return object as GeometryCollection
}

function collection(topology: CouncilTopology, name: string): FeatureCollection<Polygon | MultiPolygon> {
  return feature(topology, objectOf(topology, name)) as FeatureCollection<Polygon | MultiPolygon>
}

function codeOf(each: Feature): string {
  return String(each.properties?.['code'])
}

function rings(each: Feature<Polygon | MultiPolygon>): Position[][] {
  return each.geometry.type === 'Polygon' ? each.geometry.coordinates : each.geometry.coordinates.flat()
}

function extent(features: FeatureCollection<Polygon | MultiPolygon>, projection: GeoProjection) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  for (const each of features.features)
    for (const ring of rings(each))
      for (const position of ring) {
        const [x = 0, y = 0] = projection([position[0] ?? 0, position[1] ?? 0]) ?? []
        box.left = Math.min(box.left, x)
        box.right = Math.max(box.right, x)
        box.top = Math.min(box.top, y)
        box.bottom = Math.max(box.bottom, y)
      }
  return box
}

function pathOf(features: readonly Feature<Polygon | MultiPolygon>[], projection: GeoProjection): string {
  return features.flatMap((each) => rings(each).map((ring) => strokes(ring, projection, true))).join('')
}

function lineOf(lines: MultiLineString, projection: GeoProjection): string {
  return lines.coordinates.map((coordinates) => strokes(coordinates, projection, false)).join('')
}

/**
 * Half pixels and relative steps: a coast line costs a tenth of its full precision, and nobody can see the difference.
 */
function strokes(positions: readonly Position[], projection: GeoProjection, closed: boolean): string {
  let path = ''
  let at: [number, number] | undefined
  let points = 0
  for (const position of positions) {
    const [px = 0, py = 0] = projection([position[0] ?? 0, position[1] ?? 0]) ?? []
    const x = Math.round(px * 2)
    const y = Math.round(py * 2)
    if (at === undefined) path += `M${x / 2} ${y / 2}l`
    else if (Math.abs(at[0] - x) + Math.abs(at[1] - y) < 3) continue
    else {
      path += `${(x - at[0]) / 2} ${(y - at[1]) / 2} `
      points += 1
    }
    at = [x, y]
  }
  if (points < 2) return ''
  return closed ? `${path.trimEnd()}z` : path.trimEnd()
}
