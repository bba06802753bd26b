/** A person is signed up from their case, or not any more. */
import { FormFrame, type FormPage } from '../../../../forms/index.ts'
import { DateField, DefinitionList, Empty, NumberField, RadioGroup, TextField } from '../../../../ui/index.ts'
import { type CaseHeader, CaseStrip } from '../../../casework/index.ts'
import { gatheringKinds } from '../gathering.labels.ts'
import type { Gathering } from '../gathering.queries.ts'
import { placeText, seatsText } from '../gathering.rules.ts'
import { signUpForm, signUpWithdrawalForm } from '../sign-up.form.ts'
import type { SignUp } from '../sign-up.queries.ts'
import { timeText } from './gathering-words.tsx'

export function SignUpPage({
  header,
  gatherings,
  ...form
}: FormPage & { header: CaseHeader; gatherings: Gathering[] }) {
  const { gatheringId, agreedOn, callName, needs, companions } = signUpForm.boxes(form.values)
  return (
    <FormFrame
      {...form}
      title="催しに申し込む"
      lead="満席のときはキャンセル待ちになり、席が空くと順番にくり上がります。"
      back={`/cases/${header.id}?tab=work`}
      submit="申し込む"
      before={<CaseStrip header={header} />}
    >
      {gatherings.length === 0 ? (
        <Empty sentence="いま申し込める催しは、ありません。" action={<a href="/gatherings">催しの一覧を見る</a>} />
      ) : null}
      <RadioGroup
        {...gatheringId}
        list
        options={gatherings.map((each) => ({
          value: each.id,
          label: `${each.title}(${gatheringKinds[each.kind]})`,
          hint: [timeText(each), placeText(each), seatsText(each)].join('・'),
        }))}
      />
      <TextField
        {...callName}
        width="long"
        hint="主催の受付に伝わります。名前を伝えたくないときは空のままに。受付番号で呼びます。"
      />
      <TextField {...needs} width="full" hint="主催に伝わります。車いす、筆談、静かな席など。" />
      <NumberField {...companions} unit="人" hint="支援者や家族。席には数えません。" />
      <DateField {...agreedOn} hint="呼び名と配慮を主催に伝えることを、本人に話してください。" />
    </FormFrame>
  )
}

export function WithdrawSignUpPage({ header, signUp, ...form }: FormPage & { header: CaseHeader; signUp: SignUp }) {
  const { reason } = signUpWithdrawalForm.boxes(form.values)
  return (
    <FormFrame
      {...form}
      title="催しへの申込みを取り消す"
      lead="席は、キャンセル待ちの次の人にすぐ移ります。"
      back={`/cases/${header.id}?tab=work`}
      submit="取り消す"
      before={
        <>
          <CaseStrip header={header} />
          <DefinitionList
            items={[
              { term: '催し', value: signUp.title },
              { term: '日時', value: timeText(signUp) },
              { term: '受付番号', value: `${signUp.number}番` },
            ]}
          />
        </>
      }
    >
      <TextField {...reason} width="full" hint="このケースの記録に残ります。主催には伝わりません。" />
    </FormFrame>
  )
}
