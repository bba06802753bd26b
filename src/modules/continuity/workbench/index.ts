/**
 * The workbench: what a worker sees that spans several rooms — 今日, and the page of one case with its thread. It writes
 * nothing itself; each form belongs to its own room.
 */
export { workbenchRoom } from './room.ts'
