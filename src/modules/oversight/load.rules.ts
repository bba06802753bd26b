/** How heavy a worker's cases are: a beginning and the social part take more time than a follow-up. Weights are the council's (settings). */
export interface LoadWeights {
  type1: number
  type2: number
  type3: number
  untyped: number
  /** Added for each case taken up within the last thirty days. */
  recent: number
}

export interface LoadCounts {
  type1: number
  type2: number
  type3: number
  untyped: number
  recent: number
}

export const weightOf = (counts: LoadCounts, weights: LoadWeights): number =>
  Math.round((counts.type1 * weights.type1 + counts.type2 * weights.type2 + counts.type3 * weights.type3 + counts.untyped * weights.untyped + counts.recent * weights.recent) * 10) / 10
