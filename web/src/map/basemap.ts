/** The quiet base map without internet: land, water, roads and rail in greys under everything. */
import L from 'leaflet'
import type { Feature, FeatureCollection } from 'geojson'

import { widened } from './geo'
import { viewBox, type GridMap } from './map'
import { token } from './tokens'

type Line = { colour: `--${string}`; width: number; dash?: string }

function lineOf(kind: string, rank: number): Line {
  if (kind === 'river') return { colour: '--map-water-line', width: rank === 1 ? 2.6 : rank === 2 ? 1.6 : 1 }
  if (kind === 'coast' || kind === 'lake') return { colour: '--map-water-line', width: 1 }
  if (kind === 'rail') return { colour: '--map-rail', width: 1.2, dash: '6 4' }
  return rank === 1 ? { colour: '--map-major', width: 2 } : { colour: '--map-road-case', width: rank === 2 ? 1.3 : 0.9 }
}

/** Fills the land of the divisions that are known. */
export function drawLand(map: GridMap, shapes: FeatureCollection): L.GeoJSON {
  return L.geoJSON(shapes, {
    interactive: false,
    style: () => ({ renderer: map.renderers.base, stroke: false, fillColor: token('--map-land'), fillOpacity: 1 }),
  }).addTo(map.leaflet)
}

/** Lines in a box of degrees; none where they can't be had. */
export type LinesIn = (bbox: string) => Promise<FeatureCollection | null>

/** Draws the great lines from afar, and from a zoom on all of them, just as they run, near what is looked at, in boxes of so many degrees. */
export function drawBasemap(map: GridMap, afar: FeatureCollection | null, near: LinesIn, from = NEAR_ZOOM, step = STEP): void {
  const far = draw(map, afar?.features ?? [])
  let shown = far.addTo(map.leaflet)
  let wanted = ''
  const decide = async () => {
    const box = map.leaflet.getZoom() < from ? '' : widened(viewBox(map), step).join(',')
    if (box === wanted) return
    wanted = box
    const found = box ? await near(box) : null
    if (box !== wanted || (box && !found)) return
    shown.remove()
    shown = (found ? draw(map, found.features) : far).addTo(map.leaflet)
  }
  map.leaflet.on('moveend', () => void decide())
  map.leaflet.on('unload', () => (wanted = 'gone'))
  void decide()
}

const NEAR_ZOOM = 13
/** Degrees. */
const STEP = 0.1

function draw(map: GridMap, features: Feature[]): L.GeoJSON {
  return L.geoJSON({ type: 'FeatureCollection', features } as FeatureCollection, {
    interactive: false,
    style: (feature?: Feature) => {
      const { kind, rank } = (feature?.properties ?? {}) as { kind?: string; rank?: number }
      const { colour, width, dash } = lineOf(kind ?? '', rank ?? 3)
      const area = feature?.geometry.type === 'Polygon' || feature?.geometry.type === 'MultiPolygon'
      return {
        renderer: map.renderers.base,
        color: token(colour),
        weight: width,
        opacity: 0.75,
        dashArray: dash,
        fill: area,
        fillColor: token('--map-water'),
        fillOpacity: 1,
      }
    },
  })
}
