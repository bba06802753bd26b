import { createContext, useContext } from 'react'

/** A thing to mend: the field's name, or name.year, name.month, name.day for one box of a date. */
export interface FieldProblem {
  field: string
  message: string
}

export const FormProblems = createContext<readonly FieldProblem[]>([])

/** The message of a field: its own if given, else what the form knows for its name. */
export function useProblem(name: string, own?: string): string | undefined {
  const problems = useContext(FormProblems)
  return own ?? problems.find((problem) => problem.field === name)?.message
}

/** The first message of a field that consists of several boxes, with the box it is about. */
export function usePartProblem(
  name: string,
  parts: readonly string[],
  own?: string,
): { message: string; part?: string | undefined } | undefined {
  const problems = useContext(FormProblems)
  if (own !== undefined) return { message: own }
  for (const problem of problems) {
    if (problem.field === name) return { message: problem.message }
    const part = parts.find((each) => problem.field === `${name}.${each}`)
    if (part !== undefined) return { message: problem.message, part }
  }
  return undefined
}
