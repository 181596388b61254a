/** All that features may ask of the map. */
export { AreaLayer, type Fill } from './areas'
export { drawBasemap, drawLand } from './basemap'
export { ClusterLayer, type Cluster } from './clusters'
export { DecisionMap, type DecisionScene } from './decision'
export { boxFrom, boxOf, holds, ShapeIndex, widened, type Area, type Box, type Changed, type LngLat, type Shape } from './geo'
export { bandOf, densityAt, HeatLayer, type HeatGrid } from './heat'
export { HotspotLayer, type HotMark } from './hotspots'
export { type GridFace, type GridLook } from './grids'
export { coveredIn, LabelLayer, type Covered, type Label, type LabelKind } from './labels'
export {
  boxOfGeometry,
  createMap,
  fitBox,
  markDrawn,
  onClick,
  onMoved,
  onDoubleClick,
  onPointer,
  onView,
  panTo,
  removeMap,
  scaleOf,
  setCursor,
  showView,
  together,
  viewBox,
  viewOf,
  zoomBy,
  zoomOf,
  type Edges,
  type GridMap,
  type MapPoint,
  type Scale,
} from './map'
export { MarkLayer, type Mark, type MarkState } from './marks'
export { OutlineStack, type OutlineStyle } from './outlines'
export { OverlayLayer, type Lines, type OverlayPoint } from './overlay'
export { Pin } from './pin'
export { areaOf, lengthOf, Ruler, type Measured } from './ruler'
export type { Spot } from './spots'
export { forgetTokens } from './tokens'
export { Swipe } from './swipe'
