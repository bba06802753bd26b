/**
 * The next way of counting a KPI (数え方の案): written by the council's office from what facts, desks and other KPIs there
 * are, compared with the present one, and taken back before its first day. When it begins is decided in `indicators`.
 */
export { draftDefinition, withdrawDefinition } from './definition-draft.actions.ts'
export { kpiDefinitionsRoom } from './room.ts'
