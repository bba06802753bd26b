/**
 * The demo: invented people with believable lives, and the monthly numbers of organizations that keep no cases here.
 */
export { demoPeople, demoSeed, ensureDemo, resetDemo } from './ensure-demo.ts'
export type { Shown } from './shown-life.ts'
export { generateLives, tellInBatches, tellOne, type DemoOptions } from './generate.ts'
export { asOwner, loadRows } from './load.ts'
