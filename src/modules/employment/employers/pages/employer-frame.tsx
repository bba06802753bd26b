/** What the forms about one employer have in common: heading, draft, errors, the way back. */
import type { ReactNode } from 'react'
import type { FormPage } from '../../../../forms/index.ts'
import { DraftBanner, DraftNote, Form, LinkButton, PageHeading, StaffLayout, SubmitRow } from '../../../../ui/index.ts'

export interface EmployerFormFrameProps extends FormPage {
  title: string
  /** Whom it is about; null for a new one. */
  employer: { id: string; name: string } | null
  lead?: string | undefined
  submit: string
  /** Above the form: what has to be known before it is filled in. */
  before?: ReactNode
  children: ReactNode
}

export function EmployerFormFrame({
  path,
  shell,
  kit,
  errors,
  savedAt,
  title,
  employer,
  lead,
  submit,
  before,
  children,
}: EmployerFormFrameProps) {
  const back = employer === null ? '/employers' : `/employers/${employer.id}`
  return (
    <StaffLayout
      title={employer === null ? title : `${title} ${employer.name}`}
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={<a href={back}>{employer === null ? '企業' : employer.name}</a>}
          title={title}
          lead={lead}
          aside={kit.draftKey === undefined ? undefined : <DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      {kit.draftKey === undefined ? null : <DraftBanner kit={kit} back={path} csrf={shell.csrf} />}
      {before}
      <Form action={path} kit={kit} errors={errors} autosave={kit.draftKey !== undefined}>
        {children}
        <SubmitRow
          label={submit}
          draft={kit.draftKey !== undefined}
          secondary={
            <LinkButton href={back} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}
