export const activityKinds = { gathering: '集まり', practice: '事例', document: '資料' } as const
export type ActivityKind = keyof typeof activityKinds
