/**
 * The API's protocol: who is asked, how a refusal reads, what a list's page is. What it can be asked stands in the
 * rooms. endpoint a path with who may, whom it is about, what it takes and what it answers problem a refusal
 * in the API's words (RFC 9457)
 */
export { apiRoot, createApi, type ApiParts } from './api.ts'
export { awayProblem } from './failures.ts'
export * from './endpoint.ts'
export { openApiDocument } from './openapi.ts'
export * from './paging.ts'
export * from './shapes.ts'
