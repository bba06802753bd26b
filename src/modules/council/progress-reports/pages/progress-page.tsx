import { type FigureCell, FigurePicture, FigureTable } from '../../../../figures/index.ts'
import { type Fields, type FormKit, textOf } from '../../../../platform/http/room.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import { formatDate, formatFiscalYear } from '../../../../platform/japanese/index.ts'
import {
  Banner,
  DefinitionList,
  Bars,
  BarsDrawing,
  Form,
  LinkButton,
  Nb,
  PageHeading,
  Section,
  type Shell,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
  Written,
} from '../../../../ui/index.ts'
import { noteTime, progressReportTitle, roadmapStateLabels } from '../../indicators/index.ts'
import { progressApprovalForm, wordField } from '../progress.form.ts'
import { type Doubt, withFigures } from '../progress-words.rules.ts'
import type { ProgressReport } from '../progress.queries.ts'
import { hasFormerYear, periodEnd, type ProgressFigures } from '../progress.rules.ts'

export interface ProgressPageProps {
  path: string
  shell: Shell
  report: ProgressReport
  figures: ProgressFigures
  /** For who may approve it. */
  kit: FormKit | null
  /** Of a draft: what needs a word before it is approved. */
  doubts: Doubt[]
  values: Fields
  errors: FieldError[]
}

/** 1,881人 as it is kept in the report: its number and its unit. */
const partsOfNumber = (text: string) => /^(\d[\d,]*)(\D*)$/.exec(text)
const numberOf = (text: string): FigureCell => {
  const parts = partsOfNumber(text)
  return parts === null ? text : { value: Number(parts[1]?.replaceAll(',', '')), shown: text }
}

const shareOf = (text: string): FigureCell =>
  /^\d[\d,.]*%$/.test(text) ? { value: Number(text.replaceAll(/[,%]/g, '')) / 100, kind: 'percent', shown: text } : text

/** Of days to come there is nothing to count yet. */
export function countedUntil(report: Pick<ProgressReport, 'fiscalYear' | 'period'>, day: CivilDate): CivilDate {
  const end = periodEnd(report.fiscalYear, report.period)
  return day < end ? day : end
}

