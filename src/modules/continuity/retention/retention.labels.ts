export const holdKinds = {
  lawsuit: '訴訟',
  disclosure: '開示などの請求',
  'own-wish': '本人の希望',
  other: 'そのほか',
} as const
export type HoldKind = keyof typeof holdKinds

/** What is disposed of, and from when its term runs. */
export const disposalKinds = { case: '終結したケース', anonymous: '匿名の相談', minutes: '会議録' } as const
export const termFrom = { case: '終結', anonymous: '最後の接触', minutes: '会議' } as const
export type DisposalKind = keyof typeof disposalKinds

export const disposalStates = {
  proposed: '承認を待っています',
  returned: '取りやめました',
  disposed: '廃棄しました',
} as const
export const itemOutcomes = { disposed: '廃棄', kept: '残した', returned: '取りやめ' } as const
