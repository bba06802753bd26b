/** What may be opened to whom, and how a file is known to be what it says. */

export type MediaType = 'application/pdf' | 'image/jpeg' | 'image/png'

const beginnings: [MediaType, readonly number[]][] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
]

/** By its first bytes, never by its name. Null: none of the kinds that are kept. */
export function mediaTypeOf(bytes: Uint8Array): MediaType | null {
  return beginnings.find(([, start]) => start.every((byte, index) => bytes[index] === byte))?.[0] ?? null
}

/** What an organization keeps of documents, and what it may. */
export interface DocumentRoom {
  usedBytes: number
  mostBytes: number
  usedCount: number
  mostCount: number
}

const megabytes = (bytes: number): string => `${Math.max(Math.floor(bytes / 100_000) / 10, 0)}MB`

/** Null where a file of this size has a place, else why not and what to do. */
export function noRoomFor(bytes: number, room: DocumentRoom): string | null {
  if (room.usedCount >= room.mostCount)
    return `このケースに預けられる書類は${room.mostCount}件までです。写しは紙で保管し、ファイルを付けずに記録してください。`
  if (room.usedBytes + bytes <= room.mostBytes) return null
  return `この機関が預けられる書類の残りは${megabytes(room.mostBytes - room.usedBytes)}です。小さいファイルにするか、付けずに記録して、事務局に知らせてください。`
}

/** For the page: nothing, until nine tenths are taken. */
export function littleRoom(room: DocumentRoom): string | null {
  if (room.usedCount >= room.mostCount * 0.9)
    return `このケースに預けられる書類は、あと${Math.max(room.mostCount - room.usedCount, 0)}件です。`
  return room.usedBytes >= room.mostBytes * 0.9
    ? `この機関が預けられる書類は、あと${megabytes(room.mostBytes - room.usedBytes)}です。`
    : null
}

/** Tries of one account in a day; whoever needs more has to telephone the responsible desk. */
export const emergencyTriesADay = 5

export interface AccessState {
  basis: string
  organizationId: string
  ended: boolean
}

/**
 * Null when an access can be ended by hand, else why not. What an organization does on its own duty ends
 * with the case's hand-over.
 */
export function whyNotEnd(access: AccessState): string | null {
  if (access.ended) return 'もう終わっています。'
  return access.basis === 'own-duty'
    ? 'その機関が自分の業務として書いた記録と、ケースの状態は、つなぎを受けた機関・送った機関として見られます。'
    : null
}
