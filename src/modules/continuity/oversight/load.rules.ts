/**
 * How heavy a worker's cases are: a beginning and the social part take more time than a follow-up.
 * Weights are the council's (settings).
 */
export interface LoadWeights {
  type1: number
  type2: number
  type3: number
  untyped: number
  /** Added for each case taken up within the last thirty days. */
  recent: number
}

/** From the council's settings, which hold hundredths. */
export const weightsOf = (settings: {
  weightType1: number
  weightType2: number
  weightType3: number
  weightUntyped: number
  weightRecent: number
}): LoadWeights => ({
  type1: settings.weightType1 / 100,
  type2: settings.weightType2 / 100,
  type3: settings.weightType3 / 100,
  untyped: settings.weightUntyped / 100,
  recent: settings.weightRecent / 100,
})

export interface LoadCounts {
  type1: number
  type2: number
  type3: number
  untyped: number
  recent: number
}

export const weightOf = (counts: LoadCounts, weights: LoadWeights): number =>
  Math.round(
    (counts.type1 * weights.type1 +
      counts.type2 * weights.type2 +
      counts.type3 * weights.type3 +
      counts.untyped * weights.untyped +
      counts.recent * weights.recent) *
      10,
  ) / 10
