import { setPriority } from 'node:os'

/**
 * Where cores are short, pages and database come first. Linux alone knows a priority of a single worker thread, and
 * gives it to those that native code starts from it as well.
 */
export function takeSecondPlace(): void {
  if (process.platform === 'linux') setPriority(10)
}
