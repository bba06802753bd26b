import { textOf } from '../../../../platform/http/room.ts'
import { type CivilDate, civilDateOf, timeOfDayOf } from '../../../../platform/clock.ts'
import {
  AddMore,
  Checkbox,
  DraftNote,
  FieldGrid,
  Form,
  HiddenField,
  LinkButton,
  PageHeading,
  RadioGroup,
  Row,
  Rows,
  Section,
  SelectField,
  Span,
  StaffLayout,
  SubmitRow,
  TextField,
  TimeField,
  DraftBanner,
} from '../../../../ui/index.ts'
import { closureReasons, talkEndReasons } from '../case.labels.ts'
import type { Colleague, DeskOption } from '../case.queries.ts'
import type { OpenDraft } from '../open-draft.queries.ts'
import { dayText } from './case-words.ts'
import { SureOfDay } from './correction-fields.tsx'
import { NextActionFields, TalkFields } from './parts.tsx'
import { type FormPage, optionsOf } from '../../../../forms/index.ts'
import { type PersonFound, relations } from '../../../people/index.ts'
import type { MunicipalityOption } from '../../../council/index.ts'
import { WhoseTalk } from './whose-talk-section.tsx'

export interface OpenCasePageProps extends FormPage {
  colleagues: Colleague[]
  desks: DeskOption[]
  municipalities: MunicipalityOption[]
  /** Chosen from the search: a known person without an open case. */
  known: PersonFound | null
  /** Found by the search without script, or likely the same person as the one typed. */
  candidates: PersonFound[]
  /** The name may be a duplicate; going on needs a word. */
  mustConfirm: boolean
  /** Other consultations that were begun and not finished. */
  others: OpenDraft[]
  today: CivilDate
  fold: (text: string) => string
}

/** 受付: one short form, from top to bottom while talking. */
export function OpenCasePage(props: OpenCasePageProps) {
  const { path, shell, kit, values, errors, colleagues, desks, savedAt, others, today } = props
  const ends = textOf(values, 'ends') === 'yes'
  return (
    <StaffLayout
      title="相談を記録"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading title="相談を記録" aside={<DraftNote savedAt={savedAt ?? undefined} />} />}
      aside={<Promises />}
    >
      <DraftBanner kit={kit} back="/cases/new" csrf={shell.csrf} />
      <Unfinished others={others} today={today} />
      <Form action={path} kit={kit} errors={errors} search="search" autosave {...(savedAt === null ? {} : { savedAt })}>
        <WhoseTalk {...props} />
        {desks.length > 1 ? (
          <SelectField
            name="deskId"
            label="受けた窓口"
            value={textOf(values, 'deskId')}
            options={desks.map((desk) => ({ value: desk.id, label: desk.name }))}
          />
        ) : (
          <HiddenField name="deskId" value={desks[0]?.id ?? ''} />
        )}
        <TalkFields values={values} />
        <AddMore
          label="電話や来所をした家族・支援者の名前と電話"
          open={['name', 'phone', 'mayCall', 'reachFrom', 'relation'].some(
            (name) => textOf(values, `caller.${name}`) !== '',
          )}
        >
          <SelectField
            name="caller.relation"
            label="本人からみた続柄"
            optional
            empty="選んでください"
            value={textOf(values, 'caller.relation')}
            options={optionsOf(relations)}
          />
          <FieldGrid>
            <Span width={6}>
              <TextField
                name="caller.name"
                label="名前か呼び名"
                optional
                width="full"
                value={textOf(values, 'caller.name')}
              />
            </Span>
            <Span width={6}>
              <TextField
                name="caller.phone"
                label="電話"
                type="tel"
                optional
                width="full"
                value={textOf(values, 'caller.phone')}
              />
            </Span>
          </FieldGrid>
          <Checkbox
            name="caller.mayCall"
            value="yes"
            label="この方に電話してよい"
            checked={textOf(values, 'caller.mayCall') === 'yes'}
          />
          <FieldGrid>
            <Span width={6}>
              <TimeField
                name="caller.reachFrom"
                label="電話してよい時刻"
                optional
                hint="はじめ"
                value={textOf(values, 'caller.reachFrom')}
              />
            </Span>
            <Span width={6}>
              <TimeField
                name="caller.reachTo"
                label="電話してよい時刻のおわり"
                optional
                hint="例: 20:00"
                value={textOf(values, 'caller.reachTo')}
              />
            </Span>
          </FieldGrid>
        </AddMore>
        <SureOfDay values={values} errors={errors} />
        <NextActionFields values={values} colleagues={colleagues} note="これで終わらない相談には、かならず" />
        <AddMore label="これで終わる相談(名前を聞かない一度だけの電話など)" open={ends}>
          <Checkbox name="ends" value="yes" label="次の予定を決めずに、この相談で終わりにする" checked={ends} />
          <RadioGroup
            name="closure.reason"
            label="終わる理由"
            value={textOf(values, 'closure.reason')}
            options={talkEndReasons.map((reason) => ({ value: reason, label: closureReasons[reason] }))}
          />
        </AddMore>
        <SubmitRow
          label="記録する"
          draft
          secondary={
            <LinkButton href="/today" kind="text">
              閉じる
            </LinkButton>
          }
          note="Ctrl + Enter でも記録できます"
        />
      </Form>
    </StaffLayout>
  )
}

/** Begun and not finished: each is there as it was left. */
function Unfinished({ others, today }: Pick<OpenCasePageProps, 'others' | 'today'>) {
  if (others.length === 0) return null
  return (
    <Section title="書きかけの相談" count={others.length} kind="quiet">
      <Rows>
        {others.map((each) => (
          <Row
            key={each.key}
            title={each.about === '' ? '名前を書いていない方' : each.about}
            href={each.path}
            text={each.note}
            aside={
              <span className="meta nb">
                {dayText(civilDateOf(each.updatedAt), today)} {timeOfDayOf(each.updatedAt)}
              </span>
            }
          />
        ))}
      </Rows>
    </Section>
  )
}

function Promises() {
  return (
    <Section title="書くときの約束" kind="quiet">
      <ul className="plain-list">
        <li>書いたことは、自動で下書きに残ります。</li>
        <li>名前を聞かなくても、家族だけの相談でも記録できます。</li>
        <li>開いたケースには、いつも次の予定が一つあります。</li>
      </ul>
    </Section>
  )
}
