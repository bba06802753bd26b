/** Parts that the answers of all rooms are made of. Codes have their Japanese words beside them. */
import { z } from 'zod'
import { answer } from './endpoint.ts'

export const code = <K extends string>(labels: Record<K, unknown>) => z.enum(Object.keys(labels) as [K, ...K[]])

/** For what has nothing to say but that it is meant. */
export const confirmed = (verb: string) =>
  z.object({ confirm: z.literal(true, `${verb}なら confirm を true にしてください。`) })

export const day = z.iso.date()
export const instant = z.iso.datetime()
/** The word for a code, also for one that a later version wrote. */
export const labelIn = (labels: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(labels, key) ? (labels[key] ?? key) : key

export const named = answer('Named', z.object({ id: z.string(), name: z.string() }))

/** What a write answers with that makes a record and has nothing else to say. */
export const made = answer('Made', z.object({ id: z.uuid() }))
