/** What the pages of the net's history may ask of the map besides `@/map`; a door of its own, so that no other page loads it. */
export { createNetMap, type NetMap } from './netMap'
