/** All the planner's page may ask of the map besides `@/map`. A door of its own: no other page loads what lies behind it. */
export { boxOfGeometry, type Badge } from './planBadges'
export { BorderTool, type BorderEdit, type LiveDrag } from './planBorder'
export { type Fault } from './planCheck'
export { DrawTool } from './planDraw'
export { PlanGrids, type GridFace, type GridLook } from './planGrids'
export { createPlanMap, exposePlan, keepMapStill, markReady, type PlanMap } from './planMap'
export { type SnapLine } from './planSnap'
export { boxAround, keyOf, ringsOf, rounded, Topology, type Area, type Changed, type Held, type Ring } from './planTopology'
