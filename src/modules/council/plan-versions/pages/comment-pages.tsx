import {
  DraftBanner,
  DraftNote,
  Form,
  HiddenField,
  LinkButton,
  PageHeading,
  RadioGroup,
  Section,
  StaffLayout,
  SubmitRow,
  TextArea,
  Written,
} from '../../../../ui/index.ts'
import { type Names, titleOf } from '../node-words.rules.ts'
import { planAnswerForm, planCommentForm } from '../plan-comment.form.ts'
import { nodeKindLabels } from '../plan-version.labels.ts'
import type { DraftNode, PlanComment, PlanVersion } from '../plan-version.queries.ts'
import { NodeFields, versionTitle } from './words.tsx'
import type { FormPage } from '../../../../forms/index.ts'

interface CommentForm extends FormPage {
  version: PlanVersion
  /** What the comment is about; undefined for the whole plan. */
  node: DraftNode | undefined
  names: Names
}

export function CommentPage({ path, shell, kit, values, errors, savedAt, version, node, names }: CommentForm) {
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
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <About node={node} names={names} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <HiddenField name="nodeKind" value={node?.kind ?? ''} />
        <HiddenField name="nodeId" value={node?.id ?? ''} />
        <TextArea
          {...planCommentForm.boxes(values).text}
          hint="どこを、どう直すとよいか。なぜか。個人のことは書きません。"
          rows={6}
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
  savedAt,
  version,
  node,
  names,
  comment,
}: CommentForm & { comment: PlanComment }) {
  const { outcome, answer } = planAnswerForm.boxes(values)
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
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <Section title={`${comment.organizationName}の意見`} pad>
        <Written text={comment.text} />
      </Section>
      <About node={node} names={names} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <RadioGroup {...outcome} />
        <TextArea {...answer} hint="構成員みんなが読みます。" rows={4} />
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
