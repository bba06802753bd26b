/**
 * Consents: who may see which part of a case, for what and until when. Agreements of the person with their scans, what
 * they open and what closes it; records restricted to some; the emergency door; who looked.
 */
export { emergencyPanel } from './emergency.panel.tsx'
export { endAccess, recordConsent, withdrawConsent } from './consent.actions.ts'
export { consentInput } from './consent.form.ts'
export { openEmergencyDoor, reviewEmergencyAccess, secondEmergencyDoor } from './emergency.actions.ts'
export { liftRestriction, restrictCase } from './restriction.actions.ts'
export { consentsRoom } from './room.ts'