/** The report as it will be read: words, figures, rows. */
export function ProgressPage({ path, shell, report, figures, kit, doubts, values, errors }: ProgressPageProps) {
  const isDraft = report.approvedOn === null
  const written = (part: string) =>
    (report.texts[part] ?? '').trim() === '' ? null : <Written text={withFigures(report.texts[part] ?? '', figures)} />
  return (
    <StaffLayout
      title={progressReportTitle(report.fiscalYear, report.period)}
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={<a href="/progress-reports">進捗報告</a>}
          title={`${progressReportTitle(report.fiscalYear, report.period)} 第${report.edition}版`}
          aside={
            <>
              {isDraft && kit !== null ? (
                <LinkButton kind="primary" href={`${path}/edit`} icon="pencil">
                  書く
                </LinkButton>
              ) : null}
              <LinkButton href={`${path}/report.pdf`} icon="printer" download>
                PDF
              </LinkButton>
              <LinkButton href={`${path}/report.docx`} icon="download" download>
                Word
              </LinkButton>
            </>
          }
        />
      }
    >
      {isDraft ? (
        <Banner
          kind="caution"
          title={`案です。数と状態は、${formatDate(countedUntil(report, figures.day))}までのことを、いま分かっているとおりに数えています`}
        >
          <p>承認すると、そのときの数と状態が報告に残り、変わらなくなります。</p>
        </Banner>
      ) : (
        <Banner kind="done" title={`${formatDate(report.approvedOn ?? '')} ${report.approval}`}>
          <p>数と状態は、{formatDate(figures.day)}のものです。</p>
        </Banner>
      )}
      <Section title="全体のまとめ" pad>
        {written('summary')}
      </Section>
      <Section title="KPIの進み" pad>
        <ReachedBars figures={figures} />
        <FigureTable
          name="kpis"
          kind="list"
          caption="KPIの進み"
          captionHidden
          columns={[
            { key: 'label', label: 'KPI' },
            { key: 'goal', label: '目標', align: 'end' },
            { key: 'actual', label: '実績', align: 'end', strong: true },
            { key: 'unit', label: '単位', fileOnly: true },
            { key: 'reached', label: '割合', align: 'end' },
            { key: 'state', label: '進み' },
            ...(report.period === 'half' ? [{ key: 'forecast', label: '年度末の見込み', align: 'end' as const }] : []),
            ...(hasFormerYear(figures)
              ? [{ key: 'before', label: formatFiscalYear(report.fiscalYear - 1), align: 'end' as const }]
              : []),
          ]}
          rows={figures.kpis.map((kpi) => ({
            id: kpi.label,
            cells: {
              label: kpi.label,
              goal: numberOf(kpi.goal),
              actual: numberOf(kpi.actual),
              unit: partsOfNumber(kpi.actual)?.[2] ?? '',
              reached: shareOf(kpi.reached),
              state: kpi.state,
              forecast: numberOf(kpi.forecast),
              before: kpi.before ?? '',
            },
          }))}
        />
        {(figures.notes ?? []).length === 0 ? null : (
          <DefinitionList
            items={(figures.notes ?? []).map((each) => ({
              term: `${each.label}(${noteTime(each.month)})`,
              value: <Written text={each.note} />,
            }))}
          />
        )}
      </Section>
      {figures.groups.map((group) => (
        <Section key={group.number} title={`${group.number}. ${group.title}`} count={group.rows.length} pad>
          {written(`group-${group.number}`)}
          <FigureTable
            name={`group-${group.number}`}
            kind="list"
            caption={`${group.title}の取組`}
            captionHidden
            columns={[
              { key: 'title', label: '取組' },
              { key: 'leads', label: '実施主体' },
              { key: 'state', label: '状態' },
              { key: 'evidence', label: '実績・裏づけ' },
              { key: 'reason', label: '理由', fileOnly: true },
              { key: 'countermeasure', label: '手だて', fileOnly: true },
            ]}
            rows={group.rows.map((row) => ({
              id: row.title,
              cells: {
                title: row.title,
                leads: row.leads,
                state: { value: roadmapStateLabels[row.state], shown: <Nb>{roadmapStateLabels[row.state]}</Nb> },
                evidence: { value: row.evidence, shown: <Evidence row={row} /> },
                reason: row.state === 'late' ? row.reason : '',
                countermeasure: row.state === 'late' ? row.countermeasure : '',
              },
            }))}
          />
        </Section>
      ))}
      {written('next') === null ? null : (
        <Section title="次の年度に向けて" pad>
          {written('next')}
        </Section>
      )}
      {report.doubts.length === 0 ? null : (
        <Section title="承認のときに確かめたこと" pad>
          <DefinitionList items={report.doubts.map((each) => ({ term: each.text, value: each.word }))} />
        </Section>
      )}
      {isDraft && kit !== null ? (
        <Section title="承認する" pad>
          <Form action={`${path}/approval`} kit={kit} errors={errors}>
            <TextField {...progressApprovalForm.boxes(values).approval} width="full" example="令和7年度 第2回協議会" />
            {doubts.map((doubt) => (
              <TextArea
                key={doubt.key}
                name={wordField(doubt.key)}
                label={doubt.text}
                hint="このまま承認するわけを書きます。報告といっしょに残ります。"
                rows={2}
                value={textOf(values, wordField(doubt.key))}
              />
            ))}
            <SubmitRow label="承認する" note="承認した報告は変えられません。直すときは、次の版をつくります。" />
          </Form>
        </Section>
      ) : null}
    </StaffLayout>
  )
}

function Evidence({ row }: { row: ProgressFigures['groups'][number]['rows'][number] }) {
  if (row.state !== 'late') return <Written text={row.evidence} />
  return (
    <div>
      <Written text={row.evidence} />
      <span className="cell-under">理由: {row.reason}</span>
      <span className="cell-under">手だて: {row.countermeasure}</span>
    </div>
  )
}

function ReachedBars({ figures }: { figures: ProgressFigures }) {
  const [label, unit] = ['目標に対する割合', '%']
  const items = figures.kpis
    .filter((kpi) => kpi.reached !== '')
    .map((kpi) => ({ id: kpi.label, label: kpi.label, value: Math.round(kpi.share * 1000) / 10 }))
  return (
    <FigurePicture name="reached" title={label} drawing={<BarsDrawing label={label} unit={unit} items={items} />}>
      <Bars label={label} unit={unit} items={items} />
    </FigurePicture>
  )
}
