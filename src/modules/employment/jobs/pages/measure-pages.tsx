/** Measures of the state on which an age limit may rest: read by all, written by the council's office. */
import { type EditPage, FormFrame } from '../../../../forms/index.ts'
import { formatDate, formatDateTime } from '../../../../platform/japanese/index.ts'
import {
  Banner,
  Checkbox,
  DateField,
  DefinitionList,
  FieldGrid,
  LinkButton,
  NumberField,
  PageHeading,
  RadioGroup,
  Section,
  type Shell,
  Span,
  StaffLayout,
  TextArea,
  TextField,
  Written,
} from '../../../../ui/index.ts'
import { grounds } from '../age-limit.grounds.ts'
import { measureAnswers, measureForm } from '../measure.form.ts'
import type { KeptMeasure } from '../measure.queries.ts'

export function MeasuresPage({ shell, measures, writes }: { shell: Shell; measures: KeptMeasure[]; writes: boolean }) {
  return (
    <StaffLayout
      title="年齢を限る理由"
      path="/jobs/age-limit-measures"
      shell={shell}
      ownPrimary={writes}
      heading={
        <PageHeading
          overline={<a href="/jobs">求人</a>}
          title="年齢を限る理由"
          lead="募集で年齢を限ることは、法律(労働施策総合推進法9条)で禁じられています。ここにある理由だけが例外です。"
          aside={
            writes ? (
              <LinkButton href="/jobs/age-limit-measures/new" kind="primary" icon="pencil-plus">
                施策を加える
              </LinkButton>
            ) : undefined
          }
        />
      }
    >
      <Section title="国の施策を使うとき" count={measures.length}>
        <Banner kind="caution" title="確認が要ります">
          <p>
            令和7年4月1日からの、35歳から59歳までに限る求人をどの施策で認めるかは、まだはっきりしていません。
            確かめるまでは、一件ごとに確認を待ち、公開しません。事務局が労働局に確かめて書き直します。
          </p>
        </Banner>
        {measures.map((measure) => (
          <Measure key={measure.id} measure={measure} writes={writes} />
        ))}
      </Section>
      <Section title="法令の例外" count={grounds.length}>
        {grounds.map((ground) => (
          <Section key={ground.code} title={ground.label} level={3} kind="plain" pad>
            <DefinitionList
              items={[
                { term: '法令', value: ground.law },
                { term: 'いつから', value: formatDate(ground.validFrom) },
                { term: 'いつまで', value: ground.validTo === null ? '決まっていない' : formatDate(ground.validTo) },
                {
                  term: '確かさ',
                  value: ground.certainty === 'P' ? '公の文書で確かめた' : '公の文書での確認が要ります',
                },
                { term: '出どころ', value: ground.source },
              ]}
            />
          </Section>
        ))}
      </Section>
    </StaffLayout>
  )
}

function Measure({ measure, writes }: { measure: KeptMeasure; writes: boolean }) {
  return (
    <Section
      title={measure.name}
      level={3}
      kind="plain"
      pad
      more={writes ? <a href={`/jobs/age-limit-measures/${measure.id}`}>直す</a> : undefined}
    >
      <DefinitionList
        items={[
          { term: '公開できるか', value: measureAnswers[measure.answer] },
          { term: '対象', value: `${measure.least}歳から${measure.most}歳まで` },
          {
            term: '使える日',
            value: `${formatDate(measure.validFrom)}から${measure.validTo === null ? '' : `${formatDate(measure.validTo)}まで`}`,
          },
          {
            term: '条件',
            value:
              [
                measure.needsPermanent ? '期間の定めのない雇用だけ' : '',
                measure.needsHelloWork ? 'ハローワークに申し込んだ求人だけ' : '',
              ]
                .filter((part) => part !== '')
                .join('・') || 'なし',
          },
          { term: '出どころ', value: <Written text={measure.source} /> },
          ...(measure.authorName === null
            ? []
            : [{ term: '最後に直した', value: `${formatDateTime(measure.changedAt)} ${measure.authorName}` }]),
        ]}
      />
    </Section>
  )
}

export function MeasureFormPage({ measure, ...form }: EditPage & { measure: KeptMeasure | null }) {
  const boxes = measureForm.boxes(form.values)
  return (
    <FormFrame
      {...form}
      title={measure === null ? '国の施策を加える' : '国の施策を直す'}
      lead="ここを直すと、これから公開する求人は新しい内容で判定します。"
      about="年齢を限る理由"
      back="/jobs/age-limit-measures"
      submit="残す"
      boxesOf={(values) => {
        const { least, most, ...said } = measureForm.boxes(values)
        return { ...said, least: { ...least, unit: '歳' }, most: { ...most, unit: '歳' } }
      }}
    >
      <TextField {...boxes.name} width="full" />
      <FieldGrid>
        <Span width={6}>
          <NumberField {...boxes.least} unit="歳から" />
        </Span>
        <Span width={6}>
          <NumberField {...boxes.most} unit="歳まで" />
        </Span>
      </FieldGrid>
      <DateField {...boxes.validFrom} />
      <DateField {...boxes.validTo} />
      <Checkbox {...boxes.needsPermanent} />
      <Checkbox {...boxes.needsHelloWork} />
      <RadioGroup {...boxes.answer} />
      <TextArea {...boxes.source} rows={4} />
    </FormFrame>
  )
}
