/** Which part of the page may import which. Arrows point down only: app, features, then map and shared, then api. */
import boundaries from 'eslint-plugin-boundaries'

/** Features from below to above, each with the features it may take something from: those stand above it in this list, so no circle can come about. */
const FEATURES = {
  session: [],
  accounts: [],
  plans: [],
  rules: [],
  settings: [],
  rollout: [],
  funds: [],
  reporter: [],
  tasks: [],
  objects: [],
  patrols: [],
  suggestions: [],
  messages: [],
  routing: [],
  desk: ['messages', 'routing', 'session'],
  leaves: ['routing'],
  net: ['plans', 'routing'],
  people: [],
  reports: ['messages', 'routing', 'session'],
  cases: ['routing'],
  offices: ['cases', 'leaves'],
  requests: ['cases'],
  coordination: ['cases', 'routing'],
  desks: ['cases', 'routing'],
  meetings: ['cases'],
  briefings: ['cases'],
  findings: ['briefings', 'cases'],
  analysis: ['briefings', 'cases', 'findings'],
  stats: ['briefings', 'cases', 'findings', 'routing'],
}

const seen = new Set()
for (const [feature, uses] of Object.entries(FEATURES)) {
  const early = uses.find((one) => !seen.has(one))
  if (early) throw new Error(`${feature} may not import ${early}, which does not stand before it: that could become a circle.`)
  seen.add(feature)
}

const DOORS = ['index.ts', '*/index.ts']
const MAP = ['map', 'map-plan', 'map-net', 'map-offices', 'map-staff']
const BELOW = [
  { to: { type: ['shared', 'api'] } },
  { to: { type: MAP, internalPath: 'index.ts' } },
]

export default {
  files: ['src/**/*.{ts,vue}'],
  plugins: { boundaries },
  settings: {
    'boundaries/root-path': import.meta.dirname,
    'boundaries/elements': [
      { type: 'feature', pattern: 'src/features/*', capture: ['name'] },
      { type: 'map-plan', pattern: 'src/map/plan' },
      { type: 'map-net', pattern: 'src/map/net' },
      { type: 'map-offices', pattern: 'src/map/offices' },
      { type: 'map-staff', pattern: 'src/map/staff' },
      { type: 'map', pattern: 'src/map' },
      { type: 'shared', pattern: 'src/shared' },
      { type: 'api', pattern: 'src/api' },
      { type: 'app', mode: 'full', pattern: 'src/*.{ts,vue}' },
    ],
    'import/resolver': { './scripts/resolver.cjs': {} },
  },
  rules: {
    'boundaries/no-unknown-files': 'error',
    'boundaries/no-unknown': 'error',
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        message: '{{from.type}} may not import this of {{to.type}}; see boundaries.config.js.',
        rules: [
          { from: { type: 'app' }, allow: [{ to: { type: ['feature', 'app'] } }, ...BELOW] },
          { from: { type: 'feature' }, allow: BELOW },
          ...Object.entries(FEATURES).map(([name, uses]) => ({
            from: { type: 'feature', captured: { name } },
            allow: uses.map((one) => ({ to: { type: 'feature', captured: { name: one }, internalPath: DOORS } })),
          })),
          { from: { type: ['map-plan', 'map-net', 'map-offices', 'map-staff'] }, allow: { to: { type: 'map' } } },
          { from: { type: 'shared' }, allow: { to: { type: 'api' } } },
        ],
      },
    ],
  },
}
