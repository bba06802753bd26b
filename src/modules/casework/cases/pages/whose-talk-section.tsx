/** 受付: whose talk it is, of somebody known, somebody new, or nobody named. */
import { textOf } from '../../../../platform/http/room.ts'
import {
  AddMore,
  Button,
  Checkbox,
  DateField,
  FieldGrid,
  FormSection,
  HiddenField,
  SelectField,
  Span,
  TextField,
  TimeField,
} from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import { Candidates, displayName, factsOf } from '../../../people/index.ts'
import { municipalityGroups } from '../../../council/index.ts'
import type { OpenCasePageProps } from './open-case-page.tsx'

export function WhoseTalk({ values, known, candidates, mustConfirm, municipalities, today, fold }: OpenCasePageProps) {
  if (known) {
    return (
      <FormSection title="どなたの相談ですか">
        <HiddenField name="personId" value={known.id} />
        <p>
          <strong>{displayName(known)} さん</strong> <span className="meta">{factsOf(known, today)}</span>
        </p>
        <p>
          <Button kind="text" size="small" name="_intent" value="unchoose" formNoValidate>
            ほかの方にする
          </Button>
        </p>
      </FormSection>
    )
  }
  const typed =
    textOf(values, 'search') ||
    [textOf(values, 'person.familyNameKana'), textOf(values, 'person.givenNameKana')].join('')
  return (
    <FormSection title="どなたの相談ですか" note="名前を聞かずに記録してもかまいません">
      <TextField
        name="search"
        label="知っている方をさがす"
        optional
        width="full"
        suggest="/people/hint"
        value={textOf(values, 'search')}
        hint="氏名・かな・生年月日・受付番号。異体字もいっしょに見つかります。"
        suggested={
          candidates.length > 0 ? (
            <Candidates
              people={candidates}
              typed={typed}
              today={today}
              fold={fold}
              {...(mustConfirm ? { title: '同じ方が、もう記録されているかもしれません' } : {})}
            />
          ) : null
        }
      />
      <Button kind="secondary" name="_intent" value="search">
        さがす
      </Button>
      {mustConfirm ? <Checkbox name="confirmDifferent" value="yes" label="上の方とは別の方として登録する" /> : null}
      <AddMore
        label="はじめての方の名前などを書く"
        open={[
          'person.familyName',
          'person.familyNameKana',
          'person.alias',
          'person.birthDate.year',
          'person.phone',
        ].some((name) => textOf(values, name) !== '')}
      >
        <FieldGrid>
          <Span width={6}>
            <TextField
              name="person.familyName"
              label="姓"
              optional
              width="full"
              value={textOf(values, 'person.familyName')}
            />
          </Span>
          <Span width={6}>
            <TextField
              name="person.givenName"
              label="名"
              optional
              width="full"
              value={textOf(values, 'person.givenName')}
            />
          </Span>
          <Span width={6}>
            <TextField
              name="person.familyNameKana"
              label="姓のよみ"
              optional
              width="full"
              hint="ひらがなでもかまいません。"
              suggest="/people/hint"
              value={textOf(values, 'person.familyNameKana')}
            />
          </Span>
          <Span width={6}>
            <TextField
              name="person.givenNameKana"
              label="名のよみ"
              optional
              width="full"
              value={textOf(values, 'person.givenNameKana')}
            />
          </Span>
        </FieldGrid>
        <DateField
          name="person.birthDate"
          label="生年月日"
          optional
          past
          value={typedBoxes(values, 'person.birthDate')}
        />
        <FieldGrid>
          <Span width={6}>
            <SelectField
              name="person.municipalityCode"
              label="住んでいる市町村"
              optional
              empty="分からない"
              value={textOf(values, 'person.municipalityCode')}
              options={[]}
              groups={municipalityGroups(municipalities)}
            />
          </Span>
          <Span width={6}>
            <TextField
              name="person.phone"
              label="電話"
              type="tel"
              optional
              width="full"
              value={textOf(values, 'person.phone')}
            />
          </Span>
          <Span width={6}>
            <TimeField
              name="person.reachFrom"
              label="連絡してよい時刻"
              optional
              hint="はじめ"
              value={textOf(values, 'person.reachFrom')}
            />
          </Span>
          <Span width={6}>
            <TimeField
              name="person.reachTo"
              label="連絡してよい時刻のおわり"
              optional
              hint="例: 20:00"
              value={textOf(values, 'person.reachTo')}
            />
          </Span>
          <Span width={6}>
            <TextField
              name="person.alias"
              label="呼び名"
              optional
              width="full"
              hint="名前を聞かないときに、窓口で呼ぶ名です。"
              value={textOf(values, 'person.alias')}
            />
          </Span>
        </FieldGrid>
      </AddMore>
    </FormSection>
  )
}
