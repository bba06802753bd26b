/** Taking a job down, and putting it right: its fields in the order of the paper. */
import { type EditPage, FormFrame, type FormPage } from '../../../../forms/index.ts'
import { AddMore, Banner, Checkbox, FormSection, LinkButton } from '../../../../ui/index.ts'
import { municipalityGroups, type MunicipalityOption } from '../../../council/index.ts'
import type { Employer } from '../employer.queries.ts'
import type { JobFieldName } from '../job.fields.ts'
import { jobForm } from '../job.form.ts'
import { limitingWordsAsked } from '../age-words.rules.ts'
import { paperSections } from '../job-paper.rules.ts'
import type { Job } from '../job.queries.ts'
import type { KeptMeasure } from '../measure.queries.ts'
import { type OccupationGroup, occupationGroups, occupationsOf } from '../occupations.labels.ts'
import { type AnyBox, AnyFields } from './any-field.tsx'

export interface JobFormPageProps extends EditPage {
  employer: Employer
  municipalities: MunicipalityOption[]
  measures: KeptMeasure[]
  /** What is put right; null for a new one. */
  job: Job | null
  /** The job whose words stand in the boxes. */
  copiedFrom: string | null
}

/** Rarely written: closed until asked for. */
const rare: ReadonlySet<JobFieldName> = new Set<JobFieldName>([
  'openingReason',
  'conversion',
  'termText',
  'probation',
  'transfer',
  'carCommute',
  'ageDetail',
  'ageMeasureId',
  'asGraduates',
  'layerOwn',
  'layerAbove',
  'layerBelow',
  'education',
  'allowances',
  'fixedOvertime',
  'otherPay',
  'monthlyDays',
  'closingDay',
  'payDay',
  'raise',
  'bonus',
  'commuting',
  'specialClause',
  'breakMinutes',
  'severance',
  'rehire',
  'extension',
  'childcare',
  'address',
  'resultNotice',
  'documents',
  'selectionPlace',
])

const hasWords = ({ value, values }: AnyBox): boolean =>
  (typeof value === 'string' && value !== '') || (values !== undefined && values.length > 0)

export function JobFormPage({ copiedFrom, municipalities, measures, ...form }: JobFormPageProps) {
  const { values, errors, employer, job } = form
  const boxesOf = (of: FormPage['values']) => ({
    ...(jobForm.boxes(of) as Record<JobFieldName, AnyBox>),
    ...choices({ employer, municipalities, measures }, of),
  })
  const boxes = boxesOf(values)
  const named = new Set(errors.map(({ field }) => field))
  // Asked only of who wrote such words.
  const asksForWords =
    jobForm.boxes(values).wordsSeen.checked || errors.some(({ message }) => message.includes(limitingWordsAsked))
  return (
    <FormFrame
      {...form}
      title={job === null ? '求人を入れる' : '求人を直す'}
      lead="求人票の順にならんでいます。途中でも残せます。足りないところは、公開する前に分かります。"
      about={job === null ? '求人' : job.title}
      back={job === null ? '/jobs' : `/jobs/${job.id}`}
      submit={job === null ? '受け付ける' : '直したことを残す'}
      boxesOf={boxesOf}
      before={
        <>
          {job === null && employer.lastJobId !== null && copiedFrom === null ? (
            <p>
              <LinkButton href={`/jobs/new?employer=${employer.id}&from=${employer.lastJobId}`} icon="file-text">
                最後の求人を写す
              </LinkButton>
            </p>
          ) : null}
          {copiedFrom === null ? null : (
            <Banner kind="done" title={`「${copiedFrom}」を写しました`}>
              <p>求人番号と受け付けた日は、新しく入れてください。</p>
            </Banner>
          )}
        </>
      }
    >
      {paperSections.map((section) => {
        const often = section.fields.filter((field) => !rare.has(field))
        const seldom = section.fields.filter((field) => rare.has(field))
        return (
          <FormSection key={section.title} title={section.title}>
            {section.title === '事業所' ? <p>{employer.name}</p> : null}
            <AnyFields fields={often} boxes={boxes} />
            {seldom.length === 0 ? null : (
              <AddMore
                label={`${section.title === '年齢' ? '理由に合わせて要ること' : 'ほかの項目'}(${seldom.length})`}
                open={seldom.some((field) => named.has(field) || hasWords(boxes[field]))}
              >
                <AnyFields fields={seldom} boxes={boxes} />
              </AddMore>
            )}
          </FormSection>
        )
      })}
      {asksForWords ? (
        <Checkbox
          name="wordsSeen"
          label="年齢を限る言葉ではない(確かめた)"
          value="yes"
          checked={jobForm.boxes(values).wordsSeen.checked}
        />
      ) : null}
    </FormFrame>
  )
}

/** What is chosen from what the database has. */
function choices(
  { employer, municipalities, measures }: Pick<JobFormPageProps, 'employer' | 'municipalities' | 'measures'>,
  values: FormPage['values'],
) {
  const boxes = jobForm.boxes(values)
  const box = (name: 'workplaceId' | 'municipalityCode' | 'ageMeasureId'): AnyBox => boxes[name]
  return {
    workplaceId: {
      ...box('workplaceId'),
      options: employer.workplaces.map(({ id, name }) => ({ value: id, label: name })),
    },
    municipalityCode: { ...box('municipalityCode'), groups: municipalityGroups(municipalities) },
    ageMeasureId: {
      ...box('ageMeasureId'),
      options: measures.map(({ id, name, answer }) => ({
        value: id,
        label: answer === 'confirm' ? `${name}(確認が要ります)` : name,
      })),
    },
    occupation: {
      ...boxes.occupation,
      groups: (Object.keys(occupationGroups) as OccupationGroup[]).toSorted().map((group) => ({
        label: occupationGroups[group],
        options: Object.entries(occupationsOf[group]).map(([value, label]) => ({ value, label })),
      })),
    },
  } satisfies Partial<Record<JobFieldName, AnyBox>>
}
