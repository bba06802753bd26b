/** No page and no endpoint of its own: other rooms and the command line use it. */
import type { Room } from '../../../platform/room.ts'
import { disclosed } from './imports.disclosure.ts'

export const importsRoom: Room = { disclosed }
