/** What the tables of events are made of. */
import { z } from 'zod'

export const id = z.uuid()
export const deskId = z.string()
export const day = z.string()

/** That it happened is for everybody on the thread; these words of it only for who may read the record itself. */
export const only = <const Word extends string>(record: string, ...words: Word[]) => ({ record, words })

/** @param label what it is called on a case's timeline */
export const onCase = <Shape extends z.ZodRawShape, Hidden extends string & keyof Shape = never>(
  label: string,
  shape: Shape,
  hidden?: { record: string; words: Hidden[] },
) => ({ label, payload: z.object(shape), hidden })
