/** The OpenAPI 3.1 document, made from the endpoints' declarations and the very schemas that check what is sent. */
import { z } from 'zod'
import { answerShapes, type Endpoint, inputShapes } from './endpoint.ts'
import { type ProblemStatus, problemTitles } from './problem.ts'

type Json = Record<string, unknown>

export interface OpenApiDocument {
  openapi: string
  info: Json
  servers: Json[]
  security: Json[]
  tags: Json[]
  paths: Record<string, Record<string, Json>>
  components: { schemas: Record<string, Json>; securitySchemes: Json; responses: Record<string, Json> }
}

const documents = new WeakMap<readonly Endpoint[], OpenApiDocument>()

/** Made at the first call; it doesn't change while the process runs. */
export function openApiDocument(endpoints: readonly Endpoint[]): OpenApiDocument {
  const known = documents.get(endpoints)
  if (known !== undefined) return known
  const made = makeDocument(endpoints)
  documents.set(endpoints, made)
  return made
}

const dayName = /(?:On|Date|^until)$/

/**
 * Days are checked by code, which a JSON Schema can't show: their names say it.
 * Clients must take fields they don't know.
 */
function finish(schema: Json): void {
  delete schema['additionalProperties']
  delete schema['$schema']
  delete schema['$id']
  for (const [name, each] of Object.entries((schema['properties'] ?? {}) as Record<string, Json>)) {
    const type = each['type']
    if (
      dayName.test(name) &&
      (type === 'string' || (Array.isArray(type) && type.includes('string'))) &&
      each['format'] === undefined
    )
      each['format'] = 'date'
  }
}

function schemasOf(registry: z.core.$ZodRegistry<{ id: string }>, io: 'input' | 'output'): Record<string, Json> {
  const { schemas } = z.toJSONSchema(registry, {
    io,
    unrepresentable: 'any',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => finish(jsonSchema as Json),
  })
  const result = schemas as unknown as Record<string, Json>
  for (const schema of Object.values(result)) finish(schema)
  return result
}

const reference = (registry: z.core.$ZodRegistry<{ id: string }>, schema: z.ZodType): Json => {
  const id = registry.get(schema)?.id
  if (id === undefined) throw new Error('a shape of the API has no name')
  return { $ref: `#/components/schemas/${id}` }
}

/** Which refusals an endpoint can give. */
function refusals(endpoint: Endpoint): ProblemStatus[] {
  const writes: ProblemStatus[] = endpoint.method === 'GET' ? [] : [400, 409, 413, 415]
  const own: ProblemStatus[] = [
    ...(endpoint.path.includes('{') || endpoint.body ? [404 as const] : []),
    ...(endpoint.method === 'PUT' && endpoint.versioned ? [412 as const] : []),
  ]
  return [...new Set<ProblemStatus>([401, 403, 422, 429, 503, ...writes, ...own])].sort((left, right) => left - right)
}

function parameters(endpoint: Endpoint): Json[] {
  const path = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'id' || name?.endsWith('Id') === true ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }))
  if (endpoint.method === 'POST') {
    path.push({ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string' } })
  }
  if (endpoint.method === 'PUT' && endpoint.versioned)
    path.push({ name: 'If-Match', in: 'header', required: false, schema: { type: 'string' } })
  if (!endpoint.query) return path
  const schema = z.toJSONSchema(endpoint.query, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  const query = Object.entries(schema.properties ?? {}).map(([name, { description, ...each }]) => ({
    name,
    in: 'query',
    required: (schema.required ?? []).includes(name),
    ...(description === undefined ? {} : { description }),
    schema: each,
  }))
  return [...path, ...query]
}

function operation(endpoint: Endpoint): Json {
  const headers: Json = {
    ...(endpoint.versioned
      ? { ETag: { description: '版。PUT の If-Match に入れる', schema: { type: 'string' } } }
      : {}),
    ...(endpoint.status === 201 && endpoint.path === '/cases'
      ? { Location: { description: '開いたケース', schema: { type: 'string' } } }
      : {}),
  }
  return {
    operationId: endpoint.id,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    ...(endpoint.description === undefined ? {} : { description: endpoint.description }),
    'x-permission': endpoint.permission,
    parameters: parameters(endpoint),
    ...(endpoint.body
      ? {
          requestBody: {
            required: endpoint.method !== 'DELETE',
            content: { 'application/json': { schema: reference(inputShapes, endpoint.body) } },
          },
        }
      : {}),
    responses: {
      [endpoint.status]: {
        description: 'できました',
        ...(Object.keys(headers).length > 0 ? { headers } : {}),
        content: { 'application/json': { schema: reference(answerShapes, endpoint.response) } },
      },
      ...Object.fromEntries(
        refusals(endpoint).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
      ),
    },
  }
}

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'errors', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    instance: { type: 'string', description: 'この要求の名前(記録と照らす)' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'message'],
        properties: {
          pointer: { type: 'string', description: 'JSON Pointer(RFC 6901)。空は全体' },
          message: { type: 'string' },
        },
      },
    },
  },
}

function problemResponse(status: ProblemStatus): Json {
  const named = status === 401 ? 'WWW-Authenticate' : status === 429 || status === 503 ? 'Retry-After' : null
  return {
    description: problemTitles[status],
    ...(named === null ? {} : { headers: { [named]: { schema: { type: 'string' } } } }),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
}

function makeDocument(endpoints: readonly Endpoint[]): OpenApiDocument {
  const inputs = schemasOf(inputShapes, 'input')
  const answers = schemasOf(answerShapes, 'output')
  const twice = Object.keys(inputs).find((name) => name in answers)
  if (twice !== undefined) throw new Error(`${twice} names two shapes`)
  const paths: Record<string, Record<string, Json>> = {}
  for (const endpoint of endpoints) (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint)
  const used = new Set(endpoints.flatMap(refusals))
  return {
    openapi: '3.1.0',
    info: {
      title: 'つなぐ API',
      version: '1',
      description: [
        'ページと同じ操作・同じ権限です。トークンは、運用の担当者がコマンド token で作ります。',
        '日付は YYYY-MM-DD、コードには読みかた(…Label)がつきます。項目は増えることがあります。知らない項目は読みとばしてください。',
        'POST に Idempotency-Key をつけると、同じキーの要求は一度だけ行われ、同じ答えが返ります。断られた要求は何も変えていないので、同じキーで送り直せます。',
      ].join('\n\n'),
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    tags: [...new Set(endpoints.map((endpoint) => endpoint.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...answers, ...inputs, Problem: problemSchema },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      responses: Object.fromEntries(
        [...used].sort((left, right) => left - right).map((status) => [`Problem${status}`, problemResponse(status)]),
      ),
    },
  }
}
