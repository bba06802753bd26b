/** Counters in Prometheus' form, of this process alone: the scraper adds processes up. */
import type pg from 'pg'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export const registry = new Registry()

/** Memory, CPU and event loop of this process; only a server is watched. */
export function watchProcess(): void {
  if (registry.getSingleMetric('process_cpu_seconds_total') === undefined) collectDefaultMetrics({ register: registry })
}

export const requests = new Histogram({
  name: 'tsunagu_request_duration_seconds',
  help: 'Answered requests by council, route pattern, method and status',
  labelNames: ['council', 'route', 'method', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  registers: [registry],
})

export const questions = new Histogram({
  name: 'tsunagu_database_question_duration_seconds',
  help: 'Questions to the database by the pool that asked',
  labelNames: ['pool'],
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 30],
  registers: [registry],
})

export const offloadedWork = new Histogram({
  name: 'tsunagu_thread_work_seconds',
  help: 'Work done beside what serves pages (papers, workbooks, marks)',
  labelNames: ['work'],
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  registers: [registry],
})

export const offloadedWaiting = new Gauge({
  name: 'tsunagu_thread_work_waiting',
  help: 'Pieces of work that wait for a worker thread',
  registers: [registry],
})

export const passwordsWaiting = new Gauge({
  name: 'tsunagu_passwords_waiting',
  help: 'Passwords that wait to be checked',
  registers: [registry],
})

const connections = new Gauge({
  name: 'tsunagu_database_connections',
  help: 'Connections of each pool by state',
  labelNames: ['council', 'pool', 'state'],
  registers: [registry],
})

export interface CouncilState {
  key: string
  pools: Readonly<Record<string, pg.Pool>>
}

/** Of the database: the same in every process that serves it, so processes aren't added up (shared-metrics.ts). */
const gauge = (name: string, help: string, labelNames: string[]) =>
  new Gauge({ name: `tsunagu_${name}`, help, labelNames, registers: [registry], aggregator: 'max' })

new Gauge({ name: 'tsunagu_processes', help: 'Processes that serve together and answered', registers: [registry] }).set(
  1,
)

/** What is asked of the database when somebody looks, council by council. */
export const asked = {
  up: gauge('council_ready', '1 when the council can be used', ['council', 'state']),
  dutyAge: gauge('duty_last_success_age_seconds', 'Seconds since the duty last ended well', ['council', 'duty']),
  dutyFailures: gauge('duty_failures', 'Failures of the duty in a row', ['council', 'duty']),
  dutyRuns: gauge('duty_runs_total', 'Runs of the duty since the beginning', ['council', 'duty']),
  mails: gauge('mails', 'Mails by state', ['council', 'state']),
  sheets: gauge('sheets_waiting', 'Sheets that wait to be read', ['council']),
  seal: gauge('last_seal_age_seconds', 'Seconds since the last seal of the ledger', ['council']),
  clock: gauge('clock_ahead_seconds', 'Seconds by which the database is ahead of this machine', ['council']),
  alarms: gauge('alarms_open', 'Alarms that have not ended', ['council']),
}

export function notePools({ key, pools }: CouncilState): void {
  for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries(pools)) {
    connections.set({ council: key, pool, state: 'used' }, totalCount - idleCount)
    connections.set({ council: key, pool, state: 'idle' }, idleCount)
    connections.set({ council: key, pool, state: 'waiting' }, waitingCount)
  }
}
