/** What the page of offices may ask of the map besides `@/map`; a door of its own, so that no other page loads it. */
export { createOfficeMap, type OfficeMap, type OfficeMark } from './officeMap'
