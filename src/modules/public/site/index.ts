/**
 * The public pages: the way to a desk, the figures that may be published, and who runs all this.
 * worry         いまの気持ち: what somebody says first
 * answers       the worry, for whom, the municipality and the age; they stand in the address and nowhere else
 * published     the council's releases (modules/council/releases), small numbers taken out
 */
export { siteRoom } from './room.ts'
