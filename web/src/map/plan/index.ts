/** All the planner's page may ask of the map besides `@/map`. A door of its own: no other page loads what lies behind it. */
export { type Badge } from './badges'
export { BorderTool, type BorderEdit, type LiveDrag } from './border'
export { type Fault } from './check'
export { DrawTool } from './draw'
export { placeInside } from './place'
export { createPlanMap, exposePlan, keepMapStill, markReady, type PlanMap } from './planMap'
export { type SnapLine } from './snap'
export { boxAround, keyOf, ringsOf, rounded, Topology, type Held, type Ring } from './topology'
