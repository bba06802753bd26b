/** How much memory a server of ours takes, for which Node and the allocator have to be told before they begin. */

/**
 * Of its own accord Node gives new objects 128 MB, and old ones as much as a large machine has.
 * What NODE_OPTIONS says wins.
 */
const heap = '--max-semi-space-size=8 --max-old-space-size=512'
/**
 * Else glibc keeps a heap for every thread of Node's pool that packs an answer, and what one has freed is none of the
 * others'.
 */
const arenas = '2'

/**
 * Begins this very process anew with these limits, whichever way it was started; its number stays.
 * @param file what is started
 */
export function inLittleMemory(file: string): void {
  const given = process.env['NODE_OPTIONS'] ?? ''
  if (given.startsWith(heap) || process.execve === undefined) return
  process.execve(process.execPath, [process.execPath, ...process.execArgv, file], {
    MALLOC_ARENA_MAX: arenas,
    ...process.env,
    NODE_OPTIONS: `${heap} ${given}`.trim(),
  })
}
