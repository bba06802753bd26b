/** A page that is one form: heading, draft, what has to be known before, the boxes, sending and the way back. */
import type { ReactNode } from 'react'
import type { Fields } from '../platform/http/room.ts'
import {
  Banner,
  DefinitionList,
  DraftBanner,
  DraftNote,
  Form,
  LinkButton,
  PageHeading,
  StaffLayout,
  SubmitRow,
  Written,
} from '../ui/index.ts'
import { differencesOf, type SaidBoxes } from './differences.ts'
import type { EditPage, FormPage } from './writes.ts'

export interface FormFrameProps extends FormPage, Partial<Pick<EditPage, 'newer'>> {
  title: string
  lead?: string | undefined
  /** What it is about, above the title: it leads where `back` leads. Not where a strip says so. */
  about?: string | undefined
  /** Where it leads without being done. */
  back: string
  submit: string
  /** Above the form: what has to be known before it is filled in. */
  before?: ReactNode
  /** Of what several may change at once: its boxes for any values, with what the page offers. */
  boxesOf?: ((values: Fields) => SaidBoxes) | undefined
  children: ReactNode
}

/** A form whose route names a draft (`Writing.draft`) keeps one and says so. */
export function FormFrame(props: FormFrameProps) {
  const { path, shell, kit, errors, savedAt, title, lead, about, back, submit, before, children } = props
  const { newer = null, boxesOf, values } = props
  const keepsDraft = kit.draftKey !== undefined
  return (
    <StaffLayout
      title={title}
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={about === undefined ? undefined : <a href={back}>{about}</a>}
          title={title}
          lead={lead}
          aside={keepsDraft ? <DraftNote savedAt={savedAt ?? undefined} /> : undefined}
        />
      }
    >
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      {before}
      {newer === null || boxesOf === undefined ? null : (
        <WrittenMeanwhile differences={differencesOf(boxesOf(newer), boxesOf(values))} />
      )}
      <Form action={path} kit={kit} errors={errors} autosave={keepsDraft}>
        {children}
        <SubmitRow
          label={submit}
          draft={keepsDraft}
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

function WrittenMeanwhile({ differences }: { differences: ReturnType<typeof differencesOf> }) {
  return (
    <Banner kind="caution" title="いまの内容">
      {differences.length === 0 ? (
        <p>ほかの方が残した内容は、あなたが書いたものと同じです。</p>
      ) : (
        <>
          <p>
            ほかの方が残した内容のうち、あなたが書いたものと違うところです。このまま残すと、あなたが書いたものになります。
          </p>
          <DefinitionList
            items={differences.map(({ label, words }) => ({ term: label, value: <Written text={words} /> }))}
          />
        </>
      )}
    </Banner>
  )
}
