/**
 * TABLE 1: which role may do what. The one answer to the first of three questions (role, row, state); the row is
 * theirs or not by row-level security, the state is a matter of the module's rules. An action without roles is
 * nobody's. Readable from top to bottom by an auditor.
 */
export const roles = [
  'counselor',
  'manager',
  'employer-support',
  'municipal',
  'council-office',
  'employer',
  'person',
  'administrator',
] as const
export type Role = (typeof roles)[number]

const caseWorkers = ['counselor', 'manager', 'municipal'] as const
/** Whoever works with people at a desk: colleagues of one another, and whom a conference may invite by name. */
export const workers = ['counselor', 'manager', 'municipal', 'employer-support'] as const
const staff = ['counselor', 'manager', 'employer-support', 'municipal', 'council-office', 'administrator'] as const

export const permissions = {
  'today.see': workers,
  'person.search': caseWorkers,
  'person.read': caseWorkers,
  'person.create': caseWorkers,
  'person.change': caseWorkers,
  'person.merge': caseWorkers,
  'case.list': caseWorkers,
  'case.read': caseWorkers,
  'case.copy': caseWorkers,
  'case.open': caseWorkers,
  'case.close': caseWorkers,
  'consultation.record': caseWorkers,
  'consultation.correct': caseWorkers,
  'nextAction.set': caseWorkers,
  'targetType.decide': caseWorkers,
  'referral.list': caseWorkers,
  'referral.read': caseWorkers,
  'referral.send': caseWorkers,
  'referral.answer': caseWorkers,
  'referral.withdraw': caseWorkers,
  'referral.report': caseWorkers,
  'jointSupport.read': caseWorkers,
  'jointSupport.work': caseWorkers,
  'jointSupport.end': caseWorkers,
  'career.record': caseWorkers,
  'assessment.record': caseWorkers,
  'form.manage': ['council-office'],
  'consent.record': caseWorkers,
  'consent.withdraw': caseWorkers,
  'access.end': caseWorkers,
  'case.restrict': caseWorkers,
  // The list for the person names organizations; names of workers are for who is responsible for them.
  'readers.list': caseWorkers,
  'readers.name': ['manager'],
  'emergency.open': caseWorkers,
  // Of a restricted case: whoever may read it where it is kept (row of the database, 0058).
  'emergency.second': caseWorkers,
  'emergency.review': ['manager'],
  'supportPlan.read': caseWorkers,
  'supportPlan.write': caseWorkers,
  'supportPlan.signOff': ['manager'],
  'ownPage.open': caseWorkers,
  'own.read': ['person'],
  'own.answer': ['person'],
  'closure.signOff': ['manager'],
  // Who proposes never approves (row of the database, 0041); a municipality's desk has no manager.
  'retention.list': caseWorkers,
  'retention.propose': caseWorkers,
  'retention.approve': ['manager', 'municipal'],
  'retention.hold': caseWorkers,
  'conference.list': [...caseWorkers, 'council-office'],
  'conference.read': caseWorkers,
  'conference.host': caseWorkers,
  'conference.finishDecision': caseWorkers,
  'placement.list': workers,
  'placement.record': workers,
  'training.record': caseWorkers,
  'jobWish.record': caseWorkers,
  // Of employers, and of nobody who looks for work: all who approach them know who else did.
  'employer.read': [...workers, 'council-office'],
  'employer.write': [...workers, 'council-office'],
  'employer.approach': [...workers, 'council-office'],
  'employer.appeal': ['manager', 'employer-support', 'council-office'],
  'employer.merge': ['manager', 'employer-support', 'council-office'],
  // Also only at the bodies whose duty it is (row policy, 0081).
  'employer.breach': ['manager', 'employer-support', 'council-office'],
  'followUp.record': workers,
  // Who holds a gathering decides about it alone (row policy, 0084); people are signed up from their case.
  'gathering.read': [...workers, 'council-office'],
  'gathering.host': ['employer-support', 'manager', 'municipal', 'council-office'],
  'gathering.signUp': caseWorkers,
  'gathering.checkIn': [...workers, 'council-office'],
  'introduction.make': caseWorkers,
  'trial.record': caseWorkers,
  'job.read': [...workers, 'council-office'],
  'job.write': workers,
  // Whom a job could be for: by name only those whom one reads (rows), else without a name, as far as they agreed.
  'job.seekers': workers,
  'job.import': ['manager', 'employer-support', 'municipal'],
  // Who answers for the desk, or for the council: never whoever won the job alone. Of others' jobs only the office
  // (row policy, 0085).
  'job.confirmAge': ['manager', 'council-office'],
  // On which measures of the state an age limit may rest is the council's to find out.
  'job.ageMeasure': ['council-office'],
  // People and cases from a sheet, for the own organization.
  'import.run': ['manager', 'municipal'],
  'draft.keep': staff,
  'desk.list': staff,
  'gap.board': ['manager', 'council-office'],
  'team.see': ['manager'],
  'caseload.handOver': ['manager'],
  'desk.capacity': ['manager'],
  'desk.rules': ['manager'],
  'supervision.note': ['manager'],
  'supervision.read': caseWorkers,
  'plan.read': staff,
  'finding.answer': ['council-office'],
  // Drafts are the office's until members are asked (row policy, 0038); what members say is read by all of them.
  'plan.write': ['council-office'],
  'plan.comment': ['counselor', 'manager', 'employer-support', 'municipal', 'council-office'],
  'roadmap.read': staff,
  // Of the rows that their organization leads, and for itself where a row names its kind (row policy, 0077).
  'roadmap.report': ['council-office', 'manager', 'municipal'],
  'activity.read': staff,
  // Gatherings and practices are the municipalities' as well; only who recorded one corrects it (row policy, 0039).
  'activity.write': ['council-office', 'manager', 'municipal'],
  'kpi.read': staff,
  // Figures of one's own organization, where it keeps no cases here (0009); the office sees and decides all of them.
  'report.write': ['manager', 'council-office'],
  'report.decide': ['council-office'],
  // The office writes down what the council has resolved about a KPI.
  'kpi.decide': ['council-office'],
  // Its own words beside a figure, which travel with it.
  'kpi.note': ['council-office'],
  // Drafts are the office's (row policy); what was approved is everybody's.
  'progress.read': staff,
  'progress.write': ['council-office'],
  'release.publish': ['council-office'],
  'year.close': ['council-office'],
  // Small numbers are shown to the council's circle only, and facts (without identity) to its office alone.
  'kpi.readExact': ['council-office'],
  'kpi.readFacts': ['council-office'],
  // Exact numbers by any two ways at once: only for who may read every fact.
  'table.own': ['council-office'],
  'account.own': roles,
  'account.manage': ['administrator'],
  // How the service itself is: duties, alarms, what waits. Nothing about anybody.
  'service.watch': ['administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/** Whether a role may do something: for pages, which hide what isn't possible. */
export function may(actor: { role: Role } | null, permission: Permission): boolean {
  return actor !== null && (permissions[permission] as readonly Role[]).includes(actor.role)
}

/** Thrown where a role may not do something; answered with 403. */
export class Forbidden extends Error {
  readonly permission: Permission
  constructor(permission: Permission) {
    super(`not permitted: ${permission}`)
    this.permission = permission
  }
}

/** The first line of every action: a job or an import can't slip past it. @throws Forbidden */
export function mustBeAllowed(actor: { role: Role }, permission: Permission): void {
  if (!may(actor, permission)) throw new Forbidden(permission)
}
