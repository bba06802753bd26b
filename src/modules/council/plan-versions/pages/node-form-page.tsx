import { textOf } from '../../../../platform/http/room.ts'
import {
  Banner,
  DraftBanner,
  DraftNote,
  Form,
  LinkButton,
  PageHeading,
  PostButton,
  Section,
  SelectField,
  StaffLayout,
  SubmitRow,
  TextField,
} from '../../../../ui/index.ts'
import type { FormPage } from '../../../../forms/index.ts'
import type { PlanNodeKind } from '../../council/index.ts'
import type { FieldDifference } from '../comparison.rules.ts'
import { titleOf } from '../node-words.rules.ts'
import { nodeKindLabels } from '../plan-version.labels.ts'
import type { DraftNode, PlanVersion } from '../plan-version.queries.ts'
import { Pair } from './comparison-page.tsx'
import { versionTitle } from './words.tsx'

export interface NodeFormPageProps extends FormPage {
  version: PlanVersion
  kind: PlanNodeKind
  /** Undefined for a new one. */
  node: DraftNode | undefined
  /** What can be counted and isn't in the plan yet: for a new KPI. */
  countable: { id: string; name: string }[]
  /** What somebody else has written meanwhile. */
  theirs: FieldDifference[]
}

export function NodeFormPage({
  path,
  shell,
  kit,
  values,
  errors,
  savedAt,
  version,
  kind,
  node,
  countable,
  theirs,
  children,
}: NodeFormPageProps & { children: React.ReactNode }) {
  const label = nodeKindLabels[kind]
  const back = `/plan/versions/${version.id}${node === undefined ? '' : `?part=${partOf[kind]}#${kind}-${node.id}`}`
  return (
    <StaffLayout
      title={node === undefined ? `${label}を加える` : `${label}を直す`}
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={<a href={back}>{versionTitle(version)}</a>}
          title={node === undefined ? `${label}を加える` : `${label}を直す`}
          lead={node === undefined || kind === 'head' ? undefined : titleOf(node)}
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      {theirs.length === 0 ? null : (
        <Banner kind="caution" title={`${node?.changedBy ?? 'ほかの方'}が先に書きかえました`}>
          <p>左が先に書かれた内容、右があなたが書いた内容です。このまま残すと、右になります。</p>
          {theirs.map((field) => (
            <Pair key={field.label} field={field} before="先に書かれた内容" after="あなたが書いた内容" />
          ))}
        </Banner>
      )}
      <Form action={path} kit={kit} errors={errors} autosave>
        {node === undefined && kind === 'kpi' ? (
          <SelectField
            name="id"
            label="何を数えるか"
            hint="数え方の決まっているものから選びます。"
            value={textOf(values, 'id')}
            options={countable.map((each) => ({ value: each.id, label: each.name }))}
            empty="選んでください"
          />
        ) : null}
        {node === undefined && kind === 'section' ? (
          <TextField
            name="id"
            label="計画の中の場所"
            width="medium"
            value={textOf(values, 'id')}
            example="III 2(6)"
            hint="施策や値の「場所」が、この言葉で始まると、この節に印刷されます。"
          />
        ) : null}
        {children}
        <SubmitRow
          label={node === undefined ? '加える' : '残す'}
          draft
          secondary={
            <LinkButton href={back} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
      {node === undefined || kind === 'head' ? null : (
        <Section title="順と取り外し" pad>
          <div className="actions">
            {kind === 'section' || kind === 'annex' ? null : (
              <>
                <PostButton
                  size="small"
                  icon="arrow-up"
                  action={`${path}/position`}
                  csrf={shell.csrf}
                  fields={{ direction: 'up' }}
                >
                  一つ上へ
                </PostButton>
                <PostButton
                  size="small"
                  icon="arrow-down"
                  action={`${path}/position`}
                  csrf={shell.csrf}
                  fields={{ direction: 'down' }}
                >
                  一つ下へ
                </PostButton>
              </>
            )}
            <PostButton size="small" kind="danger" icon="x" action={`${path}/removal`} csrf={shell.csrf}>
              この案から外す
            </PostButton>
          </div>
          <p className="field-hint">外したものは、案の下に残り、もとに戻せます。</p>
        </Section>
      )}
    </StaffLayout>
  )
}

/** On which part of the version a node stands. */
export const partOf: Record<PlanNodeKind, string> = {
  head: 'frame',
  goal: 'goals',
  section: 'body',
  passage: 'body',
  lead: 'frame',
  measure: 'body',
  kpi: 'goals',
  group: 'frame',
  row: 'roadmap',
  annex: 'annex',
}
