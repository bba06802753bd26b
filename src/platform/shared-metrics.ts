/** Whoever scrapes one process is told of all that serve together (processes.ts). */
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { AggregatorRegistry } from 'prom-client'
import { registry } from './metrics.ts'
import { hear, isOneOfSeveral, say } from './processes.ts'

/** A process that doesn't answer is missing for once. */
const patience = 1_000

interface Asked {
  kind: 'metrics asked'
  id: string
}

interface Answered {
  kind: 'metrics answered'
  id: string
  metrics: object[]
}

/** @param measure brings this process's own numbers up to date */
export function answerForMetrics(measure: () => Promise<unknown>): void {
  hear<Asked>('metrics asked', ({ id }) => {
    void measure()
      .then(() => registry.getMetricsAsJSON())
      .then((metrics) => say<Answered>({ kind: 'metrics answered', id, metrics }))
      .catch(() => {})
  })
}

/** @param others how many serve beside this process @returns the text that Prometheus reads */
export async function metricsOfAll(others: number): Promise<string> {
  if (!isOneOfSeveral || others === 0) return registry.metrics()
  const id = randomUUID()
  const answers: object[][] = []
  const allAnswered = new Promise<void>((resolve) => {
    const leave = hear<Answered>('metrics answered', (answer) => {
      if (answer.id === id && answers.push(answer.metrics) === others) resolve()
    })
    void delay(patience, undefined, { ref: false }).then(() => {
      leave()
      resolve()
    })
  })
  say<Asked>({ kind: 'metrics asked', id })
  await allAnswered
  return AggregatorRegistry.aggregate([await registry.getMetricsAsJSON(), ...answers]).metrics()
}
