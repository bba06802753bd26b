/** A field of the 求人票, drawn as its kind wants it. */
import type { DateBoxes } from '../../../../ui/index.ts'
import {
  Checkbox,
  CheckboxGroup,
  DateField,
  FieldGrid,
  type Option,
  RadioGroup,
  SelectField,
  Span,
  TextArea,
  TextField,
} from '../../../../ui/index.ts'
import type { JobFieldName } from '../job.fields.ts'
import { neededToPublish } from '../publish.rules.ts'

/** What a field's kind gives; which of them are there says what it is. */
export interface AnyBox {
  name: string
  label: string
  optional?: true
  value?: string | DateBoxes
  values?: string[]
  checked?: boolean
  options?: Option[]
  groups?: { label: string; options: Option[] }[]
}

interface Look {
  hint?: string
  example?: string
  unit?: string
  lines?: number
}

const looks: Partial<Record<JobFieldName, Look>> = {
  number: { hint: 'ハローワークの求人番号があれば。', example: '20010-00000000' },
  mark: { hint: '歓迎求人は年齢不問のまま「中高年歓迎」。限定求人は年齢を限る求人で、法令の理由が要ります。' },
  openings: { unit: '人' },
  title: { example: '機械部品の検査' },
  occupation: { hint: '生産設備・検査の一部の名は、ハローワークの正式な表での確認が要ります。' },
  duties: { lines: 6 },
  dutiesChange: { hint: '令和6年4月からの決まりです。', example: '変更なし' },
  placeChange: { hint: '令和6年4月からの決まりです。', example: '転勤の可能性なし' },
  renewal: { hint: '期間の定めがあるときに選びます。' },
  renewalRule: { hint: '期間の定めがあるとき、令和6年4月から。', example: '勤務成績による。通算5年まで' },
  place: { example: '長野市篠ノ井…(本社工場)' },
  municipalityCode: { hint: '県の外なら空のまま。' },
  carCommute: { example: '可(無料の駐車場あり)' },
  ageLeast: { unit: '歳から', hint: '年齢を限らないなら空のまま。' },
  ageMost: { unit: '歳まで', hint: '「60歳未満」なら59。' },
  ageGround: { hint: '年齢を限ることは法律で禁じられています。次の例外に当たるときだけ選びます。' },
  ageDetail: { hint: '法令の名(警備業法14条など)、演じる役、引きつぐ職種。' },
  ageMeasureId: {
    hint: '35〜59歳に限る求人をこの理由で認めるかは、令和7年4月からはっきりしていません。確認が要ります。',
  },
  asGraduates: { hint: '若年者の募集のとき。' },
  layerOwn: { unit: '人', hint: '技能の継承のとき。同じ職種で働く人。' },
  layerAbove: { unit: '人' },
  layerBelow: { unit: '人' },
  wageLeast: { unit: '円' },
  wageMost: { unit: '円' },
  weeklyHours: { unit: '時間' },
  breakMinutes: { unit: '分' },
  yearlyHolidays: { unit: '日' },
  retirementAge: { unit: '歳', hint: '定年が無ければ空のまま。' },
  address: { example: 'https://www.example.jp/kyujin' },
  appeal: { lines: 4 },
  notes: { lines: 3 },
}

export function AnyField({ field, box }: { field: JobFieldName; box: AnyBox }) {
  const { lines, ...look } = looks[field] ?? {}
  const { name, label, value, values, options, groups, optional } = box
  const remark = neededToPublish.has(field) ? { note: '公開に要る' } : optional ? { optional } : {}
  const common = { name, label, ...look, ...remark }
  if (box.checked !== undefined) return <Checkbox name={name} label={label} value="yes" checked={box.checked} />
  if (values !== undefined)
    return <CheckboxGroup {...common} values={values} options={options ?? []} note="いくつでも" />
  if (typeof value === 'object') return <DateField {...common} value={value} />
  if (field === 'channel') return <RadioGroup {...common} value={value} options={options ?? []} />
  if (options !== undefined || groups !== undefined)
    return (
      <SelectField
        {...common}
        value={value}
        options={groups === undefined ? (options ?? []) : []}
        groups={groups ?? []}
        empty="選んでいない"
      />
    )
  if (lines !== undefined) return <TextArea {...common} value={value} rows={lines} />
  return <TextField {...common} value={value} width={look.unit === undefined ? 'full' : 'short'} />
}

const isWide = (box: AnyBox, field: JobFieldName): boolean =>
  box.values !== undefined || box.checked !== undefined || looks[field]?.lines !== undefined || field === 'channel'

/** Two beside each other where they are short, on the desk. */
export function AnyFields({
  fields,
  boxes,
}: {
  fields: readonly JobFieldName[]
  boxes: Readonly<Record<JobFieldName, AnyBox>>
}) {
  const runs: { wide: boolean; of: JobFieldName[] }[] = []
  for (const field of fields) {
    const wide = isWide(boxes[field], field)
    const last = runs.at(-1)
    if (last?.wide === false && !wide) last.of.push(field)
    else runs.push({ wide, of: [field] })
  }
  return runs.map(({ wide, of }) =>
    wide ? (
      of.map((field) => <AnyField key={field} field={field} box={boxes[field]} />)
    ) : (
      <FieldGrid key={of[0]}>
        {of.map((field) => (
          <Span key={field} width={6}>
            <AnyField field={field} box={boxes[field]} />
          </Span>
        ))}
      </FieldGrid>
    ),
  )
}
