/** Jobs, searched for and narrowed; all of it stands in the address. */
import type { ReactNode } from 'react'
import { formatDate, formatNumber } from '../../../../platform/japanese/index.ts'
import {
  Actions,
  AddMore,
  Button,
  Empty,
  HiddenField,
  LinkButton,
  PageHeading,
  Pagination,
  QueryForm,
  Row,
  Rows,
  SelectField,
  type Shell,
  StaffLayout,
  Tag,
  TextField,
} from '../../../../ui/index.ts'
import { type Area, municipalityGroups, type MunicipalityOption } from '../../../council/index.ts'
import { optionsOf } from '../../../../forms/index.ts'
import { ageText, wageText } from '../job-paper.rules.ts'
import { jobKinds, jobMarks, shownStates, wageForms, workplaceOffers } from '../job.labels.ts'
import { type OccupationGroup, occupationGroups, occupationsOf } from '../occupations.labels.ts'
import type { ListedJob } from '../search.queries.ts'
import { addressOf, type Filters } from '../search.rules.ts'

export interface JobsPageProps {
  shell: Shell
  filters: Filters
  jobs: ListedJob[]
  /** Whose jobs alone, where the list is narrowed to one. */
  employer: { id: string; name: string } | undefined
  nextHref: string | undefined
  municipalities: MunicipalityOption[]
  areas: Area[]
  writes: boolean
  imports: boolean
  /** Jobs that wait for a word about their age limit. */
  waiting: number
}

export function JobsPage(props: JobsPageProps) {
  const { shell, filters, jobs, nextHref } = props
  const isNarrowed = Object.values(filters).some((value) => value !== '')
  const enter = (
    <LinkButton href="/jobs/new" kind="primary" icon="pencil-plus">
      求人を入れる
    </LinkButton>
  )
  return (
    <StaffLayout
      title="求人"
      path="/jobs"
      shell={shell}
      ownPrimary={props.writes}
      heading={
        <PageHeading
          title="求人"
          lead="限定求人・歓迎求人をふくむ、県内の窓口が受け付けた求人です。"
          aside={props.writes ? enter : undefined}
        />
      }
    >
      <Narrowing {...props} />
      {props.employer === undefined ? null : (
        <p>
          <a href={`/employers/${props.employer.id}`}>{props.employer.name}</a>の求人だけです。
          <a href={addressOf('/jobs', { ...filters, employer: '' })}>どの企業の求人も見る</a>
        </p>
      )}
      {props.waiting === 0 || filters.state === 'waiting' ? null : (
        <p>
          <a href="/jobs?state=waiting">年齢の限り方の確認を待つ求人 {formatNumber(props.waiting)}件</a>
        </p>
      )}
      {jobs.length === 0 ? (
        <Empty
          sentence={
            isNarrowed
              ? 'あてはまる求人はありません。ことばを短くするか、条件を減らしてください。'
              : 'ここに、公開している求人がならびます。'
          }
          {...(isNarrowed
            ? { action: <LinkButton href="/jobs">すべての求人を見る</LinkButton> }
            : props.writes
              ? { action: enter }
              : {})}
        />
      ) : (
        <Rows>
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </Rows>
      )}
      {jobs.length === 0 ? null : (
        <Pagination text={`${formatNumber(jobs.length)}件を表示しています`} nextHref={nextHref} />
      )}
      <Actions>
        {jobs.length === 0 ? null : (
          <LinkButton href={addressOf('/jobs/list.pdf', filters)} icon="download" size="small">
            この一覧を紙にする(PDF)
          </LinkButton>
        )}
        {props.imports ? <a href="/jobs/imports">表から読みこむ</a> : null}
        <a href="/jobs/age-limit-measures">年齢を限る理由になる国の施策</a>
      </Actions>
    </StaffLayout>
  )
}

/** @param action what can be done with it, where it is listed to be chosen from */
export function JobRow({ job, action }: { job: ListedJob; action?: ReactNode }) {
  return (
    <Row
      href={`/jobs/${job.id}`}
      title={job.title}
      titleNote={job.employerName}
      text={[wageText(job), job.weeklyHours === null ? '' : `週${formatNumber(job.weeklyHours)}時間`, ageText(job)]
        .filter((part) => part !== '')
        .join('・')}
      notes={[
        job.kind === null ? null : jobKinds[job.kind],
        job.municipalityName,
        job.openings === null ? null : `${formatNumber(job.openings)}人`,
        job.number === null ? null : `求人番号 ${job.number}`,
        `${formatDate(job.expiresOn)}まで`,
      ]
        .filter((part) => part !== null)
        .join('・')}
      aside={
        <>
          {job.mark === null ? null : <Tag kind="info">{jobMarks[job.mark]}</Tag>}
          {job.shownState === 'open' ? null : (
            <Tag kind={job.shownState === 'waiting' ? 'caution' : 'neutral'}>{shownStates[job.shownState]}</Tag>
          )}
          {action}
        </>
      }
    />
  )
}

function Narrowing({ filters, municipalities, areas }: JobsPageProps) {
  const isOpen = [filters.hours, filters.wage, filters.offer, filters.mark, filters.state].some((text) => text !== '')
  return (
    <QueryForm action="/jobs" label="求人をさがす">
      {filters.employer === '' ? null : <HiddenField name="employer" value={filters.employer} />}
      <TextField
        name="words"
        label="ことば"
        hint="職種・企業・仕事の内容。空けて書くと、どれもふくむ求人。"
        type="search"
        value={filters.words}
        maxLength={100}
        width="long"
      />
      <SelectField
        name="occupation"
        label="職業"
        value={filters.occupation}
        empty="すべて"
        options={[]}
        groups={(Object.keys(occupationGroups) as OccupationGroup[]).toSorted().map((group) => ({
          label: occupationGroups[group],
          options: [
            { value: `g${group}`, label: `${occupationGroups[group]}のすべて` },
            ...Object.entries(occupationsOf[group]).map(([value, label]) => ({ value, label })),
          ],
        }))}
      />
      <SelectField
        name="place"
        label="働く市町村・圏域"
        value={filters.place}
        empty="すべて"
        options={areas.map(({ key, name }) => ({ value: `a:${key}`, label: `${name}圏域` }))}
        groups={municipalityGroups(municipalities)}
      />
      <SelectField
        name="regular"
        label="雇用形態"
        value={filters.regular}
        empty="すべて"
        options={optionsOf({ yes: '正社員', no: '正社員以外' })}
      />
      <AddMore label="ほかの条件" open={isOpen}>
        <div className="query">
          <TextField name="hours" label="週の時間" value={filters.hours} width="short" unit="時間まで" />
          <SelectField
            name="wageForm"
            label="賃金の形"
            value={filters.wageForm}
            empty="—"
            options={optionsOf(wageForms)}
          />
          <TextField name="wage" label="賃金" value={filters.wage} width="short" unit="円以上" />
          <SelectField
            name="offer"
            label="会社ができること"
            value={filters.offer}
            empty="すべて"
            options={optionsOf(workplaceOffers)}
          />
          <SelectField name="mark" label="印" value={filters.mark} empty="すべて" options={optionsOf(jobMarks)} />
          <SelectField
            name="state"
            label="状態"
            value={filters.state}
            empty="公開"
            options={[
              ...optionsOf(shownStates).filter(({ value }) => value !== 'open'),
              { value: 'all', label: 'すべて' },
            ]}
          />
        </div>
      </AddMore>
      <Actions>
        <Button icon="search">さがす</Button>
      </Actions>
    </QueryForm>
  )
}
