import type { ReactNode } from 'react'
import { formatDate, formatFiscalYear } from '../../../../platform/japanese/index.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import {
  Banner,
  Button,
  HiddenField,
  LinkButton,
  PageHeading,
  QueryForm,
  Section,
  StaffLayout,
  Tabs,
  TextField,
  Written,
} from '../../../../ui/index.ts'
import { speaksOf } from '../node-words.rules.ts'
import type { PlanVersion } from '../plan-version.queries.ts'
import { CheckPart } from './check-part.tsx'
import { CommentsPart } from './comments-part.tsx'
import { StepsPart } from './steps-part.tsx'
import { StateTag, versionTitle } from './words.tsx'
import type { VersionPageProps } from '../version-page.types.ts'
import { type VersionPart, versionParts } from '../plan-version.labels.ts'
import { BodyPart } from './body-part.tsx'
import { ListPart } from './node-lists.tsx'
import { RoadmapPart } from './roadmap-part.tsx'

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
      {/* Of a step, they stand with its form; else they say why something wasn't put back. */}
      {part === 'steps'
        ? null
        : errors.map((error) => <Banner key={error.message} kind="error" title={error.message} />)}
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
