/** Another day, a cancellation, the end. */
import { FormFrame, type FormPage } from '../../../../forms/index.ts'
import { formatDate } from '../../../../platform/japanese/era.ts'
import {
  DateField,
  DefinitionList,
  FieldGrid,
  NumberField,
  Span,
  TextArea,
  TextField,
  TimeField,
} from '../../../../ui/index.ts'
import { cancelForm, endForm, moveForm } from '../gathering.form.ts'
import type { Gathering } from '../gathering.queries.ts'
import { seatsText } from '../gathering.rules.ts'

type Props = FormPage & { gathering: Gathering }

const around = (gathering: Gathering) => ({
  about: gathering.title,
  back: `/gatherings/${gathering.id}`,
  before: (
    <DefinitionList
      items={[
        { term: 'いまの日時', value: `${formatDate(gathering.heldOn)} ${gathering.startsAt}〜${gathering.endsAt}` },
        { term: '申込み', value: seatsText(gathering) },
      ]}
    />
  ),
})

export function MoveGatheringPage({ gathering, ...form }: Props) {
  const { heldOn, startsAt, endsAt, signUpUntil, reason } = moveForm.boxes(form.values)
  return (
    <FormFrame
      {...form}
      {...around(gathering)}
      title="日時を変える"
      lead="申し込んだ窓口のすべてに、メールで知らせます。席とキャンセル待ちの順番はそのままです。"
      submit="日時を変えて知らせる"
    >
      <DateField {...heldOn} />
      <FieldGrid>
        <Span width={4}>
          <TimeField {...startsAt} />
        </Span>
        <Span width={4}>
          <TimeField {...endsAt} />
        </Span>
      </FieldGrid>
      <DateField {...signUpUntil} />
      <TextField {...reason} width="full" hint="知らせるメールに書きます。" />
    </FormFrame>
  )
}

export function CancelGatheringPage({ gathering, ...form }: Props) {
  const { reason } = cancelForm.boxes(form.values)
  return (
    <FormFrame
      {...form}
      {...around(gathering)}
      title="催しを中止する"
      lead="申し込んだ窓口のすべてに、メールで知らせます。中止は元にもどせません。"
      submit="中止して知らせる"
    >
      <TextField {...reason} width="full" hint="知らせるメールに書きます。" />
    </FormFrame>
  )
}

export function EndGatheringPage({ gathering, ...form }: Props) {
  const { people, summary } = endForm.boxes(form.values)
  return (
    <FormFrame
      {...form}
      {...around(gathering)}
      title="催しを終わりにする"
      lead="来た人の数から「取組の記録」が一つ作られ、工程表の裏づけに使えます。個人のことは書きません。"
      submit="終わりにする"
    >
      <NumberField {...people} unit="人" hint="受付をした人の数が入っています。申込みなしで来た人も数えて直します。" />
      <TextArea {...summary} rows={3} hint="何をして、どうなったか。個人のことは書きません。" />
    </FormFrame>
  )
}
