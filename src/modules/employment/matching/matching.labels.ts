/** What somebody says of a job that they were shown. */
export const answers = { shown: '見せた(返事はこれから)', 'not-interested': '興味がない' } as const
export type Answer = keyof typeof answers
