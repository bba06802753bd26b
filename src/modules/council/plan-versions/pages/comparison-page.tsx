import { Fragment } from 'react'
import {
  Button,
  Empty,
  PageHeading,
  QueryForm,
  Section,
  SelectField,
  type Shell,
  StaffLayout,
  Tag,
} from '../../../../ui/index.ts'
import type { FieldDifference, NodeDifference, Piece } from '../comparison.rules.ts'
import { nodeKindLabels } from '../plan-version.labels.ts'
import type { PlanVersion } from '../plan-version.queries.ts'
import { planNodeKinds } from '../../council/index.ts'
import { versionTitle } from './words.tsx'

export interface ComparisonPageProps {
  path: string
  shell: Shell
  version: PlanVersion
  other: PlanVersion
  choices: PlanVersion[]
  differences: NodeDifference[]
}

const changeWords = { added: '加わった', removed: 'なくなった', changed: '変わった' } as const
const changeTags = { added: 'ok', removed: 'neutral', changed: 'info' } as const

/**
 * Only what differs, the earlier version at the left. Struck out is gone, underlined is new: readable without colour.
 */
export function ComparisonPage({ path, shell, version, other, choices, differences }: ComparisonPageProps) {
  return (
    <StaffLayout
      title="版をくらべる"
      path={`${path}/comparison`}
      shell={shell}
      heading={
        <PageHeading
          overline={<a href={path}>{versionTitle(version)}</a>}
          title="版をくらべる"
          lead={`${versionTitle(other)}と${versionTitle(version)}で、ちがうところだけを並べます。取り消し線はなくなった言葉、下線は新しい言葉です。`}
        />
      }
    >
      {choices.length < 2 ? null : (
        <QueryForm action={`${path}/comparison`} label="くらべる版">
          <SelectField
            name="with"
            label="くらべる版"
            value={other.id}
            options={choices.map((each) => ({ value: each.id, label: versionTitle(each) }))}
          />
          <Button>くらべる</Button>
        </QueryForm>
      )}
      {differences.length === 0 ? (
        <Empty sentence="ちがうところは、ありません。" />
      ) : (
        planNodeKinds.map((kind) => {
          const own = differences.filter((each) => each.kind === kind)
          return own.length === 0 ? null : (
            <Section key={kind} title={nodeKindLabels[kind]} count={own.length}>
              {own.map((each) => (
                <section key={each.id} className="diff-node" id={`${each.kind}-${each.id}`}>
                  <h3>
                    {each.title} <Tag kind={changeTags[each.change]}>{changeWords[each.change]}</Tag>
                  </h3>
                  {each.fields.map((field) => (
                    <Pair key={field.label} field={field} before={versionTitle(other)} after={versionTitle(version)} />
                  ))}
                </section>
              ))}
            </Section>
          )
        })
      )}
    </StaffLayout>
  )
}

export function Pair({ field, before, after }: { field: FieldDifference; before: string; after: string }) {
  return (
    <div className="diff">
      <p className="diff-label">{field.label}</p>
      <div className="diff-side">
        <span className="diff-version">{before}</span>
        <Pieces pieces={field.before} />
      </div>
      <div className="diff-side">
        <span className="diff-version">{after}</span>
        <Pieces pieces={field.after} />
      </div>
    </div>
  )
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  if (pieces.length === 0) return <span className="meta">(なし)</span>
  return (
    <div className="written">
      {pieces.map((piece, index) =>
        piece.in === 'both' ? (
          <Fragment key={index}>{piece.text}</Fragment>
        ) : piece.in === 'before' ? (
          <del key={index}>{piece.text}</del>
        ) : (
          <ins key={index}>{piece.text}</ins>
        ),
      )}
    </div>
  )
}
