import {
  AddMore,
  Button,
  Cautions,
  CheckboxGroup,
  DateField,
  DraftNote,
  FieldGrid,
  Form,
  FormSection,
  LinkButton,
  PageHeading,
  PersonHint,
  PhraseButtons,
  PlainRow,
  QuickRows,
  RadioGroup,
  Row,
  Rows,
  Section,
  SelectField,
  Span,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
  TimeField,
  ConflictField,
} from '../../src/ui/index.ts'
import { deskShell } from './shells.ts'

const options = (...words: string[]) => words.map((label) => ({ value: label, label }))

export function Record() {
  return (
    <StaffLayout
      title="相談を記録"
      hasErrors
      path="/cases/new"
      shell={deskShell('/cases/new')}
      heading={<PageHeading title="相談を記録" aside={<DraftNote savedAt="10:58" />} />}
      aside={
        <>
          <Section kind="plain" title="今日、記録がまだの予約">
            <Rows>
              <Row leadTag={<strong>10:00</strong>} title="髙見澤 敦 さん" text="来所・個別相談" />
            </Rows>
          </Section>
          <Section title="前回の記録" note="12月23日(火)" pad>
            <p>在宅の仕事の話を聞きたい。昼夜が逆の日もまだある。</p>
          </Section>
          <Cautions
            items={[
              { icon: 'phone-off', text: '電話は使わない(文字だけ)' },
              { icon: 'mail', text: '封筒に機関名を出さない' },
            ]}
          />
        </>
      }
    >
      <Form
        action="/cases"
        kit={{ csrf: 'x', submissionId: 'y', draftKey: 'case-new', owner: 'o' }}
        autosave
        savedAt="10:58"
        errors={[
          { field: 'next.on.day', message: '2月は28日までです。日を直してください。' },
          { field: 'channel', message: '方法を選んでください。' },
        ]}
      >
        <TextField
          name="person"
          label="どなたの相談ですか"
          value="たかみさわ あ"
          suggest="/people/hint"
          suggested={
            <PersonHint
              people={[
                {
                  id: '1',
                  name: (
                    <>
                      髙見<mark>澤</mark> 敦
                    </>
                  ),
                  kana: 'たかみざわ あつし',
                  facts: '45歳・上田市・R7-000418・担当 清水 真帆',
                  why: '今日10:00の予約の方です',
                  action: (
                    <Button kind="primary" size="small">
                      この方の記録にする
                    </Button>
                  ),
                },
                {
                  id: '2',
                  name: '高見沢 明子',
                  kana: 'たかみさわ あきこ',
                  facts: '41歳・東御市・この窓口で昨年度に終結',
                  action: (
                    <LinkButton size="small" href="/c">
                      この方にする
                    </LinkButton>
                  ),
                },
              ]}
              foot={
                <>
                  <a href="/n">はじめての方として登録</a>
                  <a href="/a">名前を聞かずに記録</a>
                </>
              }
            />
          }
        />
        <QuickRows>
          <PlainRow label="いつ">
            今日 1月20日(火)10:00・60分{' '}
            <a className="meta" href="/x">
              変える
            </a>
          </PlainRow>
          <RadioGroup
            row
            name="speaker"
            label="話した人"
            value="本人"
            options={options('本人', '家族', '支援者', '匿名')}
          />
          <RadioGroup
            row
            name="channel"
            label="方法"
            options={options('来所', '電話', '訪問', 'オンライン', 'メール・SNS')}
          />
          <CheckboxGroup
            row
            name="topics"
            label="内容"
            note="いくつでも"
            values={['仕事探し', '健康・障害']}
            options={options(
              '仕事探し',
              '仕事上の不安',
              '健康・障害',
              '収入・生活費',
              '住まい',
              '家族',
              'ひきこもり',
              'その他',
            )}
          />
        </QuickRows>
        <TextArea
          name="note"
          label="話したこと"
          hint="本人の言葉で短く。あとから書き足せます。"
          value="先週から朝の散歩を続けている。「人の少ない時間なら外に出られる」と本人。夜は眠れている。在宅でできるデータ入力の体験に関心あり。来月、体験先を見学したい。"
          after={
            <PhraseButtons
              target="note"
              phrases={['体調は変わりなし', '次回も来所を希望', '書類を渡した', '前回からうつす']}
            />
          }
        />
        <FormSection title="次の予定" note="かならず">
          <FieldGrid>
            <Span width={6}>
              <DateField name="next.on" label="日" value={{ year: '令和8年', month: '2', day: '30' }} />
            </Span>
            <Span width={4}>
              <TimeField name="next.time" label="時刻" optional value="10:00" />
            </Span>
            <Span width={9}>
              <TextField name="next.note" label="すること" value="データ入力の体験先を見学する" />
            </Span>
            <Span width={3}>
              <SelectField
                name="next.assignee"
                label="担当"
                value="清水 真帆"
                options={options('清水 真帆', '北沢 遥')}
              />
            </Span>
          </FieldGrid>
        </FormSection>
        <ConflictField
          name="goal"
          label="めざすこと"
          mine="週3日、外に出る"
          theirs="週2日、外に出る"
          theirNote="北沢 遥が10:40に記録"
        />
        <AddMore label="時間・同席者・書類・つなぎを足す">
          <TextField name="with" label="同席した人" optional />
        </AddMore>
        <SubmitRow
          label="記録する"
          draft
          secondary={
            <LinkButton kind="text" href="/today">
              下書きのまま閉じる
            </LinkButton>
          }
          note="Ctrl + Enter でも記録できます"
        />
      </Form>
    </StaffLayout>
  )
}
