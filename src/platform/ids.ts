/** Ids and the keys of lists, as they come from outside: what isn't written like one is never asked for. */
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const wholeId = new RegExp(`^${uuid}$`, 'i')

/** Whether a text from outside may be asked for as an id: the way PostgreSQL writes one, in either case. */
export const isId = (text: string): boolean => wholeId.test(text)

/** The key of a row in a list that goes by days: its day and its id. */
export const dayAndId = new RegExp(`^\\d{4}-\\d{2}-\\d{2}:${uuid}$`)
