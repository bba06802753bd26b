import { textOf } from '../../../../platform/http/room.ts'
import {
  Banner,
  Checkbox,
  CheckboxGroup,
  DateField,
  DraftNote,
  Form,
  FormSection,
  LinkButton,
  PageHeading,
  RadioGroup,
  Section,
  SelectField,
  StaffLayout,
  SubmitRow,
  TextArea,
  DraftBanner,
} from '../../../../ui/index.ts'
import { type CaseHeader, CaseStrip } from '../../cases/index.ts'
import type { DeskRoom } from '../referral.queries.ts'
import { sendReferralForm } from '../referral.form.ts'
import type { FormPage } from '../../../../forms/index.ts'
import type { DeskChoice } from '../../../council/index.ts'

export interface SendReferralPageProps extends FormPage {
  header: CaseHeader
  choices: DeskChoice[]
  room: ReadonlyMap<string, DeskRoom>
  respondBusinessDays: number
}

export function SendReferralPage({
  path,
  shell,
  kit,
  header,
  values,
  errors,
  choices,
  room,
  respondBusinessDays,
  savedAt,
}: SendReferralPageProps) {
  const { toDeskId, mode, requests, reason, urgency, shares, basis } = sendReferralForm.boxes(values)
  const chosen = choices.find((choice) => choice.desk.id === toDeskId.value)
  return (
    <StaffLayout
      title="つなぐ"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="つなぐ"
          lead="相手が受け入れるまで、責任はいまの窓口にあります。"
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
      aside={<WhatHappens days={respondBusinessDays} />}
    >
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <FormSection title="どこへ、何を">
          <SelectField
            {...toDeskId}
            empty="窓口を選んでください"
            options={[]}
            groups={groupsOf(choices, room)}
            hint="余裕を知らせている窓口には、あと何件受けられるかと、初回までの日数が出ます。"
          />
          {chosen && (chosen.cautions.length > 0 || chosen.desk.certainty === 'U') ? (
            <Banner kind="caution" title={`${chosen.desk.shortName}について`}>
              {chosen.cautions.map((caution) => (
                <p key={caution}>{caution}</p>
              ))}
              {chosen.desk.certainty === 'U' ? (
                <p>電話や場所を、まだ確かめていない窓口です。先に電話で確かめてください。</p>
              ) : null}
            </Banner>
          ) : null}
          <RadioGroup
            list
            {...mode}
            hint="引き継いでもらうと、受け入れのときに責任が相手に移ります。いっしょになら、責任はこの窓口に残り、相手の書いた記録も渡す内容の範囲でこちらに見えます。"
          />
          <TextArea {...requests} hint="1行に1つずつ書くと、ひとつごとに答えが返ってきます。" rows={3} />
          <TextArea {...reason} rows={3} />
          <RadioGroup {...urgency} />
        </FormSection>
        <FormSection title="伝えてよいこと" note="根拠のないことは伝わりません">
          <CheckboxGroup
            {...shares}
            note="本人がよいと言ったものだけ"
            hint="選ばなかったものは、相手の画面に「非開示」と出ます。"
          />
          <Checkbox
            name="shareAll"
            value="yes"
            label="このケースの記録すべてを渡す"
            checked={textOf(values, 'shareAll') === 'yes'}
          />
          <RadioGroup list {...basis.kind} />
          <DateField {...basis.givenOn} />
          <DateField {...basis.until} hint="空なら、取り消されるまでです。緊急のときは、かならず入れてください。" />
        </FormSection>
        <SubmitRow
          label="つなぐ"
          busyLabel="つないでいます…"
          draft
          secondary={
            <LinkButton href={`/cases/${header.id}`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

function groupsOf(choices: DeskChoice[], room: ReadonlyMap<string, DeskRoom>) {
  const option = (choice: DeskChoice) => ({
    value: choice.desk.id,
    // What one has to know of a desk stands beside it before it is chosen, with and without a script.
    label: [
      `${choice.desk.name}${roomText(room.get(choice.desk.id))}`,
      choice.desk.certainty === 'U' ? '確かめられていない窓口' : '',
      ...choice.cautions,
    ]
      .filter(Boolean)
      .join(' ※'),
  })
  return [
    { label: 'この方に合いそうな窓口', options: choices.filter((choice) => choice.isLikely).map(option) },
    { label: 'ほかの窓口', options: choices.filter((choice) => !choice.isLikely).map(option) },
  ].filter((group) => group.options.length > 0)
}

function roomText(room: DeskRoom | undefined): string {
  if (!room) return ''
  const words = [
    room.free > 0 ? `あと${room.free}件` : 'いまは余裕なし',
    room.waitingDays === null ? null : `初回まで約${room.waitingDays}日`,
  ].filter(Boolean)
  return `(${words.join('・')})`
}

function WhatHappens({ days }: { days: number }) {
  return (
    <Section title="つないだあとのこと" kind="quiet">
      <ul className="plain-list">
        <li>相手の窓口の「つなぎ」に、すぐに出ます。</li>
        <li>返事の期限は{days}開庁日です。過ぎると、両方の責任者に知らせます。</li>
        <li>返事が来なくても、つなぎは終わりません。責任もここに残ります。</li>
        <li>その後どうなったかは、ここに返ってきます。</li>
      </ul>
    </Section>
  )
}
