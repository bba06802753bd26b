/** A page with one form, as all of this room's are. */
import type { ReactNode } from 'react'
import type { FormPage } from '../../../../forms/index.ts'
import { DraftBanner, DraftNote, Form, LinkButton, PageHeading, StaffLayout, SubmitRow } from '../../../../ui/index.ts'

export interface FrameProps extends FormPage {
  title: string
  lead?: string | undefined
  overline?: ReactNode
  /** Where it leads without being done. */
  back: string
  submit: string
  /** Keeps a draft. */
  draft?: boolean
  above?: ReactNode
  children: ReactNode
}

export function FormFrame(props: FrameProps) {
  const {
    path,
    shell,
    kit,
    errors,
    savedAt,
    title,
    lead,
    overline,
    back,
    submit,
    draft = false,
    above,
    children,
  } = props
  return (
    <StaffLayout
      title={title}
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={overline}
          title={title}
          lead={lead}
          aside={draft ? <DraftNote savedAt={savedAt ?? undefined} /> : undefined}
        />
      }
    >
      {above}
      {draft ? <DraftBanner kit={kit} back={path} csrf={shell.csrf} /> : null}
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
