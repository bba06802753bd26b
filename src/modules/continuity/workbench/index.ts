/**
 * The workbench: what a worker sees that spans several rooms — 今日, and the page of one case with its thread. It writes
 * nothing itself; each form belongs to its own room.
 */
export { workbenchRoutes } from './workbench.routes.tsx'
export { threadOf, type ThreadSources } from './thread.rules.ts'
export { workbenchRoom } from './room.ts'
