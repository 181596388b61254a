/** Why it is sent there, and where it lies: a door of its own, since it loads the map. */
export { default as PlaceMap } from './PlaceMap.vue'
export { default as WhyHere } from './WhyHere.vue'
