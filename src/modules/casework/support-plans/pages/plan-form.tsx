/** The frame of all forms of a plan. */
import type { ReactNode } from 'react'
import { DraftNote, Form, LinkButton, PageHeading, StaffLayout, SubmitRow, DraftBanner } from '../../../../ui/index.ts'
import { type CaseHeader, CaseStrip } from '../../cases/index.ts'
import type { FormPage } from '../../../../forms/index.ts'

export interface PlanFormPage extends FormPage {
  header: CaseHeader
  /** Where やめる leads. */
  back: string
}

/** What all forms of a plan share: whose plan it is, the draft that saves itself, one way back. */
export function PlanForm({
  path,
  shell,
  kit,
  header,
  errors,
  savedAt,
  title,
  lead,
  back,
  submit,
  intro,
  draft = true,
  children,
}: PlanFormPage & {
  title: string
  lead?: string
  submit: string
  intro?: ReactNode
  draft?: boolean
  children: ReactNode
}) {
  return (
    <StaffLayout
      title={title}
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title={title}
          {...(lead === undefined ? {} : { lead })}
          aside={draft ? <DraftNote savedAt={savedAt ?? undefined} /> : undefined}
        />
      }
    >
      <CaseStrip header={header} />
      {draft ? <DraftBanner kit={kit} back={path} csrf={shell.csrf} /> : null}
      {intro}
      <Form action={path} kit={kit} errors={errors} autosave={draft}>
        {children}
        <SubmitRow
          label={submit}
          draft={draft}
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
