import type { Role } from '../../../permissions.ts'
import type { AccountState, AccountRow } from './accounts.queries.ts'

/** Roles in the words of contract.md (demo accounts) and design.md §7. */
export const roleLabels: Record<Role, string> = {
  counselor: '相談員',
  manager: '窓口責任者',
  'employer-support': '企業支援',
  municipal: '市町村担当',
  'council-office': '協議会事務局',
  employer: '事業主',
  person: '本人',
  administrator: 'システム管理者',
}

/** Where somebody works, in words: a desk's name says its organization already. */
export const placeWords = (organizationName: string | null, deskName: string | null): string =>
  deskName || organizationName || ''

/** Where a role's day begins. */
export function landingOf(role: Role): string {
  return role === 'council-office'
    ? '/office'
    : role === 'administrator'
      ? '/admin'
      : role === 'person'
        ? '/my'
        : role === 'employer'
          ? '/account'
          : '/today'
}

export const stateLabels: Record<AccountState, string> = { active: '利用中', invited: '招待中', ended: '停止' }
export const stateMarks = { active: 'done', invited: 'running', ended: 'ended' } as const

export const placeText = (row: AccountRow): string => placeWords(row.organizationName, row.deskName)
