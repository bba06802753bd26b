/**
 * Conferences: meetings about one person with people of other organizations.
 * plan conference       支援調整会議, on the person's consent
 * statutory conference  支援会議 (生活困窮者自立支援法9条・社会福祉法106条の6), without consent, in secrecy
 * case conference       個別ケース検討会議 of a local council
 * What is shared is open to the people who were asked, from the opening to the end;
 * minutes are sealed (docs/decisions).
 */
export { addNote, correctDecision, finishDecision } from './after-conference.actions.ts'
export { cancelConference, planConference } from './conference.actions.ts'
export { closeConference, openConference } from './hold-conference.actions.ts'
export { inviteParticipant, removeParticipant } from './participant.actions.ts'
export { closingInput } from './closing.form.ts'
export { conferenceInput, participantInput } from './conference.form.ts'
export { getConference, listConferencesOfCase } from './conference.queries.ts'
export { conferencePanel } from './conference.panel.tsx'
export { conferencesRoom } from './room.ts'
