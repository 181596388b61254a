/** The quiet base map without internet: land, water, roads and rail in greys under everything. */
import L from 'leaflet'
import type { Feature, FeatureCollection } from 'geojson'

import type { GridMap } from './map'
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

/** Draws the lines; the small ones only where one is near enough to want them. */
export function drawBasemap(map: GridMap, lines: FeatureCollection): void {
  const large = lines.features.filter((one) => (one.properties?.rank ?? 3) < 3)
  const small = lines.features.filter((one) => (one.properties?.rank ?? 3) >= 3)
  const near = draw(map, small)
  draw(map, large).addTo(map.leaflet)
  const decide = () => {
    const wanted = map.leaflet.getZoom() >= NEAR_ZOOM
    if (wanted && !map.leaflet.hasLayer(near)) near.addTo(map.leaflet).bringToBack()
    else if (!wanted) near.remove()
  }
  map.leaflet.on('zoomend', decide)
  decide()
}

const NEAR_ZOOM = 13

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
