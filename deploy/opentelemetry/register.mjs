// Spans of requests, of questions to the database and of duties, sent by OTLP. Lies beside its packages, outside of the
// program, and is loaded before it: NODE_OPTIONS=--import=/opt/tsunagu-opentelemetry/register.mjs (docs/operations.md).
import { subscribe } from 'node:diagnostics_channel'
import { context } from '@opentelemetry/api'
import { getRPCMetadata } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http'
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg'
import { NodeSDK } from '@opentelemetry/sdk-node'
import { bare } from './bare.mjs'

class BareExporter extends OTLPTraceExporter {
  export(spans, done) {
    super.export(spans.map(bare), done)
  }
}

const sdk = new NodeSDK({
  traceExporter: new BareExporter(),
  instrumentations: [
    new HttpInstrumentation(),
    new PgInstrumentation({ requireParentSpan: true, ignoreConnectSpans: true }),
  ],
})
sdk.start()
// The program says by which pattern it answered; the span of the request takes its name from it.
subscribe('tsunagu:answered', ({ route }) => {
  const request = getRPCMetadata(context.active())
  if (request !== undefined) request.route = route
})
process.once('SIGTERM', () => void sdk.shutdown().catch(() => {}))
