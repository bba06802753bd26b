import type { CivilDate } from '../../../../platform/clock.ts'
import { matchedParts } from '../../../../platform/japanese/matching.ts'
import {
  Empty,
  LinkButton,
  Marked,
  PageHeading,
  QueryForm,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  TextField,
  Button,
} from '../../../../ui/index.ts'
import type { PersonFound } from '../person-search.queries.ts'
import { displayName, kanaOf } from '../person.rules.ts'
import { factsOf, recordHref } from './candidates.tsx'

export interface SearchPageProps {
  path: string
  shell: Shell
  typed: string
  people: PersonFound[]
  desks: { id: string; name: string }[]
  today: CivilDate
  fold: (text: string) => string
}

export function SearchPage({ path, shell, typed, people, desks, today, fold }: SearchPageProps) {
  return (
    <StaffLayout
      title="さがす"
      path={path}
      shell={shell}
      heading={
        <PageHeading
          title="さがす"
          lead="氏名・かな・生年月日・電話・受付番号・窓口の名前でさがせます。異体字もいっしょに見つかります。"
        />
      }
    >
      <QueryForm action="/people" label="さがす">
        <TextField
          name="q"
          label="さがすことば"
          value={typed}
          type="search"
          width="long"
          example="たかみさわ、昭和55年5月1日、R7-000123"
        />
        <Button kind="secondary">さがす</Button>
      </QueryForm>
      {typed === '' ? null : (
        <Section title="本人" count={people.length} unit="人">
          {people.length === 0 ? (
            <Empty
              sentence="見てよい方の中には、見つかりませんでした。かなや生年月日でもさがせます。"
              action={
                <LinkButton href="/cases/new" kind="secondary" icon="pencil-plus">
                  はじめての方の相談を記録
                </LinkButton>
              }
            />
          ) : (
            <Rows>
              {people.map((person) => (
                <Row
                  key={person.id}
                  strong
                  title={<Marked parts={matchedParts(displayName(person), typed, fold)} />}
                  href={person.caseId === null ? `/people/${person.id}` : `/cases/${person.caseId}`}
                  titleNote={kanaOf(person)}
                  text={factsOf(person, today)}
                  aside={
                    <LinkButton href={recordHref(person)} kind="text">
                      相談を記録
                    </LinkButton>
                  }
                />
              ))}
            </Rows>
          )}
        </Section>
      )}
      {desks.length > 0 ? (
        <Section title="窓口" count={desks.length}>
          <Rows>
            {desks.map((desk) => (
              <Row key={desk.id} title={desk.name} href={`/desks/${desk.id}`} />
            ))}
          </Rows>
        </Section>
      ) : null}
    </StaffLayout>
  )
}
