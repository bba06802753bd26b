/**
 * Exchange: other systems' way in. The API does what the pages do, with the same actions, rules and refusals.
 * endpoint      a path with who may, what it takes and what it answers
 * problem       a refusal in the API's words (RFC 9457)
 */
export { awayProblem, createApi, apiRoot, type ApiLimits, type ApiParts } from './api.ts'
export { apiEndpoints } from './endpoints.ts'
export type { Endpoint } from './endpoint.ts'
export { openApiDocument, type OpenApiDocument } from './openapi.ts'
