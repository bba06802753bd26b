declare module 'autocannon' {
  interface Request {
    method?: 'GET' | 'POST'
    path: string
    headers?: Record<string, string>
  }
  interface Options {
    url: string
    connections: number
    duration: number
    overallRate: number
    workers?: number
    timeout?: number
    requests: Request[]
  }
  interface Result {
    latency: { p50: number; p90: number; p97_5: number; p99: number; max: number }
    requests: { average: number; total: number; sent: number }
    duration: number
    errors: number
    timeouts: number
    non2xx: number
  }
  export default function autocannon(options: Options): Promise<Result>
}
