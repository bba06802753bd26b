/**
 * Where a finding of the plan check stands (domain §1.4): open, then explained,
 * put right in a version, or left as it is.
 */
export const findingStatuses = ['open', 'explained', 'fixed', 'accepted'] as const
export type FindingStatus = (typeof findingStatuses)[number]

const next: Record<FindingStatus, readonly FindingStatus[]> = {
  open: ['explained', 'fixed', 'accepted'],
  // An explanation may be explained better.
  explained: ['explained', 'fixed', 'accepted', 'open'],
  // What was thought settled can turn out not to be; it is opened again, with a reason.
  fixed: ['open'],
  accepted: ['open'],
}

/** What a finding may become from here. */
export const answersFrom = (status: FindingStatus): readonly FindingStatus[] => next[status]
