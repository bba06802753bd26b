/** No page and no endpoint of its own: other rooms and the command line use it. */
import type { Room } from '../../../platform/room.ts'

export const wordsRoom: Room = {}
