/** What the page of people may ask of the map besides `@/map`; a door of its own, so that no other page loads it. */
export { createStaffMap, type StaffFace, type StaffLook, type StaffMap } from './staffMap'
