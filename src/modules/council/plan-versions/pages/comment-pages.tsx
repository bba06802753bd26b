import { type Fields, type FormKit, textOf } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import {
  DraftBanner,
  DraftNote,
  Form,
  HiddenField,
  LinkButton,
  PageHeading,
  RadioGroup,
  savedAtOf,
  Section,
  type Shell,
  StaffLayout,
  SubmitRow,
  TextArea,
  Written,
} from '../../../../ui/index.ts'
import { type Names, titleOf } from '../node-fields.ts'
import { commentOutcomes, nodeKindLabels } from '../plan-version.labels.ts'
import type { DraftNode, PlanComment, PlanVersion } from '../plan-version.queries.ts'
import { NodeFields, versionTitle } from './words.tsx'
import { optionsOf } from '../../../../forms/index.ts'

interface CommentForm {
  path: string
  shell: Shell
  kit: FormKit
  values: Fields
  errors: FieldError[]
  version: PlanVersion
  /** What the comment is about; undefined for the whole plan. */
  node: DraftNode | undefined
  names: Names
}

export function CommentPage({ path, shell, kit, values, errors, version, node, names }: CommentForm) {
  const back = `/plan/versions/${version.id}${node === undefined ? '?part=comments' : ''}`
  return (
    <StaffLayout
      title="意見を書く"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={<a href={back}>{versionTitle(version)}</a>}
          title="意見を書く"
          lead="書いた意見は、機関の名と名前とともに、構成員みんなが読めます。"
          aside={<DraftNote savedAt={savedAtOf(kit) ?? undefined} />}
        />
      }
    >
      <About node={node} names={names} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <HiddenField name="nodeKind" value={node?.kind ?? ''} />
        <HiddenField name="nodeId" value={node?.id ?? ''} />
        <TextArea
          name="text"
          label="意見"
          hint="どこを、どう直すとよいか。なぜか。個人のことは書きません。"
          rows={6}
          value={textOf(values, 'text')}
        />
        <SubmitRow
          label="意見を出す"
          draft
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

function About({ node, names }: { node: DraftNode | undefined; names: Names }) {
  if (node === undefined) return <p>計画の全体への意見です。</p>
  return (
    <Section title={titleOf(node)} note={nodeKindLabels[node.kind]} pad>
      <NodeFields node={node} names={names} />
    </Section>
  )
}

export function AnswerCommentPage({
  path,
  shell,
  kit,
  values,
  errors,
  version,
  node,
  names,
  comment,
}: CommentForm & { comment: PlanComment }) {
  const back = `/plan/versions/${version.id}?part=comments`
  return (
    <StaffLayout
      title="意見に答える"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={<a href={back}>{versionTitle(version)} 意見</a>}
          title="意見に答える"
          aside={<DraftNote savedAt={savedAtOf(kit) ?? undefined} />}
        />
      }
    >
      <Section title={`${comment.organizationName}の意見`} pad>
        <Written text={comment.text} />
      </Section>
      <About node={node} names={names} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <RadioGroup
          name="outcome"
          label="どうしたか"
          value={textOf(values, 'outcome')}
          options={optionsOf(commentOutcomes)}
        />
        <TextArea
          name="answer"
          label="答え"
          hint="構成員みんなが読みます。"
          rows={4}
          value={textOf(values, 'answer')}
        />
        <SubmitRow
          label="答える"
          draft
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
