/** Values of columns that more than one table has. */
export type Instant = string
/** Organization → the second until which it may read (0004, case_readers). */
export type Readers = Record<string, number>
