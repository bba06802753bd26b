import type { ReactNode } from 'react'
import type { Fields, FormKit } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import { formatDate, formatFiscalYear } from '../../../../platform/japanese/index.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import {
  Banner,
  Button,
  Empty,
  HiddenField,
  LinkButton,
  PageHeading,
  PostButton,
  QueryForm,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  Tabs,
  TargetTypeLabel,
  TextField,
  Written,
} from '../../../../ui/index.ts'
import { measureLevelLabels } from '../../plan/index.ts'
import type { PlanNodeKind } from '../../council/index.ts'
import type { MeasureEvidence } from '../carried-evidence.queries.ts'
import { type Names, speaksOf, titleOf } from '../node-fields.ts'
import { nodeKindLabels } from '../plan-version.labels.ts'
import { type NodeOf, nodesOfKind } from '../plan-content.rules.ts'
import type { DraftNode, PlanComment, PlanVersion } from '../plan-version.queries.ts'
import { CheckPart, type DraftFinding } from './check-part.tsx'
import { CommentsPart } from './comments-part.tsx'
import { NodeRow } from './node-row.tsx'
import { StepsPart } from './steps-part.tsx'
import { StateTag, versionTitle } from './words.tsx'

export const versionParts = {
  body: '本文',
  goals: '目標とKPI',
  roadmap: '工程表',
  annex: '別紙',
  frame: '基本と実施主体',
  comments: '意見',
  check: '点検',
  steps: '進める',
} as const
export type VersionPart = keyof typeof versionParts

/** The day as whose end a draft is read, as it was typed; `day` is null for the draft as it is. */
export interface Past {
  typed: string
  day: CivilDate | null
  message: string | null
}

export interface VersionPageProps {
  path: string
  shell: Shell
  part: VersionPart
  today: CivilDate
  version: PlanVersion
  base: PlanVersion | undefined
  nodes: DraftNode[]
  names: Names
  comments: PlanComment[]
  mayWrite: boolean
  mayComment: boolean
  /** Of the year that the draft carries on; only beside a draft. */
  carried: { fiscalYear: number; byMeasure: Map<string, MeasureEvidence>; next: string | null } | null
  /** What the plan check says of it; only for its own part. */
  findings: DraftFinding[] | null
  /** For the office, on the part where a draft moves on. */
  steps: { kit: FormKit; values: Fields } | null
  errors: FieldError[]
  /** For the office, of a version that was written here. */
  past: Past | null
}

export function VersionPage(props: VersionPageProps) {
  const { path, shell, part, version, base, mayWrite, errors, past } = props
  const isPast = past !== null && past.day !== null
  const isOpen = version.state === 'draft' || version.state === 'review'
  const parts = (Object.keys(versionParts) as VersionPart[]).filter((each) =>
    each === 'steps'
      ? mayWrite && isOpen
      : each === 'check'
        ? isOpen
        : each === 'comments'
          ? version.comments > 0 || version.state === 'review'
          : true,
  )
  return (
    <StaffLayout
      title={versionTitle(version)}
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={<a href="/plan/versions">計画の版と案</a>}
          title={versionTitle(version)}
          aside={
            isPast ? undefined : (
              <>
                {base === undefined ? null : (
                  <LinkButton href={`${path}/comparison`} icon="arrows-exchange">
                    くらべる
                  </LinkButton>
                )}
                <LinkButton href={`${path}/paper/plan.pdf`} icon="printer" download>
                  PDF
                </LinkButton>
                <LinkButton href={`${path}/paper/plan.docx`} icon="download" download>
                  Word
                </LinkButton>
              </>
            )
          }
        />
      }
    >
      {isPast ? (
        <Banner kind="caution" title={`${formatDate(past.day ?? '')}の終わりの案です`}>
          <p>
            <a href={path}>いまの案を読む</a>
          </p>
        </Banner>
      ) : (
        <Stand version={version} base={base} today={props.today} />
      )}
      {version.note.trim() === '' || version.origin === 'folder' || part === 'steps' ? null : (
        <Section
          title="この案で考えること"
          kind="plain"
          more={mayWrite && isOpen ? <a href={`${path}?part=steps`}>書きかえる</a> : undefined}
        >
          <Written text={version.note} />
        </Section>
      )}
      <Tabs
        label="計画の中"
        items={parts.map((each) => ({
          href: hrefOf(path, each, isPast ? past.typed : ''),
          label: versionParts[each],
          current: each === part,
          ...(each === 'comments'
            ? { count: version.comments }
            : each === 'check' && props.findings !== null
              ? { count: props.findings.length }
              : {}),
        }))}
      />
      {partOf(props)}
      {past === null || part === 'comments' || part === 'steps' ? null : (
        <Section title="前の時点の案" pad>
          <QueryForm action={path} label="前の時点の案">
            <HiddenField name="part" value={part} />
            <TextField
              name="at"
              label="いつの終わりの案か"
              width="medium"
              value={past.typed}
              example="令和8年1月12日"
              error={past.message ?? undefined}
            />
            <Button>この日の案</Button>
          </QueryForm>
        </Section>
      )}
    </StaffLayout>
  )
}

