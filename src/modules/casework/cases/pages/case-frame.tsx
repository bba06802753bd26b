/** What stands around every page of one case: who it is, how one may get in touch, and the tabs to its parts. */
import type { ReactNode } from 'react'
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate } from '../../../../platform/japanese/era.ts'
import { Nb, PersonHeader, PrintFoot, type Shell, StaffLayout, Tabs, TargetTypeLabel } from '../../../../ui/index.ts'
import type { CaseHeader } from '../case.queries.ts'
import { ageText, nameOf } from './case-words.ts'
import { cautionItems } from './parts.tsx'

export type CaseTab = 'records' | 'career' | 'assessment' | 'support-plan' | 'referrals' | 'work' | 'history' | 'access'

const tabs: { key: CaseTab; label: string; path: string }[] = [
  { key: 'records', label: '記録', path: '' },
  { key: 'career', label: '職歴', path: '/work-history' },
  { key: 'assessment', label: '聞き取り', path: '/assessment' },
  { key: 'support-plan', label: 'プラン', path: '/support-plans' },
  { key: 'referrals', label: 'つなぎ', path: '?tab=referrals' },
  { key: 'work', label: '就職・定着', path: '?tab=work' },
  { key: 'history', label: '経過', path: '?tab=history' },
  { key: 'access', label: '同意・閲覧', path: '/access' },
]

/** Counts only where the page has them anyway. */
export function CaseTabs({
  caseId,
  current,
  counts = {},
}: {
  caseId: string
  current: CaseTab
  counts?: Partial<Record<CaseTab, number>>
}) {
  return (
    <Tabs
      label="このケースの記録"
      items={tabs.map(({ key, label, path }) => ({
        href: `/cases/${caseId}${path}`,
        label,
        current: key === current,
        count: counts[key],
      }))}
    />
  )
}

export function CaseHeading({ header, today, actions }: { header: CaseHeader; today: CivilDate; actions?: ReactNode }) {
  const name = nameOf(header)
  return (
    <PersonHeader
      name={name.name}
      anonymous={!name.named}
      {...(name.kana === null ? {} : { kana: name.kana })}
      cautions={cautionItems(header.person)}
      facts={[
        <Nb key="age">{ageText(header.person?.birthDate ?? null, today) ?? '年齢は聞いていません'}</Nb>,
        header.municipalityName === null ? null : <Nb key="place">{header.municipalityName}</Nb>,
        <TargetTypeLabel
          key="type"
          type={header.targetType}
          provisional={header.targetTypeProvisional}
          hidden={header.targetTypeHidden}
        />,
        <span key="number" className="nb num">
          {header.number}
        </span>,
      ].filter(Boolean)}
      actions={actions}
    />
  )
}

export interface CaseFrameProps {
  path: string
  shell: Shell
  header: CaseHeader
  tab: CaseTab
  today: CivilDate
  /** 職歴, for the page's title. */
  title: string
  actions?: ReactNode
  /** Name of the printed paper. */
  paper?: string
  children: ReactNode
}

/** A page about one part of a case. The case's own page (workbench) has the thread and the next action besides. */
export function CaseFrame({ path, shell, header, tab, today, title, actions, paper, children }: CaseFrameProps) {
  return (
    <StaffLayout
      title={`${title} ${nameOf(header).name} ${header.number}`}
      path={path}
      shell={shell}
      ownPrimary
      heading={<CaseHeading header={header} today={today} actions={actions} />}
    >
      <CaseTabs caseId={header.id} current={tab} />
      {children}
      <PrintFoot paper={paper ?? title} number={header.number} made={formatDate(today)} />
    </StaffLayout>
  )
}

/** Whether the reader's organization works on the case now. */
export const worksOn = (
  header: Pick<CaseHeader, 'status' | 'responsibleOrganizationId'>,
  organizationId: string | null,
): boolean => header.status === 'open' && header.responsibleOrganizationId === organizationId