function hrefOf(path: string, part: VersionPart, at: string): string {
  const query = new URLSearchParams({ ...(part === 'body' ? {} : { part }), ...(at === '' ? {} : { at }) })
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

function Stand({ version, base, today }: { version: PlanVersion; base: PlanVersion | undefined; today: CivilDate }) {
  const from = base === undefined ? '' : `${versionTitle(base)}から書きはじめました。`
  switch (version.state) {
    case 'draft':
      return (
        <Banner kind="caution" title="案を書いています。事務局だけが読めます">
          <p>{from}書きおえたら、「進める」から構成員の意見を聞きます。</p>
        </Banner>
      )
    case 'review':
      return (
        <Banner kind="finding" title={`構成員の意見を聞いています(${formatDate(version.reviewUntil ?? today)}まで)`}>
          <p>{from}意見は、項目ごとにも、全体にも書けます。すべてに事務局が答えます。</p>
        </Banner>
      )
    case 'withdrawn':
      return (
        <Banner kind="caution" title="この案は取り下げられました">
          <p>書いたことと意見は、ここに残っています。</p>
        </Banner>
      )
    case 'resolved':
      return (
        <p className="version-stand">
          <StateTag state={version.state} /> {formatDate(version.effectiveOn ?? today)}から効力があります。
          {version.resolution}。{version.isInUse ? null : '効力を生じる日に、画面と集計がこの版に変わります。'}
        </p>
      )
  }
}

function partOf(props: VersionPageProps): ReactNode {
  switch (props.part) {
    case 'body':
      return <BodyPart {...props} />
    case 'goals':
      return (
        <>
          <ListPart {...props} kind="goal" title="目標" unit="つ" />
          <ListPart {...props} kind="kpi" title="KPI" unit="つ" />
        </>
      )
    case 'roadmap':
      return <RoadmapPart {...props} />
    case 'annex':
      return <ListPart {...props} kind="annex" title="別紙の事業" unit="事業" />
    case 'frame':
      return (
        <>
          <ListPart {...props} kind="head" title="計画の基本" unit="つ" />
          <ListPart {...props} kind="lead" title="実施主体" />
          <ListPart {...props} kind="group" title="工程表の区切り" />
        </>
      )
    case 'comments':
      return (
        <CommentsPart
          path={props.path}
          comments={props.comments}
          nodes={props.nodes}
          names={props.names}
          mayAnswer={props.mayWrite && (props.version.state === 'draft' || props.version.state === 'review')}
          mayComment={props.mayComment}
        />
      )
    case 'check':
      return (
        <CheckPart
          path={props.path}
          findings={props.findings ?? []}
          former={formerOf(props)}
          mayWrite={props.mayWrite && props.version.state === 'draft'}
        />
      )
    case 'steps':
      return props.steps === null ? null : (
        <StepsPart
          path={props.path}
          version={props.version}
          base={props.base}
          csrf={props.shell.csrf}
          kit={props.steps.kit}
          values={props.steps.values}
          errors={props.errors}
          nextText={props.carried?.next ?? null}
        />
      )
  }
}

/** A plan that was carried over may still say the year it comes from. */
function formerOf({ version, base, nodes }: VersionPageProps) {
  if (base === undefined || base.fiscalYear === version.fiscalYear) return null
  const year = formatFiscalYear(base.fiscalYear)
  return { year, nodes: nodes.filter((node) => !node.isRemoved && speaksOf(node, year)) }
}

const alive = <K extends PlanNodeKind>(nodes: readonly DraftNode[], kind: K) =>
  nodesOfKind(
    nodes.filter((node) => !node.isRemoved),
    kind,
  ) as (NodeOf<K> & DraftNode)[]

function rowOf(props: VersionPageProps, node: DraftNode, more: { without?: string[]; notes?: ReactNode } = {}) {
  const { names, comments, path, version, mayWrite, mayComment, carried } = props
  const evidence = node.kind === 'measure' ? carried?.byMeasure.get(node.id) : undefined
  return (
    <NodeRow
      key={node.id}
      node={node}
      names={names}
      base={path}
      mayWrite={mayWrite && version.state === 'draft'}
      mayComment={mayComment}
      {...more}
      comments={comments.filter((comment) => comment.nodeKind === node.kind && comment.nodeId === node.id).length}
      carried={
        evidence === undefined || carried === null
          ? undefined
          : { year: formatFiscalYear(carried.fiscalYear), evidence }
      }
    />
  )
}

const Types = ({ types }: { types: readonly number[] }) =>
  types.map((type) => <TargetTypeLabel key={type} type={type as 1 | 2 | 3} />)

/** Chapters and sections with their text, and under each its measures: the order of the paper. */
function BodyPart(props: VersionPageProps) {
  const { nodes, names, path } = props
  const sections = alive(nodes, 'section')
  const measures = alive(nodes, 'measure')
  const mayWrite = props.mayWrite && props.version.state === 'draft'
  return (
    <div className="stack-wide">
      {mayWrite ? (
        <p className="actions">
          <LinkButton href={`${path}/nodes/section/new`} icon="plus">
            章・節を加える
          </LinkButton>
        </p>
      ) : null}
      {sections.map((section) => {
        const own = measures.filter((measure) => measure.content.section === section.id)
        const comments = props.comments.filter(
          (comment) => comment.nodeKind === 'section' && comment.nodeId === section.id,
        ).length
        const isChapter = section.content.parentId === null
        return (
          <Section
            key={section.id}
            id={`section-${section.id}`}
            title={`${section.id.replace('-', ' ')} ${section.content.title}`}
            kind={isChapter ? 'large' : 'plain'}
            level={isChapter ? 2 : 3}
            {...(own.length === 0 ? {} : { count: own.length })}
            more={
              <>
                {comments === 0 ? null : (
                  <a href={`${path}?part=comments#of-section-${section.id}`}>意見 {comments}件</a>
                )}{' '}
                {mayWrite ? (
                  <>
                    <a
                      href={`${path}/nodes/section/${encodeURIComponent(section.id)}`}
                      aria-label={`${titleOf(section)}を直す`}
                    >
                      直す
                    </a>{' '}
                    <a
                      href={`${path}/nodes/measure/new?section=${encodeURIComponent(section.id)}`}
                      aria-label={`${titleOf(section)}に施策を加える`}
                    >
                      施策を加える
                    </a>
                  </>
                ) : null}{' '}
                {props.mayComment ? (
                  <a
                    href={`${path}/comments/new?kind=section&node=${encodeURIComponent(section.id)}`}
                    aria-label={`${titleOf(section)}への意見を書く`}
                  >
                    意見を書く
                  </a>
                ) : null}
              </>
            }
          >
            {section.content.text === '' ? null : <Written text={section.content.text} />}
            {own.length === 0 ? null : (
              <ul className="rows">
                {own.map((measure) =>
                  rowOf(props, measure, {
                    without: ['title', 'section', 'level', 'leads', 'targetTypes'],
                    notes: (
                      <>
                        <span>{measureLevelLabels[measure.content.level]}</span>
                        <Types types={measure.content.targetTypes} />
                        <span>
                          {measure.content.leads.length === 0
                            ? '主体の記載なし'
                            : measure.content.leads
                                .map((lead) => names.leads.find((each) => each.id === lead)?.name ?? lead)
                                .join('・')}
                        </span>
                      </>
                    ),
                  }),
                )}
              </ul>
            )}
          </Section>
        )
      })}
      <Removed {...props} kinds={['section', 'measure']} />
    </div>
  )
}

function RoadmapPart(props: VersionPageProps) {
  const rows = alive(props.nodes, 'row')
  const mayWrite = props.mayWrite && props.version.state === 'draft'
  return (
    <div className="stack-wide">
      {alive(props.nodes, 'group').map((group) => {
        const own = rows.filter((row) => row.content.group === group.id)
        return (
          <Section
            key={group.id}
            title={titleOf(group)}
            count={own.length}
            unit="行"
            more={
              mayWrite ? (
                <a
                  href={`${props.path}/nodes/row/new?group=${encodeURIComponent(group.id)}`}
                  aria-label={`${titleOf(group)}に行を加える`}
                >
                  行を加える
                </a>
              ) : undefined
            }
          >
            {own.length === 0 ? (
              <Empty sentence="この区切りには、まだ行がありません。" />
            ) : (
              <ul className="rows">
                {own.map((row) =>
                  rowOf(props, row, {
                    without: ['title', 'group', 'targetTypes'],
                    notes: (
                      <>
                        <span>{row.content.ref}</span>
                        <Types types={row.content.targetTypes} />
                        {row.content.leadsWording === null ? null : <span>{row.content.leadsWording}</span>}
                      </>
                    ),
                  }),
                )}
              </ul>
            )}
          </Section>
        )
      })}
      <Removed {...props} kinds={['row']} />
    </div>
  )
}

function ListPart({
  kind,
  title,
  unit = '件',
  ...props
}: VersionPageProps & { kind: PlanNodeKind; title: string; unit?: string }) {
  const own = alive(props.nodes, kind)
  const mayAdd = props.mayWrite && props.version.state === 'draft' && kind !== 'head'
  return (
    <>
      <Section
        title={title}
        {...(kind === 'head' ? {} : { count: own.length, unit })}
        more={mayAdd ? <a href={`${props.path}/nodes/${kind}/new`}>{nodeKindLabels[kind]}を加える</a> : undefined}
      >
        {own.length === 0 ? (
          <Empty sentence={`この版には、${nodeKindLabels[kind]}がありません。`} />
        ) : (
          <ul className="rows">
            {own.map((node) =>
              rowOf(
                props,
                node,
                'targetTypes' in node.content && kind !== 'head'
                  ? {
                      notes: <Types types={(node.content as { targetTypes: number[] }).targetTypes} />,
                      without: ['targetTypes'],
                    }
                  : {},
              ),
            )}
          </ul>
        )}
      </Section>
      <Removed {...props} kinds={[kind]} />
    </>
  )
}

/** What was taken out of the draft, and the way back. */
function Removed({ kinds, nodes, path, shell, version, mayWrite }: VersionPageProps & { kinds: PlanNodeKind[] }) {
  const removed = nodes.filter((node) => node.isRemoved && kinds.includes(node.kind))
  if (removed.length === 0) return null
  return (
    <Section title="この案から外したもの" count={removed.length}>
      <Rows>
        {removed.map((node) => (
          <Row
            key={`${node.kind} ${node.id}`}
            title={titleOf(node)}
            titleNote={nodeKindLabels[node.kind]}
            aside={
              mayWrite && version.state === 'draft' ? (
                <PostButton
                  size="small"
                  action={`${path}/nodes/${node.kind}/${encodeURIComponent(node.id)}/restoration`}
                  csrf={shell.csrf}
                  label={`${titleOf(node)}をもとに戻す`}
                >
                  もとに戻す
                </PostButton>
              ) : undefined
            }
          />
        ))}
      </Rows>
    </Section>
  )
}
